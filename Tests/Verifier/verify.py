#!/usr/bin/env python3
"""Checks a Caseload store or export. Written from docs/ledger-format.md alone; knows nothing of Caseload's code."""
import argparse, contextlib, functools, hashlib, json, sqlite3, struct, sys, urllib.parse
import vectors  # this and the next stand beside this file
from notes import read_checkpoint, unbase64

class Bad(Exception):
    """What is wrong: from which event on (None: from none in particular), and a sentence."""

def sha(*pieces): return hashlib.sha256(b"".join(pieces)).digest()
def leaf(header): return sha(b"\0", header)
def node(left, right): return sha(b"\1", left, right)

def join(peaks):
    """The root over perfect subtrees, the largest first."""
    return functools.reduce(lambda right, left: node(left, right), peaks[::-1]) if peaks else sha()

# Proofs (section 3)
def up(fn, sn, skip=False):
    """One level up, and with skip first past the levels at which nothing is hashed."""
    while skip and fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
    return fn >> 1, sn >> 1

def included(leaf_hash, index, size, root, proof):
    if index >= size or any(len(digest) != 32 for digest in [leaf_hash, *proof]): return False
    fn, sn, r = index, size - 1, leaf_hash
    for p in proof:
        if sn == 0: return False
        from_left = fn & 1 or fn == sn
        r = node(p, r) if from_left else node(r, p)
        fn, sn = up(fn, sn, from_left)
    return sn == 0 and r == root

def consistent(size1, root1, size2, root2, proof):
    if size1 == 0 or size1 > size2: return False
    if size1 == size2: return not proof and root1 == root2
    if not proof: return False
    first, *path = ([root1] if size1 & (size1 - 1) == 0 else []) + proof
    fn, sn, fr, sr = size1 - 1, size2 - 1, first, first
    while fn & 1: fn, sn = fn >> 1, sn >> 1
    for c in path:
        if sn == 0: return False
        from_left = fn & 1 or fn == sn
        fr, sr = (node(c, fr), node(c, sr)) if from_left else (fr, node(sr, c))
        fn, sn = up(fn, sn, from_left)
    return sn == 0 and fr == root1 and sr == root2

# Events (sections 1 and 2)
def parse(data):
    """The fields of a header; ValueError unless these are exactly the bytes of one."""
    at = 0
    def take(form):
        nonlocal at
        try: values = struct.unpack_from(">" + form, data, at)
        except struct.error: raise ValueError("the header ends early")
        at += struct.calcsize(">" + form)
        return values[0]
    def name():
        text = take("%ds" % take("B"))
        if not text or any(not 0x21 <= byte <= 0x7E for byte in text): raise ValueError("a name is not visible ASCII")
        return text.decode()
    if take("4s") != b"CLE1": raise ValueError("not a header")
    fields = {key: take(form) for key, form in (("store", "16s"), ("sequence", "Q"), ("commit", "16s"),
        ("position", "H"), ("count", "H"), ("subject", "16s"), ("version", "Q"))}
    fields["kind"] = name()
    fields.update((key, take(form)) for key, form in
        (("schema", "H"), ("recorded", "q"), ("offset", "h"), ("actor", "16s"), ("pack", "32s")))
    fields["parts"] = {}
    for _ in range(take("B")):
        part = name()
        if part in fields["parts"]: raise ValueError("two parts of one name")
        fields["parts"][part] = take("32s")
    if at != len(data): raise ValueError("bytes after the header")
    if fields["position"] >= fields["count"]: raise ValueError("position outside the commit")
    return fields

