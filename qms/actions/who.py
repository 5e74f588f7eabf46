"""Whom to ask: those who could do what somebody may not, by name and office."""

from __future__ import annotations

from collections.abc import Iterable

from qms.actions.desk import Desk
from qms.i18n import _


def holders(desk: Desk, offices: Iterable[str], but: str = "") -> list[str]:
    """Everybody who holds one of some offices today, each once; leaves one out."""
    found = [
        holder
        for office in offices
        for holder in desk.rules.people.holders(office, desk.today)
    ]
    return [each for each in dict.fromkeys(found) if each != but]


def hint_to_ask(desk: Desk, offices: Iterable[str], but: str = "") -> str:
    """Whom to ask for what only holders of some offices can do."""
    names = ", ".join(map(desk.called.person, holders(desk, offices, but)))
    return _("ask one of: {people}").format(people=names or "–")


def offices_told(desk: Desk, offices: Iterable[str]) -> str:
    """Offices by their titles in the reader's language; a dash where there are none."""
    titles = dict.fromkeys(map(desk.called.office, offices))
    return ", ".join(titles) or "–"
