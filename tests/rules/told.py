"""What one rule tells of an example, for the tables of named cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qms.actions.validate import validate
from qms.model.finding import Finding
from qms.reports.sentence import sentence
from tests.example_tree import lay_example

DAY = date(2026, 11, 22)


def findings(
    root: Path, code: str, sort: str, text: str, day: date = DAY
) -> list[Finding]:
    """The findings of a rule in an example laid over the example house."""
    lay_example(root, sort, text)
    return [each for each in validate(root, day).findings if each.code == code]


def told(root: Path, code: str, sort: str, text: str, day: date = DAY) -> list[str]:
    """The sentences of a rule about an example."""
    lay_example(root, sort, text)
    report = validate(root, day)
    return [
        sentence(report.cards[code], each)
        for each in report.findings
        if each.code == code
    ]
