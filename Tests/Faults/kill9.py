#!/usr/bin/env python3
"""kill -9 in the middle, with two writers: no acknowledged step may be missing, none may be half done.

    kill9.py PROGRAM [--rounds 200] [--seed 5]

Two shells write notes, ticks and new cases to one training store through PROGRAM and keep what it answered; both are
killed at a random moment. After each round the store must open and its ledger must hold every acknowledged event; at
the end the tree is recomputed from the stored headers and compared with every acknowledged size and root, and
`audit verify` must find nothing.
"""
import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

WRITER = r"""
n=0
while :; do
  n=$((n+1))
  case $((n % 3)) in
    0) "$PROGRAM" case note "$CASE" "note $TAG-$n" --json >>"$ACKS" 2>>"$ERRORS" ;;
    1) "$PROGRAM" case open livestock-indemnity --constituent "$PERSON" --json >>"$ACKS" 2>>"$ERRORS" ;;
    2) "$PROGRAM" constituent add --name "Writer $TAG-$n" --json >>"$ACKS" 2>>"$ERRORS" ;;
  esac
done
"""


def run(program, *arguments, **more):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def leaf_roots(headers):
    """The root of every size from 1 on, by RFC 6962."""
    peaks, roots = [], []
    for header in headers:
        node, level = hashlib.sha256(b"\0" + header).digest(), 0
        while peaks and peaks[-1][0] == level:
            node, level = hashlib.sha256(b"\1" + peaks.pop()[1] + node).digest(), level + 1
        peaks.append((level, node))
        root = peaks[-1][1]
        for _, peak in reversed(peaks[:-1]):
            root = hashlib.sha256(b"\1" + peak + root).digest()
        roots.append(root.hex())
    return roots


def acknowledged(path):
    """Whole lines only: a line that was cut off by the kill was never read by anybody."""
    with open(path, "rb") as file:
        text = file.read()
    acks = []
    for line in text.split(b"\n")[:-1]:
        try:
            answer = json.loads(line)
        except ValueError:
            continue
        if "ledger" in answer:
            acks.append((answer["ledger"]["size"], answer["ledger"]["root"]))
    return acks


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--seed", type=int, default=5)
    chosen = options.parse_args()
    program = os.path.abspath(chosen.program)
    source = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    folder = tempfile.mkdtemp(prefix="caseload-kill9-")
    store = os.path.join(folder, "store.sqlite")
    os.environ["CASELOAD_STORE"] = store
    os.environ["CASELOAD_DATA"] = source
    run(program, "init", "--agency", os.path.join(source, "SampleData", "usda-service-center"), "--training")
    person = json.loads(run(program, "constituent", "add", "--name", "Kill Nine", "--json"))["id"]
    case = json.loads(run(program, "case", "open", "livestock-indemnity", "--constituent", person, "--json"))["number"]
    chance, acks, started, files = random.Random(chosen.seed), set(), time.time(), []
    for round_number in range(chosen.rounds):
        writers = []
        for writer in range(2):
            path = os.path.join(folder, f"acks-{round_number}-{writer}")
            files.append(path)
            environment = dict(
                os.environ, PROGRAM=program, CASE=case, PERSON=person, TAG=f"{round_number}-{writer}", ACKS=path,
                ERRORS=os.path.join(folder, "errors"))
            writers.append(subprocess.Popen(["/bin/sh", "-c", WRITER], env=environment, start_new_session=True))
        time.sleep(chance.uniform(0.05, 0.5))
        for writer in writers:
            os.killpg(writer.pid, signal.SIGKILL)
        for writer in writers:
            writer.wait()
        for path in files[-2:]:
            if os.path.exists(path):
                acks.update(acknowledged(path))
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
            (size,) = connection.execute("select count(*) from event").fetchone()
        if acks and size < max(acks)[0]:
            sys.exit(f"round {round_number}: {max(acks)[0]} events were acknowledged and {size} are there")
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        roots = leaf_roots(bytes(header) for (header,) in connection.execute("select header from event order by sequence"))
    wrong = [size for size, root in sorted(acks) if size > len(roots) or roots[size - 1] != root]
    if wrong:
        sys.exit(f"{len(wrong)} acknowledged roots are not those of the ledger, the first at size {wrong[0]}")
    report = json.loads(run(program, "audit", "verify", "--json"))
    if not report["intact"]:
        sys.exit(f"audit verify: {report}")
    if len(acks) < chosen.rounds // 2:
        sys.exit(f"only {len(acks)} steps were acknowledged in {chosen.rounds} rounds: the test tested nothing")
    print(json.dumps({
        "rounds": chosen.rounds, "acknowledged": len(acks), "events": len(roots), "lost": 0,
        "seconds": round(time.time() - started, 1)}))
    shutil.rmtree(folder)


main()
