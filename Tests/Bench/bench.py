#!/usr/bin/env python3
"""Measures Caseload beside named floors, in one run on one machine, and writes docs/performance.md.

    bench.py [--program PATH] [--sizes 100000,1000000] [--search 1000000] [--keep FOLDER] [--quick] [--no-write]

`--search 100000 --quick` measures finding people alone, in a minute or two.

Nothing here is a gate: figures are compared with what stands beside them, never with a number from another machine.
Needs the release build (`make build`), its InProcessBench, and the sqlite3 shell.
"""
import argparse
import fcntl
import json
import os
import pty
import resource
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time

import asking
import examination
import finding
import workflows

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, ".build", "release", "caseload")
PACK = "usda-service-center"
QUERIES = [
    "garcia", "maria garcia", "smith john", "begay tom", "ortega 1979", "johnson", "nguyen an", "555-0142", "1984-05-06",
    "martinez jose", "anderson mary", "lip-2026-000123", "miller", "hernandez 1990", "wilson farm", "yazzie", "lee",
    "brown robert", "rodriguez ana", "davis", "thompson 1965", "ranch", "olson erik", "schmidt", "o'brien",
]


def cpu_of(command, **more):
    """CPU seconds of a whole process that ends by itself, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, **more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command[0]}: exit {done.returncode}: {done.stderr[-500:]}")
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), done.stdout


def median(values):
    return sorted(values)[len(values) // 2]


def process_cpu(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def scheduled(pid):
    """CPU time in milliseconds, all threads, to the nanosecond where the kernel keeps it."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as file:
            total += int(file.read().split()[0])
    return total / 1e6


class Desk:
    """The desk on a pseudo-terminal."""

    def __init__(self, store, columns, rows):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", CASELOAD_STORE=store, CASELOAD_DATA=ROOT, LANG="C.UTF-8")
            time.sleep(0.1)
            os.execv(PROGRAM, [PROGRAM])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read_until(self, text, limit=20.0):
        seen, end = b"", time.time() + limit
        while text not in seen and time.time() < end:
            ready, _, _ = select.select([self.terminal], [], [], 0.2)
            if ready:
                seen += os.read(self.terminal, 65536)
        if text not in seen:
            sys.exit(f"the desk did not show {text!r}")
        return seen

    def drain(self, quiet=0.3):
        seen = b""
        while select.select([self.terminal], [], [], quiet)[0]:
            seen += os.read(self.terminal, 65536)
        return seen

    def private_memory(self):
        with open(f"/proc/{self.pid}/smaps_rollup", encoding="ascii") as file:
            kilobytes = sum(int(line.split()[1]) for line in file if line.startswith(("Private_Clean", "Private_Dirty")))
        return kilobytes / 1024

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def desk_figures(store):
    first, paint = [], []
    for _ in range(5):
        desk = Desk(store, 80, 24)
        desk.read_until(b"QUEUES")
        first.append(scheduled(desk.pid))
        desk.close()
    desk = Desk(store, 200, 60)
    desk.read_until(b"QUEUES")
    desk.drain()
    os.write(desk.terminal, b"/")
    desk.drain()
    for key in b"garci":
        os.write(desk.terminal, bytes([key]))
        desk.drain()
    memory = desk.private_memory()
    os.write(desk.terminal, b"\x1b")
    desk.drain()
    for _ in range(4):
        os.write(desk.terminal, b"z")
        desk.drain()
    for key in (b"j", b"k") * 3:
        os.write(desk.terminal, key)
        paint.append(len(desk.drain()))
    desk.close()
    return {"first_paint_cpu_ms": round(median(first), 1), "cursor_moves_bytes": median(paint), "private_mb": round(memory, 1)}


def bare_insert(folder):
    """One row of 600 bytes a commit, WAL, synchronous FULL."""
    path = os.path.join(folder, "bare.sqlite")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    connection.execute("create table t(id integer primary key, body blob)")
    samples, started = [], time.time()
    for _ in range(300):
        before = time.thread_time()
        connection.execute("begin immediate")
        connection.execute("insert into t(body) values(?)", (b"x" * 600,))
        connection.execute("commit")
        samples.append((time.thread_time() - before) * 1000)
    return {"p50": round(median(samples), 3), "per_second": round(300 / (time.time() - started))}


