"""List: the master list of documents as of a day, one row a document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.documents import read_register
from qms.errors import UsageError
from qms.i18n import _, language
from qms.model.approval.status import ALTERED, DRAFT, NONE, WORDS, Status
from qms.model.approval.submission import Submission
from qms.model.facts import Facts
from qms.model.grid import Column, Grid
from qms.model.located import Fields
from qms.model.register import Register
from qms.model.revision import revision_key, revision_text
from qms.reports.coming import coming_told

FILTERS = ("kind", "owner", "process", "classification", "language", "status")


@dataclass(frozen=True)
class Listed:
    """What the list tells of a document, from its working text or the archive.

    `number` is the working text's edition and revision; `word` its status, in English.
    """

    id: str
    title: str
    kind: str
    owner: str
    process: str
    language: str
    classification: str
    number: str
    status: Status | None

    @property
    def word(self) -> str:
        """One word for how it stands; without approvals, every text is a draft."""
        return self.status.word if self.status else DRAFT

    @property
    def revision(self) -> str:
        """The revision in force, else the working one; on an earlier day, none."""
        if self.word == NONE:
            return ""
        return (self.status.label if self.status else "") or self.number

    @property
    def draft(self) -> str:
        """The working revision, where another one is in force."""
        is_written = self.status and self.status.working in (DRAFT, ALTERED)
        return self.number if is_written and self.number != self.revision else ""


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
    kinds = list(register.profile.kinds)
    chosen = [each for each in _listed(root, register) if _matches(each, wanted)]
    chosen.sort(key=lambda each: (_rank(kinds, each.kind), revision_key(each.id)))
    tags = _languages(register)
    rows = [_row(register, each, tags.get(each.id, set())) for each in chosen]
    return Grid(_columns(), rows, _note(len(rows), as_of))


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
    for facts in register.sources:
        yield _of_facts(register, facts, register.status_of(facts))
    control = register.control
    for key, status in register.statuses.items():
        if key[1] or key[0] in register.by_id or control is None:
            continue
        rounds = control.rounds.get(key, ())
        # only needed here, and slow to load
        from qms.actions.archived import archived_facts, number

        archived = archived_facts(root, register, rounds)
        newest = max(rounds, key=number, default=None)
        if archived is not None:
            yield _of_facts(register, archived, status)
        elif newest is not None and newest.submission is not None:
            yield _of_submission(register, newest.submission, status)


def _of_facts(register: Register, facts: Facts, status: Status | None) -> Listed:
    kind = register.profile.kinds.get(facts.kind)
    return Listed(
        id=facts.id,
        title=facts.title,
        kind=facts.kind,
        owner=facts.owner,
        process=facts.process,
        language=facts.language,
        classification=facts.classification or (kind.classification if kind else ""),
        number=revision_text(facts.edition, facts.revision),
        status=status,
    )


def _of_submission(register: Register, found: Submission, status: Status) -> Listed:
    """A document of which no text can be read, as governance is."""
    kind = register.profile.kinds.get(found.kind)
    return Listed(
        id=found.document,
        title=kind.title(language()) if kind else found.document,
        kind=found.kind,
        owner="",
        process="",
        language=found.language,
        classification=kind.classification if kind else "",
        number=found.label,
        status=status,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("id", _("id")),
        Column("title", _("title")),
        Column("kind", _("kind"), rank=2),
        Column("revision", _("edition.revision")),
        Column("draft", _("draft"), rank=1),
        Column("owner", _("owner"), rank=3),
        Column("process", _("process"), rank=4),
        Column("languages", _("languages"), rank=5),
        Column("classification", _("classification"), rank=6),
        Column("status", _("status")),
        Column("since", _("in force from"), rank=1),
        Column("review_due", _("next review"), rank=2),
    )


def _row(register: Register, each: Listed, tags: Collection[str]) -> dict[str, str]:
    kind = register.profile.kinds.get(each.kind)
    status = each.status
    return {
        "id": each.id,
        "title": each.title,
        "kind": kind.title(language()) if kind else each.kind,
        "revision": each.revision,
        "draft": each.draft,
        "owner": office_title(register, each.owner),
        "process": title_of(register.profile.processes, each.process),
        "languages": ", ".join([each.language, *sorted(tags)]),
        "classification": _(each.classification),
        "status": _status_told(each),
        "since": _day(status.since if status else None),
        "review_due": _day(status.review_due if status else None),
    }


def _status_told(each: Listed) -> str:
    """The word of a document, with the withdrawal that is on its way."""
    word = _(WORDS[each.word])
    if each.status is None or not each.status.next.is_withdrawal:
        return word
    told = coming_told(each.status)
    return told if each.word == each.status.next.state else f"{word}, {told}"


def _languages(register: Register) -> Mapping[str, set[str]]:
    """The languages of the versions of each document, the archive's included."""
    found: dict[str, set[str]] = {}
    for version in register.versions:
        found.setdefault(version.id, set()).add(version.language)
    for (name, tag), status in register.statuses.items():
        if tag and status.in_force:
            found.setdefault(name, set()).add(tag)
    return found


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def office_title(register: Register, office: str) -> str:
    """The title of an office in the reader's language, else its name."""
    return title_of(register.profile.offices, office)


def title_of(rows: Mapping[str, Fields], name: str) -> str:
    """The title of an office or a process in the reader's language, else its name."""
    titles = rows.get(name, Fields()).fields("title")
    return titles.text(language()) or next(iter(map(str, titles.values())), name)


def _matches(each: Listed, wanted: Mapping[str, str]) -> bool:
    return all(getattr(each, name) == value for name, value in wanted.items() if value)


def _rank(kinds: list[str], kind: str) -> int:
    return kinds.index(kind) if kind in kinds else len(kinds)


def _note(count: int, as_of: date) -> str:
    return _("{count} documents, as of {day}").format(count=count, day=as_of)
