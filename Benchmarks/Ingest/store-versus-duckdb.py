#!/usr/bin/env python3
"""A LABSTAT file into a store, beside DuckDB's CSV import to a table, one thread each, in one run.

  store-versus-duckdb.py MODALITY FILE... [--runs 3]

Give files of 1, 2 and 4 times the rows to see how cost grows. Needs the Python package duckdb.
"""
import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

IMPORT = """
import duckdb, sys
base = duckdb.connect(sys.argv[2], config={"threads": 1})
base.execute(
    "CREATE TABLE cells AS SELECT * FROM read_csv(?, delim='\\t', header=true, all_varchar=%s)",
    [sys.argv[1]])
base.execute("CHECKPOINT")
print(base.execute("SELECT count(*) FROM cells").fetchone()[0])
"""


def measured(command):
    """Runs a command on one processor: wall seconds, CPU seconds, peak MB."""
    start = time.monotonic()
    process = subprocess.Popen(["taskset", "-c", "0"] + command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command} failed with {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(runs, command, place):
    """The run with the least CPU time of several, each into an empty place."""
    found = []
    for _ in range(runs):
        for name in os.listdir(place):
            os.unlink(os.path.join(place, name))
        found.append(measured(command))
    size = sum(os.path.getsize(os.path.join(place, name)) for name in os.listdir(place))
    return min(found, key=lambda run: run[1]) + (size,)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    place = tempfile.mkdtemp(prefix="store-versus-duckdb-")
    print(f"{'file':<24}{'who':<22}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}{'bytes':>13}")
    for file in options.files:
        with open(file, "rb") as handle:  # Into the page cache, for everyone alike.
            while handle.read(1 << 24):
                pass
        ours = best(
            options.runs,
            [options.program, "ingest", file, "--store", f"{place}/s.sqlite", "--quiet"], place)
        theirs = best(
            options.runs,
            [sys.executable, "-c", IMPORT % "false", file, f"{place}/s.duckdb"], place)
        texts = best(
            options.runs,
            [sys.executable, "-c", IMPORT % "true", file, f"{place}/s.duckdb"], place)
        for who, run in [
            ("modality ingest", ours), ("duckdb", theirs), ("duckdb, text columns", texts)]:
            print(f"{os.path.basename(file):<24}{who:<22}"
                  f"{run[0]:>8.2f}{run[1]:>8.2f}{run[2]:>9.0f}{run[3]:>13,}")
        print(f"{'':<24}ratio of CPU to duckdb {ours[1] / theirs[1]:.2f}, "
              f"of wall {ours[0] / theirs[0]:.2f}")
    shutil.rmtree(place)


if __name__ == "__main__":
    main()
