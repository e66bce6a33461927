"""Measures finding people: the cost of a key, and whether the right person stands first. A part of bench.py.

Every figure stands beside FTS5 over the same people in a file of its own, and, where they are installed, beside `fzf --filter`
and PostgreSQL's pg_trgm. What is not there is skipped and said so.
"""
import json
import os
import random
import subprocess
import sys
import time
import unicodedata

import floors

OF_EACH_KIND = 30
"""30 of each of 17 kinds are the 510 strings that are replayed key by key."""
JUDGED_OF_EACH_KIND = 100
MATCHING = "constituent_current.matching"
"""What a row is matched by, kept beside it: no table of its own."""


class Finding:
    """One size of register: its store, its queries, and what was measured."""

    def __init__(self, bench, pack, size, folder, seed=7):
        self.bench, self.pack, self.size, self.folder, self.seed = bench, pack, size, folder, seed
        self.store = os.path.join(folder, f"register-{size}.sqlite")
        self.figures = {"people": size}

    def run(self, *arguments):
        done = subprocess.run([self.bench, *map(str, arguments)], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"InProcessBench {arguments[0]}: exit {done.returncode}")
        return json.loads(done.stdout)

    def prepare(self):
        """Makes the register, unless it was kept."""
        note = self.store + ".load.json"
        if not os.path.exists(self.store):
            say(f"making a register of {self.size:,} people")
            made = self.run("register", self.store, self.pack, self.size, self.seed)
            with open(note, "w", encoding="utf-8") as file:
                json.dump(made, file)
        if os.path.exists(note):
            with open(note, encoding="utf-8") as file:
                self.figures["load"] = json.load(file)
        self.figures["store_bytes"] = os.path.getsize(self.store)
        self.replayed = self.draw(OF_EACH_KIND, 0)
        self.judged = self.draw(JUDGED_OF_EACH_KIND, 1)

    def draw(self, count, space):
        return self.run("draw", self.pack, self.size, self.seed, count, 11 + space)["queries"]

    def listed(self, queries):
        path = os.path.join(self.folder, "queries")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(query["text"] for query in queries))
        return path

    def measure_keys(self):
        say("typing the queries key by key")
        # Shuffled, so that one kind does not warm up the next of the same kind.
        queries = self.replayed[:]
        random.Random(5).shuffle(queries)
        self.figures["dropped_from_page_cache"] = drop_from_page_cache(self.store)
        # Opening again and again is a process of its own: what it leaves in memory is not the search's.
        self.figures["keys"] = self.run("keys", self.store, self.listed(queries), 0)
        opened = self.run("keys", self.store, self.listed(queries[:40]), 40)
        self.figures["keys"].update({name: opened[name] for name in ("opening_ms", "first_key_ms", "first_key_all_threads_ms")})

    def measure_sizes(self):
        """Bytes by table, indexes with their tables; and those of one column that only search reads."""
        query = ("select m.tbl_name, sum(d.pgsize) from (select name, pgsize from dbstat where aggregate = true) d"
                 " join sqlite_master m on m.name = d.name group by 1 order by 2 desc")
        done = subprocess.run(["sqlite3", "-readonly", self.store, query], capture_output=True, text=True, check=False)
        pairs = [line.rsplit("|", 1) for line in done.stdout.splitlines()]
        self.figures["bytes_by_table"] = {name: int(count) for name, count in pairs}
        done = subprocess.run(["sqlite3", "-readonly", self.store, "select sum(length(matching)) from constituent_current"],
                              capture_output=True, text=True, check=False)
        self.figures["bytes_by_table"][MATCHING] = int(done.stdout.strip() or 0)

    def measure_rebuild(self):
        say("making all tables anew")
        self.figures["rebuild"] = self.run("rebuild", self.store)

    def measure_adding(self):
        self.figures["adding"] = self.run("add", self.store, self.pack, 200, self.seed)

    def measure_floors(self, with_others=True):
        full_text = floors.FullText(self.store, os.path.join(self.folder, f"register-{self.size}.fts5.sqlite"))
        say("FTS5 over the same people")
        full_text.prepare()
        self.figures["fts5"] = {
            "bytes": os.path.getsize(full_text.path), "build_seconds": full_text.seconds,
            "keys": full_text.keys([query["text"] for query in self.replayed]),
        }
        self.full_text = full_text
        if with_others:
            self.figures["fzf"] = floors.fuzzy_finder(full_text, [query["text"] for query in self.replayed], self.folder)

    def judge(self, with_others=True):
        say("judging what is found")
        found = self.run("answers", self.store, self.listed(self.judged))
        self.figures["query_ms"] = found["query_ms"]
        people = floors.People(self.store)
        self.figures["quality"] = {
            "caseload": marks(self.judged, people, [[people.by_id(key) for key in keys] for keys in found["found"]]),
            "FTS5": marks(self.judged, people, [
                [people.by_row(row) for row in self.full_text.best(query["text"], 10)] for query in self.judged]),
        }
        if with_others and self.size <= 1_000_000:
            trigrams = floors.Trigrams()
            if trigrams.is_there:
                say("pg_trgm over the same people")
                some = self.judged[:: JUDGED_OF_EACH_KIND // 10]
                with trigrams:
                    trigrams.fill(self.full_text)
                    self.figures["quality"]["pg_trgm"] = marks(some, people, [
                        [people.by_row(row) for row in trigrams.best(query["text"], 10)] for query in some])


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def drop_from_page_cache(path):
    """Asks the system to forget the file's pages; nothing that is not this file's is touched."""
    if not hasattr(os, "posix_fadvise"):
        return False
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
    return True


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", (text or "").lower()) if not unicodedata.combining(c))


def is_right(told, details):
    """Whether somebody has everything that the searcher meant."""
    if details is None:
        return False
    names = plain(" ".join(filter(None, (details.get("givenName"), details.get("familyName"), details.get("organisation")))))
    words = "".join(c if c.isalpha() else " " for c in names).split()
    phones = ["".join(c for c in phone if c.isdigit()) for phone in details.get("phones") or []]
    for field, value in told:
        has = {
            "word": lambda: value in words,
            "beginning": lambda: any(word.startswith(value) for word in words),
            "born": lambda: details.get("birthDate") == value,
            "year": lambda: (details.get("birthDate") or "").startswith(value),
            "phone": lambda: value in phones,
            "lastFour": lambda: any(phone.endswith(value) for phone in phones),
            "street": lambda: plain(details.get("street")).startswith(value),
            "city": lambda: plain(details.get("city")) == value,
            "id": lambda: details.get("id") == value,
        }[field]()
        if not has:
            return False
    return True


def marks(queries, people, answers):
    """By kind: the share found first, the share found in the first ten, and the mean of 1 / place."""
    places = {}
    for query, found in zip(queries, answers):
        place = next((number for number, details in enumerate(found, 1) if is_right(query["told"], details)), None)
        places.setdefault(query["kind"], []).append(place)
    places["all"] = [place for kind in places.values() for place in kind]
    return {
        kind: {
            "queries": len(found), "first": round(sum(place == 1 for place in found) / len(found), 3),
            "ten": round(sum(place is not None for place in found) / len(found), 3),
            "mrr": round(sum(1 / place for place in found if place) / len(found), 3),
        } for kind, found in places.items()
    }


def measure(bench, pack, size, folder, is_quick=False):
    finding = Finding(bench, pack, size, folder)
    finding.prepare()
    finding.measure_keys()
    finding.measure_sizes()
    finding.measure_floors(with_others=not is_quick and size <= 1_000_000)
    finding.judge(with_others=not is_quick)
    if not is_quick:
        finding.measure_rebuild()
    finding.measure_adding()
    return finding.figures


def table(results):
    """The page's two tables: what a key costs, and what is found."""
    def mb(count):
        return f"{count / 1e6:,.0f} MB"

    def row(name, beside, value, needs="keys"):
        cells = [value(figures) if figures.get(needs) else "not measured in this run" for figures in results]
        return f"| {name} | {beside} | " + " | ".join(cells) + " |"

    def spread(summary):
        return " / ".join(f"{summary[part]:.2f}" for part in ("p50", "p95", "p99", "max"))

    lines = ["| finding people | beside | " + " | ".join(f"{figures['people']:,} people" for figures in results) + " |",
             "|---|---|" + "---|" * len(results)]
    for kind in ("cold", "warm"):
        lines.append(row(f"a key, {kind}, CPU ms p50 / p95 / p99 / max", "FTS5 prefix query, row order", lambda f, kind=kind: (
            f"{spread(f['keys'][f'key_{kind}_ms'])} beside {spread(f['fts5']['keys'])}")))
    lines.append(row("p99 of a warm key ÷ FTS5's", "goal: 1 at a million, ¼ at ten million", lambda f: (
        f"{f['keys']['key_warm_ms']['p99'] / max(f['fts5']['keys']['p99'], 0.001):.2f}")))
    lines.append(row("the first key after opening, CPU ms p50 / p95 / p99 / max", "–", lambda f: spread(f["keys"]["first_key_ms"])))
    lines.append(row("opening a store, CPU ms p50", "–", lambda f: f"{f['keys']['opening_ms']['p50']:.2f}"))
    lines.append(row("reading the terms for spelling mistakes, beside the first searches, CPU ms", "–", lambda f: (
        f"{f['keys']['terms_loaded_ms']:.0f}")))
    lines.append(row("memory after all keys, private MB", "before the first; with the terms", lambda f: (
        f"{f['keys']['memory_after_mb']} beside {f['keys']['memory_before_mb']}; {f['keys']['memory_with_terms_mb']}")))
    lines.append(row("what search keeps in the store", "FTS5's file", lambda f: (
        f"{mb(index_bytes(f))} of {mb(f['store_bytes'])} beside {mb(f['fts5']['bytes'])}")))
    lines.append(row("making all tables anew, CPU s", "building FTS5, CPU s", lambda f: (
        f"{f['rebuild']['cpu_seconds']:.0f} beside {f['fts5']['build_seconds']}"), needs="rebuild"))
    lines.append(row("registering one person, durable, CPU ms p50 / p95 / p99 / max", "–", lambda f: spread(f["adding"]["insert_ms"]), needs="adding"))
    lines.append(row("a whole query, CPU ms p50", "`fzf --filter`", lambda f: (
        f"{f['query_ms']['p50']:.2f} beside " + (f"{f['fzf']['p50']:,.0f}" if f.get("fzf") else "no fzf here, or too many people")), needs="query_ms"))
    lines += [""]
    for figures in results:
        if not figures.get("quality"):
            continue
        lines += quality_table(figures) + [""]
    return "\n".join(lines).rstrip()


SEARCH_TABLES = ("posting", "term", "search_key", MATCHING)


def index_bytes(figures):
    return sum(figures["bytes_by_table"].get(name, 0) for name in SEARCH_TABLES)


def quality_table(figures):
    engines = list(figures["quality"])
    lines = [f"| {figures['people']:,} people: first / in first ten / mean reciprocal rank | " + " | ".join(engines) + " |",
             "|---|" + "---|" * len(engines)]
    for kind in figures["quality"]["caseload"]:
        cells = []
        for engine in engines:
            mark = figures["quality"][engine].get(kind)
            cells.append(f"{mark['first']:.2f} / {mark['ten']:.2f} / {mark['mrr']:.2f}" if mark else "–")
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return lines
