#!/usr/bin/env python3
"""Every file with words for people is in po/POTFILES.in. With --update, writes that file.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import sys
from pathlib import Path

from source import Source, without_xml_comments

MARKS = re.compile(r"\b(_|N_|C_|NC_|ngettext|dngettext|g_dpgettext2|DF_COUNTED)\s*\(")
PATTERNS = ("src/**/*.c", "src/**/*.h", "ui/**/*.ui", "data/*.desktop.in", "data/*.xml.in", "data/*.gschema.xml")


def has_words(root, path):
    if path.suffix in (".c", ".h"):
        code = re.sub(r"^[ \t]*#[ \t]*define\b(?:[^\n]*\\\n)*[^\n]*", "", Source(root, path).code, flags=re.MULTILINE)
        return MARKS.search(code) is not None
    if path.suffix == ".ui":
        text = without_xml_comments(path.read_text(encoding="utf-8"))
        return re.search(r"""translatable=["'](yes|true|1)["']""", text) is not None
    return True


def wanted(root):
    root = Path(root)
    paths = {path for pattern in PATTERNS for path in root.glob(pattern)}
    return sorted(path.relative_to(root).as_posix() for path in paths if has_words(root, path))


def listed(root):
    lines = (Path(root) / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def check_listed(root):
    """Every file with words for people is in po/POTFILES.in."""
    return [f"{name}: is missing; see tests/tree/translations.py --update" for name in wanted(root) if name not in listed(root)]


def check_present(root):
    """Every file in po/POTFILES.in is there, once, and in order."""
    names = listed(root)
    problems = [f"{name}: is not there" for name in names if not (Path(root) / name).exists()]
    if names != sorted(set(names)):
        problems.append("po/POTFILES.in: not in order, or a file twice")
    return problems


CHECKS = [check_listed, check_present]

if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit("translations.py --update")
    tree = Path(__file__).resolve().parents[2]
    (tree / "po" / "POTFILES.in").write_text("".join(name + "\n" for name in wanted(tree)), encoding="utf-8")
