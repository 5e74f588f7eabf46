"""Each rule finds a fault in a copy of the model town, and tells it in four languages.

One fault is planted at a time, and nothing else may be told anew: a fault that many
rules cry about hides the next one. QMS_TABLE=1 writes what was told to
build/planted.md; it takes a run in one process, without -n.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from qms.actions.validate import validate
from qms.i18n import LANGUAGES
from qms.model.finding import Finding
from qms.model.report import Report
from qms.reports.sentence import remedy, sentence, speaker
from qms.rules.tables import CHANGE_RULES, RULES
from tests.change.guilty import GUILTY
from tests.planted.fault import Fault, faults
from tests.planted.planting import CHECKOUT, lay_town
from tests.planted.table import Told, table

DAY = date(2026, 11, 22)
FAULTS = faults()
GAP = re.compile(r"\{[a-z_]+\}")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the town is laid: one folder, so that its cache is of use."""
    return tmp_path_factory.mktemp("planted") / "town"


@pytest.fixture(scope="module")
def told() -> Iterator[list[Told]]:
    """What was told of each fault; written as a table at the end, if asked for."""
    rows: list[Told] = []
    yield rows
    if os.environ.get("QMS_TABLE") and "PYTEST_XDIST_WORKER" not in os.environ:
        path = CHECKOUT / "build" / "planted.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(table(rows), encoding="utf-8")


def test_every_rule_has_a_fault() -> None:
    changes = {rule.CODE for rule in CHANGE_RULES}
    # what a change may not do has a table of its own, beside this one
    assert list(FAULTS) == sorted(RULES.keys() - changes)
    assert changes <= {told.code for case in GUILTY.values() for told in case.told}


def test_the_town_is_clean(town: Path) -> None:
    lay_town(town)
    report = validate(town, DAY)
    # the story has one action that is late
    assert [(each.code, each.place.path) for each in report.findings] == [
        ("QMS511", "records/actions/ACT-2026-02.yaml")
    ]
    assert [(each.code, each.document) for each in report.excused] == [
        ("QMS302", ""),
        ("QMS162", "IL-02"),
        ("QMS803", "PS-08"),
    ]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_the_fault_is_found(town: Path, told: list[Told], fault: Fault) -> None:
    known = known_in(town)
    lay_town(town)
    fault.plant(town)
    expected = (fault.path(town), *fault.place(town))
    report = validate(town, DAY)
    new = [each for each in report.findings if name_of(each) not in known]
    (found,) = (each for each in new if each.code == fault.code)
    place = found.place
    assert (place.path, place.line, place.column) == expected
    assert {each.code for each in new} == fault.codes
    told.append(told_of(report, found))


@cache
def known_in(town: Path) -> frozenset[tuple[str, ...]]:
    """What is told of the town as it is, whatever the line."""
    lay_town(town)
    return frozenset(map(name_of, validate(town, DAY).findings))


def name_of(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.place.path, *map(repr, sorted(finding.values.items()))


def told_of(report: Report, found: Finding) -> Told:
    """Sentence and remedy in every language, each whole and translated."""
    card = report.cards[found.code]
    ours = [str(found.values[name]) for name in card.spoken]
    words = {}
    for tag in LANGUAGES:
        speak = speaker(tag)
        words[tag] = sentence(card, found, speak), remedy(card, found, speak)
        assert all(words[tag])
        assert not GAP.search(" ".join(words[tag]))
        if speak(card.message) != card.message:  # the language has its catalogue
            assert words[tag] != words["en"]
            english = [text for text in (card.remedy, *ours) if speak(text) == text]
            assert not english, "to be translated, or tools.messages --compile"
    return Told(found, words)
