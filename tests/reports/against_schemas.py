"""The forms for machines held against the schemas that others publish, and our own."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from qms.resources import templates

SCHEMAS = Path(__file__).parent / "schemas"


@cache
def junit_schema() -> Any:
    etree = import_module("lxml.etree")
    return etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd"))


def parsed(text: str) -> Any:
    return import_module("lxml.etree").fromstring(text.encode())


def faults_of(form: str, text: str) -> list[str]:
    """What is wrong with a report in a form."""
    if form == "junit":
        schema = junit_schema()
        schema.validate(parsed(text))
        return [str(error) for error in schema.error_log]
    path, draft = {
        "json": (templates() / "schemas/report-1.json", "Draft202012Validator"),
        "sarif": (SCHEMAS / "sarif-2.1.0-rtm.5.json", "Draft4Validator"),
        "gitlab": (SCHEMAS / "code-quality.json", "Draft202012Validator"),
    }[form]
    schema = json.loads(path.read_text(encoding="utf-8"))
    validator = getattr(import_module("jsonschema"), draft)
    validator.check_schema(schema)
    faults = validator(schema).iter_errors(json.loads(text))
    return [fault.message for fault in faults]