class Audit:
    """Takes events in order; raises Bad at the first that is wrong."""
    def __init__(self, old_size=None):
        self.size, self.peaks, self.store, self.open = 0, [], None, None
        self.versions, self.commits, self.missing = {}, set(), set()
        self.old_size, self.old_root = old_size, sha() if old_size == 0 else None

    def read(self, header, parts):
        """Checks one event; answers with its fields and the nodes it completes."""
        try:
            fields = parse(header)
            if fields["sequence"] != self.size: raise ValueError("out of sequence")
            self.check_commit(fields)
            if fields["version"] != self.versions.get(fields["subject"], 0) + 1: raise ValueError("gap in versions")
            self.versions[fields["subject"]] = fields["version"]
            self.check_content(fields, parts)
        except (ValueError, RecursionError) as error: raise Bad(self.size, str(error))
        hash, level, position = leaf(header), 0, self.size
        nodes = [(level, position, hash)]
        while position & 1:
            hash, level, position = node(self.peaks.pop(), hash), level + 1, position >> 1
            nodes.append((level, position, hash))
        self.peaks.append(hash)
        self.size += 1
        if self.size == self.old_size: self.old_root = join(self.peaks)
        return fields, nodes

    def check_commit(self, fields):
        commit, position, count = here = fields["commit"], fields["position"], fields["count"]
        if here != self.open if self.open else position or commit in self.commits: raise ValueError("broken commit")
        self.commits.add(commit)
        self.open = (commit, position + 1, count) if position + 1 < count else None

    def check_content(self, fields, parts):
        """What also holds for an event that stands alone: its store, parts and meaning."""
        if fields["store"] != (self.store or fields["store"]): raise ValueError("of another store")
        self.store, sequence, facts = fields["store"], fields["sequence"], None
        if "facts" not in fields["parts"]: raise ValueError("no facts")
        absent = dict(fields["parts"])
        for name, salt, data in parts:
            if name not in absent: raise ValueError("a part the header does not name")
            if salt is None and data is None: continue
            if type(salt) is not bytes or type(data) is not bytes or len(salt) != 32 or sha(salt, data) != absent[name]:
                raise ValueError("changed part " + name)
            del absent[name]
            if name == "facts": facts = data
        if len({name for name, _, _ in parts}) != len(parts): raise ValueError("a part twice")
        if "facts" in absent: raise ValueError("facts are missing")
        self.missing.update((sequence, name) for name in absent)
        if (fields["kind"] == "store-created") != (sequence == 0): raise ValueError("store-created is event 0 alone")
        if sequence == 0:
            said = self.facts(facts)
            if (said.get("store"), said.get("format")) != (self.store.hex(), 1) \
                    or said.get("mode") not in ("live", "training"): raise ValueError("strange genesis")
        elif fields["kind"] == "part-erased":
            said = self.facts(facts)
            if type(said.get("sequence")) is not int or not 0 <= said["sequence"] < sequence \
                    or type(said.get("part")) is not str: raise ValueError("erasure of what?")
            self.missing.discard((said["sequence"], said["part"]))

    @staticmethod
    def facts(data):
        said = json.loads(data.decode("utf-8"))
        if type(said) is not dict: raise ValueError("facts are not an object")
        return said

    def finish(self, whole=True):
        if whole and not self.size: raise Bad(0, "there is no event 0")
        late = sorted(self.missing)[:1] + ([(self.size - 1, "the last commit")] if self.open else [])
        if late: raise Bad(min(late)[0], "missing: %s" % min(late)[1])

# A store (section 6)
def check_store(path, audit):
    with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % urllib.parse.quote(path), uri=True)) as base:
        base.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        base.execute("BEGIN")
        check_tables(base, audit)

def check_tables(base, audit):
    events = base.execute("SELECT sequence, header, subject, subject_version, kind, recorded_at, actor, commit_id"
                          " FROM event ORDER BY sequence")
    rows = base.execute("SELECT sequence, name, salt, bytes FROM part ORDER BY sequence")
    row = rows.fetchone()
    try:
        for sequence, header, *columns in events:
            if row and row[0] < sequence: raise Bad(row[0], "a part without an event")
            parts = []
            while row and row[0] == sequence: parts, row = parts + [row[1:]], rows.fetchone()
            if type(header) is not bytes: raise Bad(audit.size, "the header is not a blob")
            place = audit.size
            fields, nodes = audit.read(header, parts)
            wanted = [fields[key] for key in ("subject", "version", "kind", "recorded", "actor", "commit")]
            if sequence != place or columns != wanted or list(map(type, columns)) != list(map(type, wanted)):
                raise Bad(place, "a column does not agree with the header")
            for level, position, hash in nodes:
                found = base.execute("SELECT hash FROM node WHERE level = ? AND position = ?", (level, position))
                if found.fetchall() != [(hash,)]: raise Bad(place, "a node of the tree is wrong")
        if row: raise Bad(row[0] if type(row[0]) is int else audit.size, "a part without an event")
        audit.finish()
        expected = sum(audit.size >> level for level in range(64))
        if base.execute("SELECT count(*) FROM node").fetchone()[0] != expected:
            ends = [((place + 1) << level) - 1 for level, place in base.execute("SELECT level, position FROM node")
                    if type(level) is type(place) is int and 0 <= level < 64 and place >= 0]
            raise Bad(min((end for end in ends if end >= audit.size), default=audit.size), "a surplus node")
    except (sqlite3.Error, TypeError) as error: raise Bad(audit.size, "the file is damaged: %s" % error)

