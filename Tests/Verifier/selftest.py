#!/usr/bin/env python3
"""Spoils small stores and exports in every way, and sees that verify.py finds each."""
import json, os, sqlite3, subprocess, sys, tempfile, unittest

import notes, verify
from smallledger import STORE, Event, b64, head, ledger, path, salt, sha, sign, write_store

HERE = os.path.dirname(os.path.abspath(__file__))

def contents(file):
    with open(file, "rb") as opened: return opened.read()

class VerifierTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.file = os.path.join(self.folder.name, "store ?#.sqlite")  # a name that an URI would misread

    def tearDown(self): self.folder.cleanup()

    def verify(self, *arguments):
        done = subprocess.run([sys.executable, os.path.join(HERE, "verify.py"), *arguments],
                              capture_output=True, text=True)
        self.assertNotIn("Traceback", done.stderr)
        return done.returncode, json.loads(done.stdout) if done.stdout else done.stderr

    def expect(self, intact, first_bad=None, *more):
        code, answer = self.verify(self.file, *more)
        self.assertEqual((code, answer["intact"], answer["first_bad"]), (0 if intact else 4, intact, first_bad), answer)
        return answer

    def store(self, events, *statements):
        """Writes a store, then runs statements on it."""
        if os.path.exists(self.file): os.remove(self.file)
        base, leaves = write_store(self.file, events)
        for statement in statements: base.execute(*statement if type(statement) is tuple else (statement,))
        base.commit()
        base.close()
        return leaves

    def test_intact(self):
        leaves = self.store(ledger())
        before = contents(self.file)
        answer = self.expect(True)
        self.assertEqual((answer["events"], answer["root"]), (7, head(leaves).hex()))
        self.assertEqual(before, contents(self.file))

    def test_every_spoiled_value(self):
        for statement, first_bad in [
                ("UPDATE event SET header = zeroblob(10) WHERE sequence = 3", 3),
                ("UPDATE event SET header = header || x'00' WHERE sequence = 3", 3),
                ("UPDATE event SET header = CAST(header AS TEXT) WHERE sequence = 3", 3),
                ("UPDATE event SET subject = x'00' WHERE sequence = 2", 2),
                ("UPDATE event SET subject_version = 9 WHERE sequence = 2", 2),
                ("UPDATE event SET kind = 'case-moveD' WHERE sequence = 5", 5),
                ("UPDATE event SET recorded_at = recorded_at + 1 WHERE sequence = 6", 6),
                ("UPDATE event SET actor = zeroblob(16) WHERE sequence = 1", 1),
                ("UPDATE event SET commit_id = zeroblob(16) WHERE sequence = 1", 1),
                ("UPDATE part SET bytes = bytes || ' ' WHERE sequence = 4 AND name = 'facts'", 4),
                ("UPDATE part SET bytes = x'7b7d' WHERE sequence = 4 AND name = 'personal'", 4),
                ("UPDATE part SET bytes = CAST(bytes AS TEXT) WHERE sequence = 4 AND name = 'personal'", 4),
                ("UPDATE part SET salt = zeroblob(32) WHERE sequence = 4 AND name = 'personal'", 4),
                ("UPDATE part SET salt = CAST(salt || substr(bytes, 1, 2) AS BLOB), bytes = substr(bytes, 3)"
                 " WHERE sequence = 4 AND name = 'personal'", 4),
                ("UPDATE part SET salt = NULL WHERE sequence = 4 AND name = 'personal'", 4),
                ("UPDATE part SET salt = NULL, bytes = NULL WHERE sequence = 4 AND name = 'personal'", 4),
                ("UPDATE part SET name = 'personae' WHERE sequence = 4 AND name = 'personal'", 4),
                ("UPDATE part SET sequence = 99 WHERE sequence = 4 AND name = 'personal'", 99),
                ("UPDATE part SET sequence = 'x' WHERE sequence = 4 AND name = 'personal'", 7),
                ("DELETE FROM part WHERE sequence = 4 AND name = 'facts'", 4),
                ("DELETE FROM part WHERE sequence >= 4 AND name = 'personal'", 4),
                ("INSERT INTO part VALUES(0, 'extra', x'00', x'00')", 0),
                ("DELETE FROM event WHERE sequence = 2", 2),
                ("DELETE FROM event WHERE sequence = 0", 0),
                ("UPDATE event SET sequence = 70 WHERE sequence = 6", 6),
                ("DELETE FROM event", 0),
                ("UPDATE node SET hash = zeroblob(32) WHERE level = 0 AND position = 5", 5),
                ("UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND position = 1", 3),
                ("DELETE FROM node WHERE level = 2 AND position = 0", 3),
                ("INSERT INTO node VALUES(0, 7, zeroblob(32))", 7),
                ("INSERT INTO node VALUES(3, 0, zeroblob(32))", 7),
                ("INSERT INTO node VALUES('x', 'y', 'z')", 7)]:
            with self.subTest(statement):
                self.store(ledger(), statement)
                self.expect(False, first_bad)

    def test_bits_of_every_header(self):
        self.store(ledger())
        base, reasons = sqlite3.connect(self.file), set()
        base.execute("PRAGMA synchronous = OFF")
        for event in ledger():
            header = event.header()
            for at in range(0, len(header), 3):
                changed = bytearray(header)
                changed[at] ^= 1 << at % 8
                with base: base.execute("UPDATE event SET header = ? WHERE sequence = ?", (bytes(changed), event.sequence))
                with self.assertRaises(verify.Bad) as found: verify.check_store(self.file, verify.Audit())
                self.assertLessEqual(found.exception.args[0], event.sequence + 1)
                reasons.add(found.exception.args[1])
            with base: base.execute("UPDATE event SET header = ? WHERE sequence = ?", (header, event.sequence))
        base.close()
        self.assertGreater(len(reasons), 8)

    def test_forged_orders(self):
        """Whole ledgers with right hashes and wrong rules."""
        def forged(first_bad, change):
            events = ledger()
            change(events)
            self.store(events)
            self.expect(False, first_bad)
        forged(4, lambda events: setattr(events[4], "version", 4))
        forged(1, lambda events: setattr(events[1], "version", 0))
        forged(4, lambda events: setattr(events[4], "store", bytes(16)))
        forged(4, lambda events: setattr(events[4], "commit", events[1].commit))
        forged(5, lambda events: setattr(events[5], "place", 2))
        forged(5, lambda events: setattr(events[5], "count", 4))
        forged(5, lambda events: events.pop())  # the last commit lacks its third event
        forged(3, lambda events: setattr(events[3], "kind", "store-created"))
        forged(0, lambda events: setattr(events[0], "kind", "case-moved"))
        forged(3, lambda events: events[3].parts.pop("facts"))
        for facts in ["[]", "{}", "x", '{"store": "%s", "format": 2, "mode": "live"}' % STORE.hex(), "[" * 100_000]:
            forged(0, lambda events: events[0].parts.update(facts=facts.encode()))

    def test_erasure(self):
        gone = "DELETE FROM part WHERE sequence = 4 AND name = 'personal'"
        null = "UPDATE part SET salt = NULL, bytes = NULL WHERE sequence = 4 AND name = 'personal'"
        for statement in (gone, null):
            self.store(ledger(erased=4), statement)
            self.expect(True)
            self.store(ledger(erased=5), statement)
            self.expect(False, 4)
        self.store(ledger(erased=4))
        self.expect(True)
        self.store(ledger(erased=7))
        self.expect(False, 7)
        events = ledger(erased=4)
        events[7].parts["facts"] = b'{"sequence": 4, "part": "facts"}'
        self.store(events, "DELETE FROM part WHERE sequence = 4 AND name = 'facts'")
        self.expect(False, 4)
        events.append(Event(8, 6, 0, 1, 2, 4, personal="{}"))
        self.store(events, "DELETE FROM part WHERE sequence = 8 AND name = 'personal'")
        self.expect(False, 8)

    def checkpoint(self, size, root, seed=b"\7" * 32, name="county.example/desk"):
        text = "%s\n%d\n%s\n" % (name, size, b64(root))
        public, signature = sign(seed, text.encode())
        key_id = sha(name.encode() + b"\n\1" + public)[:4]
        file = os.path.join(self.folder.name, "checkpoint")
        with open(file, "w", encoding="utf-8") as note: note.write(text + "\n\u2014 %s %s\n" % (name, b64(key_id + signature)))
        return file, "%s+%s+%s" % (name, key_id.hex(), b64(b"\1" + public))

    def test_checkpoints(self):
        leaves = self.store(ledger())
        for size in (0, 1, 3, 7):
            file, key = self.checkpoint(size, head(leaves[:size]))
            self.assertEqual(self.expect(True, None, "--checkpoint", file, "--key", key)["signature"], "checked")
            self.assertEqual(self.expect(True, None, "--checkpoint", file)["signature"], "not checked")
        file, key = self.checkpoint(8, head(leaves))
        self.expect(False, None, "--checkpoint", file, "--key", key)  # the ledger was cut off
        file, key = self.checkpoint(3, head(leaves[:4]))
        self.expect(False, None, "--checkpoint", file, "--key", key)
        file, key = self.checkpoint(7, head(leaves))
        _, other = self.checkpoint(7, head(leaves), seed=b"\x08" * 32)
        file, key = self.checkpoint(7, head(leaves))
        self.assertEqual(self.verify(self.file, "--checkpoint", file, "--key", other)[0], 3)
        note = contents(file).decode()
        for changed in (note.replace("\n7\n", "\n6\n"), note[:-6] + "AAA=\n", note.replace("county", "country"), "", "\n\n",
                        note.replace("\n7\n", "\n07\n"), note.replace("\n7\n", "\n-7\n"), note.replace("\n", "\r\n")):
            with open(file, "w", encoding="utf-8", newline="") as target: target.write(changed)
            self.assertEqual(self.verify(self.file, "--checkpoint", file, "--key", key)[0], 3, changed)

    def test_example_of_the_page(self):
        page = contents(os.path.join(HERE, "..", "..", "docs", "ledger-format.md")).decode()
        note = page[page.index("county.example/desk\n1\n"):].split("```")[0]
        key = page[page.index("county.example/desk+"):].split("`")[0]
        file = os.path.join(self.folder.name, "checkpoint")
        with open(file, "w", encoding="utf-8") as target: target.write(note)
        size, root = notes.read_checkpoint(file, key)
        self.assertEqual((size, root.hex()), (1, page[page.index("Its leaf is `") + 13:][:64]))
        lines = page[page.index("## 9."):].split("```")[1].strip().split("\n")
        spelled = [line[:36].split() for line in lines]
        header = b"".join(bytes.fromhex(words[0]) * int(words[2]) if "\u00d7" in words else bytes.fromhex("".join(words))
                          for words in spelled)
        self.assertEqual(sha(b"\0" + header), root)

    def export(self, events, case=None, change=lambda lines: None):
        """The lines of a whole ledger's export, or of one case's; `change` spoils them."""
        leaves = [sha(b"\0" + event.header()) for event in events]
        lines = [{"caseload-export": 1, "size": len(events), "root": head(leaves).hex()}]
        for event in events:
            line = {"sequence": event.sequence, "header": b64(event.header()), "parts": [
                {"name": name, "salt": b64(salt(event.sequence, name)), "bytes": b64(data)}
                for name, data in event.parts.items()]}
            if case is not None:
                if event.subject[15] != case and event.kind != "part-erased": continue
                line.update(leaf_index=event.sequence, proof=[digest.hex() for digest in path(event.sequence, leaves)])
            lines.append(line)
        if case is not None: lines[0]["subject"] = (bytes(15) + bytes([case])).hex()
        change(lines)
        with open(self.file, "w", encoding="utf-8") as file:
            file.writelines(line if type(line) is str else json.dumps(line) + "\n" for line in lines)
        return head(leaves).hex()

    def erase(self, place, part=1, **more):
        def change(lines): lines[place]["parts"][part].update(salt=None, bytes=None, **more)
        return change

    def test_whole_exports(self):
        root = self.export(ledger())
        answer = self.expect(True)
        self.assertEqual((answer["events"], answer["root"]), (7, root))
        self.export(ledger(erased=4), change=self.erase(5))
        self.expect(True)
        for change, first_bad in [
                (self.erase(5), 4), (self.erase(5, withheld=True), 4), (lambda lines: lines.pop(3), 2), (lambda lines: lines.pop(), 5),
                (lambda lines: lines[0].update(root="00" * 32), None), (lambda lines: lines[0].update(size=6), None),
                (lambda lines: lines[2].update(header="AAAA"), 1), (lambda lines: lines[2].update(header=None), 1),
                (lambda lines: lines[2].update(parts=None), 1), (lambda lines: lines[2].pop("sequence"), 1),
                (lambda lines: lines[2]["parts"][1].update(bytes="e30="), 1),
                (lambda lines: lines.insert(2, "not JSON\n"), 1), (lambda lines: lines.insert(2, "[" * 99_999), 1)]:
            self.export(ledger(), change=change)
            self.expect(False, first_bad)

    def test_exports_of_one_case(self):
        root = self.export(ledger(), case=3)
        answer = self.expect(True)
        self.assertEqual((answer["events"], answer["root"]), (3, root))
        self.export(ledger(erased=3), case=3, change=self.erase(1))
        self.expect(True)
        self.export(ledger(), case=3, change=self.erase(1, withheld=True))
        self.expect(True)
        for change, first_bad in [
                (self.erase(1), 3), (self.erase(1, withheld=1), 3), (self.erase(1, part=0, withheld=True), 3),
                (lambda lines: lines[2]["parts"][1].update(bytes="e30=", withheld=True), 5), (lambda lines: lines.pop(2), 6), (lambda lines: lines.pop(1), 5),
                (lambda lines: lines[1]["proof"].pop(), 3), (lambda lines: lines[2].update(proof=lines[1]["proof"]), 5),
                (lambda lines: lines[0].update(root="00" * 32), 3), (lambda lines: lines.append(lines[2]), 5),
                (lambda lines: lines[2].update(leaf_index=6), 5), (lambda lines: lines[2].pop("proof"), 5),
                (lambda lines: lines[2]["parts"][0].update(bytes="e30g"), 5)]:
            self.export(ledger(), case=3, change=change)
            self.expect(False, first_bad)
        self.export(ledger(), case=3)
        file, key = self.checkpoint(7, bytes.fromhex(root))
        self.expect(True, None, "--checkpoint", file, "--key", key)
        file, key = self.checkpoint(7, bytes(32))
        self.expect(False, None, "--checkpoint", file, "--key", key)

    def test_foreign_files(self):
        for content in (b"", b"hello", b"{}\n", b"[]\n", b"\xff\xfe", b"SQLite format 3\0", b'{"caseload-export": 2}\n'):
            with open(self.file, "wb") as file: file.write(content)
            self.assertEqual(self.verify(self.file)[0], 3, content)
        self.assertEqual(self.verify(self.file + ".none")[0], 3)
        self.assertEqual(self.verify()[0], 2)
        os.remove(self.file)
        sqlite3.connect(self.file).execute("CREATE TABLE other(x)").connection.close()
        self.assertEqual(self.verify(self.file)[0], 3)

if __name__ == "__main__": unittest.main()
