"""Links between the project's own pages: the file is there, and the heading too."""
import os
import re

from project import Finding

LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$")


def check(project):
    found = []
    for file in project.files:
        if file.endswith(".md"):
            found += page(project, file)
    return found


def prose(text):
    """The lines, those of code blocks and code spans blanked."""
    fenced = False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
            yield ""
        else:
            yield "" if fenced else re.sub(r"`[^`]*`", "", line)


def page(project, file):
    found = []
    for number, line in enumerate(prose(project.text(file)), 1):
        for target in LINK.findall(line):
            if re.match(r"[a-z][a-z0-9+.-]*:", target):
                continue
            name, _, anchor = target.partition("#")
            aim = os.path.normpath(os.path.join(os.path.dirname(file), name)) if name else file
            if not os.path.exists(project.path(aim)):
                found.append(Finding(file, number, f"the link {target} leads nowhere"))
            elif anchor and aim.endswith(".md") and anchor not in anchors(project.text(aim)):
                found.append(Finding(file, number, f"{aim} has no heading {anchor}"))
    return found


def anchors(text):
    """Headings as the web addresses them: lower case, signs left out, spaces as hyphens."""
    found, fenced = set(), False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        match = None if fenced else HEADING.match(line)
        if match:
            words = re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", match[1]).lower())
            found.add(words.replace(" ", "-"))
    return found
