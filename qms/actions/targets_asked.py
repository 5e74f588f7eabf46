"""Which statement an act is about: by its digest, the beginning of it, or its file."""

from __future__ import annotations

import re
from pathlib import PurePath

from qms.actions.desk import Desk
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.act_words import ACTS
from qms.model.approval.called import Called
from qms.model.approval.statement import Statement, Subject

FEWEST = 8
_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{8,64})\Z")


def is_digest(text: str) -> bool:
    """Whether a text is meant as a statement's digest or file, and no document's id."""
    is_file = text.endswith((".json", ".sig")) or "/" in text
    return is_file or text.startswith("sha256:") or bool(_DIGEST.match(text))


def statement_asked(desk: Desk, text: str) -> tuple[str, Statement]:
    """The digest and the statement that are meant; raises UsageError where none is.

    `text` is a digest with or without `sha256:`, at least its first eight letters, or
    the path of its file.
    """
    found = _by_path(desk, text) if "." in text else _by_prefix(desk, text)
    if len(found) > 1:
        raise UsageError(
            _("several statements begin with {text}").format(text=text),
            hint=_("write more of the digest"),
        )
    statement = desk.ledger.statement(found[0]) if found else None
    if statement is None:
        raise UsageError(
            _("there is no statement {text}").format(text=text),
            hint=_("see the statements of a document: qms history ID"),
        )
    return found[0], statement


def governance_subject(desk: Desk) -> Subject:
    """The governance that holds, as statements upon statements name it."""
    for each in desk.ledger.archive.rounds:
        if each.digest == desk.rules.digest:
            return Subject(each.name, each.digest)
    raise QmsError(
        _("the governance that holds is not in the archive"),
        hint=_("see what is missing: qms verify"),
    )


def told_statement(statement: Statement, called: Called) -> str:
    """A statement in few words: the act, who, over what."""
    names = [subject.name.rpartition("/")[0] for subject in statement.subjects[:3]]
    more = " …" if len(statement.subjects) > 3 else ""
    act, person = _(ACTS[statement.act]), called.person(statement.person)
    return f"{act}: {', '.join(names)}{more} ({person})"


def _by_path(desk: Desk, text: str) -> list[str]:
    name = PurePath(text.removesuffix(".sig")).name
    return [
        digest
        for digest, entry in desk.ledger.entries.items()
        if PurePath(entry.path).name == name
    ]


def _by_prefix(desk: Desk, text: str) -> list[str]:
    match = _DIGEST.match(text)
    if not match:
        raise UsageError(
            _("{text} is no digest of a statement").format(text=text),
            hint=_("write at least its first eight letters, 0 to 9 and a to f"),
        )
    start = f"sha256:{match[1]}"
    return [each for each in desk.ledger.entries if each.startswith(start)]