def bulk_floor(store, folder):
    """The sqlite3 shell inserting the same rows of every table into a new file, one transaction, FULL."""
    path = os.path.join(folder, "bulk.sqlite")
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as source:
        tables = source.execute(
            "select name, sql from sqlite_master where type='table' and name not like 'sqlite_%' and sql is not null").fetchall()
        (events,) = source.execute("select count(*) from event").fetchone()
    script = ["pragma journal_mode=wal;", "pragma synchronous=full;"] + [sql + ";" for _, sql in tables]
    script += [f"attach '{store}' as source;", "begin;"]
    script += [f'insert into main."{name}" select * from source."{name}";' for name, _ in tables] + ["commit;"]
    started = time.time()
    subprocess.run(["sqlite3", path], input="\n".join(script), text=True, check=True, capture_output=True)
    seconds = time.time() - started
    os.remove(path)
    return {"events": events, "seconds": round(seconds, 1), "events_per_second": round(events / seconds)}


def measure(size, folder):
    store = os.path.join(folder, f"store-{size}.sqlite")
    environment = dict(os.environ, CASELOAD_STORE=store, CASELOAD_DATA=ROOT)
    figures = {"constituents": size}
    if not os.path.exists(store):
        cpu_of([PROGRAM, "init", "--agency", os.path.join(ROOT, "SampleData", PACK), "--training"], env=environment)
        started = time.time()
        cpu, _ = cpu_of([PROGRAM, "sample", "load", PACK, "--constituents", str(size), "--cases", str(size), "--seed", "7",
                         "--as-of", "2026-11-01"], env=environment)
        seconds = time.time() - started
        figures["load"] = {"seconds": round(seconds, 1), "cpu_seconds": round(cpu, 1)}
        with open(store + ".load.json", "w", encoding="utf-8") as file:
            json.dump(figures["load"], file)
    elif os.path.exists(store + ".load.json"):
        # A store that was kept brings the figures of its loading along.
        with open(store + ".load.json", encoding="utf-8") as file:
            figures["load"] = json.load(file)
    figures["store_mb"] = round(os.path.getsize(store) / 1e6)
    figures["bulk_floor"] = bulk_floor(store, folder)
    if "load" in figures:
        figures["load"]["events_per_second"] = round(figures["bulk_floor"]["events"] / figures["load"]["seconds"])
    figures["sqlite3_select_1_cpu_ms"] = round(median([cpu_of(["sqlite3", store, "select 1"])[0] for _ in range(9)]) * 1000, 1)
    figures["version_cpu_ms"] = round(median([cpu_of([PROGRAM, "--version"])[0] for _ in range(9)]) * 1000, 1)
    figures["desk"] = desk_figures(store)
    queries = os.path.join(folder, "queries")
    with open(queries, "w", encoding="utf-8") as file:
        file.write("\n".join(QUERIES))
    figures["in_process"] = json.loads(cpu_of([os.path.join(os.path.dirname(PROGRAM), "InProcessBench"), "operations", store, queries])[1])
    figures["bare_insert_ms"] = bare_insert(folder)
    for name in ("bare.sqlite", "bare.sqlite-wal", "bare.sqlite-shm"):
        if os.path.exists(os.path.join(folder, name)):
            os.remove(os.path.join(folder, name))
    return figures


def table(results):
    """The page's table: one column a size, each figure with its floor and the goal."""
    def row(name, floor, goal, value):
        return f"| {name} | {floor} | {goal} | " + " | ".join(value(figures) for figures in results) + " |"

    def process(figures, key, part):
        return figures["in_process"][key][part]

    lines = ["| work | beside | goal | " + " | ".join(f"{figures['constituents']:,} people" for figures in results) + " |",
             "|---|---|---|" + "---|" * len(results)]
    lines.append(row("start to first paint, CPU ms", "`sqlite3 store \"select 1\"`", "within 10×", lambda f: (
        f"{f['desk']['first_paint_cpu_ms']} beside {f['sqlite3_select_1_cpu_ms']} "
        f"({f['desk']['first_paint_cpu_ms'] / max(f['sqlite3_select_1_cpu_ms'], 0.1):.1f}×)")))
    lines.append(row("opening a case, CPU ms p50 / p99", "–", "–", lambda f: f"{process(f, 'open_case_ms', 'p50')} / {process(f, 'open_case_ms', 'p99')}"))
    lines.append(row("reading the desk, CPU ms p50 / p99", "–", "–", lambda f: f"{process(f, 'desk_ms', 'p50')} / {process(f, 'desk_ms', 'p99')}"))
    lines.append(row("a durable move, CPU ms p50", "bare SQLite insert, same fsync", "at most 3×", lambda f: (
        f"{process(f, 'durable_move_ms', 'p50')} beside {f['bare_insert_ms']['p50']} "
        f"({process(f, 'durable_move_ms', 'p50') / max(f['bare_insert_ms']['p50'], 0.001):.1f}×)")))
    lines.append(row("durable notes a second", "bare inserts a second", "–", lambda f: (
        f"{f['in_process']['durable_note_per_second']:.0f} beside {f['bare_insert_ms']['per_second']}")))
    lines.append(row("repaint when the cursor moves one row, 200×60, bytes", "a full repaint, 19 KB", "at most 120 a line", lambda f: str(f["desk"]["cursor_moves_bytes"])))
    lines.append(row("memory of a session, private MB", "Request Tracker 5: 205", "at most 48", lambda f: str(f["desk"]["private_mb"])))
    lines.append(row("sample load, events/s", "sqlite3 shell, same rows", "at least half", lambda f: (
        f"{f['load']['events_per_second']:,} beside {f['bulk_floor']['events_per_second']:,} "
        f"({f['load']['events_per_second'] / f['bulk_floor']['events_per_second']:.2f})" if "load" in f else "not loaded in this run")))
    lines.append(row("the store, MB", "–", "–", lambda f: f"{f['store_mb']:,} ({f['bulk_floor']['events']:,} events)"))
    return "\n".join(lines)


