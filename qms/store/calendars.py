"""The calendars that ship: one a country, with the days that its decrees move."""

from __future__ import annotations

from pathlib import Path

from qms import resources
from qms.model.located import Fields
from qms.store.bytes import read_file
from qms.store.yaml import read_yaml


def shipped_calendars() -> dict[str, Path]:
    """The countries whose calendars ship, with their files."""
    folder = resources.templates() / "calendars"
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def shipped_calendar(country: str) -> Fields:
    """The calendar that ships for a country; an empty one where none does."""
    path = shipped_calendars().get(country)
    return read_yaml(read_file(path).text)[0] if path else Fields()