# An export (section 7)
def check_export(path, audit):
    with open(path, encoding="utf-8") as lines:
        first = json.loads(next(lines))
        if first["caseload-export"] != 1: raise KeyError("format")
        size, root, subject = first["size"], bytes.fromhex(first["root"]), first.get("subject")
        one_case, last, version, count, place = None, -1, 0, 0, 0
        try:
            for line in lines:
                place = last + 1 if one_case else audit.size
                event = json.loads(line)
                header, parts = unbase64(event["header"]), [(part["name"], *(
                    None if part[key] is None else unbase64(part[key]) for key in ("salt", "bytes")))
                    for part in event["parts"]]
                if one_case is None: one_case = "proof" in event
                if not one_case:
                    if event["sequence"] != audit.size: raise ValueError("out of sequence")
                    audit.read(header, parts)
                    continue
                place, fields = event["sequence"], parse(header)
                if not fields["sequence"] == place == event["leaf_index"] > last: raise ValueError("out of sequence")
                if fields["subject"].hex() == subject:
                    version += 1
                    if fields["version"] != version: raise ValueError("gap in versions")
                audit.check_content(fields, parts)
                audit.missing -= {(place, p["name"]) for p in event["parts"] if p["name"] == "personal" and p.get("withheld") is True}
                if not included(leaf(header), place, size, root, list(map(bytes.fromhex, event["proof"]))):
                    raise ValueError("the proof does not hold")
                last, count = place, count + 1
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Bad(place, "cannot be believed: %s" % error)
    audit.finish(whole=not one_case)
    if one_case:
        audit.size, audit.peaks = count, [root]
        if audit.old_size == size: audit.old_root = root
        elif audit.old_size is not None: raise Bad(None, "one case compares only with a checkpoint of size %s" % size)
    elif (audit.size, join(audit.peaks)) != (size, root): raise Bad(None, "size or root of the first line is wrong")

def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", nargs="?", help="a store, or an export as JSON lines")
    options.add_argument("--checkpoint", help="an older checkpoint, kept elsewhere")
    options.add_argument("--key", help="the verifier key its signature must fit")
    options.add_argument("--vectors", metavar="DIR", help="check the published Merkle tree vectors instead")
    chosen = options.parse_args()
    if not chosen.vectors and not chosen.file: options.error("name a store or an export")
    try:
        if chosen.vectors:
            count, failed = vectors.check(chosen.vectors, sys.modules[__name__])
            print(json.dumps({"vectors": count, "failed": failed}))
            return 4 if failed else 0
        old = read_checkpoint(chosen.checkpoint, chosen.key) if chosen.checkpoint else (None, None)
        audit, answer = Audit(old[0]), {"intact": True, "first_bad": None}
        try:
            with open(chosen.file, "rb") as file: is_store = file.read(16) == b"SQLite format 3\0"
            (check_store if is_store else check_export)(chosen.file, audit)
            if old[1] != audit.old_root: raise Bad(None, "the checkpoint does not fit: history was changed or cut off")
        except Bad as bad: answer = {"intact": False, "first_bad": bad.args[0], "problem": bad.args[1]}
    except (OSError, ValueError, KeyError, TypeError, StopIteration, sqlite3.Error) as error:
        print("Cannot read this: %s" % error, file=sys.stderr)
        return 3
    answer.update(events=audit.size, root=join(audit.peaks).hex(),
                  signature="checked" if chosen.checkpoint and chosen.key else "not checked")
    print(json.dumps(answer))
    return 0 if answer["intact"] else 4

if __name__ == "__main__": sys.exit(main())
