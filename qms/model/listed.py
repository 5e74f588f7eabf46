"""The master list: what it tells of a document, on a terminal as on a site."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qms.i18n import N_
from qms.model.approval.status import ABSENT, ALTERED, DRAFT, NONE, WORDS, Next, Status
from qms.model.grid import Column
from qms.model.revision import revision_key
from qms.model.titles import kind_title, office_title, process_title

if TYPE_CHECKING:
    from qms.model.register import Register

Say = Callable[[str], str]

COLUMNS: tuple[Column, ...] = (
    Column("id", N_("id")),
    Column("title", N_("title")),
    Column("kind", N_("kind"), rank=2),
    Column("revision", N_("edition.revision")),
    Column("draft", N_("draft"), rank=1),
    Column("owner", N_("owner"), rank=3),
    Column("process", N_("process"), rank=4),
    Column("languages", N_("languages"), rank=5),
    Column("classification", N_("classification"), rank=6),
    Column("status", N_("status"), is_whole=True),
    Column("since", N_("in force from"), rank=1),
    Column("review_due", N_("next review"), rank=2),
)
"""Every column of the list; its titles are still to be translated."""


@dataclass(frozen=True)
class Listed:
    """What the list tells of a document, from its working text or the archive.

    `revision` is the one in force, else the one that is shown; `draft` the working
    one, where that is another; `word` its status, in English; `languages` has that of
    the text itself first.
    """

    id: str
    title: str
    kind: str
    owner: str
    process: str
    languages: tuple[str, ...]
    classification: str
    revision: str
    draft: str
    word: str
    since: date | None = None
    review_due: date | None = None

    @property
    def language(self) -> str:
        """The language of the text itself."""
        return self.languages[0] if self.languages else ""


def word_of(status: Status | None) -> str:
    """One word for how a text stands; without approvals, every text is a draft."""
    return status.word if status else DRAFT


def public_word(status: Status) -> str:
    """The same for everybody: nothing of what the office is still working on."""
    return status._replace(next=Next(), working=ABSENT).word


def revision_listed(status: Status | None, number: str) -> str:
    """The revision in force, else the working one; on an earlier day, none."""
    if word_of(status) == NONE:
        return ""
    return (status.label if status else "") or number


def draft_listed(status: Status | None, number: str) -> str:
    """The working revision, where another one is in force."""
    is_written = status is not None and status.working in (DRAFT, ALTERED)
    return number if is_written and number != revision_listed(status, number) else ""


def in_order(rows: Collection[Listed], kinds: Collection[str]) -> list[Listed]:
    """The rows by kind, in the order of the profile, and by id."""
    ranks = {kind: rank for rank, kind in enumerate(kinds)}
    return sorted(
        rows, key=lambda each: (ranks.get(each.kind, len(ranks)), revision_key(each.id))
    )


def values(register: Register, each: Listed, language: str, say: Say) -> dict[str, str]:
    """The cells of a row in a language, by the keys of the columns."""
    return {
        "id": each.id,
        "title": each.title,
        "kind": kind_title(register, each.kind, language),
        "revision": each.revision,
        "draft": each.draft,
        "owner": office_title(register, each.owner, language),
        "process": process_title(register, each.process, language),
        "languages": ", ".join(each.languages),
        "classification": say(each.classification) if each.classification else "",
        "status": say(WORDS[each.word]),
        "since": each.since.isoformat() if each.since else "",
        "review_due": each.review_due.isoformat() if each.review_due else "",
    }


def columns(say: Say, but: Collection[str] = ()) -> tuple[Column, ...]:
    """The columns with their titles in a language, without those not wanted."""
    return tuple(
        each._replace(title=say(each.title)) for each in COLUMNS if each.key not in but
    )
