"""Revise: begin the next revision of a text, with the reason and what changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.actions.desk import undisturbed
from qms.actions.documents import read_facts
from qms.actions.named import document_named
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.control import Control
from qms.model.located import Fields
from qms.model.revision import revision_text
from qms.store.bytes import read_file
from qms.store.documents import split
from qms.store.writing import write_whole
from qms.store.yaml import read_yaml

_UNQUOTED = re.compile(r"[^\W\d_][\w ,;()/–-]*\Z")


@dataclass(frozen=True)
class Wish:
    """The next revision, or edition, and why: both texts stand in its front matter."""

    document: str
    reason: str
    summary: str
    is_edition: bool = False


def revise(root: Path, today: date, wish: Wish, control: Control) -> tuple[Path, str]:
    """Give a working text its next number; gives its path and the number.

    A text whose working file is gone is taken from the archive. Raises QmsError where
    a draft with a newer number stands already.
    """
    if not wish.reason.strip() or not wish.summary.strip():
        raise UsageError(
            _("a revision states why it is made and what changes"),
            hint=_("--reason TEXT --summary TEXT"),
        )
    with undisturbed(root):
        register = read_facts(root, today)
        facts = document_named(register, wish.document)
        number = _number(control, facts.id, facts.edition, facts.revision, wish)
        path = root / facts.path
        text = read_file(path).text
        changed = renumbered(text, number, wish, facts.path.endswith(".yaml"))
        write_whole(path, changed.encode())
        return Path(facts.path), f"{number[0]}.{number[1]}"


def _number(
    control: Control, document: str, edition: str, revision: str, wish: Wish
) -> tuple[int, int]:
    rounds = [
        each.submission.number
        for each in control.rounds.get((document, ""), ())
        if each.submission
    ]
    stated = revision_text(edition, revision)
    if not rounds:
        raise QmsError(
            _("{id} {revision} was never put up: write it on").format(
                id=document, revision=stated
            ),
            hint=_("put it up when it is ready: qms submit {id}").format(id=document),
        )
    newest = max(rounds)
    if stated != f"{newest[0]}.{newest[1]}":
        raise QmsError(
            _("{id} {revision} is a draft already").format(
                id=document, revision=stated
            ),
            hint=_("write it on, then: qms submit {id}").format(id=document),
        )
    released = {
        each.round.submission.number
        for each in control.ledger.released(document)
        if each.round.submission
    }
    if newest not in released:
        raise QmsError(
            _("{id} {revision} is under way, and not released").format(
                id=document, revision=stated
            ),
            hint=_("have it signed, or returned: qms status {id}").format(id=document),
        )
    return (newest[0] + 1, 0) if wish.is_edition else (newest[0], newest[1] + 1)


def renumbered(text: str, number: tuple[int, int], wish: Wish, is_data: bool) -> str:
    """A text with another number and change; no other line of it is touched."""
    head_text = text if is_data else split(text)[0]
    first = 0 if is_data else 1
    fields, _flaws = read_yaml(head_text)
    lines = text.split("\n")
    end = first + head_text.count("\n")
    rows = {
        "edition": f"edition: {number[0]}",
        "revision": f"revision: {number[1]}",
        "change": f"change: {{reason: {_quoted(wish.reason)}, "
        f"summary: {_quoted(wish.summary)}}}",
    }
    for name, row in rows.items():
        lines, end = _replaced(lines, fields, name, row, first, end)
        body = "\n".join(lines[first:end])
        fields, _flaws = read_yaml(body)
    return "\n".join(lines)


def _replaced(
    lines: list[str], fields: Fields, name: str, row: str, first: int, end: int
) -> tuple[list[str], int]:
    """The lines with one field of the head replaced, or put at its end."""
    if name not in fields:
        return [*lines[:end], row, *lines[end:]], end + 1
    start = fields.key(name).line - 1 + first
    stop = start + 1
    while stop < end and (lines[stop][:1] in (" ", "\t", "-") or not lines[stop]):
        stop += 1
    return [*lines[:start], row, *lines[stop:]], end - (stop - start) + 1


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    if _UNQUOTED.match(plain) and ", " not in plain:
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
