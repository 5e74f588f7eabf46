"""What rests on a document: texts, services, forms, translations, records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from qms.i18n import N_
from qms.model.change.account import Dependent
from qms.model.change.change import RECORDS, Change
from qms.model.change.laid import told
from qms.model.change.numbers import number_of
from qms.model.document import Document
from qms.model.gathering import mentioned_in

TRANSLATION = N_("Translations")
BEHIND = N_("Translations that are left behind")
SERVICE = N_("Services and promises")
FORM = N_("Forms that it uses")
USES = N_("Documents that use it as a form")
REFERS = N_("Documents that refer to it")
MENTIONS = N_("Documents that name it in their text")
RECORD = N_("Records that name it")
UNREAD = N_("Further files that name it")
ORDER = (BEHIND, TRANSLATION, SERVICE, FORM, USES, REFERS, MENTIONS, RECORD, UNREAD)
# so many files that name a document are read to see how; of the rest, names are told
MOST_READ = 60


def dependents_of(
    change: Change, document: Document, naming: Collection[str]
) -> tuple[Dependent, ...]:
    """What rests on a document, in the order of ORDER.

    `naming` are the paths of the files in which its id stands.
    """
    own = document.id
    found = [*_forms(change, document), *_versions(change, document)]
    texts = [each for each in naming if not each.startswith(RECORDS)]
    for path in texts[:MOST_READ]:
        other = change.library.at(path)
        if other is not None and other.id != own:
            found += _resting(other, own)
    found += [Dependent(UNREAD, path) for path in texts[MOST_READ:]]
    found += [
        Dependent(RECORD, path.rpartition("/")[2].removesuffix(".yaml"))
        for path in naming
        if path.startswith(RECORDS)
    ]
    known = {(each.rest, each.name, each.detail): each for each in found}
    return tuple(sorted(known.values(), key=_place))


def _place(each: Dependent) -> tuple[int, str, str]:
    return ORDER.index(each.rest), each.name, each.detail


def _forms(change: Change, document: Document) -> Iterator[Dependent]:
    steps = (str(step.text("form")) for step in document.steps)
    for name in dict.fromkeys((*map(str, document.head.texts("forms")), *steps)):
        if name:
            form = change.library.named(name)
            yield Dependent(FORM, name, _title(form) if form else "")


def _versions(change: Change, document: Document) -> Iterator[Dependent]:
    """The translations of a text, and those that do not follow its number."""
    if document.is_version:
        return
    number = number_of(document)
    for each in change.library.versions(document.id):
        if not each.is_version:
            continue
        follows = number_of(each)
        rest = TRANSLATION if follows == number else BEHIND
        detail = told(follows) if follows else ""
        yield Dependent(rest, str(each.language), _title(each), detail)


def _resting(other: Document, own: str) -> Iterator[Dependent]:
    """How a document rests on another one: by its data, else by its text."""
    if other.is_version:
        return
    head, name, title = other.head, str(other.id), _title(other)
    services = [
        row
        for row in head.rows("services")
        if own in (row.text("procedure"), *row.texts("forms"))
    ]
    for row in services:
        promises = [
            str(each.text("id"))
            for each in head.rows("promises")
            if each.text("service") == row.text("id")
        ]
        told_so = str(row.text("title")) or str(row.text("id"))
        yield Dependent(SERVICE, name, title, _with(told_so, promises))
    steps = (step.text("form") for step in other.steps)
    if own in (*head.texts("forms"), *steps):
        yield Dependent(USES, name, title)
    elif own in map(str, head.texts("references")):
        yield Dependent(REFERS, name, title)
    elif not services and (_cites(other, own) or own in mentioned_in(other)):
        yield Dependent(MENTIONS, name, title)


def _with(text: str, promises: Iterable[str]) -> str:
    listed = ", ".join(promises)
    return f"{text}: {listed}" if listed else text


def _cites(other: Document, own: str) -> bool:
    """Whether a document stands in place of another, or links to its file."""
    if own in map(str, other.head.texts("supersedes")):
        return True
    return any(
        link.target.partition("#")[0].rpartition("/")[2].partition(".")[0] == own
        for link in other.outline.links
    )


def _title(document: Document) -> str:
    return str(document.head.text("title"))
