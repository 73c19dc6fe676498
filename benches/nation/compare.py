#!/usr/bin/env python3
"""Times `kompetanse gap` on an invented nation beside the same question in DuckDB, polars and openpyxl.

    cargo build --release --bin kompetanse --example generate_nation
    python3 -m venv target/nation/venv
    target/nation/venv/bin/pip install -r benches/nation/requirements.txt
    target/nation/venv/bin/python benches/nation/compare.py

The registers are made under target/nation. Programs are run in turn, whole processes on two cores, as often as
`--rounds` says; figures are medians of what the operating system tells of each, and ratios are of medians. What no
program can do without, to read the bytes or to unpack them, stands beside them. Before any time is told, the answers
are held against each other, figure by figure. `--only list`, `workbook`, `start` or `growth` asks for one part.
"""

import argparse
import csv
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILT = ROOT / "target" / "release"
REGISTERS = ROOT / "target" / "nation"
DAY = "2026-11-21"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--only", choices=["list", "workbook", "start", "growth"])
    options = options.parse_args()
    parts = {"list": lists, "workbook": workbooks, "start": start, "growth": growth}
    for name, part in parts.items():
        if options.only in (None, name):
            part(options.rounds)


def lists(rounds):
    """A list register of two million rows, and the same in a folder with a file for each municipality."""
    place = made("list", 2_000_000)
    others = {"DuckDB": "duckdb_gap.py", "polars": "polars_gap.py"}
    for asked in ("sums", "rows"):
        programs = {"kompetanse": ours(place / "register.csv", place, asked)}
        if asked == "sums":
            folder = made("folder", 2_000_000)
            programs["kompetanse, 357 files"] = ours(folder / "register", folder, asked)
        programs |= {name: theirs(script, place / "register.csv", place, asked) for name, script in others.items()}
        agree(place, asked, programs)
        if asked == "sums":
            programs["the bytes, read once"] = (["cat", place / "register.csv"], None)
        table(f"2 000 000 list rows, {told(asked)}", measured(programs, rounds))


def workbooks(rounds):
    """A workbook of 200 000 rows."""
    place = made("workbook", 200_000)
    register = place / "register.xlsx"
    programs = {
        "kompetanse": ours(register, place, "sums"),
        "polars": theirs("polars_workbook.py", register, place, "sums"),
        "openpyxl": theirs("openpyxl_workbook.py", register, place, "sums"),
    }
    agree(place, "sums", programs)
    programs["its parts, unpacked once"] = ([sys.executable, "-m", "zipfile", "-t", register], None)
    table(f"a workbook of 200 000 rows, {told('sums')}", measured(programs, rounds))


def start(rounds):
    """A register of two thousand rows, and a process that does nothing."""
    place = made("list", 2_000)
    programs = {
        "kompetanse": ours(place / "register.csv", place, "sums"),
        "kompetanse --version": ([BUILT / "kompetanse", "--version"], None),
        "a process that does nothing": (["true"], None),
    }
    table(f"2 000 list rows, {told('sums')}", measured(programs, rounds * 5))


def growth(rounds):
    """Lists from ten thousand to ten million rows."""
    print("\n| rows | bytes | wall s | cpu s | cpu a million rows | peak MB |\n|---:|---:|---:|---:|---:|---:|")
    for rows in (10_000, 100_000, 1_000_000, 10_000_000):
        place = made("list", rows)
        register = place / "register.csv"
        [figures] = measured({"kompetanse": ours(register, place, "sums")}, rounds).values()
        wall, cpu, peak = figures
        size = register.stat().st_size / 1e6
        print(f"| {rows} | {size:.0f} MB | {wall:.2f} | {cpu:.2f} | {cpu * 1e6 / rows:.2f} | {peak:.0f} |")


def told(asked):
    rows = "99 960 rows written" if asked == "rows" else "sums written"
    return f"60 competences in 1 666 units judged, {rows}"


def made(form, rows):
    """Returns the folder of a register, which is made where it is not there."""
    place = REGISTERS / f"{form}-{rows}"
    if not (place / "made").exists():
        generate = [BUILT / "examples" / "generate_nation", place, "--rows", str(rows), "--form", form]
        subprocess.run(generate, check=True)
        (place / "made").touch()
    return place


def ours(register, place, asked):
    answer = place / f"kompetanse-{asked}.csv"
    table = ["--tabell", "categories"] if asked == "sums" else []
    plan = ["--plan", place / "plan.toml", "--dato", DAY, "-q", "--csv-dialekt", "internasjonal"]
    return [BUILT / "kompetanse", "gap", register, *plan, *table, "-o", answer], answer


def theirs(script, register, place, asked):
    answer = place / f"{script}-{asked}.csv"
    sums = ["sums"] if asked == "sums" else []
    return [sys.executable, HERE / script, register, place / "plan.toml", answer, *sums], answer


def agree(place, asked, programs):
    """Stops where two programs do not give the same figures.

    What a process is started from counts as its own memory until it has begun, so the answers are read in another.
    """
    other = os.fork()
    if other == 0:
        try:
            held_against_each_other(place, asked, programs)
        except BaseException as fault:
            print(fault, file=sys.stderr)
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(other, 0)
    if status != 0:
        sys.exit(f"no times for {place}")


def held_against_each_other(place, asked, programs):
    answers = {}
    for name, (command, answer) in programs.items():
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with open(answer, newline="", encoding="utf-8-sig") as file:
            mark = "," if name.startswith("kompetanse") else ";"
            rows = csv.DictReader(file, delimiter=mark)
            answers[name] = sorted(figures(row, asked) for row in rows)
    first, *others = answers.items()
    assert first[1], f"{first[0]} gives no figures"
    for name, answer in others:
        assert answer == first[1], f"{name} and {first[0]} give other figures in {place}"


def figures(row, asked):
    """Returns the figures of a row, by whichever program."""
    if asked == "sums":
        names = ["requirements", "met", "required", "covered", "gap"]
        return tuple(int(row.get(name) or row[f"persons_{name}"]) for name in names)
    names = ["persons", "required", "formal", "real", "qualified", "gap"]
    unit = row["unit"] if "municipality" not in row else f"{row['municipality']} / {row['unit']}"
    competence = row.get("competence") or row["competences"]
    return (competence, unit, *(int(row.get(name) or row["population_persons"]) for name in names))


def measured(programs, rounds):
    """Returns median wall and cpu seconds, and the peak of memory in MB, of programs that are run in turn."""
    runs = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, (command, _) in programs.items():
            run = once(command)
            # The first is to warm up.
            if number > 0:
                runs[name].append(run)
    return {name: [statistics.median(figures) for figures in zip(*all_runs)] for name, all_runs in runs.items()}


def once(command):
    with open(os.devnull, "w") as nothing:
        began = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], stdout=nothing, stderr=nothing)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{command} ended with {process.returncode}"
    # Linux tells peaks in kilobytes.
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def table(title, results):
    """Prints a table with each program's figures, and how many times those of the first they are."""
    print(f"\n{title}\n\n| | wall s | times | cpu s | times | peak MB | times |\n|---|---:|---:|---:|---:|---:|---:|")
    first = next(iter(results.values()))
    for name, all_figures in results.items():
        digits = (3, 3, 0)
        cells = (
            f"{figure:.{places}f} | {figure / base:.1f}" for figure, base, places in zip(all_figures, first, digits)
        )
        print(f"| {name} | {' | '.join(cells)} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
