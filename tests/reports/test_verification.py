"""A verification told: a summary of many, breaks of the chain, several roots."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from qms.actions.verify import Asked, verify
from qms.model.approval.called import Called
from qms.model.approval.fault import failed, note, unverifiable
from qms.model.approval.proof import STATES, worst
from qms.model.approval.verification import Link, Verification
from qms.reports.telling import Telling
from qms.reports.verification import MANY, as_text
from tests.answer_town import NOW, TITLES, Town, lay_town

AT = datetime.fromisoformat(NOW)
DIGEST = f"sha256:{'a' * 64}"


def told(found: Verification, **how: bool) -> str:
    return " ".join(as_text(found, Telling(**how)).split())  # type: ignore[arg-type]


def crowded(root: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town with many texts under way."""
    town = lay_town(root)
    for number in range(20, 20 + MANY):
        monkeypatch.setitem(TITLES, f"PO-{number}", "One of many")
        town.put_up(f"PO-{number}", "2026-11-10")
    return town


def test_of_many_only_what_does_not_hold_is_told_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = crowded(tmp_path, monkeypatch)
    next((town.root / "approvals/PO-06/1.0").glob("*/content/*")).write_text("x")
    found = verify(town.root, AT, Asked())
    assert "40 submissions of which everything holds: --all shows them" in told(found)
    assert "✗ PO-06 1.0" in told(found)
    assert "PO-25" not in told(found)
    assert "PO-25" in told(found, is_whole=True)


def test_without_its_root_a_town_is_told_in_one_line(tmp_path: Path) -> None:
    town = lay_town(tmp_path)
    found = verify(town.root, AT, Asked(pinned=DIGEST))
    assert "without a root nothing can be judged" in told(found)
    assert len(told(found)) < 1000


def test_a_chain_that_was_carried_on_by_mandate_shows_it() -> None:
    link = Link(DIGEST, "2.0", AT, "field.anna", "council, HCL 9, 2026-07-01")
    found = Verification(None, (DIGEST,), DIGEST, (link,), (), Called(()), statements=1)
    assert "carried on by mandate: council, HCL 9, 2026-07-01" in told(found)
    assert found.verdict == 0


def test_whatever_is_wrong_is_told_with_its_weight() -> None:
    found = Verification(
        None, (DIGEST, DIGEST), "", (), (), Called(()),
        whole=(unverifiable("governance", "which root"),),
        faults=(("approvals/x", failed("form", "a stranger")),
                ("approvals/.DS_Store", note("form", "left behind"))),
        lost=((DIGEST, ""),), statements=1,
    )  # fmt: skip
    for each in (
        "? not verifiable: governance: which root",
        "approvals/x ✗ failed: form: a stranger",
        "· left behind",
        "a statement is missing: sha256:aaaaaaaaaaaa",
    ):
        assert each in told(found)
    assert found.problems == {"failed", "not-verifiable", "root-not-pinned"}


def test_colour_is_never_alone(tmp_path: Path) -> None:
    town = lay_town(tmp_path)
    text = as_text(verify(town.root, AT, Asked()), Telling(is_coloured=True))
    assert "\x1b[1;32m  ✓ PO-06 1.0" in text


@pytest.mark.parametrize("state", STATES[:3])
def test_the_worst_state_counts(state: str) -> None:
    assert worst({"ok", *STATES[STATES.index(state) : 3]}) == state
