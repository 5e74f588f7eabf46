"""Control: the archive read and judged, as known on a day, pinned and anchored.

There are two ways of reading. Questions of daily use (`status`, `list`, `validate`,
`render`, `qms` alone) ask `daily_archive` or `daily_control`, which remember what lies
in folders that did not change. All that proves or signs asks `read_control` or
`read_anchored`, which read every byte.
"""

from __future__ import annotations

import os
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.anchor import Anchor, anchor_faults, closure, read_anchor
from qms.model.approval.archive import Archive
from qms.model.approval.called import Called
from qms.model.approval.canonical import Malformed
from qms.model.approval.control import Control, as_known
from qms.model.approval.fault import Fault
from qms.model.approval.governance import Governance
from qms.model.approval.root_under_way import first_rules
from qms.model.flaw import Flaw
from qms.store.archive import read_archive
from qms.store.bytes import raw_file
from qms.store.collector import collector_paused

PIN = "QMS_ROOT"
MOST_BYTES = 1024 * 1024
Bound = tuple[frozenset[str], datetime]
_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{64})\Z")


class Anchored(NamedTuple):
    """The archive judged with an anchor, and what of the anchor does not fit it."""

    control: Control
    anchor: Anchor | None = None
    faults: tuple[Fault, ...] = ()


def read_control(
    root: Path,
    known_on: date | None,
    now: datetime,
    pinned: str = "",
    anchor: Path | None = None,
) -> Control:
    """The archive judged at a moment, or as the register knew it at the end of a day.

    `pinned` is the digest of the root, where it is known from elsewhere; without it
    the environment may name one. Raises QmsError where an anchor cannot be read.
    """
    return read_anchored(root, now, pinned, anchor, known_on).control


def daily_control(root: Path, known_on: date | None, now: datetime) -> Control:
    """The same for a question of daily use: judged anew, and not all read again."""
    with collector_paused():
        control = Control(daily_archive(root), now, pin_of(""))
        return control if known_on is None else _as_known(control, known_on)


def daily_archive(root: Path) -> Archive:
    """The archive, without reading again what the file system calls unchanged."""
    # what proves and what signs shall not even load it
    from qms.store.memory import Memory

    return read_archive(root, Memory(root))


def read_anchored(
    root: Path,
    now: datetime,
    pinned: str = "",
    anchor: Path | None = None,
    known_on: date | None = None,
) -> Anchored:
    """The same, with what became of the anchor."""
    with collector_paused():
        return _read_anchored(root, now, pinned, anchor, known_on)


def _read_anchored(
    root: Path,
    now: datetime,
    pinned: str,
    anchor: Path | None,
    known_on: date | None,
) -> Anchored:
    archive, pin = read_archive(root), pin_of(pinned)
    control = Control(archive, now, pin)
    found: Anchor | None = None
    faults: tuple[Fault, ...] = ()
    bound: Bound | None = None
    if anchor is not None:
        found = _anchor(anchor)
        faults = tuple(anchor_faults(control.ledger, found))
        if not faults:
            bound = closure(control.ledger, found.heads), found.made
            control = Control(archive, now, pin, bound)
    if known_on is not None:
        control = _as_known(control, known_on, bound)
    return Anchored(control, found, faults)


def _as_known(control: Control, known_on: date, bound: Bound | None = None) -> Control:
    """What a register knew by the end of a local day."""
    rules, ledger = _last(control), control.ledger
    now = ledger.now
    zone = rules.zone if rules else now.tzinfo
    until = datetime.combine(known_on + timedelta(days=1), time(), zone)
    until -= timedelta(seconds=1)
    if until >= now:
        return control
    return Control(as_known(ledger.archive, until), until, ledger.pinned, bound)


def _last(control: Control) -> Governance | None:
    """The governance that holds, else the last that did."""
    known = list(control.ledger.governances.values())
    return control.governance or (known[-1] if known else None)


def today_of(control: Control) -> date:
    """The organisation's local day of the moment at which control was judged."""
    rules, now = _last(control), control.ledger.now
    return rules.day(now) if rules else now.date()


def called(control: Control) -> Called:
    """The names of people and offices, as governance has them, else its coming root."""
    held = control.ledger.governances.values()
    return Called(held or filter(None, [first_rules(control)]))


def pin_of(text: str) -> str:
    """The digest of the root that is trusted: as asked for, or by the environment.

    Raises UsageError on a text that is no digest.
    """
    text = (text or os.environ.get(PIN, "")).strip()
    if not text:
        return ""
    found = _DIGEST.match(text.lower())
    if not found:
        raise UsageError(
            _("{text} is no digest of a root of governance").format(text=text[:80]),
            hint=_("it stands on every sheet: sha256: and 64 letters and digits"),
        )
    return f"sha256:{found[1]}"


def _anchor(path: Path) -> Anchor:
    data = raw_file(str(path), MOST_BYTES)
    if isinstance(data, Flaw):
        raise QmsError(
            _("the anchor {path} cannot be read").format(path=path),
            hint=_("name the file that qms anchor --out wrote"),
        )
    try:
        return read_anchor(data)
    except Malformed as error:
        reason = _(error.reason).format(**error.values)
        raise QmsError(
            _("{path} is no anchor: {reason}").format(path=path, reason=reason),
            hint=_("name the file that qms anchor --out wrote"),
        ) from error
