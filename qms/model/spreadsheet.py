"""Tables that the spreadsheets of the region open as they are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"-[0-9]+(?:[.,][0-9]+)?\Z")
_STARTS = (*"=+-@\t\r\n|%", *"＝＋－＠")  # full-width ones are read as their plain kin


def spreadsheet(rows: Iterable[Sequence[str]]) -> str:
    """Semicolons, CRLF, a byte order mark, and no cell that is run as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(text) for text in row])
    return "\ufeff" + out.getvalue()


def plain_cell(text: str) -> str:
    """A cell's text without the apostrophe that `safe_cell` put before it."""
    bare = text.strip()
    return bare[1:] if bare[:1] == "'" and safe_cell(bare[1:]) == bare else bare


def safe_cell(text: str) -> str:
    """A cell's text, led by an apostrophe where it would be run as a formula.

    A number below zero is none, nor is the sign of a unit alone.
    """
    if _NUMBER.match(text) or text == "%":
        return text
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_STARTS) else text
