"""List: the master list of documents as of a day, one row a document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from qms.actions.documents import read_register
from qms.errors import UsageError
from qms.i18n import _, language
from qms.model.approval.status import WORDS, Status
from qms.model.approval.submission import Submission
from qms.model.facts import Facts
from qms.model.grid import Grid
from qms.model.listed import (
    Listed,
    columns,
    draft_listed,
    in_order,
    revision_listed,
    values,
    word_of,
)
from qms.model.register import Register
from qms.model.revision import revision_text
from qms.reports.coming import coming_told


def master_list(
    root: Path, as_of: date, wanted: Mapping[str, str], now: datetime | None = None
) -> Grid:
    """The documents that match every filter given, sorted by kind and id.

    Those that only the archive knows, withdrawn ones among them, are listed too.
    Raises UsageError where the status asked for is none.
    """
    word = word_asked(wanted.get("status", ""))
    wanted = {**wanted, "word": word}
    wanted.pop("status", None)
    register = read_register(root, as_of, now=now)
    chosen = [each for each in _listed(root, register) if _matches(each, wanted)]
    chosen = in_order(chosen, register.profile.kinds)
    rows = [_values(register, each) for each in chosen]
    return Grid(columns(_), rows, _note(len(rows), as_of))


def word_asked(text: str) -> str:
    """The word of status that a text means, in English or in the reader's language.

    Raises UsageError with all of them.
    """
    given = text.strip().casefold()
    for word, told in WORDS.items():
        if given in (word, _(told).casefold()):
            return word
    if not given:
        return ""
    raise UsageError(
        _("{word} is none of: {known}").format(
            word=text, known=", ".join(_(told) for told in WORDS.values())
        )
    )


def _listed(root: Path, register: Register) -> Iterator[Listed]:
    tags = _languages(register)
    for facts in register.sources:
        status = register.status_of(facts)
        yield _of_facts(register, facts, status, tags.get(facts.id, set()))
    control = register.control
    for key, status in register.statuses.items():
        if key[1] or key[0] in register.by_id or control is None:
            continue
        rounds = control.rounds.get(key, ())
        # only needed here, and slow to load
        from qms.actions.archived import archived_facts, number

        archived = archived_facts(root, register, rounds)
        newest = max(rounds, key=number, default=None)
        known = tags.get(key[0], set())
        if archived is not None:
            yield _of_facts(register, archived, status, known)
        elif newest is not None and newest.submission is not None:
            yield _of_submission(register, newest.submission, status, known)


def _of_facts(
    register: Register, facts: Facts, status: Status | None, tags: Collection[str]
) -> Listed:
    kind = register.profile.kinds.get(facts.kind)
    number = revision_text(facts.edition, facts.revision)
    return Listed(
        id=facts.id,
        title=facts.title,
        kind=facts.kind,
        owner=facts.owner,
        process=facts.process,
        languages=(facts.language, *sorted(tags)),
        classification=facts.classification or (kind.classification if kind else ""),
        revision=revision_listed(status, number),
        draft=draft_listed(status, number),
        word=word_of(status),
        since=status.since if status else None,
        review_due=status.review_due if status else None,
    )


def _of_submission(
    register: Register, found: Submission, status: Status, tags: Collection[str]
) -> Listed:
    """A document of which no text can be read, as governance is."""
    kind = register.profile.kinds.get(found.kind)
    return Listed(
        id=found.document,
        title=kind.title(language()) if kind else found.document,
        kind=found.kind,
        owner="",
        process="",
        languages=(found.language, *sorted(tags)),
        classification=kind.classification if kind else "",
        revision=revision_listed(status, found.label),
        draft=draft_listed(status, found.label),
        word=word_of(status),
        since=status.since,
        review_due=status.review_due,
    )


def _values(register: Register, each: Listed) -> dict[str, str]:
    """The cells of a document; its status tells of a withdrawal on its way, too."""
    cells = values(register, each, language(), _)
    status = register.statuses.get((each.id, ""))
    if status is None or not status.next.is_withdrawal:
        return cells
    told = coming_told(status)
    is_same = each.word == status.next.state
    return {**cells, "status": told if is_same else f"{cells['status']}, {told}"}


def _languages(register: Register) -> Mapping[str, set[str]]:
    """The languages of the versions of each document, the archive's included."""
    found: dict[str, set[str]] = {}
    for version in register.versions:
        found.setdefault(version.id, set()).add(version.language)
    for (name, tag), status in register.statuses.items():
        if tag and status.in_force:
            found.setdefault(name, set()).add(tag)
    return found


def _matches(each: Listed, wanted: Mapping[str, str]) -> bool:
    return all(getattr(each, name) == value for name, value in wanted.items() if value)


def _note(count: int, as_of: date) -> str:
    return _("{count} documents, as of {day}").format(count=count, day=as_of)
