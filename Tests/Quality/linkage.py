#!/usr/bin/env python3
"""How well records of one person are found: precision, recall and F1 with known truth.

Usage: linkage.py PROGRAM [--register REGISTER.csv] [--json]      (PROGRAM is MatchingQuality, built for release)

Examination: FEBRL 4, two registers of 5,000 people each, who are the same; of the second 30 % are dropped and of the
first 20 %, by chance and independently, so that many have no partner. Without the social security number. Pairs from the
blocks whose weight reaches `link` are assigned one to one, the greatest weight first. Nothing was tuned on it.
Duplicates: every pair within FEBRL 1, 2 and 3, on which weights and thresholds were learnt, so these show only that
nothing is amiss. With --register also people of that register (columns as in errors.py), entered a second time with one
to three errors that errors.py makes: none of them were learnt from either.
"""
import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "../../Tools/learn"))
import febrl  # noqa: E402

SEED = 2026


def candidates(program, records, boundary=None, columns=None):
    """Thresholds by name, and pairs: line, line, weight, band."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "register.csv")
        if columns:
            with open(path, "w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
                writer.writeheader()
                writer.writerows(records)
        else:
            febrl.write(path, records)
        command = [program, "candidates", path] + ([str(boundary)] if boundary else [])
        lines = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    words = lines[0].split()
    thresholds = {name: float(value) for name, value in zip(words[::2], words[1::2])}
    pairs = [line.split()[:4] for line in lines[1:]]
    return thresholds, [(int(left), int(right), float(weight), band) for left, right, weight, band in pairs]


def assigned(pairs):
    """One to one, the greatest weight first."""
    taken, chosen = set(), []
    for left, right, weight, band in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if left not in taken and right not in taken:
            taken |= {left, right}
            chosen.append((left, right, weight, band))
    return chosen


def figures(found, truth):
    right = len(found & truth)
    precision = right / len(found) if found else 1.0
    recall = right / len(truth)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "found": len(found), "true": len(truth)}


def examination(program, seed=SEED):
    chance = random.Random(seed)
    left, right, links = febrl.load_examination()
    kept = [{key for key in side if chance.random() >= share} for side, share in ((left, .20), (right, .30))]
    # The order of the files must not help: the second register is shuffled.
    first = [left[key] for key in left if key in kept[0]]
    second = [right[key] for key in right if key in kept[1]]
    chance.shuffle(second)
    records = first + second
    truth = {frozenset(pair) for pair in links if pair[0] in kept[0] and pair[1] in kept[1]}
    thresholds, pairs = candidates(program, records, boundary=len(first))
    name = lambda pair: frozenset((records[pair[0]]["id"], records[pair[1]]["id"]))  # noqa: E731
    chosen = assigned([pair for pair in pairs if pair[2] >= thresholds["link"]])
    result = figures({name(pair) for pair in chosen}, truth)
    result["in blocks"] = round(len({name(pair) for pair in pairs} & truth) / len(truth), 4)
    result["band same"] = figures({name(pair) for pair in pairs if pair[3] == "same"}, truth)
    result["people"] = [len(first), len(second)]
    return result


def duplicates(program, number):
    records, links = febrl.load(number)
    keys = list(records)
    thresholds, pairs = candidates(program, records.values())
    truth = {frozenset(pair) for pair in links}
    return banded(thresholds, [(frozenset((keys[left], keys[right])), weight, band) for left, right, weight, band in pairs], truth)


def banded(thresholds, pairs, truth):
    result = figures({pair for pair, weight, _ in pairs if weight >= thresholds["link"]}, truth)
    result["in blocks"] = round(len({pair for pair, _, _ in pairs} & truth) / len(truth), 4)
    result["band same"] = figures({pair for pair, _, band in pairs if band == "same"}, truth)
    result["band same or review"] = figures({pair for pair, _, band in pairs if band != "different"}, truth)
    return result


def held_out(program, register):
    """A register in which one in ten people is entered a second time with errors."""
    with open(register, newline="", encoding="utf-8-sig") as file:
        records = list(csv.DictReader(file))
    count = max(1, len(records) // 10)
    command = [sys.executable, os.path.join(HERE, "errors.py"), "records", register, "--count", str(count), "--seed", str(SEED)]
    cases = [json.loads(line) for line in subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()]
    columns = ["id"] + [name for name in cases[0]["record"]]
    twins = [{"id": f"{case['id']} again", **case["record"]} for case in cases]
    everybody = records + twins
    thresholds, pairs = candidates(program, everybody, columns=columns)
    truth = {frozenset((case["id"], twin["id"])) for case, twin in zip(cases, twins)}
    kinds = {frozenset((case["id"], twin["id"])): case["kind"] for case, twin in zip(cases, twins)}
    named = [(frozenset((everybody[left]["id"], everybody[right]["id"])), weight, band) for left, right, weight, band in pairs]
    # `link` is for registers without households; here the bands are what somebody gets to see.
    bands = banded(thresholds, named, truth)
    result = {**bands["band same or review"], "in blocks": bands["in blocks"], "band same": bands["band same"]}
    shown = {pair for pair, _, band in named if band != "different"}
    by_kind = {}
    for pair in truth:
        for kind in kinds[pair].split("+"):
            hit, total = by_kind.get(kind, (0, 0))
            by_kind[kind] = (hit + (pair in shown), total + 1)
    result["shown by kind of error"] = {kind: f"{hit} of {total}" for kind, (hit, total) in sorted(by_kind.items())}
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--register")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = {"FEBRL 4, linkage": examination(options.program)}
    for number in (1, 2, 3):
        results[f"FEBRL {number}, duplicates"] = duplicates(options.program, number)
    if options.register:
        results["held-out errors, duplicates"] = held_out(options.program, options.register)
    if options.json:
        print(json.dumps(results, indent=2))
        return
    for name, result in results.items():
        print(f"{name}: precision {result['precision']}, recall {result['recall']}, F1 {result['f1']}")
        for key, value in result.items():
            if key not in ("precision", "recall", "f1"):
                print(f"    {key}: {value}")


if __name__ == "__main__":
    main()
