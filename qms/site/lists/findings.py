"""What the rules find in the working tree, document by document, and the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from qms.i18n import N_
from qms.model.revision import revision_key
from qms.site.list_page import ListPage
from qms.site.looks import SEVERITIES, Look
from qms.site.marking import said
from qms.site.office import Found
from qms.site.references import Reference
from qms.site.referred import referred, referred_inside

TEMPLATE = "findings.html"
ORDER = tuple(SEVERITIES)


@dataclass(frozen=True)
class Row:
    """A finding: how serious, where, what is wrong, what to do."""

    look: Look
    severity: str
    code: str
    where: str
    sentence: str
    remedy: str
    concession: Reference | None


@dataclass(frozen=True)
class Group:
    """The findings of a document; of none, those that stand elsewhere."""

    anchor: str
    document: Reference | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Rule:
    """A rule, with how often it is broken; `title` is true when all is well."""

    code: str
    title: str
    look: Look
    severity: str
    count: int


@dataclass(frozen=True)
class View:
    """The findings, those that concessions allow, and the rules."""

    counts: tuple[tuple[Look, str, int], ...]
    groups: tuple[Group, ...]
    excused: tuple[Group, ...]
    rules: tuple[Rule, ...]


def view(page: ListPage) -> View:
    """What the page shows."""
    office, voice = page.site.office, page.voice
    found = office.findings(voice.labels) if office else ()
    still = [each for each in found if not each.concession]
    by_severity = Counter(each.severity for each in still)
    return View(
        counts=tuple(
            (shown.look, voice.say(shown.word), by_severity[name])
            for name, shown in SEVERITIES.items()
        ),
        groups=tuple(_groups(page, still, "found")),
        excused=tuple(
            _groups(page, (each for each in found if each.concession), "allowed")
        ),
        rules=tuple(_rules(page, Counter(each.code for each in still))),
    )


def _groups(page: ListPage, found: Iterable[Found], name: str) -> Iterator[Group]:
    """The findings by document: those with the gravest first, what has none last."""
    by_document: dict[str, list[Found]] = {}
    for each in found:
        by_document.setdefault(each.document, []).append(each)

    def rank(document: str) -> tuple[bool, int, object]:
        gravest = min(ORDER.index(each.severity) for each in by_document[document])
        return not document, gravest, revision_key(document)

    for number, document in enumerate(sorted(by_document, key=rank), start=1):
        yield Group(
            anchor=f"{name}.{number}",
            document=referred_inside(page, document) if document else None,
            rows=tuple(_row(page, each) for each in by_document[document]),
        )


def _row(page: ListPage, each: Found) -> Row:
    shown = SEVERITIES[each.severity]
    return Row(
        look=shown.look,
        severity=page.voice.say(shown.word),
        code=each.code,
        where=each.where,
        sentence=_sentence(page, each),
        remedy=each.remedy,
        concession=referred(page, each.concession) if each.concession else None,
    )


def _sentence(page: ListPage, each: Found) -> str:
    """What is wrong, with the title of a record marked as being in its language."""
    is_own = page.voice.labels == page.site.binding
    if is_own or not each.record or each.record not in each.sentence:
        return each.sentence
    before, title, after = each.sentence.partition(each.record)
    own = said(page.marked(title, page.site.binding))
    return Markup("{}{}{}").format(before, own, after)


def _rules(page: ListPage, counts: Counter[str]) -> Iterator[Rule]:
    office, say = page.site.office, page.voice.say
    for card in office.rules if office else ():
        severity = office.severities[card.code] if office else ""
        shown = SEVERITIES.get(severity)
        yield Rule(
            code=card.code,
            title=say(card.title) if card.title else card.name,
            look=shown.look if shown else Look("–", "past"),
            severity=say(shown.word if shown else N_("off")),
            count=counts[card.code],
        )
