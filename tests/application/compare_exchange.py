#!/usr/bin/env python3
"""compare_exchange.py DREAMFEST PLAIN MIGRATIONS: how long our imports and exports take beside plain C and beside SQLite's json_group_array.

Each round runs everything once, one after the other, so that a machine that is slow for a while is slow for all. A festival of each size is made by
PLAIN, the same each time, and the tables are made by the MIGRATIONS. What is printed is a table in Markdown of the medians: seconds, ratios, and the most memory.

    --sizes small,large,huge   200 performers, 500 events and 800 links; 20,000, 50,000 and 100,000; 1,000,000, 1,000,000 and 3,000,000
    --rounds N                 7
    --clock wall|cpu           what passes, or what the processor spends
    --limits FILE              compares the best of the rounds by the processor's clock with the ratios in FILE instead, as a test
    --slow                     with --limits: of a build that is not optimised

An import of ours is the whole process: reading, checking, writing, and the step that can be undone. That of plain C has its rows in memory before
the clock starts; it has the same tables, the same cache and the same care for the disk.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import filecmp
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

SIZES = {"small": (200, 500, 800), "large": (20000, 50000, 100000), "huge": (1000000, 1000000, 3000000)}
SKIPPED = 77


@dataclass
class Runs:
    """What one program took in all rounds."""
    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    memory: int = 0

    def add(self, wall, cpu, memory):
        self.wall.append(wall)
        self.cpu.append(cpu)
        self.memory = max(self.memory, memory)


class Size:
    """A festival of one size, and all that is done to it."""

    def __init__(self, name, options, folder):
        self.numbers = [str(number) for number in SIZES[name]]
        self.options = options
        self.json = folder / "festival.json"
        self.festival = folder / "festival.dreamfest"
        self.plain = folder / "plain.db"
        self.folder = folder
        self.runs = {}
        with open(self.json, "wb") as file:
            subprocess.run([options.plain, "make", *self.numbers], stdout=file, check=True)

    def run(self, *words):
        """Wall seconds, processor seconds and KB of a process that must succeed."""
        done = subprocess.run([self.options.plain, "time", *words], capture_output=True, check=True, text=True)
        wall, cpu, memory = done.stdout.split()
        return float(wall), float(cpu), int(memory)

    def time(self, work, program, *words):
        self.runs.setdefault((work, program), Runs()).add(*self.run(*words))

    def import_plainly(self):
        """The process, less what making its rows took."""
        self.plain.unlink(missing_ok=True)
        wall, cpu, memory = self.run(self.options.plain, "import", self.plain, *self.numbers, *sorted(Path(self.options.migrations).glob("*.up.sql")))
        made = self.run(self.options.plain, "rows", *self.numbers)
        self.runs.setdefault(("import", "plain"), Runs()).add(max(wall - made[0], 1e-4), max(cpu - made[1], 1e-4), memory)

    def go_round(self):
        ours, plain = self.options.dreamfest, self.options.plain
        self.festival.unlink(missing_ok=True)
        self.time("import", "ours", ours, "import", self.festival, self.json)
        self.import_plainly()
        for work, shape, grouped in (("export", "dreamfest", "group"), ("performers", "performers", "group-performers")):
            self.time(work, "ours", ours, "export", self.festival, self.folder / "ours.json", "--as", shape, "--force")
            self.time(work, "plain", plain, work, self.festival, self.folder / "plain.json")
            assert filecmp.cmp(self.folder / "ours.json", self.folder / "plain.json", shallow=False), f"{work}: the two differ"
            if not self.options.limits:
                self.time(work, "group", plain, grouped, self.festival, self.folder / "group.json")

    def ratio(self, work, program, measure):
        """How many times what plain C takes."""
        return measure(self.runs[work, program]) / measure(self.runs[work, "plain"])


WORKS = {"import": "`import`", "export": "`export`", "performers": "`export --as performers`"}


def measure_all(options):
    for name in options.sizes:
        with tempfile.TemporaryDirectory(prefix="dreamfest-") as folder:
            size = Size(name, options, Path(folder))
            for _ in range(options.rounds):
                size.go_round()
            yield name, size


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def print_table(options):
    def measure(runs):
        return statistics.median(getattr(runs, options.clock))

    print("| Size | Work | Dreamfest | plain C | json_group_array | Dreamfest : plain C | json_group_array : plain C | Dreamfest, memory | plain C, memory |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, size in measure_all(options):
        for work, title in WORKS.items():
            cells = [name, title]
            for program in ("ours", "plain", "group"):
                found = size.runs.get((work, program))
                cells.append(seconds(measure(found)) if found else "–")
            for program in ("ours", "group"):
                cells.append(f"{size.ratio(work, program, measure):.2f}" if (work, program) in size.runs else "–")
            cells += [f"{size.runs[work, program].memory / 1024:.0f} MB" for program in ("ours", "plain")]
            print("| " + " | ".join(cells) + " |", flush=True)


def read_limits(options):
    for line in Path(options.limits).read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            yield (words[0], words[1]), float(words[3 if options.slow else 2])


def check_limits(options):
    """Ratios of the best rounds, since what disturbs a round only makes it longer."""
    limits = dict(read_limits(options))
    number = 0
    print(f"1..{sum(name in options.sizes for name, _ in limits)}")
    for name, size in measure_all(options):
        for (of, work), limit in limits.items():
            if of != name:
                continue
            number += 1
            found = size.ratio(work, "ours", lambda runs: min(runs.cpu))
            print(f"# {name} {work}: {found:.2f} times plain C, at most {limit}")
            print(f"{'ok' if found <= limit else 'not ok'} {number} - /exchange/{name}/{work}/takes-at-most-{limit}-times-plain-c", flush=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("dreamfest")
    parser.add_argument("plain")
    parser.add_argument("migrations")
    parser.add_argument("--sizes", default="small,large", type=lambda words: words.split(","))
    parser.add_argument("--rounds", default=7, type=int)
    parser.add_argument("--clock", default="wall", choices=("wall", "cpu"))
    parser.add_argument("--limits")
    parser.add_argument("--slow", action="store_true")
    options = parser.parse_args()

    # Under a tool that slows everything down there is nothing to compare.
    if options.limits and (os.environ.get("SANITIZED") or "vgpreload" in os.environ.get("LD_PRELOAD", "")):
        print("1..0 # SKIP neither a sanitizer nor valgrind leaves the times as they are")
        return SKIPPED
    if options.limits:
        check_limits(options)
    else:
        print_table(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
