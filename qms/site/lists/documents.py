"""The master list: one row a document, with the revision in force."""

from __future__ import annotations

from dataclasses import dataclass

from qms.i18n import N_
from qms.model.approval.status import WORDS
from qms.model.publication import Shelf
from qms.site import places
from qms.site.list_page import ListPage
from qms.site.titles import kind_title, office_title, process_title

TEMPLATE = "documents.html"
COLUMNS = (
    N_("Document"),
    N_("Title"),
    N_("Revision"),
    N_("In force from"),
    N_("Status"),
    N_("Kind"),
    N_("Process"),
    N_("Owner"),
    N_("Next review"),
)


@dataclass(frozen=True)
class Row:
    """A document as the list shows it; `language_tag` is that of its title."""

    id: str
    title: str
    language_tag: str
    address: str
    revision: str
    since: str
    since_iso: str
    status: str
    kind: str
    process: str
    owner: str
    review: str
    review_iso: str


@dataclass(frozen=True)
class View:
    """The list, and where it stands as CSV."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    csv: str


def view(page: ListPage) -> View:
    """What the page shows."""
    say = page.voice.say
    return View(
        tuple(say(each) for each in COLUMNS),
        tuple(_row(page, each) for each in page.site.in_order),
        page.way(f"{page.language}/documents.csv"),
    )


def csv_name(language: str) -> str:
    """Where the list stands as CSV."""
    return places.listed(language, "documents").replace(".html", ".csv")


def _row(page: ListPage, shelf: Shelf) -> Row:
    voice, register = page.voice, page.site.register
    facts = shelf.main.card.facts
    card = shelf.main.card_in(page.language)
    status = shelf.status
    return Row(
        id=shelf.document,
        title=card.title,
        language_tag=card.facts.language,
        address=page.document(shelf.document),
        revision=shelf.main.label,
        since=voice.day(status.since) if status.since else "",
        since_iso=str(status.since or ""),
        status=voice.say(WORDS.get(status.word, status.word)),
        kind=kind_title(register, facts.kind, page.language),
        process=process_title(register, facts.process, page.language),
        owner=office_title(register, facts.owner, page.language),
        review=voice.day(status.review_due) if status.review_due else "",
        review_iso=str(status.review_due or ""),
    )
