"""Learns the weights and thresholds of Likeness on FEBRL 1 to 3 and writes them as Swift.

Usage: Tools/learn/learn.py weights PROGRAM SWIFT       and after a build with these
       Tools/learn/learn.py thresholds PROGRAM SWIFT

PROGRAM is MatchingQuality, which compares the records with the very code that is shipped; SWIFT is the file to write,
Sources/RecordMatching/Linkage/LearntWeights.swift. `Tools/learn/run` does all of it.

Weights: for every field and level, m is the share of true pairs and u that of random pairs at that level, among pairs
where both values are known. Two imaginary pairs distributed as in PRIOR keep what was seen seldom from counting for
ever; a level that FEBRL cannot show (a telephone number: it has none) rests on PRIOR, which is judgement. The weight is
log2(m / u). FEBRL's social security number stands for the number of another register; that it differs says little, since
the number of a second register is seldom that of the first.
Thresholds: see `thresholds`.
"""
import math
import random
import re
import subprocess
import sys
import tempfile

import febrl

FIELDS = ["given", "family", "organisation", "birthDate", "phone", "houseNumber", "street", "city", "postalCode", "state", "externalID"]
LEVELS = ["same", "nickname", "nearly", "swapped", "sound", "part", "initial", "similar", "year", "different", "missing"]

# m and u of levels before anything is seen: what is thought of two people's records in general.
NAME = {
    "same": (.80, .005), "nickname": (.03, .002), "nearly": (.06, .001), "swapped": (.01, .00002), "sound": (.02, .002),
    "part": (.03, .002), "initial": (.012, .001), "similar": (.02, .004), "different": (.02, .96),
}
PRIOR = {
    "given": NAME,
    "family": NAME,
    "organisation": {**NAME, "same": (.75, .0005), "part": (.10, .02), "similar": (.05, .002)},
    "birthDate": {
        "same": (.90, .00005), "swapped": (.02, .00004), "nearly": (.04, .0004), "part": (.02, .004), "similar": (.005, .005),
        "year": (.005, .015), "different": (.01, .975),
    },
    # Most people keep a number for some years; a household shares one.
    "phone": {"same": (.65, .00005), "part": (.03, .00005), "nearly": (.04, .00005), "different": (.28, .9998)},
    "houseNumber": {"same": (.80, .02), "nearly": (.06, .05), "part": (.02, .02), "different": (.12, .91)},
    "street": {"same": (.60, .001), "nearly": (.10, .0005), "similar": (.10, .001), "part": (.10, .02), "different": (.10, .98)},
    "city": {"same": (.80, .005), "nearly": (.06, .001), "similar": (.04, .002), "part": (.03, .01), "different": (.07, .98)},
    "postalCode": {"same": (.80, .002), "part": (.05, .0002), "nearly": (.08, .02), "different": (.07, .97)},
    "state": {"same": (.92, .20), "nearly": (.03, .10), "different": (.05, .70)},
    "externalID": {"same": (.80, .00001), "nearly": (.02, .0005), "part": (.01, .0005), "different": (.17, .999)},
}
IMAGINARY = 2
RANDOM_PAIRS = 300_000
SHARE = 2_000
# What FEBRL's generator of errors does not do but people do: only how often it happens by chance is learnt of these.
UNSEEN = {("given", "nickname"), ("birthDate", "swapped")}
# FEBRL's people have one given name, and it is written out: how often one of two is left out or shared by chance, or an
# initial agrees (one in a dozen of those who have one), is not to be seen in it.
UNKNOWN = {("given", "part"), ("given", "initial"), ("family", "initial")}
# Odds at which nobody need look, and at which it is not worth a look.
CERTAIN, UNLIKELY = 1_000, 16
# A field alone never says more than this, nor less.
MOST, LEAST = 16.0, -9.0


def weights(program, swift):
    counts = {"true": zeros(), "random": zeros()}
    for number in (1, 2, 3):
        for kind, seen in levels_of(program, number).items():
            # Each data set counts the same, though the third has most pairs, and the most spoilt ones.
            total = sum(seen[FIELDS[0]].values())
            share = SHARE if kind == "true" else total
            for field in FIELDS:
                for level in LEVELS:
                    counts[kind][field][level] += seen[field][level] * share / total
    table = {field: field_weights(field, counts["true"][field], counts["random"][field]) for field in FIELDS}
    for field in FIELDS:
        print(field, {level: round(entry[2], 2) for level, entry in table[field].items()})
    store(swift, table=table)


def zeros():
    return {field: dict.fromkeys(LEVELS, 0) for field in FIELDS}


def levels_of(program, number):
    """How many true and how many random pairs of a data set are at each level of each field."""
    chooser = random.Random(20260401 + number)
    records, links = febrl.load(number)
    order = {key: place for place, key in enumerate(records)}
    truth = [(order[left], order[right]) for left, right in links]
    true = set(truth) | {(right, left) for left, right in truth}
    chance = [(chooser.randrange(len(order)), chooser.randrange(len(order))) for _ in range(RANDOM_PAIRS)]
    chance = [pair for pair in chance if pair[0] != pair[1] and pair not in true]
    counts = {"true": zeros(), "random": zeros()}
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        febrl.write(file.name, records.values(), with_number=True)
        for kind, pairs in (("true", truth), ("random", chance)):
            text = "".join(f"{left} {right}\n" for left, right in pairs)
            lines = subprocess.run([program, "levels", file.name], input=text, capture_output=True, text=True, check=True).stdout
            rows = lines.splitlines()
            if rows[0].split(",") != FIELDS or len(rows) != len(pairs) + 1:
                sys.exit("MatchingQuality compares other fields than are learnt here: bring FIELDS in line with LinkageField.")
            for row in rows[1:]:
                for field, level in zip(FIELDS, row.split(",")):
                    counts[kind][field][level] += 1
    return counts


