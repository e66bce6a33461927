"""The table of allowed imports, and whether Sources, Package.swift and docs/architecture.md keep to it."""
import itertools
import json
import os
import re
import subprocess
import tempfile

from project import Finding
from swiftcode import code_only

TABLE = "Tools/modules.txt"
PAGE = "docs/architecture.md"
KINDS = r"(?:typealias|struct|class|enum|protocol|let|var|func)\s+"
IMPORT = re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:%s)?(\w+)" % KINDS)


class Row:
    def __init__(self, level, name, modules, libraries, system):
        self.level, self.name = level, name
        self.modules, self.libraries = modules, libraries
        self.system = {}
        for entry in system:
            module, _, file = entry.partition("@")
            self.system.setdefault(module, set()).add(file or "*")

    def allows(self, module, file):
        files = self.system.get(module, ())
        return module in self.modules or module in self.libraries or "*" in files or os.path.basename(file) in files


class Table:
    def __init__(self, text):
        self.rows, self.findings = {}, []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != 5 or not cells[0].isdigit():
                self.findings.append(Finding(TABLE, number, "a row has five columns: level | module | modules | libraries | system"))
                continue
            lists = [[] if cell == "-" else cell.split() for cell in cells[2:]]
            self.rows[cells[1]] = Row(int(cells[0]), cells[1], *lists)
        for row in self.rows.values():
            if row.modules == ["*"]:
                row.modules = [other.name for other in self.rows.values() if other.level < row.level]
            for name in row.modules:
                other = self.rows.get(name)
                if not other:
                    self.findings.append(Finding(TABLE, 1, f"{row.name} may import {name}, which has no row"))
                elif other.level >= row.level:
                    self.findings.append(Finding(TABLE, 1, f"{row.name} is on level {row.level} and may not import {name} on level {other.level}"))


def check(project):
    table = Table(project.text(TABLE))
    return table.findings + sources(project, table) + openings(project) + package(project, table) + page(project, table)


def sources(project, table):
    found = []
    for file in project.swift("Sources/"):
        module = file.split("/")[1]
        row = table.rows.get(module)
        if not row:
            found.append(Finding(file, 1, f"the module {module} has no row in {TABLE}"))
            continue
        for number, line in enumerate(code_only(project.text(file)).splitlines(), 1):
            match = IMPORT.match(line)
            if match and not row.allows(match[1], file):
                found.append(Finding(file, number, f"{module} may not import {match[1]}; {TABLE} says what it may"))
    return found


def openings(project):
    """One file of each module opens with what the module is for and what it must not know."""
    said = {}
    for file in project.swift("Sources/"):
        opening = " ".join(line[2:].strip() for line in itertools.takewhile(lambda line: line.startswith("//"), project.text(file).splitlines()))
        module = file.split("/")[1]
        said[module] = said.get(module, False) or bool(re.search(r"must not know|knows? nothing|does not know|Nothing here", opening))
    return [Finding(f"Sources/{module}", 1, "no file opens with what the module is for and what it must not know")
            for module, is_said in sorted(said.items()) if not is_said]


def package(project, table):
    """Package.swift as SwiftPM understands it: no target may depend on more than its row allows."""
    with tempfile.TemporaryDirectory() as scratch:
        dump = subprocess.run(
            ["swift", "package", "--package-path", project.root, "--scratch-path", scratch, "dump-package"],
            capture_output=True, text=True)
    if dump.returncode != 0:
        return [Finding("Package.swift", 1, "it cannot be read: " + dump.stderr.strip().splitlines()[-1])]
    return targets(json.loads(dump.stdout), table)


def targets(manifest, table):
    found = []
    for target in manifest["targets"]:
        # Tests, and what only tests use, lie under Tests/.
        if target["type"] == "test" or (target.get("path") or "").startswith("Tests/"):
            continue
        row = table.rows.get(target["name"])
        if not row:
            found.append(Finding("Package.swift", 1, f"the target {target['name']} has no row in {TABLE}"))
            continue
        for dependency in target["dependencies"]:
            name = next(iter(dependency.values()))[0]
            if name not in row.modules and name not in row.libraries:
                found.append(Finding("Package.swift", 1, f"{row.name} may not depend on {name}; {TABLE} says on what it may"))
    return found


def page(project, table):
    """The table people read says the same as the one that is enforced."""
    if PAGE not in project.files:
        return [Finding(PAGE, 1, "the page is missing")]
    found, seen = [], set()
    for number, line in enumerate(project.text(PAGE).splitlines(), 1):
        cells = [cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")]
        row = table.rows.get(cells[0]) if len(cells) >= 3 else None
        if not row:
            continue
        seen.add(row.name)
        every = [other.name for other in table.rows.values() if other.level < row.level]
        said = every if cells[1] == "all" else re.findall(r"\w+", cells[1])
        if set(said) != set(row.modules):
            found.append(Finding(PAGE, number, f"{row.name}: the page and {TABLE} differ on what it may import"))
        if set(re.findall(r"\w+", cells[2])) != set(row.libraries):
            found.append(Finding(PAGE, number, f"{row.name}: the page and {TABLE} differ on outside libraries"))
    missing = sorted(set(table.rows) - seen)
    return found + [Finding(PAGE, 1, f"{name} stands in {TABLE} and not on the page") for name in missing]
