"""Holds a JSON document against a JSON Schema: exit status 0 when it keeps to it, 1 when not, 77 where there is no validator.

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


def main(schema_path, document_path):
    schema = read(schema_path)
    Draft202012Validator.check_schema(schema)
    problems = list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(read(document_path)))
    for problem in problems[:5]:
        print(f"# {problem.json_path}: {problem.message[:200]}")
    return 1 if problems else 0


sys.exit(main(*sys.argv[1:]))
