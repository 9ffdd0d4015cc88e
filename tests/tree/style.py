"""What of the style can be told by a machine.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
from pathlib import PurePosixPath

from source import read_sources

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
LONGEST_LINE = 160
OPENING = re.compile(r"\n([A-Za-z_]\w*) \([^{};]*\)\n\{\n")


def read(root):
    return read_sources(root, "src", "tests")


def check_files(root):
    """A file has at most 500 lines."""
    return [f"{source.name}: {len(source.lines)} lines" for source in read(root) if len(source.lines) > LONGEST_FILE]


def functions(source):
    """Name, first line and length of every function, from its name to its closing brace."""
    for found in OPENING.finditer(source.code):
        end = source.code.find("\n}", found.end() - 1)
        first = source.code.count("\n", 0, found.start() + 1) + 1
        yield found[1], first, source.code.count("\n", found.start() + 1, end + 1) + 1


def check_functions(root):
    """A function has at most 60 lines; class_init excepted."""
    return [f"{source.name}:{line}: {name} has {length} lines"
            for source in read(root) for name, line, length in functions(source)
            if length > LONGEST_FUNCTION and not name.endswith("_class_init")]


def check_lines(root):
    """No line is longer than 160 characters without its texts, has a tab, or ends in a blank."""
    problems = []
    for source in read(root):
        for number, line in enumerate(source.lines, 1):
            if len(re.sub(r'"(\\.|[^"\\])*"', "", line)) > LONGEST_LINE:
                problems.append(f"{source.name}:{number}: too long")
            if "\t" in line or line != line.rstrip():
                problems.append(f"{source.name}:{number}: tab or blank")
    return problems


def check_heads(root):
    """A file begins with its name, what it is for, and its licence."""
    problems = []
    for source in read(root):
        name = PurePosixPath(source.name).name
        if not source.content.startswith(f"/* {name}\n *\n"):
            problems.append(f"{source.name}: does not begin with its name")
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(source.lines[:12]):
            problems.append(f"{source.name}: does not say its licence")
    return problems


def check_own_header(root):
    """A source includes its own header first, which proves that the header stands alone."""
    sources = {source.name: source for source in read(root)}
    problems = []
    for name, source in sources.items():
        own = [header for header in (name[:-2] + ".h", name[:-2] + "-private.h") if header in sources]
        if name.startswith("src/") and name.endswith(".c") and own:
            first = source.includes[0][2] if source.includes else None
            if f"src/{first}" not in own:
                problems.append(f"{name}: includes {first} before its own header")
    return problems


def check_words(root):
    """Plain types, and no goto."""
    unwanted = {"goto", "gchar", "gint", "gshort", "glong", "gfloat", "gdouble"}
    return [f"{source.name}:{line}: {word}" for source in read(root) for line, word in source.identifiers() if word in unwanted]


CHECKS = [check_files, check_functions, check_lines, check_heads, check_own_header, check_words]