def field_weights(field, true, chance):
    prior = PRIOR[field]
    known = [sum(count for level, count in kind.items() if level != "missing") for kind in (true, chance)]
    result = {}
    for level in LEVELS:
        if level == "missing":
            continue
        (m0, u0) = prior.get(level, (0, 0))
        if not m0 and not true[level] and not chance[level]:
            continue
        m = (true[level] + IMAGINARY * (m0 or .001)) / (known[0] + IMAGINARY)
        u = (chance[level] + IMAGINARY * (u0 or .001)) / (known[1] + IMAGINARY)
        if (field, level) in UNSEEN | UNKNOWN:
            m = m0
        if (field, level) in UNKNOWN:
            u = u0
        weight = max(LEAST, min(MOST, math.log2(m / u)))
        if field == "externalID":
            weight = max(-2.0, weight)
        if field == "phone":
            weight = max(-1.5, weight)
        # An exchange is one finding in two fields: counted with the given name.
        if field == "family" and level == "swapped":
            weight = 0.0
        result[level] = (m, u, weight)
    # Agreeing in part is never worse than not at all: where it seems so, too few pairs were seen.
    worst = result["different"][2]
    return {level: (m, u, max(weight, worst)) for level, (m, u, weight) in result.items()}


def thresholds(program, swift):
    """Three weights, for a register of one person; the base-2 logarithm of the population is added, as two records
    drawn from a larger register are the less likely one person.

    link: where F1 of the pairs found is best over FEBRL 1 to 3 together. Strangers in FEBRL have so little in common that
    this tells little about relatives and namesakes, so the bands keep a distance that is reckoned, not learnt: `same`
    begins at odds of CERTAIN to one, and `review` ends at one to UNLIKELY, unless link or precision asks for more.
    """
    scored, missed = [], 0
    for number in (1, 2, 3):
        records, links = febrl.load(number)
        keys = list(records)
        truth = {frozenset(pair) for pair in links}
        found = 0
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            febrl.write(file.name, records.values())
            lines = subprocess.run([program, "candidates", file.name], capture_output=True, text=True, check=True).stdout.splitlines()[1:]
        for line in lines:
            left, right, weight = line.split()[:3]
            is_true = frozenset((keys[int(left)], keys[int(right)])) in truth
            found += is_true
            scored.append((float(weight) - math.log2(len(keys)), is_true))
        print(f"FEBRL {number}: {len(lines)} pairs from blocks, {found} of {len(truth)} true ones among them")
        missed += len(truth) - found
    scored.sort(reverse=True)
    total = sum(is_true for _, is_true in scored)
    best, link, same, hits = 0.0, None, scored[0][0], 0
    for place, (weight, is_true) in enumerate(scored, 1):
        hits += is_true
        f1 = 2 * hits / (place + total + missed)
        if f1 > best:
            best, link = f1, weight
        if hits / place >= .998:
            same = weight
    same = max(same, link, math.log2(CERTAIN))
    review = min(link, -math.log2(UNLIKELY))
    share = sum(weight >= same for weight, is_true in scored if is_true) / (total + missed)
    print(f"F1 of pairs {best:.4f} at {link:.2f}; same from {same:.2f}, review from {review:.2f}; {share:.4f} of the true pairs are `same`")
    store(swift, thresholds=(same, link, review))


def store(swift, table=None, thresholds=None):
    """Replaces what was learnt anew between the marks in the Swift file."""
    with open(swift, encoding="utf-8") as file:
        text = file.read()
    if table:
        lines = []
        for field in FIELDS:
            cells = ["0" if level not in table[field] else f"{table[field][level][2]:.2f}" for level in LEVELS]
            lines.append(f"        {', '.join(cells)},  // {field}")
        text = between(text, "weights", "\n".join(["        // " + ", ".join(LEVELS)] + lines))
        text = between(text, "agreements", "\n".join(f"        {table[field]['same'][0]:.4f},  // {field}" for field in FIELDS))
    if thresholds:
        names = ("same", "link", "review")
        text = between(text, "thresholds", "\n".join(f"    static let {name} = {value:.2f}" for name, value in zip(names, thresholds)))
    with open(swift, "w", encoding="utf-8") as file:
        file.write(text)


def between(text, mark, inner):
    pattern = re.compile(rf"( *// learnt: {mark}\n).*?( *// end of {mark}\n)", re.S)
    if not pattern.search(text):
        sys.exit(f"The marks of “{mark}” are missing in the Swift file: nothing was written.")
    return pattern.sub(lambda match: match[1] + inner + "\n" + match[2], text)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("weights", "thresholds"):
        sys.exit(__doc__)
    {"weights": weights, "thresholds": thresholds}[sys.argv[1]](sys.argv[2], sys.argv[3])
