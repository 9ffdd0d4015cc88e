#!/usr/bin/env python3
"""check.py TREE MODULE ...: runs the modules' checks over the tree, one test for each.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import importlib
import sys


def main(tree, *modules):
    checks = [(module, check) for module in modules for check in importlib.import_module(module).CHECKS]
    print(f"1..{len(checks)}")
    for number, (module, check) in enumerate(checks, 1):
        problems = check(tree)
        for problem in problems:
            print(f"# {problem}")
        print(f"{'not ok' if problems else 'ok'} {number} - {module}: {check.__doc__.strip()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
