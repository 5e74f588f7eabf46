"""An anchor, made of what is there and held against it later."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from qms.actions.anchor import make_anchor
from qms.actions.control import read_anchored
from qms.errors import QmsError
from qms.model.approval.canonical import written
from tests.answer_town import NOW, lay_town
from tests.approval_tree import Office

AT = datetime.fromisoformat(NOW)
DIGEST = f"sha256:{'a' * 64}"


def anchored(root: Path, target: Path) -> list[str]:
    found = read_anchored(root, AT, anchor=target)
    return [fault.reason.format(**fault.values) for fault in found.faults]


def test_an_anchor_holds_until_something_behind_it_goes(tmp_path: Path) -> None:
    town, target = lay_town(tmp_path / "town"), tmp_path / "anchor.json"
    anchor, name = make_anchor(town.root, AT, target)
    assert (name, anchor.count) == ("Model office", len(town.paths))
    assert anchored(town.root, target) == []
    town.put_up("PO-07", "2026-11-10")
    assert anchored(town.root, target) == []
    control = read_anchored(town.root, AT, anchor=target).control
    assert control.anchored is not None
    assert len(control.anchored[0]) == anchor.count
    for path in town.root.rglob("*wood.ivan*"):
        path.unlink()
    [told] = anchored(town.root, target)
    assert "statements were registered on 2026-11-22" in told


ELSEWHERE: dict[str, Any] = {
    "of tomorrow": ({"made": "2027-01-01T00:00:00+02:00"}, "in the future"),
    "of another root": ({"root": DIGEST}, "another root"),
    "of another count": ({"count": 99}, "99 statements were registered"),
    "of other heads": ({"heads": [DIGEST]}, "is missing: sha256:aaaa"),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_an_anchor_of_something_else_is_told(tmp_path: Path, case: str) -> None:
    town, target = lay_town(tmp_path / "town"), tmp_path / "anchor.json"
    anchor, _name = make_anchor(town.root, AT, target)
    change, reason = ELSEWHERE[case]
    target.write_bytes(written({**anchor.value, **change}))
    assert any(reason in each for each in anchored(town.root, target))


def test_gaps_are_not_covered_by_an_anchor(tmp_path: Path) -> None:
    town = lay_town(tmp_path)
    next(town.root.rglob("*wood.ivan*.json")).unlink()
    with pytest.raises(QmsError, match="missing or altered"):
        make_anchor(town.root, AT, None)


def test_without_a_governance_there_is_nothing_to_anchor(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.lay("qms.yaml", "qms: 1\n")
    with pytest.raises(QmsError, match="nothing to anchor"):
        make_anchor(tmp_path, AT, None)
