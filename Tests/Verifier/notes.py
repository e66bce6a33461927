"""Checkpoints (docs/ledger-format.md, section 4) and their Ed25519 signatures."""
import base64, hashlib

def unbase64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text: raise ValueError("base64")
    return data

def read_checkpoint(path, key):
    """Size and root; ValueError unless it is a signed note, signed by the key if there is one."""
    with open(path, encoding="utf-8", newline="") as file: note = file.read()
    if any(letter < " " and letter != "\n" or letter == "\x7f" for letter in note): raise ValueError("not plain text")
    text, blank, signatures = note.rpartition("\n\n")
    origin, size, root, *_ = text.split("\n")
    if not blank or not origin or not signatures.endswith("\n") or str(abs(int(size))) != size \
            or len(unbase64(root)) != 32:
        raise ValueError("not a checkpoint")
    if key:
        name, hash, public = key.split("+", 2)
        public = unbase64(public)
        key_id = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
        own = [unbase64(line.split(" ")[2]) for line in signatures.split("\n") if line.startswith("\u2014 %s " % name)]
        own = [signature[4:] for signature in own if signature[:4] == key_id]
        if len(public) != 33 or public[0] != 1 or hash != key_id.hex(): raise ValueError("not an Ed25519 key")
        if not own or not all(signed(public[1:], (text + "\n").encode(), signature) for signature in own):
            raise ValueError("the signature does not fit")
    return int(size), unbase64(root)

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def signed(public, message, signature):
    """Whether this is the key's signature of the message (RFC 8032, section 5.1.7)."""
    if len(signature) != 64: return False
    scalar = int.from_bytes(signature[32:], "little")
    base, r, a = point((4 * pow(5, -1, P) % P).to_bytes(32, "little")), point(signature[:32]), point(public)
    if scalar >= L or not r or not a: return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    one, other = times(scalar, base), add(r, times(h, a))
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 == (one[1] * other[2] - other[1] * one[2]) % P

def point(data):
    y = int.from_bytes(data, "little")
    y, sign = y & (1 << 255) - 1, y >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P: x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or not x and sign: return None
    return (x if x & 1 == sign else P - x, y, 1)

def add(one, two):
    (x1, y1, z1), (x2, y2, z2) = one, two
    a, c, d = z1 * z2 % P, x1 * x2 % P, y1 * y2 % P
    b, e = a * a % P, D * c * d % P
    f, g = b - e, b + e
    return a * f * ((x1 + y1) * (x2 + y2) - c - d) % P, a * g * (d + c) % P, f * g % P

def times(scalar, what):
    result = (0, 1, 1)
    for bit in bin(scalar)[2:]:
        result = add(result, result)
        if bit == "1": result = add(result, what)
    return result
