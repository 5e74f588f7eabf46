"""An anchor: the newest statements by digest, to be signed, registered and published.

Whoever holds one can tell later that nothing behind it is missing, and that all of it
was there when it was made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qms.i18n import N_
from qms.model.approval.canonical import Json, Malformed, Shape, checked
from qms.model.approval.fault import Fault, failed
from qms.model.approval.judging import SKEW
from qms.model.approval.ledger import Ledger
from qms.model.approval.submission import DIGEST
from qms.model.leaves import read_moment

FIELDS: Shape = {"qms": int, "root": str, "heads": list, "count": int, "made": str}


@dataclass(frozen=True)
class Anchor:
    """What was registered.

    `root` is the digest of the first governance, `heads` are those of the statements
    that no other named (`sha256:…`); `count` is how many statements they saw,
    themselves included.
    """

    root: str
    heads: tuple[str, ...]
    count: int
    made: datetime

    @property
    def value(self) -> dict[str, Json]:
        """The anchor as JSON holds it."""
        return {
            "qms": 1,
            "root": self.root,
            "heads": list(self.heads),
            "count": self.count,
            "made": self.made.isoformat(),
        }


def anchor_of(ledger: Ledger, made: datetime) -> Anchor:
    """The anchor of everything that a ledger holds."""
    heads = ledger.heads
    root = ledger.roots[0] if ledger.roots else ""
    count = len(closure(ledger, heads))
    return Anchor(root, heads, count, made.replace(microsecond=0))


def closure(ledger: Ledger, heads: Iterable[str]) -> frozenset[str]:
    """The statements that are there among some heads and all that these saw."""
    found = {each for each in heads if each in ledger.entries}
    for head in tuple(found):
        found.update(ledger.web.seen_by(head))
    return frozenset(each for each in found if each in ledger.entries)


def read_anchor(data: bytes) -> Anchor:
    """The anchor that bytes hold; raises Malformed with a sentence that says why not.

    Blanks and line ends are free, since an anchor may be typed from paper.
    """
    try:
        found = json.loads(data, object_pairs_hook=_pairs)
    except (ValueError, RecursionError) as error:
        if isinstance(error, Malformed):
            raise
        raise Malformed(N_("it is no JSON")) from error
    raw = checked(found, FIELDS)
    if raw["qms"] != 1:
        raise Malformed(N_("format {format} is not known"), format=str(raw["qms"]))
    digests = [raw["root"], *raw["heads"]]
    for each in digests:
        if not isinstance(each, str) or not DIGEST.match(each):
            raise Malformed(N_("{text!r} is no SHA-256 digest"), text=str(each)[:80])
    if not raw["heads"] or raw["count"] < len(raw["heads"]):
        raise Malformed(N_("it anchors no statements"))
    return Anchor(raw["root"], tuple(raw["heads"]), raw["count"], _moment(raw["made"]))


def anchor_faults(ledger: Ledger, anchor: Anchor) -> Iterator[Fault]:
    """What of an anchor does not fit the statements that are there."""
    day = anchor.made.date().isoformat()
    if anchor.made > ledger.now + SKEW:
        yield failed("anchor", N_("it bears a day in the future: {day}"), day=day)
    if ledger.roots and anchor.root not in ledger.roots:
        reason = N_("it was made of another root: {root}")
        yield failed("anchor", reason, root=anchor.root)
    missing = [each for each in anchor.heads if each not in ledger.entries]
    for digest in missing:
        reason = N_("a statement registered on {day} is missing: {digest}")
        yield failed("anchor", reason, day=day, digest=digest[:19])
    count = len(closure(ledger, anchor.heads))
    if not missing and count != anchor.count:
        reason = N_("{count} statements were registered on {day}, and {here} are here")
        yield failed("anchor", reason, day=day, count=anchor.count, here=count)


def _pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in items}) != len(items):
        raise Malformed(N_("a key stands twice in one mapping"))
    return dict(items)


def _moment(text: str) -> datetime:
    try:
        return read_moment(text)
    except ValueError as error:
        reason = N_("{text!r} is no moment with its offset")
        raise Malformed(reason, text=text[:40]) from error
