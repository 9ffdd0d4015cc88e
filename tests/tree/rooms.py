"""Who may include whom, and which words live in which room.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
from pathlib import Path

from source import read_sources, without_xml_comments

# Each room with those below it that it may know.
ROOMS = {
    "record": set(),
    "store": {"record"},
    "festival": {"store", "record"},
    "exchange": {"festival", "store", "record"},
    "widgets": {"store", "record"},
    "pages": {"widgets", "exchange", "festival", "store", "record"},
    "application": {"pages", "widgets", "exchange", "festival", "store", "record"},
}

# Words, the rooms that may use them, and the libraries and headers that bring them.
WORDS = [
    ("SQLite", re.compile(r"sqlite3(_|$)|SQLITE_"), {"store"}, "sqlite_dep", re.compile(r"sqlite3\.h$")),
    ("json-glib", re.compile(r"json_|JSON_|Json[A-Z]"), {"exchange"}, "json_dep", re.compile(r"json-glib/")),
    ("GTK", re.compile(r"(gtk|gdk|gsk)_|(GTK|GDK|GSK)_|(Gtk|Gdk|Gsk)[A-Z]"), {"widgets", "pages", "application"}, "gtk_dep",
     re.compile(r"(gtk|gdk|gsk)/")),
    ("the festival", re.compile(r"Df(Stage|Event|Performer)(Class)?$|df_(stage|event|performer)_|DF_(TYPE_|IS_)?(STAGE|EVENT|PERFORMER)$"),
     {"festival", "exchange", "pages", "application"}, None, None),
]

SQL = re.compile(r"\b(SELECT\b.*\bFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|PRAGMA\s+\w|BEGIN\s+IMMEDIATE"
                 r"|(CREATE|DROP|ALTER)\s+(TEMP\s+)?(TABLE|TRIGGER|VIEW|INDEX))\b")


def room_of(name, folder):
    """The room that a file belongs to; None for a file that stands in no room."""
    parts = name.split("/")
    return parts[1] if parts[0] == folder and len(parts) > 2 and parts[1] in ROOMS else None


def allowed_rooms(name):
    room = room_of(name, "src") or room_of(name, "tests")
    if room is not None:
        return ROOMS[room] | {room}
    return {"application"} if name == "src/main.c" else None


def check_edges(root):
    """Every include goes to the own room or to one below it, by room and name, and to no other room's private header."""
    problems = []
    headers = {path.name for path in (Path(root) / "src").rglob("*.h")}
    for source in read_sources(root, "src", "tests"):
        allowed = allowed_rooms(source.name)
        own = room_of(source.name, "src")
        if allowed is None and source.name.startswith("src/"):
            problems.append(f"{source.name}: stands in no room")
            continue

        for line, is_system, header in source.includes:
            target, _, rest = header.partition("/")
            where = f"{source.name}:{line}"
            if is_system:
                continue
            if target in ROOMS and allowed is not None and target not in allowed:
                problems.append(f"{where}: {header} is not below this room")
            elif target in ROOMS and own is not None and target != own and rest.endswith("-private.h"):
                problems.append(f"{where}: {header} is private to its room")
            elif target not in ROOMS and source.name.startswith("src/") and header in headers:
                problems.append(f"{where}: write {header} with its room")
    return problems


def check_cycles(root):
    """No header includes itself, however far round."""
    edges = {}
    for source in read_sources(root, "src"):
        edges[source.name] = ["src/" + header for _, is_system, header in source.includes if not is_system]

    problems = []
    done = set()

    def walk(name, path):
        if name in path:
            problems.append(" -> ".join(path[path.index(name):] + [name]))
        elif name not in done:
            for target in edges.get(name, []):
                walk(target, path + [name])
            done.add(name)

    for name in sorted(edges):
        walk(name, [])
    return problems


def check_words(root):
    """SQLite, json-glib, GTK and the festival are spoken of in their rooms alone: identifiers and system headers, never prose."""
    problems = []
    for source in read_sources(root, "src"):
        room = room_of(source.name, "src")
        if room is None:
            continue
        for subject, words, rooms, _, headers in WORDS:
            if room in rooms:
                continue
            problems += [f"{source.name}:{line}: {word} belongs to {subject}"
                         for line, word in source.identifiers() if words.match(word)]
            problems += [f"{source.name}:{line}: {header} belongs to {subject}"
                         for line, is_system, header in source.includes if is_system and headers and headers.match(header)]
    return problems


def check_sql(root):
    """SQL stands in store/ and in the migrations alone."""
    return [f"{source.name}:{line}: SQL"
            for source in read_sources(root, "src") if room_of(source.name, "src") != "store"
            for line, text in source.texts() if SQL.search(text)]


def check_builds(root):
    """A room's library, and its tests, are linked to the rooms below it and to no library that another room is the home of."""
    problems = []
    for folder in ("src", "tests"):
        for path in sorted((Path(root) / folder).glob("*/meson.build")):
            name = path.relative_to(root).as_posix()
            room = room_of(name, folder)
            if room is None:
                continue
            text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
            problems += [f"{name}: {other} is not below this room"
                         for other in re.findall(r"\b([a-z]+)_(?:dep|lib)\b", text)
                         if other in ROOMS and other not in ROOMS[room] | {room}]
            problems += [f"{name}: {library} belongs to {subject}"
                         for subject, _, rooms, library, _ in WORDS
                         if folder == "src" and library and room not in rooms and re.search(rf"\b{library}\b", text)]
    return problems


def check_frames(root):
    """The frames of widgets/ know records and not festivals, in their .ui files as well."""
    problems = []
    for path in sorted((Path(root) / "ui" / "widgets").rglob("*.ui")):
        text = without_xml_comments(path.read_text(encoding="utf-8"))
        problems += [f"{path.relative_to(root).as_posix()}: {found[0]} belongs to the festival"
                     for found in re.finditer(r"\bDf(Stage|Event|Performer)\b", text)]
    return problems


CHECKS = [check_edges, check_cycles, check_words, check_sql, check_builds, check_frames]