def main():
    global PROGRAM
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=PROGRAM, help="the release program; InProcessBench lies beside it")
    options.add_argument("--sizes", help="people of the sample stores that everything else is measured on (100000,1000000)")
    options.add_argument("--search", help="people of the registers that finding is measured on (1000000); alone: nothing else")
    options.add_argument("--interviews", help="how many interviews are held (10000); alone: nothing else")
    options.add_argument("--clocks", help="how many clocks run out at once (100000); alone: nothing else")
    options.add_argument("--quick", action="store_true", help="without rebuilding, fzf and pg_trgm; write nothing")
    options.add_argument("--keep", help="a folder whose stores are used again")
    options.add_argument("--no-write", action="store_true", help="print only")
    chosen = options.parse_args()
    PROGRAM = os.path.abspath(chosen.program)
    folder = chosen.keep or tempfile.mkdtemp(prefix="caseload-bench-")
    os.makedirs(folder, exist_ok=True)
    if not chosen.sizes and not chosen.search and not chosen.interviews and not chosen.clocks:
        chosen.sizes, chosen.search, chosen.interviews, chosen.clocks = "100000,1000000", "1000000", "10000", "100000"
    parts = {}
    if chosen.sizes:
        results = [measure(int(size), folder) for size in chosen.sizes.split(",")]
        print(json.dumps(results, indent=1))
        parts["table"] = table(results)
    if chosen.search:
        in_process = os.path.join(os.path.dirname(PROGRAM), "InProcessBench")
        pack = os.path.join(ROOT, "SampleData", PACK)
        results = [finding.measure(in_process, pack, int(size), folder, chosen.quick) for size in chosen.search.split(",")]
        examined = examination.measure(finding.Finding(in_process, pack, 0, folder).run, pack, folder, not chosen.quick)
        linked = None if chosen.quick else examination.linkage(os.path.join(os.path.dirname(PROGRAM), "MatchingQuality"), folder)
        with open(os.path.join(folder, "finding.json"), "w", encoding="utf-8") as file:
            json.dump({"finding": results, "examination": examined, "linkage": linked}, file, indent=1)
        print(json.dumps(results, indent=1))
        parts["finding"] = "\n\n".join((finding.table(results), examination.table(examined), examination.linkage_table(linked)))
    if chosen.interviews:
        in_process = os.path.join(os.path.dirname(PROGRAM), "InProcessBench")
        parts["asking"] = asking.table(asking.measure(in_process, os.path.join(ROOT, "SampleData", PACK), int(chosen.interviews)))
    if chosen.clocks:
        in_process = os.path.join(os.path.dirname(PROGRAM), "InProcessBench")
        parts["workflows"] = workflows.table(workflows.measure(in_process, int(chosen.clocks), folder))
    for name, text in parts.items():
        print(text)
        if not chosen.no_write and not chosen.quick:
            write(name, text)
    if not chosen.keep:
        shutil.rmtree(folder)


def write(name, text):
    """Between the page's marks of that name."""
    page = os.path.join(ROOT, "docs", "performance.md")
    with open(page, encoding="utf-8") as file:
        before, _, rest = file.read().partition(f"<!-- {name} -->\n")
        after = rest.partition(f"<!-- end of {name} -->")[2]
    with open(page, "w", encoding="utf-8") as file:
        file.write(f"{before}<!-- {name} -->\n{text}\n<!-- end of {name} -->{after}")


main()
