"""Every check finds what it is there to find, and leaves alone what is fine."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import links
import modules
import style
from project import Project
from swiftcode import code_only

TABLE = """
0 | Low | - | - | Foundation@Coding.swift
1 | High | Low | Yams | -
2 | app | * | - | Foundation
"""


class Folder:
    """A project in a folder of its own."""

    def __init__(self, files):
        self.folder = tempfile.TemporaryDirectory()
        for name, text in files.items():
            path = os.path.join(self.folder.name, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as opened:
                opened.write(text)
        self.project = Project(self.folder.name)


class LintTests(unittest.TestCase):
    def imports(self, file, text):
        folder = Folder({file: text})
        self.addCleanup(folder.folder.cleanup)
        return [finding.line for finding in modules.sources(folder.project, modules.Table(TABLE))]

    def test_imports(self):
        self.assertEqual(self.imports("Sources/High/High.swift", "public import Low\nimport Yams\n@testable import struct Low.Thing\n"), [])
        self.assertEqual(self.imports("Sources/Low/Low.swift", "import High\n"), [1])
        self.assertEqual(self.imports("Sources/High/High.swift", "import Low\npublic import struct Foundation.Data\n"), [2])
        self.assertEqual(self.imports("Sources/Low/Coding.swift", "import Foundation\n"), [])
        self.assertEqual(self.imports("Sources/Low/Other.swift", "import Foundation\n"), [1])
        self.assertEqual(self.imports("Sources/New/New.swift", "// import High\n"), [1])
        self.assertEqual(self.imports("Sources/High/High.swift", "/* import Foundation */\n// import Foundation\n"), [])

    def test_openings(self):
        for text, count in [("// Low: this.\n// It must\n// not know that.\nimport A\n", 0), ("// Low: this.\n", 1), ("let a = 1 // must not know\n", 1)]:
            folder = Folder({"Sources/Low/Low.swift": text, "Sources/Low/Other.swift": ""})
            self.addCleanup(folder.folder.cleanup)
            self.assertEqual(len(modules.openings(folder.project)), count, text)

    def test_table(self):
        self.assertEqual(modules.Table(TABLE).findings, [])
        self.assertEqual(len(modules.Table("0 | Low | High | - | -\n1 | High | Low | - | -\n").findings), 1)
        self.assertEqual(len(modules.Table("0 | Low | Nowhere | - | -\n").findings), 1)
        self.assertEqual(len(modules.Table("0 | Low | -\n").findings), 1)

    def test_targets(self):
        def found(name, *dependencies, path=None, kind="regular"):
            target = {"name": name, "type": kind, "path": path, "dependencies": [{"byName": [each, None]} for each in dependencies]}
            return len(modules.targets({"targets": [target]}, modules.Table(TABLE)))
        self.assertEqual(found("High", "Low", "Yams"), 0)
        self.assertEqual(found("Low", "Yams"), 1)
        self.assertEqual(found("Unknown"), 1)
        self.assertEqual(found("LowTests", "High", kind="test"), 0)
        self.assertEqual(found("Demo", "High", path="Tests/Demo"), 0)

    def test_page(self):
        good = "| Low | – | – | a |\n| High | Low | Yams | b |\n| app | all | – | c |\n"
        for page, count in [(good, 0), (good.replace("| Low | Yams", "| – | Yams"), 1), (good.replace("Yams", "–"), 1), (good[20:], 1)]:
            folder = Folder({modules.PAGE: page})
            self.addCleanup(folder.folder.cleanup)
            self.assertEqual(len(modules.page(folder.project, modules.Table(TABLE))), count, page)

    def test_code_only(self):
        for text, expected in [
            ('let a = "b!" // c!', 'let a = "  "      '),
            ('"\\(a!) !" + b', '"\\(a!)  " + b'),
            ('#"\\(a!)"# c!', '#"     "# c!'),
            ('"""\n a! " \n""" b!', '"""\n      \n""" b!'),
            ("/* /* ! */ ! */ x", " " * 16 + "x"),
            ('"\\" !" y', '"    " y'),
        ]:
            self.assertEqual(code_only(text), expected)

    def test_code(self):
        def lines(text): return [finding.line for finding in style.swift("Sources/A/A.swift", text)]
        self.assertEqual(lines("let a = b!\nlet c = d()!.e\nf[0]!\nlet g: Int!\n"), [1, 2, 3, 4])
        self.assertEqual(lines("try! a()\nb as! C\n"), [1, 2])
        self.assertEqual(lines('if !a, b != c, d!=e { "stop!" } // now!\n#if !os(Linux)\n'), [])
        self.assertEqual(lines("struct ScreenManager {}\nenum CaseUtils {}\nlet files = FileManager.default\n"), [1, 2])
        self.assertEqual(len(style.swift("Sources/A/TextHelper.swift", "")), 1)

    def test_length(self):
        def found(count): return [each.is_warning for each in style.swift("Sources/A/A.swift", "let a = 1\n" * count)]
        self.assertEqual((found(250), found(251), found(400), found(401)), ([], [True], [True], [False]))

    def test_text(self):
        def count(text): return len(style.text("docs/a.md", text))
        self.assertEqual(count("TODO: later\n"), 1)
        self.assertEqual(count("see /root/thing\n"), 1)
        self.assertEqual(count("https://example.org/work/of/others and ~/work/ and Todo\n"), 0)
        self.assertEqual(count("fetch from pypi.org\n"), 1)

    def test_links(self):
        pages = {
            "README.md": "[a](docs/b.md#the-first-thing) [c](https://c.example) ![d](d.png)\n`[e](f)`\n```\n[g](h)\n```\n[i](docs/b.md#no)\n",
            "docs/b.md": "# The *first* thing\n[up](../README.md) [down](c.md)\n",
        }
        folder = Folder(pages)
        self.addCleanup(folder.folder.cleanup)
        self.assertEqual([(each.path, each.line) for each in links.check(folder.project)],
                         [("README.md", 1), ("README.md", 6), ("docs/b.md", 2)])


if __name__ == "__main__":
    unittest.main()
