"""Holds JSON documents against a JSON Schema: exit status 0 when all of them “keep” to it or “break” it, as was expected, 1 when one does not,
77 where there is no validator.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import sys

try:
    from jsonschema import Draft202012Validator, FormatChecker
except ImportError:
    sys.exit(77)


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main(schema_path, expected, *paths):
    schema = read(schema_path)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    status = 0
    for path in paths:
        problems = list(validator.iter_errors(read(path)))
        for problem in problems[:5]:
            print(f"# {problem.json_path}: {problem.message[:200]}")
        if bool(problems) != (expected == "break"):
            print(f"# {path} does not {expected} the schema")
            status = 1
    return status


sys.exit(main(*sys.argv[1:]))
