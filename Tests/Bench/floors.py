"""What finding people is measured beside: FTS5, fzf and pg_trgm, each over the people of the same store."""
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def columns(details, number):
    """Name, birth date, telephones, address and case number as one searches for them: dates and numbers in every common writing."""
    def joined(*keys):
        return " ".join(details[key] for key in keys if details.get(key))

    born = details.get("birthDate") or ""
    if born:
        _, month, day = (int(part) for part in born.split("-"))
        born = f"{born} {month} {day} {MONTHS[month - 1]}"
    phones = details.get("phones") or []
    digits = ["".join(c for c in phone if c.isdigit()) for phone in phones]
    return joined("givenName", "familyName", "organisation"), born, " ".join(phones + digits), \
        joined("street", "city", "state", "postalCode"), number or ""


def check_character(number):
    """The last character of a case number: ISO 7064 MOD 37,36."""
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    product = 36
    for character in number.replace("-", ""):
        product = ((product + alphabet.index(character)) % 36 or 36) * 2 % 37
    return alphabet[(37 - product) % 36]


class People:
    """Details by identifier or row, out of the store."""

    def __init__(self, store):
        self.connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)

    def _one(self, where, value):
        row = self.connection.execute(
            "select lower(hex(c.id)), cast(p.bytes as text) from constituent_current c"
            f" join part p on p.sequence = c.details and p.name = 'personal' where {where} = ?", (value,)).fetchone()
        return dict(json.loads(row[1]), id=row[0]) if row else None

    def by_id(self, key):
        return self._one("c.id", bytes.fromhex(key))

    def by_row(self, row):
        return self._one("c.added", row)


class FullText:
    """FTS5 as it does best at this: prefix indexes for one to three letters, diacritics folded, dates in both common writings."""

    def __init__(self, store, path):
        self.store, self.path, self.seconds = store, path, None

    def prepare(self):
        if not os.path.exists(self.path):
            started = time.process_time()
            connection = sqlite3.connect(self.path)
            connection.execute("pragma journal_mode = off")
            connection.execute("pragma synchronous = off")
            connection.execute("pragma cache_size = -262144")
            connection.execute("create table note(seconds)")
            connection.execute("create virtual table person using fts5(name, born, phone, address, number,"
                               " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')")
            connection.executemany("insert into person(rowid, name, born, phone, address, number) values(?, ?, ?, ?, ?, ?)", self.people())
            connection.execute("insert into person(person) values('optimize')")
            self.seconds = round(time.process_time() - started)
            connection.execute("insert into note values(?)", (self.seconds,))
            connection.commit()
            connection.close()
        self.connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        (self.seconds,) = self.connection.execute("select seconds from note").fetchone()
        (people,) = self.connection.execute("select count(*) from person where person match 'garcia*'").fetchone()
        if people == 0:
            sys.exit("the full-text floor holds nobody: it would measure nothing")

    def people(self):
        source = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)
        numbers = {}
        for constituent, prefix, year, serial in source.execute("select constituent, prefix, year, serial from case_current"):
            number = f"{prefix}-{year}-{serial:06}"
            numbers[constituent] = f"{number}-{check_character(number)}"
        rows = source.execute(
            "select c.added, c.id, p.bytes from constituent_current c join part p on p.sequence = c.details and p.name = 'personal'")
        for row, key, content in rows:
            yield row, *columns(json.loads(content), numbers.get(key))

    @staticmethod
    def query(text):
        words = "".join(c if c.isalnum() else " " for c in text).split()
        return " AND ".join(f'"{word}"*' for word in words)

    def keys(self, texts):
        """CPU per key, each beginning of each text asked in row order: no ranking at all."""
        samples = []
        for text in texts:
            for length in range(1, len(text) + 1):
                query = self.query(text[:length])
                if not query:
                    continue
                before = time.thread_time()
                self.connection.execute("select rowid from person where person match ? limit 50", (query,)).fetchall()
                samples.append((time.thread_time() - before) * 1000)
        samples.sort()
        return {name: round(samples[min(len(samples) - 1, int(share * len(samples)))], 3)
                for name, share in (("p50", .5), ("p95", .95), ("p99", .99), ("max", 1))}

    def best(self, text, limit):
        """The best by FTS5's own ranking."""
        query = self.query(text)
        if not query:
            return []
        rows = self.connection.execute("select rowid from person where person match ? order by rank limit ?", (query, limit))
        return [row[0] for row in rows]

    def lines(self):
        return self.connection.execute("select rowid, name, born, phone, address, number from person")


