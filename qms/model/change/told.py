"""The account of a change in words: what every form of it shows, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from qms.i18n import N_
from qms.model.redline.worded import Redlined

TITLE = N_("What this change does to the quality system")
DOCUMENTS, FINDINGS = N_("Documents"), N_("What may not be so")
WORDS, ACTS, RECORDS = N_("What changes in the words"), N_("Signed acts"), N_("Records")
OTHERS, DEPENDENTS = N_("Other files"), N_("What rests on it")
COLUMNS = (
    N_("Document"),
    N_("What happens"),
    N_("Revision"),
    N_("Who approves"),
    N_("Still missing"),
)
WHAT_TO_DO, BASIS = N_("What to do: {remedy}"), N_("Behind it: {basis}")
SUMMARY, REASON = N_("What changes"), N_("Why")
NOTHING_TOUCHED = N_("This change touches nothing of the quality system.")
NO_REDLINE = N_("It is too long, or no text, to be compared here word by word.")
HIDDEN = N_("It is not shown here: it holds what must not be shown.")
WHOLE = N_("The whole text:")
LEGEND = N_("What came is underlined, what went is struck through.")


@dataclass(frozen=True)
class ToldFinding:
    """Something that may not be so: where, what, what to do about it, by which rule."""

    severity: str
    sign: str
    word: str
    code: str
    where: str
    message: str
    remedy: str
    basis: str


@dataclass(frozen=True)
class ToldStep:
    """A step of approval: its sign, what it is, and who has signed it or will."""

    sign: str
    text: str


@dataclass(frozen=True)
class ToldText:
    """A text compared; `name` is its file's where a document has more than one.

    `note` says why there is no redline, where there is none.
    """

    name: str
    redlined: Redlined | None
    is_whole: bool
    note: str = ""


@dataclass(frozen=True)
class ToldGroup:
    """Things that rest on a document in the same way."""

    title: str
    items: tuple[str, ...]
    left: str = ""


@dataclass(frozen=True)
class ToldDocument:
    """A document: its row of the table, and what its part tells.

    `language` is that of its texts; `stated` is what it says itself of its change.
    """

    name: str
    title: str
    kind: str
    language: str
    what: str
    numbers: str
    steps: tuple[ToldStep, ...]
    missing: tuple[str, ...]
    stated: tuple[tuple[str, str], ...]
    texts: tuple[ToldText, ...]
    files: tuple[str, ...]
    groups: tuple[ToldGroup, ...]
    rest: str

    @property
    def has_part(self) -> bool:
        """Whether there is more to tell of it than its row."""
        return bool(self.texts or self.files or self.groups or self.stated)

    @property
    def places(self) -> int:
        """In how many places its words change; what is told whole has none."""
        known = [each for each in self.texts if not each.is_whole]
        return sum(each.redlined.places for each in known if each.redlined)


@dataclass(frozen=True)
class ToldRecord:
    """A record: what happens to it, and the lines added to its log."""

    name: str
    title: str
    kind: str
    what: str
    lines: tuple[str, ...]


class ToldAct(NamedTuple):
    """An act in words: on which day, what was done, in which file it stands."""

    day: str
    text: str
    path: str


@dataclass(frozen=True)
class ToldAccount:
    """The whole account, ready to be laid out.

    `tone` is `good`, `waiting` or `bad`; `lines` say what was compared with what.
    """

    language: str
    organisation: str
    day: str
    tone: str
    verdict: str
    lines: tuple[str, ...]
    findings: tuple[ToldFinding, ...]
    documents: tuple[ToldDocument, ...]
    records: tuple[ToldRecord, ...]
    acts: tuple[ToldAct, ...]
    others: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the quality system is touched."""
        return not (self.documents or self.records or self.acts or self.others)
