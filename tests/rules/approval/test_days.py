"""Reviews, emergencies and gaps, from the first day to the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.approval.scripts import NEXT, RELEASED
from tests.rules.told import findings, told

ADOPTED = "adopt PO-01 since=2024-06-01 by field.anna\n"
URGENT = """\
submit PO-01 emergency=mayor:2026-03-10 by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
"""
RATIFIED = f"{URGENT}on 2026-03-05\napprove PO-01 step=checked by brook.paul\n"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param("2026-04-01", [], id="61 days left"),
        pytest.param("2026-04-02", ["QMS316"], id="60 days left"),
        pytest.param("2026-06-01", ["QMS316"], id="the last day"),
        pytest.param("2026-06-02", ["QMS315"], id="overdue"),
    ],
)
def test_reviews(tmp_path: Path, day: str, found: list[str]) -> None:
    each = [
        code
        for code in ("QMS315", "QMS316")
        if findings(tmp_path / code, code, "acts", ADOPTED, date.fromisoformat(day))
    ]
    assert each == found


def test_a_confirmed_text_is_due_again(tmp_path: Path) -> None:
    script = f"{ADOPTED}on 2026-05-04\nconfirm PO-01 by brook.paul\n"
    day = date(2026, 11, 22)
    assert findings(tmp_path / "a", "QMS315", "acts", script, day) == []
    day = date(2028, 5, 5)
    (sentence,) = told(tmp_path / "b", "QMS315", "acts", script, day)
    assert sentence == (
        "the review of PO-01 was due on 2028-05-04; the text stays in force"
    )


@pytest.mark.parametrize(
    ("script", "day", "found"),
    [
        pytest.param(URGENT, "2026-03-10", ["QMS319"], id="its last day"),
        pytest.param(URGENT, "2026-03-11", ["QMS318"], id="lapsed"),
        pytest.param(RATIFIED, "2026-03-11", [], id="every step was signed in time"),
        pytest.param(URGENT + NEXT, "2026-03-11", [], id="followed before it lapsed"),
        pytest.param(
            URGENT + NEXT.replace("2026-03-02", "2026-04-01"),
            "2026-11-22",
            ["QMS318"],
            id="a gap before the text in force",
        ),
        pytest.param(
            RELEASED + URGENT.replace("submit", "on 2026-03-01\nrevise PO-01\nsubmit"),
            "2026-11-22",
            [],
            id="the earlier text came back",
        ),
    ],
)
def test_emergencies(tmp_path: Path, script: str, day: str, found: list[str]) -> None:
    each = [
        code
        for code in ("QMS318", "QMS319")
        if findings(tmp_path / code, code, "acts", script, date.fromisoformat(day))
    ]
    assert each == found


def test_a_gap_tells_its_days(tmp_path: Path) -> None:
    script = URGENT + NEXT.replace("2026-03-02", "2026-04-01")
    assert told(tmp_path, "QMS318", "acts", script) == [
        "PO-01 had no valid text from 2026-03-11 to 2026-03-31: revision 1.0 lapsed"
    ]
