#!/usr/bin/env python3
"""Writes a register of made-up people with known households, for linkage.py and errors.py.

Usage: register.py PEOPLE [--seed N] > register.csv

Names, streets and towns come from the sample office, each as often as it is there. People live in households that share
family name, address and telephone; what makes telling them apart hard is in it on purpose: a son with his father's name,
twins, a widow with her husband's telephone, namesakes born in one year.
"""
import argparse
import csv
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PEOPLE = os.path.join(HERE, "../../SampleData/usda-service-center/people")
COLUMNS = ["id", "given", "family", "organisation", "birth_date", "phone", "street", "city", "postal_code", "state"]


def table(name):
    with open(os.path.join(PEOPLE, name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]


class Office:
    def __init__(self, chance):
        self.chance = chance
        self.given = {sex: [(row[0], float(row[2])) for row in table("given-names.txt") if row[1] == sex] for sex in "fm"}
        self.family = [(row[0], float(row[1])) for row in table("family-names.txt")]
        self.streets = [(row[0], float(row[1])) for row in table("streets.txt")]
        self.towns = [((row[0], row[1], row[2]), float(row[3])) for row in table("towns.txt")]

    def one(self, weighted):
        return self.chance.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]

    def date(self, first, last):
        return f"{self.chance.randrange(first, last)}-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 29):02}"

    def household(self):
        """The people of one household."""
        chance = self.chance
        family = self.one(self.family)
        town, state, code = self.one(self.towns)
        place = {
            "street": f"{chance.randrange(1, 3000)} {self.one(self.streets)}", "city": town, "state": state, "postal_code": code,
            "phone": f"{chance.randrange(200, 990)}-{chance.randrange(200, 999)}-{chance.randrange(10_000):04}",
        }
        born = chance.randrange(1935, 1985)
        people = [{"given": self.one(self.given["m"]), "birth_date": self.date(born, born + 5)}]
        if chance.random() < .6:
            people.append({"given": self.one(self.given["f"]), "birth_date": self.date(born, born + 8)})
        for _ in range(chance.choice([0, 0, 1, 1, 2, 3])):
            child = {"given": self.one(self.given[chance.choice("fm")]), "birth_date": self.date(born + 22, born + 38)}
            if chance.random() < .05:
                child["given"] = people[0]["given"]
            people.append(child)
            if chance.random() < .02:
                people.append({"given": self.one(self.given[chance.choice("fm")]), "birth_date": child["birth_date"]})
        for person in people:
            person.update(place, family=family, organisation="")
            if chance.random() < .15:
                person["phone"] = ""
            if chance.random() < .08:
                person["birth_date"] = ""
        return people


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", type=int)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    office = Office(random.Random(options.seed))
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    made = 0
    while made < options.people:
        for person in office.household()[:options.people - made]:
            made += 1
            writer.writerow({"id": made, **person})


if __name__ == "__main__":
    main()
