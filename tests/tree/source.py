"""Reads the tree's C files as a compiler would: without comments, texts apart from code.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
from bisect import bisect_right
from pathlib import Path

TOKEN = re.compile(
    r'(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<text>"(?:\\.|[^"\\\n])*")|(?P<letter>\'(?:\\.|[^\'\\\n])*\')', re.DOTALL)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]', re.MULTILINE)
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


class Source:
    """One C file: its lines, what it includes, its identifiers and its texts, each with the line it stands in."""

    def __init__(self, root, path):
        self.name = path.relative_to(root).as_posix()
        self.content = path.read_text(encoding="utf-8")
        self.lines = self.content.splitlines()
        self.starts = [0] + [found.end() for found in re.finditer(r"\n", self.content)]
        self.code = TOKEN.sub(self._blank, self.content)
        without_comments = TOKEN.sub(lambda found: self._blank(found) if found["comment"] else found[0], self.content)
        self.includes = [(self._line(found.start(2)), found[1] == "<", found[2]) for found in INCLUDE.finditer(without_comments)]

    @staticmethod
    def _blank(found):
        return re.sub(r"[^\n]", " ", found[0])

    def _line(self, position):
        return bisect_right(self.starts, position)

    def identifiers(self):
        # What stands in <angle brackets> of an include is a file and no identifier.
        code = INCLUDE.sub(self._blank, self.code)
        return [(self._line(found.start()), found[0]) for found in IDENTIFIER.finditer(code)]

    def texts(self):
        found = [token for token in TOKEN.finditer(self.content) if token["text"]]
        return [(self._line(token.start()), token[0][1:-1]) for token in found]


def read_sources(root, *folders):
    root = Path(root)
    paths = sorted(path for folder in folders for ending in ("*.c", "*.h") for path in (root / folder).rglob(ending))
    return [Source(root, path) for path in paths]


def without_xml_comments(text):
    return re.sub(r"<!--.*?-->", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.DOTALL)
