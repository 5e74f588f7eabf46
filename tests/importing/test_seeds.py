"""Texts of real offices, where they are at hand: what is recognised, asked, and true.

They are read from beside the project and never kept in it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qms.actions.bring_in import Form, bring_in, prepare
from qms.actions.import_survey import Usual, survey
from qms.actions.validate import validate
from qms.model.importing.plan import Row
from qms.model.importing.source import words_of
from qms.store.foreign import ForeignFile
from tests.importing.town import lay_office

TOP = Path(__file__).resolve().parents[2]
SEEDS = TOP.parent / "shared" / "seeds"
ALWAYS = [("QMS133", "edition"), ("QMS133", "revision")]
# seed: profile, recognised, answers, gaps
CASES: dict[str, tuple[str, dict[str, str], dict[str, str], list[tuple[str, str]]]] = {
    "bacs-kiskun-service-model.hu.txt": (
        "hu-municipal",
        {"language": "hu"},
        {"id": "ST-01", "title": "1"},
        [
            *ALWAYS,
            ("QMS143", "Célok"),
            ("QMS143", "Helyzetkép"),
            ("QMS143", "Nyomon követés"),
        ],
    ),
    "csikszereda-iso-9001.hu.txt": (
        "ro-600-2018",
        {"language": "hu"},
        {"id": "PL-01", "title": "3"},
        [*ALWAYS, ("QMS143", "Intézkedések")],
    ),
    "kazincbarcika-quality-policy.hu.txt": (
        "hu-municipal",
        {"language": "hu", "kind": "policy", "title": "1"},
        {"id": "MP-01"},
        [
            *ALWAYS,
            ("QMS133", "commitments"),
            ("QMS143", "Cél"),
            ("QMS143", "Elkötelezettségeink"),
            ("QMS150", "VISSZA"),
            ("QMS301", "ISO 9001:2008"),
        ],
    ),
    "petrich-customer-charter.bg.txt": (
        "bg-charter",
        {"language": "bg", "kind": "charter"},
        {"id": "HK-01", "title": "3"},
        [("QMS150", "МДААР"), ("QMS301", "ISO 9001:2000"), ("QMS624", "HK-01.yaml")],
    ),
    "sopron-quality-policy.hu.txt": (
        "hu-municipal",
        {"language": "hu", "kind": "policy", "title": "5"},
        {"id": "MP-02"},
        [
            *ALWAYS,
            ("QMS133", "commitments"),
            ("QMS143", "Cél"),
            ("QMS143", "Elkötelezettségeink"),
            ("QMS301", "ISO 9001:2008"),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_seed_comes_in_down_to_its_true_gaps(tmp_path: Path, name: str) -> None:
    path = SEEDS / name
    if not path.is_file():
        pytest.skip("the seeds are not at hand")
    profile, recognised, answers, gaps = CASES[name]
    root = lay_office(tmp_path / "town", profile)
    file = ForeignFile(path, name)
    (row,) = survey(root, [file], Usual(), {})
    offered = row.recognised.suggestions
    assert dict(row.facts) == _with_title(recognised, offered)
    asked = {each.name for each in row.asks}
    needed = {"id", "kind", "title", "language", "owner", "edition", "revision"}
    assert asked == needed - set(recognised)

    given = _with_title(answers, offered)
    told = {**given, "owner": "quality-officer"}
    (row,) = survey(root, [file], Usual(), {name: told})
    (brought,) = bring_in(root, prepare(root, [row], Form()), {name: path})
    assert (brought.fault, brought.lost) == ("", {})
    words = words_of(f"{brought.made.text} {brought.told}")
    assert words_of(path.read_text(encoding="utf-8")) - words == Counter()
    assert _gaps(root, row) == sorted(gaps)


def _with_title(facts: dict[str, str], offered: tuple[str, ...]) -> dict[str, str]:
    """The facts with the title that stands in that place among those offered."""
    number = facts.get("title")
    return {**facts, "title": offered[int(number) - 1]} if number else facts


def _gaps(root: Path, row: Row) -> list[tuple[str, str]]:
    telling = ("field", "section", "word", "standard", "name")
    return sorted(
        (
            each.code,
            str(next(each.values[name] for name in telling if name in each.values)),
        )
        for each in validate(root, date(2026, 11, 22)).findings
        if f"/{row.id}." in each.place.path
    )
