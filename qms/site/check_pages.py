"""The pages that tell whether a printed copy is still true.

A code on paper knows no language, so one page speaks all of them, that of the copy
first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.publication import COMING, EARLIER, ENDED, IN_FORCE
from qms.site import places
from qms.site.beside import reference_in, successor
from qms.site.copies import Copy, copies_of
from qms.site.leaf import Leaf, digest_of
from qms.site.list_page import ListPage, list_html
from qms.site.references import Reference
from qms.site.site import Site, told_of
from qms.site.state import GOOD, PAST, SIGNS, WAITING
from qms.site.voice import Voice, own_name

TEMPLATE = "check.html"
TONES = {IN_FORCE: GOOD, COMING: WAITING, EARLIER: PAST, ENDED: PAST}
VERDICTS = {
    IN_FORCE: N_("This copy is in force"),
    COMING: N_("This copy is not in force yet"),
    EARLIER: N_("This copy is not in force any more"),
    ENDED: N_("This copy is not in force any more"),
}
CORRECTED = N_("A later translation of the same text came into its place.")
INSTEAD = N_("Revision {revision} is in force since {day}. Read it here:")
WITHDRAWN = N_("The document was withdrawn on {day}; nothing of it is in force.")
NOTHING = N_("Nothing of this document is in force.")


@dataclass(frozen=True)
class Verdict:
    """What is said of a copy in one language; `address` leads to what is in force."""

    tag: str
    language: str
    tone: str
    sign: str
    words: str
    title: str
    title_language: str
    facts: tuple[tuple[str, str], ...]
    advice: str
    address: str
    link: Reference | None
    day: str


@dataclass(frozen=True)
class Checked:
    """A copy with its whole digest, and what is said of it in every language."""

    name: str
    digest: str
    verdicts: tuple[Verdict, ...]


def check_leaves(site: Site) -> Iterator[Leaf]:
    """One page for each code; the rare code of two texts tells of both."""
    found: dict[str, list[Copy]] = {}
    for shelf in site.in_order:
        for copy in copies_of(site, shelf):
            found.setdefault(places.check(copy.digest), []).append(copy)
    for path, copies in sorted(found.items()):
        yield _leaf(site, path, copies)


def _leaf(site: Site, path: str, copies: Sequence[Copy]) -> Leaf:
    told = [
        (
            told_of(each.shelf),
            each.digest,
            (each.part, each.since, each.until, each.name),
            [(tag, card.title) for tag, card in sorted(each.showing.versions.items())],
            each.shelf.main.card.title,
            successor(site, each.shelf),
        )
        for each in copies
    ]

    def made() -> bytes:
        name = copies[0].name if len(copies) == 1 else places.short(copies[0].digest)
        page = ListPage(site, site.binding, name, lambda tag: path, (site.binding,))
        checked = tuple(_checked(page, each) for each in copies)
        return list_html(page, TEMPLATE, checked).encode()

    return Leaf(path, digest_of(site.laid_down, path, told), made)


def _checked(page: ListPage, copy: Copy) -> Checked:
    tags = dict.fromkeys((copy.language, *page.site.languages_of(copy.shelf)))
    verdicts = (_verdict(page, copy, page.site.voices.get(tag)) for tag in tags)
    return Checked(
        copy.name, copy.digest.removeprefix("sha256:"), tuple(filter(None, verdicts))
    )


def _verdict(page: ListPage, copy: Copy, voice: Voice | None) -> Verdict | None:
    if voice is None:
        return None
    tag, site = voice.language, page.site
    card = copy.showing.card_in(tag)
    advice, target = _advice(site, copy, voice)
    tone = TONES[copy.part]
    return Verdict(
        tag=tag,
        language=own_name(tag),
        tone=tone,
        sign=SIGNS[tone],
        words=voice.say(VERDICTS[copy.part]),
        title=card.title,
        title_language="" if card.facts.language == tag else card.facts.language,
        facts=tuple(_facts(copy, voice)),
        advice=advice,
        address=page.way(places.document(tag, target)) if target else "",
        link=reference_in(site, target, voice) if target else None,
        day=voice.say(N_("As of {day}, the day for which this site was made.")).format(
            day=voice.day(site.as_of)
        ),
    )


def _facts(copy: Copy, voice: Voice) -> Iterator[tuple[str, str]]:
    say = voice.say
    yield say(N_("Document")), copy.shelf.document
    yield say(N_("Revision")), copy.showing.label
    yield say(N_("Language of the copy")), voice.language_name(copy.language)
    if copy.since:
        yield say(N_("In force from")), voice.day(copy.since)
    if copy.until and copy.part != IN_FORCE:
        yield say(N_("In force until")), voice.day(copy.until)


def _advice(site: Site, copy: Copy, voice: Voice) -> tuple[str, str]:
    """What to do instead, and the document whose page is linked."""
    shelf, say = copy.shelf, voice.say
    status = shelf.status
    if copy.part == IN_FORCE:
        return say(N_("It can be read here as well:")), shelf.document
    if shelf.is_in_force and copy.showing is shelf.main:
        return say(CORRECTED), shelf.document
    if shelf.is_in_force and status.since:
        told = say(INSTEAD).format(revision=status.label, day=voice.day(status.since))
        return told, shelf.document
    if status.withdrawn and not shelf.is_in_force:
        sentence = say(WITHDRAWN).format(day=voice.day(status.withdrawn))
        successor_id = successor(site, shelf)
        return sentence, successor_id
    return say(NOTHING), ""
