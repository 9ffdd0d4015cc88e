#!/usr/bin/env python3
"""Every check of the tree finds what it is there for, in a small tree that is wrong, and nothing in one that is right.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import sys
import tempfile
from pathlib import Path

import rooms
import style
import translations

HEAD = "/* {name}\n *\n * What it is for.\n *\n * SPDX-License-Identifier: GPL-3.0-or-later\n */\n"


def long_function(name, lines):
    return f"\nstatic void\n{name} (int number)\n{{\n" + "  number++;\n" * lines + "}\n"


# A sentence, a check, what it should find something in; files get their head unless they begin with one.
CASES = [
    ("rooms/an include that goes up", rooms.check_edges, {"src/record/df-a.c": '#include "store/df-b.h"\n'}, True),
    ("rooms/an include that goes down", rooms.check_edges, {"src/store/df-a.c": '#include "record/df-b.h"\n'}, False),
    ("rooms/an include that goes sideways", rooms.check_edges, {"src/widgets/df-a.c": '#include "festival/df-b.h"\n'}, True),
    ("rooms/an include in a comment", rooms.check_edges, {"src/record/df-a.c": '/*\n#include "store/df-b.h"\n*/\n'}, False),
    ("rooms/an include without its room", rooms.check_edges, {"src/record/df-a.c": '#include "df-a.h"\n', "src/record/df-a.h": ""}, True),
    ("rooms/an include of what is generated", rooms.check_edges, {"src/record/df-a.c": '#include "df-made.h"\n'}, False),
    ("rooms/another room's private header", rooms.check_edges, {"src/pages/df-a.c": '#include "store/df-b-private.h"\n'}, True),
    ("rooms/the own private header", rooms.check_edges, {"src/store/df-a.c": '#include "store/df-b-private.h"\n'}, False),
    ("rooms/a test that reaches up", rooms.check_edges, {"tests/store/test-a.c": '#include "pages/df-b.h"\n'}, True),
    ("rooms/a source outside the rooms", rooms.check_edges, {"src/cellar/df-a.c": ""}, True),
    ("rooms/main with a room but application", rooms.check_edges, {"src/main.c": '#include "pages/df-b.h"\n'}, True),
    ("rooms/two headers that include each other", rooms.check_cycles,
     {"src/record/df-a.h": '#include "record/df-b.h"\n', "src/record/df-b.h": '#include "record/df-a.h"\n'}, True),
    ("rooms/two headers under a third", rooms.check_cycles,
     {"src/record/df-a.h": '#include "record/df-c.h"\n', "src/record/df-b.h": '#include "record/df-c.h"\n', "src/record/df-c.h": ""}, False),
    ("rooms/SQLite outside store", rooms.check_words, {"src/exchange/df-a.c": "int a = sqlite3_libversion_number ();\n"}, True),
    ("rooms/SQLite's type outside store", rooms.check_words, {"src/exchange/df-a.c": "sqlite3 *a;\n"}, True),
    ("rooms/SQLite's header outside store", rooms.check_words, {"src/record/df-a.c": "#include <sqlite3.h>\n"}, True),
    ("rooms/SQLite in store", rooms.check_words, {"src/store/df-a.c": "int a = sqlite3_libversion_number ();\n"}, False),
    ("rooms/json-glib outside exchange", rooms.check_words, {"src/application/df-a.c": "void a (void) { json_reader_new (0); }\n"}, True),
    ("rooms/json-glib's type outside exchange", rooms.check_words, {"src/pages/df-a.c": "JsonNode *a;\n"}, True),
    ("rooms/our own writer outside exchange", rooms.check_words, {"src/application/df-a.c": "DfJsonWriter *a;\n"}, False),
    ("rooms/GTK below the widgets", rooms.check_words, {"src/store/df-a.c": "void a (void) { gtk_init (); }\n"}, True),
    ("rooms/GTK's header below the widgets", rooms.check_words, {"src/festival/df-a.c": "#include <gtk/gtk.h>\n"}, True),
    ("rooms/GTK in prose", rooms.check_words, {"src/store/df-a.c": '/* as gtk_init does */ char *a = "GtkWidget";\n'}, False),
    ("rooms/an event in a frame", rooms.check_words, {"src/widgets/df-a.c": "DfEvent *a;\n"}, True),
    ("rooms/a performer's function in store", rooms.check_words, {"src/store/df-a.c": "int a = df_performer_get_type ();\n"}, True),
    ("rooms/a stage in prose", rooms.check_words, {"src/record/df-a.c": "/* a DfStage */\n"}, False),
    ("rooms/SQL outside store", rooms.check_sql, {"src/exchange/df-a.c": 'char *a = "SELECT name FROM stages";\n'}, True),
    ("rooms/SQL in store", rooms.check_sql, {"src/store/df-a.c": 'char *a = "SELECT name FROM stages";\n'}, False),
    ("rooms/a sentence that selects", rooms.check_sql, {"src/pages/df-a.c": 'char *a = "Select one from the list";\n'}, False),
    ("rooms/a library linked upwards", rooms.check_builds, {"src/record/meson.build": "dependencies: [store_dep]\n"}, True),
    ("rooms/a library with another room's help", rooms.check_builds, {"src/festival/meson.build": "dependencies: [json_dep]\n"}, True),
    ("rooms/a library linked downwards", rooms.check_builds, {"src/store/meson.build": "dependencies: [record_dep, sqlite_dep]\n"}, False),
    ("rooms/a test linked upwards", rooms.check_builds, {"tests/record/meson.build": "dependencies: [store_dep]\n"}, True),
    ("rooms/an event in a frame's file", rooms.check_frames, {"ui/widgets/a.ui": '<lookup name="name" type="DfEvent"/>'}, True),
    ("rooms/an event in a comment of a frame's file", rooms.check_frames, {"ui/widgets/a.ui": "<!-- no DfEvent -->"}, False),
    ("style/a file of 501 lines", style.check_files, {"src/record/df-a.c": "int a;\n" * 501}, True),
    ("style/a function of 61 lines", style.check_functions, {"src/record/df-a.c": long_function("df_a", 58)}, True),
    ("style/a function of 60 lines", style.check_functions, {"src/record/df-a.c": long_function("df_a", 57)}, False),
    ("style/a long class_init", style.check_functions, {"src/record/df-a.c": long_function("df_a_class_init", 90)}, False),
    ("style/a line of 161 characters", style.check_lines, {"src/record/df-a.c": "/*" + " a" * 78 + " */\n"}, True),
    ("style/a long text", style.check_lines, {"src/record/df-a.c": 'char *a = "' + "a" * 200 + '";\n'}, False),
    ("style/a tab", style.check_lines, {"src/record/df-a.c": "\tint a;\n"}, True),
    ("style/a blank at the end", style.check_lines, {"src/record/df-a.c": "int a; \n"}, True),
    ("style/a file of another name", style.check_heads, {"src/record/df-a.c": HEAD.format(name="df-b.c")}, True),
    ("style/a file without licence", style.check_heads, {"src/record/df-a.c": "/* df-a.c\n *\n * What it is for.\n */\n"}, True),
    ("style/a head", style.check_heads, {"src/record/df-a.c": "int a;\n"}, False),
    ("style/another header first", style.check_own_header,
     {"src/record/df-a.c": '#include <glib.h>\n#include "record/df-a.h"\n', "src/record/df-a.h": ""}, True),
    ("style/the own header first", style.check_own_header,
     {"src/record/df-a.c": '#include "record/df-a.h"\n#include <glib.h>\n', "src/record/df-a.h": ""}, False),
    ("style/a goto", style.check_words, {"src/record/df-a.c": "void a (void) { goto end; }\n"}, True),
    ("style/a goto in prose", style.check_words, {"src/record/df-a.c": "/* no goto, no gint */\n"}, False),
    ("translations/a file that is not listed", translations.check_listed,
     {"src/record/df-a.c": 'char *a = _("Hello");\n', "po/POTFILES.in": ""}, True),
    ("translations/a counted title that is not listed", translations.check_listed,
     {"src/record/df-a.c": 'char *a[] = DF_COUNTED ("%u A", "%u As");\n', "po/POTFILES.in": ""}, True),
    ("translations/a page that is not listed", translations.check_listed,
     {"ui/a.ui": '<property name="label" translatable="yes">Hello</property>', "po/POTFILES.in": ""}, True),
    ("translations/a file that is listed", translations.check_listed,
     {"src/record/df-a.c": 'char *a = _("Hello");\n', "po/POTFILES.in": "src/record/df-a.c\n"}, False),
    ("translations/a file without words", translations.check_listed, {"src/record/df-a.c": '/* _("Hello") */\n', "po/POTFILES.in": ""}, False),
    ("translations/a listed file that is gone", translations.check_present, {"po/POTFILES.in": "src/record/df-a.c\n"}, True),
]


def plant(root, files):
    for name, content in files.items():
        path = Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in (".c", ".h") and not content.startswith("/* df-"):
            content = HEAD.format(name=path.name) + content
        path.write_text(content, encoding="utf-8")


def main():
    failed = 0
    print(f"1..{len(CASES)}")
    for number, (sentence, check, files, is_wrong) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory() as root:
            plant(root, files)
            problems = check(root)
        right = bool(problems) == is_wrong
        failed += not right
        for problem in [] if right else problems or ["nothing was found"]:
            print(f"# {problem}")
        print(f"{'ok' if right else 'not ok'} {number} - /{sentence.replace(' ', '-')}/is-{'found' if is_wrong else 'left-alone'}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
