"""The difference of two texts as JSON: a redline for each text that they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qms.model.redline.block import Redline
from qms.reports.json import dumped
from qms.reports.redline import as_value
from qms.reports.sentence import safe

VERSION = 1


def as_json(
    document: str,
    sides: tuple[str, str],
    redlines: Mapping[str, Redline],
    notes: Sequence[str],
    is_whole: bool,
) -> str:
    """The difference; `sides` are the names of the old text and of the new one."""
    return dumped(
        {
            "qms": VERSION,
            "schema": f"urn:qms-toolkit:difference:v{VERSION}",
            "document": document,
            "old": safe(sides[0]),
            "new": safe(sides[1]),
            "texts": [
                {"path": safe(path), "redline": as_value(each, is_whole)}
                for path, each in redlines.items()
            ],
            "notes": [safe(each) for each in notes],
        }
    )
