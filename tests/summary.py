#!/usr/bin/env python3
"""Counts what meson's tests said, each subtest for itself, and ends with one line.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import sys

POINT = re.compile(r"^(not )?ok\b(.*)$", re.MULTILINE)


def count(test):
    """How many passed, failed and were skipped in one test program."""
    passed = failed = skipped = 0
    for refused, rest in POINT.findall(test.get("stdout") or ""):
        if re.search(r"#\s*(skip|todo)", rest, re.IGNORECASE):
            skipped += 1
        elif refused:
            failed += 1
        else:
            passed += 1

    # A program without points of its own is one test; one that crashed after them failed all the same.
    result = test["result"]
    if result in ("OK", "EXPECTEDFAIL"):
        passed += passed + failed + skipped == 0
    elif result == "SKIP":
        skipped += passed + failed + skipped == 0
    else:
        failed += failed == 0
    return passed, failed, skipped


def main(path):
    passed = failed = skipped = 0
    try:
        with open(path, encoding="utf-8") as log:
            for line in log:
                numbers = count(json.loads(line))
                passed, failed, skipped = (a + b for a, b in zip((passed, failed, skipped), numbers))
    except FileNotFoundError:
        pass

    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 0 if passed > 0 and failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
