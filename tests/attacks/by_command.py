"""The attacks as the command tells them: what is found in a town, `qms verify` says.

`told`, `hurt` and `alarms` of the builder ask it each time: every reason that they give
to a test stands in the answer, and the exit code fits.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch
from weakref import WeakKeyDictionary

from qms.model.approval.control import Control
from qms.model.approval.fault import Fault, Weight
from qms.reports.proof_words import fault_text
from tests.cli.console import qms

ALLOWED = ("--allow", "root-not-pinned")
UNSOUND = ("failed", "not verifiable", "unproven")
HOUSE = "qms: 1\nname: {ro: Primăria de probă}\nlanguages: [ro, hu]\n"


class Place(NamedTuple):
    """Where an archive was read, when, and with which root pinned."""

    root: Path
    now: datetime
    pinned: str


PLACES: WeakKeyDictionary[Control, Place] = WeakKeyDictionary()


class Answer(NamedTuple):
    """What `qms verify` answered: its exit code, and every sentence in its answer.

    `unsound` are the documents with an approval, or an attempt, that is not in order.
    """

    code: int
    sentences: frozenset[str]
    unsound: frozenset[str]


def verify(root: Path, now: datetime, *words: str) -> Answer:
    """Ask `qms verify` in a folder, as if it were some moment."""
    typed = ("verify", "--root", str(root), "--format", "json", *words)
    with patch.dict(os.environ, {"QMS_NOW": now.isoformat()}):
        told = qms(*typed)
    assert told.code in (0, 1), told.err
    answer = json.loads(told.out)
    unsound = {
        each["document"] for each in answer["approvals"] if each["state"] in UNSOUND
    }
    return Answer(told.code, frozenset(_sentences(answer)), frozenset(unsound))


def require_told(control: Control, faults: Iterable[Fault]) -> None:
    """Assert that the command says these sentences, and fails where one is grave."""
    found = list(faults)
    place = PLACES.get(control)
    if place is None or not found:
        return
    answer = _asked(place)
    assert {fault_text(each) for each in found} <= answer.sentences
    if any(each.weight is not Weight.NOTE for each in found):
        assert answer.code == 1


def require_quiet(control: Control) -> None:
    """Assert that the command finds nothing wrong."""
    place = PLACES.get(control)
    if place is not None:
        assert _asked(place).code == 0


def require_grave(control: Control) -> None:
    """Assert that the command does not pass."""
    place = PLACES[control]
    assert _asked(place).code == 1


def _asked(place: Place) -> Answer:
    pin = ("--root", place.pinned) if place.pinned else ALLOWED
    return verify(place.root, place.now, *pin)


def _sentences(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else ():
        yield from _sentences(each)
    for each in value if isinstance(value, list) else ():
        yield from _sentences(each)
