"""Witness: sign that one saw everything until now, so that its time is proven."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from qms.actions.desk import open_desk, undisturbed
from qms.actions.signing import Draft, Signed, sign_act
from qms.actions.targets_asked import governance_subject


def witness(
    root: Path, now: datetime, *, person: str = "", commits: bool = True
) -> tuple[Signed, int]:
    """Sign what stands; gives how many statements were seen.

    It has no effect of its own: it proves by another hand that they were there. On a
    colleague's last evening in office it keeps his work beyond doubt.
    """
    with undisturbed(root):
        desk = open_desk(root, now, person)
        count = len(desk.ledger.entries)
        draft = Draft("witness", (governance_subject(desk),), "witness all until now")
        return sign_act(desk, draft, commits=commits), count
