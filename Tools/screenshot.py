#!/usr/bin/env python3
"""Draws a saved screen as SVG, in the colours of a base16 theme.

Usage: Tools/screenshot.py SCREEN THEME PICTURE.svg

A saved screen is what `caseload desk --script FILE --save-screens DIR` writes: the lines of text, a line that begins
with at least three hyphens, and as many lines of letters, one for each cell: what the cell is (a blank is ordinary
text). What follows those is not read. The letters are those of `Role.letter` in Sources/TextCanvas/Role.swift, the
colours follow Sources/Settings/SchemeTheme.swift, but for its corrections of schemes that cannot be read.
"""
import re
import sys
import unicodedata
from xml.sax.saxutils import escape

CELL, LINE, SIZE, MARGIN = 8.4, 19, 14, 14

# Letter of a role: slots of text and ground, bold, underlined.
ROLES = {
    " ": (5, 0, 0, 0), "S": (5, 0, 1, 0), "m": (4, 0, 0, 0), "T": (5, 0, 1, 0), "H": (13, 0, 1, 0), "a": (12, 0, 0, 0),
    "g": (11, 0, 0, 0), "w": (10, 0, 1, 0), "b": (8, 0, 1, 0), "d": (3, 0, 0, 0), "s": (5, 2, 0, 0), "f": (0, 13, 1, 0),
    "i": (5, 1, 0, 1), "-": (3, 0, 0, 0), "B": (5, 1, 0, 0), "h": (4, 0, 0, 0), "k": (12, 0, 1, 0), "!": (0, 10, 1, 0),
    "M": (9, 0, 1, 1),
}


def palette(theme):
    """The sixteen colours of a base16 file, by slot."""
    with open(theme, encoding="utf-8") as opened:
        found = re.findall(r"\b(base0[0-9A-Fa-f])[\"']?\s*:\s*[\"']?#?([0-9A-Fa-f]{6})", opened.read())
    colours = {int(slot[4:], 16): "#" + colour.lower() for slot, colour in found}
    if len(colours) != 16:
        sys.exit(f"{theme} has {len(colours)} of the 16 colours of a base16 scheme.")
    return colours


def cells(line):
    """Text of each column: marks join the sign before them, the right half of a wide sign is None."""
    found = []
    for character in line:
        if unicodedata.combining(character) or character in "\u200d\ufe0e\ufe0f":
            if found:
                found[-1 if found[-1] is not None else -2] += character
        else:
            found.append(character)
            if unicodedata.east_asian_width(character) in "WF":
                found.append(None)
    return found


def read(screen):
    """Rows of (text, letter) cells, all of the same length."""
    with open(screen, encoding="utf-8") as opened:
        lines = opened.read().split("\n")
    middle = next((number for number, line in enumerate(lines) if line.startswith("---")), None)
    if middle is None:
        sys.exit(f"{screen} has no line of hyphens between text and letters.")
    texts = [cells(line) for line in lines[:middle]]
    letters = lines[middle + 1:2 * middle + 1]
    letters += [""] * (len(texts) - len(letters))
    width = max([len(row) for row in texts] + [len(row) for row in letters])
    return [
        list(zip(text + [" "] * (width - len(text)), row.ljust(width)))
        for text, row in zip(texts, letters)
    ]


def runs(row):
    """Stretches of one role: first column, number of columns, letter, text."""
    start = 0
    for column in range(1, len(row) + 1):
        if column == len(row) or row[column][1] != row[start][1]:
            yield start, column - start, row[start][1], "".join(text or "" for text, _ in row[start:column])
            start = column


def draw(rows, colours):
    width, height = len(rows[0]) * CELL + 2 * MARGIN, len(rows) * LINE + 2 * MARGIN
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'font-family="\'DejaVu Sans Mono\', Menlo, Consolas, monospace" font-size="{SIZE}">',
        f'<rect width="100%" height="100%" rx="8" fill="{colours[0]}"/>',
    ]
    for number, row in enumerate(rows):
        for column, count, letter, text in runs(row):
            ink, ground, bold, underlined = ROLES.get(letter, ROLES[" "])
            x, y = MARGIN + column * CELL, MARGIN + number * LINE
            if ground != 0:
                out.append(f'<rect x="{x:g}" y="{y:g}" width="{count * CELL:g}" height="{LINE}" fill="{colours[ground]}"/>')
            # Blanks at the ends would be dropped or stretched.
            left = len(text) - len(text.lstrip(" "))
            seen = text.strip(" ")
            if seen:
                columns = len(cells(seen))
                style = (' font-weight="bold"' if bold else "") + (' text-decoration="underline"' if underlined else "")
                out.append(
                    f'<text x="{x + left * CELL:g}" y="{y + 14:g}" fill="{colours[ink]}"{style} xml:space="preserve" '
                    f'textLength="{columns * CELL:g}" lengthAdjust="spacingAndGlyphs">{escape(seen)}</text>')
    return "\n".join(out + ["</svg>", ""])


def main(arguments):
    if len(arguments) != 3:
        sys.exit(__doc__)
    screen, theme, picture = arguments
    drawn = draw(read(screen), palette(theme))
    with open(picture, "w", encoding="utf-8") as opened:
        opened.write(drawn)


main(sys.argv[1:])
