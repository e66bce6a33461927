"""What the house does not want in its files, and how long they may get."""
import os
import re

from project import Finding
from swiftcode import code_only

LONGEST, LONG = 400, 250

# In Swift code under Sources, strings and comments aside.
CODE = [
    (re.compile(r"\btry!"), "`try!` stops the program; catch the error or let it through"),
    (re.compile(r"\bas!"), "`as!` stops the program; use `as?` and say what happens otherwise"),
    (re.compile(r"(?<!\btry)(?<!\bas)(?<=[\w)\]}>?\"`])!(?!=)"), "`!` stops the program where there is nothing; use `guard let`"),
]

# In every Swift file.
NAMES = re.compile(r"\b(?:class|struct|enum|actor|protocol|typealias)\s+(\w*(?:Manager|Helpers?|Utils?|Utilities|Common))\b")
FILE_NAMES = re.compile(r"(?:Manager|Helpers?|Utils?|Utilities|Common)\.swift$")

# In every text but this folder's, which holds the patterns themselves and examples of what they find.
TEXT = [
    (re.compile(r"\b(?:TODO|FIXME|XXX)\b"), "an open end: finish it, or open an issue and say nothing here"),
    (re.compile(r"(?<![\w.}:/-])/(?:work|root|tmp)/\w"), "a path of one machine"),
    (re.compile(r"(?i)\b(?:pypi|npmjs|crates|rubygems|nexus|artifactory)\.(?:org|com|io|net|internal|local)\b"), "the host of a package registry"),
]


def check(project):
    found = []
    for file in project.swift():
        found += swift(file, project.text(file))
    for file in project.texts():
        found += text(file, project.text(file))
    return found


def swift(file, source):
    found = []
    lines = code_only(source).splitlines()
    in_sources = file.startswith("Sources/")
    if FILE_NAMES.search(file):
        found.append(Finding(file, 1, "the file's name does not say what is in it"))
    for number, line in enumerate(lines, 1):
        for match in NAMES.finditer(line):
            found.append(Finding(file, number, f"the name {match[1]} does not say what it is"))
        if in_sources:
            found += [Finding(file, number, why) for pattern, why in CODE if pattern.search(line)]
    if in_sources and len(lines) > LONGEST:
        found.append(Finding(file, 1, f"{len(lines)} lines; {LONGEST} are the most a file may have"))
    elif in_sources and len(lines) > LONG:
        found.append(Finding(file, 1, f"{len(lines)} lines; most files have 60 to {LONG}", is_warning=True))
    return found


def text(file, source):
    if os.path.basename(os.path.dirname(file)) == "lint":
        return []
    return [
        Finding(file, number, why)
        for number, line in enumerate(source.splitlines(), 1)
        for pattern, why in TEXT if pattern.search(line)
    ]
