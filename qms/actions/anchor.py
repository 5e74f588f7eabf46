"""Anchor: the newest statements by digest, on a page to sign, register and publish."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from qms.actions.control import read_control
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.anchor import Anchor, anchor_of
from qms.model.approval.canonical import written
from qms.model.approval.damage import lost
from qms.store.house import read_house
from qms.store.writing import write_whole


def make_anchor(root: Path, now: datetime, target: Path | None) -> tuple[Anchor, str]:
    """The anchor of all that stands here, written if asked, and whose it is.

    Raises QmsError where there is nothing to anchor, or something is missing, since an
    anchor would cover the gap.
    """
    control = read_control(root, None, now)
    ledger = control.ledger
    if not ledger.roots or not ledger.heads:
        raise QmsError(
            _("no governance was released here: there is nothing to anchor"),
            hint=_("see what there is: qms verify"),
        )
    if not ledger.one_root or len(ledger.roots) > 1:
        raise QmsError(
            _("there is more than one root: an anchor holds one"),
            hint=_("name the one that holds in QMS_ROOT"),
        )
    if lost(ledger) or any(each.is_damaged for each in ledger.archive.entries):
        raise QmsError(
            _("statements are missing or altered, and an anchor would cover that up"),
            hint=_("see which: qms verify; then mend the archive"),
        )
    rules = control.governance
    made = now.astimezone(rules.zone) if rules else now
    anchor = anchor_of(ledger, made)
    if target is not None:
        write_whole(target, written(anchor.value))
    house = read_house(root).house
    return anchor, house.organisation.name(house.organisation.binding)
