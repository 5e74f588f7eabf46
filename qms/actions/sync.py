"""Sync: get what others signed, give what was signed here, and look whether it fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.actions.desk import read_ledger, undisturbed
from qms.store.exchange import exchange


@dataclass(frozen=True)
class Synced:
    """What came and went, and the submissions whose archived bytes do not fit."""

    received: int
    sent: int
    altered: tuple[str, ...]


def sync(root: Path, now: datetime) -> Synced:
    """Exchange with the others; raises QmsError where it cannot be done."""
    with undisturbed(root):
        done = exchange(root)
    archive = read_ledger(root, now).ledger.archive
    altered = tuple(each.name for each in archive.rounds if each.faults)
    return Synced(done.received, done.sent, altered)