def fuzzy_finder(full_text, texts, folder):
    """CPU of `fzf --filter` for whole queries over a line a person; None where there is none."""
    if shutil.which("fzf") is None:
        print("fzf is not here: skipped", file=sys.stderr)
        return None
    path = os.path.join(folder, "lines")
    with open(path, "w", encoding="utf-8") as file:
        for row in full_text.lines():
            file.write(" ".join(str(value) for value in row[1:] if value) + "\n")
    samples = []
    for text in texts[:: max(1, len(texts) // 20)]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(path, encoding="utf-8") as file:
            subprocess.run(["fzf", "--filter", text], stdin=file, stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        samples.append(((after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)) * 1000)
    os.remove(path)
    samples.sort()
    return {"p50": round(samples[len(samples) // 2]), "max": round(samples[-1]), "queries": len(samples)}


class Trigrams:
    """pg_trgm in a server of its own on a local socket, gone afterwards. Runs as somebody other than root, as the server asks."""

    def __init__(self):
        self.initdb = shutil.which("initdb") or self._debian("initdb")
        self.psql = shutil.which("psql") or self._debian("psql")
        self.is_there = bool(self.initdb and self.psql)
        if not self.is_there:
            print("PostgreSQL is not here: pg_trgm is skipped", file=sys.stderr)

    @staticmethod
    def _debian(name):
        root = "/usr/lib/postgresql"
        versions = sorted(os.listdir(root), key=lambda text: [int(part) for part in text.split(".") if part.isdigit()]) if os.path.isdir(root) else []
        paths = [os.path.join(root, version, "bin", name) for version in reversed(versions)]
        return next((path for path in paths if os.path.exists(path)), None)

    def _as_somebody(self, command):
        return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *command] if os.getuid() == 0 else command

    def __enter__(self):
        # A folder of its own: the server's user cannot reach into a private one.
        self.folder = tempfile.mkdtemp(prefix="caseload-trigrams-")
        if os.getuid() == 0:
            shutil.chown(self.folder, "nobody")
        data = os.path.join(self.folder, "data")
        subprocess.run(self._as_somebody([self.initdb, "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"]),
                       check=True, stdout=subprocess.DEVNULL, cwd="/")
        server = os.path.join(os.path.dirname(os.path.realpath(self.initdb)), "postgres")
        self.server = subprocess.Popen(
            self._as_somebody([server, "-D", data, "-k", self.folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c",
                               "shared_buffers=512MB", "-c", "maintenance_work_mem=512MB", "-c", "max_wal_size=8GB"]),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        for _ in range(100):
            if self._run("select 1", check=False).returncode == 0:
                break
            time.sleep(0.2)
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, sql, check=True, feed=None):
        return subprocess.run([self.psql, "-h", self.folder, "-U", "bench", "-d", "postgres", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", sql],
                              input=feed, capture_output=True, text=True, check=check)

    def fill(self, full_text):
        self._run("create extension pg_trgm")
        self._run("create table person(row bigint, line text)")
        command = [self.psql, "-h", self.folder, "-U", "bench", "-d", "postgres", "-qX", "-c", "copy person from stdin"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True, encoding="utf-8") as copy:
            for row in full_text.lines():
                line = " ".join(str(value) for value in row[1:] if value).replace("\\", " ").replace("\t", " ")
                copy.stdin.write(f"{row[0]}\t{line}\n")
            copy.stdin.close()
        self._run("create index on person using gin (line gin_trgm_ops)")
        self._run("analyze person")

    def best(self, text, limit):
        quoted = text.replace("'", "''")
        done = self._run(f"set pg_trgm.word_similarity_threshold = 0.5; select row from person where '{quoted}' <% line"
                         f" order by word_similarity('{quoted}', line) desc, row limit {limit}")
        return [int(line) for line in done.stdout.split()]

    def examine(self, people, copies, asked):
        """Shares of copies whose person has the greatest sum of similarities, column by column."""
        names = sorted({field for fields in asked.values() for field in fields})
        for table, rows in (("person_of", people), ("copy_of", copies)):
            self._run(f"create table {table}(key text, {', '.join(f'{name} text' for name in names)})")
            feed = "".join("\t".join([row["key"], *(row[name] for name in names)]).replace("\\", " ") + "\n" for row in rows)
            self._run(f"copy {table} from stdin", feed=feed)
        self._run("create extension if not exists pg_trgm")
        shares = {}
        for name, fields in asked.items():
            # Given and family name as one column: their order costs nothing then, which is the better for it.
            name_fields = [field for field in fields if field in ("given_name", "surname")]
            columns_of = [" || ' ' || ".join("%s." + field for field in name_fields)] + ["%s." + f for f in fields if f not in name_fields]
            likeness = " + ".join(f"similarity({text.replace('%s', 'p')}, {text.replace('%s', 'c')})" for text in columns_of)
            done = self._run(f"select avg((c.key = (select p.key from person_of p order by {likeness} desc, p.key limit 1))::int) from copy_of c"
                             f" where {' || '.join(f'c.{field}' for field in fields)} <> ''")
            shares[name] = round(float(done.stdout), 4)
        return shares
