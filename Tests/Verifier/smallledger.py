"""A small ledger by hand: bytes with struct, the tree by its recursive definition, no code of verify.py."""
import base64, hashlib, json, sqlite3, struct
import notes

STORE = bytes(range(16))
def sha(data): return hashlib.sha256(data).digest()
def salt(sequence, name): return sha(b"salt %d %s" % (sequence, name.encode()))

def head(leaves):
    if not leaves: return sha(b"")
    if len(leaves) == 1: return leaves[0]
    k = 1
    while k * 2 < len(leaves): k *= 2
    return sha(b"\1" + head(leaves[:k]) + head(leaves[k:]))

def path(index, leaves):
    if len(leaves) == 1: return []
    k = 1
    while k * 2 < len(leaves): k *= 2
    if index < k: return path(index, leaves[:k]) + [head(leaves[k:])]
    return path(index - k, leaves[k:]) + [head(leaves[:k])]

class Event:
    def __init__(self, sequence, commit, place, count, subject, version, kind="case-moved", facts="{}", personal=None):
        self.sequence, self.commit, self.place, self.count = sequence, bytes(15) + bytes([commit]), place, count
        self.subject, self.version, self.kind, self.store = bytes(15) + bytes([subject]), version, kind, STORE
        self.parts = {"facts": facts.encode()}
        if personal: self.parts["personal"] = personal.encode()
        self.actor, self.recorded = bytes(15) + b"\x09", 1_793_000_000_000 - sequence

    def header(self):
        def text(value): return bytes([len(value)]) + value.encode()
        return (b"CLE1" + self.store + struct.pack(">Q", self.sequence) + self.commit
                + struct.pack(">HH", self.place, self.count) + self.subject + struct.pack(">Q", self.version)
                + text(self.kind) + struct.pack(">Hqh", 1, self.recorded, -360) + self.actor + bytes(32)
                + bytes([len(self.parts)])
                + b"".join(text(name) + sha(salt(self.sequence, name) + data) for name, data in self.parts.items()))

def ledger(erased=None):
    """Event 0, and commits of one to three events about three subjects."""
    events = [Event(0, 1, 0, 1, 1, 1, "store-created",
                    json.dumps({"store": STORE.hex(), "format": 1, "mode": "training"}))]
    for number, (commit, place, count, subject, version) in enumerate([
            (2, 0, 1, 2, 1), (3, 0, 2, 2, 2), (3, 1, 2, 3, 1), (4, 0, 3, 2, 3), (4, 1, 3, 3, 2), (4, 2, 3, 3, 3)], 1):
        events.append(Event(number, commit, place, count, subject, version, personal='{"name": "Ruth %d"}' % number))
    if erased is not None:
        events.append(Event(7, 5, 0, 1, 1, 2, "part-erased", json.dumps({"sequence": erased, "part": "personal"})))
    return events

def write_store(file, events):
    base = sqlite3.connect(file)
    base.execute("PRAGMA synchronous = OFF")
    base.executescript("""
        CREATE TABLE event(sequence INTEGER PRIMARY KEY, header BLOB NOT NULL, subject BLOB NOT NULL,
            subject_version INTEGER NOT NULL, kind TEXT NOT NULL, recorded_at INTEGER NOT NULL, actor BLOB NOT NULL,
            commit_id BLOB NOT NULL);
        CREATE TABLE part(sequence INTEGER, name TEXT, salt BLOB, bytes BLOB, PRIMARY KEY(sequence, name));
        CREATE TABLE node(level INTEGER, position INTEGER, hash BLOB, PRIMARY KEY(level, position));""")
    leaves = [sha(b"\0" + event.header()) for event in events]
    for event in events:
        base.execute("INSERT INTO event VALUES(?,?,?,?,?,?,?,?)", (event.sequence, event.header(), event.subject,
                     event.version, event.kind, event.recorded, event.actor, event.commit))
        for name, data in event.parts.items():
            base.execute("INSERT INTO part VALUES(?,?,?,?)", (event.sequence, name, salt(event.sequence, name), data))
    for level in range(5):
        width = 1 << level
        base.executemany("INSERT INTO node VALUES(?,?,?)", [(level, position, head(leaves[position * width:][:width]))
                                                            for position in range(len(leaves) // width)])
    base.commit()
    return base, leaves

def sign(seed, message):
    """Ed25519 (RFC 8032, section 5.1.6)."""
    def pack(point):
        z = pow(point[2], -1, notes.P)
        x, y = point[0] * z % notes.P, point[1] * z % notes.P
        return (y | (x & 1) << 255).to_bytes(32, "little")
    base = notes.point((4 * pow(5, -1, notes.P) % notes.P).to_bytes(32, "little"))
    long = hashlib.sha512(seed).digest()
    a = int.from_bytes(long[:32], "little") & (1 << 254) - 8 | 1 << 254
    public = pack(notes.times(a, base))
    r = int.from_bytes(hashlib.sha512(long[32:] + message).digest(), "little") % notes.L
    point = pack(notes.times(r, base))
    h = int.from_bytes(hashlib.sha512(point + public + message).digest(), "little") % notes.L
    return public, point + ((r + h * a) % notes.L).to_bytes(32, "little")

def b64(data): return None if data is None else base64.b64encode(data).decode()
