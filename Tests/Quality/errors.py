#!/usr/bin/env python3
"""Makes cases with known truth from a register: what somebody at a counter would type, or enter a second time.

Usage: errors.py queries REGISTER.csv [--count N] [--seed N] [--kinds a,b] [--columns given=first_name,…]
       errors.py records REGISTER.csv [--count N] [--seed N] [--errors N] …

REGISTER.csv has a header; the columns used are id, given, family, organisation, birth_date (YYYY-MM-DD), phone, street,
city, postal_code, state, external_id, or what --columns calls them. Each case is a JSON line on standard output:
    {"id": "…", "kind": "typo", "query": "gonzaelz maria"}
    {"id": "…", "kind": "nickname+transposed digits", "record": {"given": "Bill", …}}
The same seed gives the same cases. Queries go round the kinds; a kind that a person's record does not allow (a nickname
nobody has) takes the next person. This generator knows nothing of how Caseload searches: its slips come from the layout
of keyboards, from what scanners misread, and from how English and Spanish speakers spell by ear.
"""
import argparse
import csv
import json
import os
import random
import sys
import unicodedata

COLUMNS = ["id", "given", "family", "organisation", "birth_date", "phone", "street", "city", "postal_code", "state", "external_id"]
KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
MISREAD = [
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("l", "1"), ("i", "l"), ("l", "i"), ("o", "0"), ("s", "5"), ("b", "8"), ("e", "c"),
    ("c", "e"), ("u", "v"), ("v", "u"), ("h", "b"), ("n", "h"), ("g", "q"), ("vv", "w"), ("w", "vv"), ("ii", "u"), ("f", "t"), ("a", "o"),
]
BY_EAR = [
    ("ph", "f"), ("f", "ph"), ("z", "s"), ("s", "z"), ("b", "v"), ("v", "b"), ("ll", "y"), ("ll", "l"), ("qu", "k"), ("ce", "se"), ("ci", "si"),
    ("ch", "sh"), ("ck", "k"), ("k", "ck"), ("gh", ""), ("ei", "ie"), ("ie", "ei"), ("ee", "ea"), ("ea", "ee"), ("y", "i"), ("i", "y"),
    ("ou", "u"), ("oo", "u"), ("x", "ks"), ("j", "h"), ("ge", "je"), ("gi", "ji"), ("hu", "w"), ("ks", "x"), ("nn", "n"), ("tt", "t"),
    ("ss", "s"), ("rr", "r"), ("mm", "m"), ("c", "k"), ("k", "c"), ("th", "t"), ("sch", "sh"), ("ow", "au"), ("ey", "y"), ("sen", "son"),
    ("er", "ar"), ("o", "a"), ("a", "e"), ("e", "i"), ("dt", "t"), ("tz", "z"), ("ai", "ay"), ("ay", "ai"),
]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


# MARK: slips in a word; each returns None where it can do nothing

def neighbour_key(word, chance):
    places = [(at, row, row.index(letter)) for at, letter in enumerate(word.lower()) for row in KEYBOARD if letter in row]
    if not places:
        return None
    at, row, key = chance.choice(places)
    beside = [row[near] for near in (key - 1, key + 1) if 0 <= near < len(row)]
    return word[:at] + chance.choice(beside) + word[at + 1:]


def left_out(word, chance):
    if len(word) < 4:
        return None
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1:]


def doubled(word, chance):
    at = chance.randrange(len(word)) if word else 0
    return word[:at] + word[at:at + 1] + word[at:] if word else None


def exchanged(word, chance):
    places = [at for at in range(len(word) - 1) if word[at] != word[at + 1]]
    if len(word) < 3 or not places:
        return None
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def typo(word, chance):
    return chance.choice([neighbour_key, left_out, doubled, exchanged])(word, chance)


def replaced(word, pairs, chance):
    lower = plain(word)
    possible = [(old, new, at) for old, new in pairs for at in range(len(lower)) if lower.startswith(old, at)]
    if not possible:
        return None
    old, new, at = chance.choice(possible)
    changed = lower[:at] + new + lower[at + len(old):]
    return changed if changed and changed != lower else None


def misread(word, chance):
    return replaced(word, MISREAD, chance)


def by_ear(word, chance):
    return replaced(word, BY_EAR, chance)


def plain(text):
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def digits_exchanged(text, chance):
    places = [at for at in range(len(text) - 1) if text[at].isdigit() and text[at + 1].isdigit() and text[at] != text[at + 1]]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2:]


def parts_of(date):
    parts = date.split("-")
    return [int(part) for part in parts] if len(parts) == 3 and all(part.isdigit() for part in parts) else None


