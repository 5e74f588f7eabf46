"""Every rule shows what conforms and what breaks it, and both are true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
from _pytest.mark import ParameterSet

from qms.actions.check import Asked, check
from qms.actions.validate import validate
from qms.model.report import Report
from qms.reports.sentence import remedy, sentence
from qms.rules.manual import EXAMPLE
from qms.rules.tables import RULES
from tests.example_tree import lay_example

DAY = date(2026, 11, 22)


def examples() -> list[ParameterSet]:
    return list(_examples())


def _examples() -> Iterator[ParameterSet]:
    for code, rule in RULES.items():
        text = cast(ModuleType, rule).__doc__ or ""
        found = EXAMPLE.findall(text)
        for number, (_, sort, verdict, day, example) in enumerate(found):
            name = f"{code} {verdict} {number}"
            yield pytest.param(code, sort, verdict, day, example, id=name)


def checked(root: Path, day: date) -> Report:
    """What is told of a change of the last commit."""
    now = datetime.fromisoformat(f"{day}T12:00:00+02:00")
    return check(root, day, now, Asked(base="HEAD"))


@pytest.mark.parametrize("code", RULES)
def test_every_rule_shows_both(code: str) -> None:
    text = cast(ModuleType, RULES[code]).__doc__ or ""
    verdicts = {verdict for _, _, verdict, _, _ in EXAMPLE.findall(text)}
    assert verdicts == {"conforms", "breaks"}


@pytest.mark.parametrize(("code", "sort", "verdict", "day", "example"), examples())
def test_example(
    tmp_path: Path, code: str, sort: str, verdict: str, day: str, example: str
) -> None:
    lay_example(tmp_path, sort, example)
    asked = date.fromisoformat(day) if day else DAY
    report = checked(tmp_path, asked) if sort == "change" else validate(tmp_path, asked)
    found = [finding for finding in report.findings if finding.code == code]
    if verdict == "conforms":
        assert found == []
        return
    assert found
    card = report.cards[code]
    for finding in found:
        assert sentence(card, finding)
        assert remedy(card, finding)
        assert "{" not in sentence(card, finding) or "{" in str(finding.values)