def day_month(date):
    parts = parts_of(date)
    if not parts or parts[2] > 12 or parts[1] == parts[2]:
        return None
    return f"{parts[0]:04}-{parts[2]:02}-{parts[1]:02}"


def written(date, chance):
    """A date in one of the writings in common use in the United States, and the international one."""
    parts = parts_of(date)
    if not parts:
        return None
    year, month, day = parts
    return chance.choice([
        f"{month}/{day}/{year}", f"{month:02}/{day:02}/{year}", f"{month}-{day}-{year}", date, f"{MONTHS[month - 1]} {day} {year}",
        f"{day} {MONTHS[month - 1]} {year}",
    ])


def nickname(given, nicknames, chance):
    known = nicknames.get(plain(given.split(" ")[0])) if given else None
    return chance.choice(known) if known else None


# MARK: queries

def both(first, second, chance):
    """Two parts in either order."""
    if not first or not second:
        return None
    return f"{first} {second}" if chance.random() < .5 else f"{second} {first}"


def query_kinds(nicknames):
    def given(person):
        return person["given"].split(" ")[0]

    def slipped(slip):
        def make(person, chance):
            family = slip(person["family"], chance)
            return both(given(person), family, chance)
        return make

    def two_slips(person, chance):
        return both(typo(given(person), chance), typo(person["family"], chance), chance)

    def typo_and_date(person, chance):
        family, date = typo(person["family"], chance), written(person["birth_date"], chance)
        return f"{family} {date}" if family and date else None

    def swapped_date(person, chance):
        date = day_month(person["birth_date"])
        date = written(date, chance) if date else None
        return f"{person['family']} {date}" if date and person["family"] else None

    def half(person, chance):
        family = person["family"]
        return both(given(person), family[:max(3, len(family) // 2)], chance) if len(family) > 4 else None

    def ending(person, chance):
        family = person["family"]
        changed = {"o": "a", "a": "o", "s": "z", "z": "s", "n": "m", "e": "", "y": "ie"}.get(family[-1:])
        return None if changed is None else both(given(person), family[:-1] + changed, chance)

    def joined(person, chance):
        return person["given"].replace(" ", "") + person["family"].replace(" ", "") if person["given"] and person["family"] else None

    def split(person, chance):
        family = person["family"]
        if len(family) < 6:
            return None
        at = chance.randrange(3, len(family) - 2)
        return f"{given(person)} {family[:at]} {family[at:]}"

    def phone(person, chance):
        return person["phone"] or None

    def phone_exchanged(person, chance):
        return digits_exchanged(person["phone"], chance)

    def address(person, chance):
        return f"{person['street']} {person['city']}".strip() if person["street"] else None

    def name_and_city(person, chance):
        return f"{person['family']} {person['city']}" if person["family"] and person["city"] else None

    def called(person, chance):
        return both(nickname(person["given"], nicknames, chance), person["family"], chance)

    def born(person, chance):
        date = person["birth_date"]
        return both(both(given(person), person["family"], chance), date[:4], random.Random(1)) if date else None

    def whole(person, chance):
        return both(person["given"], person["family"], chance)

    return {
        "name": whole, "name without accents": lambda person, chance: plain(whole(person, chance) or "") or None, "nickname": called,
        "typo": slipped(typo), "two typos": two_slips, "misread": slipped(misread), "by ear": slipped(by_ear), "half a surname": half,
        "other ending": ending, "joined": joined, "split": split, "name and birth year": born, "typo and birth date": typo_and_date,
        "day and month exchanged": swapped_date, "phone": phone, "phone, digits exchanged": phone_exchanged, "address": address,
        "surname and town": name_and_city,
    }


# MARK: records entered a second time

def record_errors(nicknames):
    def in_name(slip):
        def change(person, chance):
            field = chance.choice(["given", "family"])
            changed = slip(person[field], chance) if person[field] else None
            return {field: changed} if changed else None
        return change

    def swapped_names(person, chance):
        return {"given": person["family"], "family": person["given"]} if person["given"] and person["family"] else None

    def swapped_date(person, chance):
        date = day_month(person["birth_date"])
        return {"birth_date": date} if date else None

    def digit_of(field):
        def change(person, chance):
            changed = digits_exchanged(person[field], chance)
            return {field: changed} if changed and (field != "birth_date" or is_date(changed)) else None
        return change

    def empty(person, chance):
        known = [field for field in ("birth_date", "phone", "street", "postal_code", "city") if person[field]]
        return {chance.choice(known): ""} if len(known) > 2 else None

    def called(person, chance):
        short = nickname(person["given"], nicknames, chance)
        return {"given": short} if short else None

    def joined_or_split(person, chance):
        family = person["family"]
        if " " in family or "-" in family:
            return {"family": family.replace(" ", "").replace("-", "")}
        at = chance.randrange(3, len(family) - 2) if len(family) > 5 else 0
        return {"family": f"{family[:at]} {family[at:]}"} if at else None

    def street(person, chance):
        changed = typo(person["street"], chance) if person["street"] else None
        return {"street": changed} if changed else None

    def moved(person, chance):
        if not person["street"] or not person["phone"]:
            return None
        return {"street": f"{chance.randrange(1, 9999)} {chance.choice(['Mesa', 'Second', 'Juniper', 'Canal', 'Depot'])} Road"}

    def initial(person, chance):
        return {"given": person["given"][0]} if len(person["given"]) > 1 else None

    return {
        "typo": in_name(typo), "misread": in_name(misread), "by ear": in_name(by_ear), "nickname": called, "names exchanged": swapped_names,
        "day and month exchanged": swapped_date, "digit of date": digit_of("birth_date"), "digit of phone": digit_of("phone"),
        "digit of postal code": digit_of("postal_code"), "left empty": empty, "joined or split": joined_or_split, "street": street,
        "moved": moved, "initial": initial,
    }


def is_date(text):
    parts = parts_of(text)
    return bool(parts) and 1 <= parts[1] <= 12 and 1 <= parts[2] <= 31


def spoilt(person, kinds, count, chance):
    """The record with so many errors of different kinds, and what they are; None where too few can be made."""
    record, names = dict(person), []
    for name in chance.sample(sorted(kinds), len(kinds)):
        change = kinds[name](record, chance)
        if change:
            record.update(change)
            names.append(name)
        if len(names) == count:
            return record, names
    return None


# MARK: the register

def people(path, columns, limit, chance):
    """So many people of the register, each as likely as any other, in one pass and in an order of chance."""
    chosen = []
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        names = {name: columns.get(name, name) for name in COLUMNS}
        if names["id"] not in (reader.fieldnames or []):
            sys.exit(f"{path} has no column “{names['id']}”; say which one identifies people with --columns id=….")
        for place, row in enumerate(reader):
            at = place if place < limit else chance.randrange(place + 1)
            if at >= limit:
                continue
            person = {name: (row.get(column) or "").strip() for name, column in names.items()}
            if place < limit:
                chosen.append(person)
            else:
                chosen[at] = person
    chance.shuffle(chosen)
    return chosen


def read_nicknames():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    nicknames = {}
    with open(os.path.join(root, "SampleData/usda-service-center/people/nicknames.txt"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#") and "\t" in line:
                formal, short = line.rstrip("\n").split("\t")[:2]
                nicknames.setdefault(plain(formal), []).append(short)
    return nicknames


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["queries", "records"])
    parser.add_argument("register")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--errors", type=int, default=0, help="errors in each record; without it one to three")
    parser.add_argument("--columns", default="")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    columns = dict(pair.split("=", 1) for pair in options.columns.split(",") if "=" in pair)
    nicknames = read_nicknames()
    kinds = query_kinds(nicknames) if options.what == "queries" else record_errors(nicknames)
    if options.kinds:
        wanted = options.kinds.split(",")
        unknown = [name for name in wanted if name not in kinds]
        if unknown:
            parser.error(f"no kind “{unknown[0]}”; there are: {', '.join(kinds)}")
        kinds = {name: kinds[name] for name in wanted}
    made = 0
    turn = list(kinds)
    waiting = 0
    for person in people(options.register, columns, options.count * 6, chance):
        if made == options.count:
            break
        if options.what == "records":
            case = spoilt(person, kinds, min(options.errors or chance.choice([1, 1, 2, 3]), len(kinds)), chance)
            if case:
                record = {name: value for name, value in case[0].items() if name != "id"}
                print(json.dumps({"id": person["id"], "kind": "+".join(case[1]), "record": record}, ensure_ascii=False))
                made += 1
            continue
        # Of the kinds whose turn it is, the first that this person allows.
        for ahead in range(len(turn)):
            name = turn[(waiting + ahead) % len(turn)]
            query = kinds[name](person, chance)
            if query:
                print(json.dumps({"id": person["id"], "kind": name, "query": query}, ensure_ascii=False))
                made += 1
                # Whoever was passed over comes first next time.
                turn.append(turn.pop((waiting + ahead) % len(turn)))
                break


if __name__ == "__main__":
    main()
