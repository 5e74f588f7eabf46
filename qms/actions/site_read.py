"""The site as it is asked for: everything that its pages are made of, read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from qms import __version__
from qms.actions.documents import read_register
from qms.actions.evaluated import evaluated
from qms.actions.library import read_library
from qms.actions.page_templates import page_templates
from qms.actions.reading_ahead import read_ahead
from qms.actions.site_library import SiteLibrary
from qms.actions.site_office import read_office
from qms.actions.waves_evaluated import waves_evaluated
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.document import Document
from qms.model.facts import Facts
from qms.model.publication import Publication, Showing, Wanted
from qms.model.register import Register
from qms.site.leaf import digest_of
from qms.site.site import Origin, Site
from qms.site.templates import Own, compiled
from qms.store.head import commit_shown
from qms.store.house import HouseFiles, read_house
from qms.store.tool import moment_told, shipped


def read_site(
    root: Path, as_of: date, wanted: Wanted, now: datetime | None = None
) -> Site:
    """Everything that the pages of a site are made of."""
    house = read_house(root)
    with page_templates(root) as own:
        templates = compiled(own)
        read_ahead(root, house, templates)
        deque(templates, maxlen=0)
    working = read_register(root, as_of, now=now)
    publication = read_library(root, working, house, wanted.audience)
    _insist_whole(publication)
    library = SiteLibrary(root, working)
    languages = wanted.languages or working.organisation.languages or ("en",)
    _insist_known(languages, working)
    waves = waves_evaluated(root, working)
    found = replace(evaluated(working), waves=waves.shown, unasked=waves.unasked)
    register = replace(
        working,
        documents=tuple(_facts(publication)),
        charters=tuple(_charters(publication, working, library)),
        evaluated=found,
    )
    return Site(
        register=register,
        working=working,
        publication=publication,
        library=library,
        origin=_origin(root, working),
        languages=tuple(languages),
        base=str(working.organisation.raw.text("site")),
        laid_down=_laid_down(house, register, publication, languages, own),
        own=own,
        office=read_office(root, working) if wanted.audience.is_internal else None,
    )


def is_lasting(site: Site) -> bool:
    """Whether the site would be the same at a later moment of the day.

    It would not where somebody signed for a moment that has not come yet.
    """
    control = site.register.control
    if control is None:
        return True
    ledger = control.ledger
    return all(moment <= ledger.now for moment in ledger.latest.values())


def _insist_whole(publication: Publication) -> None:
    stopping = publication.stopping
    if not stopping:
        return
    lines = [
        f"{' '.join(filter(None, (each.document, each.label)))}: {_(each.reason)}"
        for each in stopping
    ]
    doubts = ",".join(sorted({each.doubt for each in stopping}))
    raise QmsError(
        _("the site is not built, since some texts cannot be shown as they should:")
        + "\n  "
        + "\n  ".join(lines),
        hint=_(
            "see why: qms verify; to build without them: qms build --allow {doubts}"
        ).format(doubts=doubts),
    )


def _insist_known(languages: tuple[str, ...], register: Register) -> None:
    known = register.organisation.languages
    for each in languages:
        if known and each not in known:
            raise UsageError(
                _("{language} is no language of this organisation").format(
                    language=each
                ),
                hint=_("qms.yaml names: {languages}").format(
                    languages=", ".join(known)
                ),
            )


def _facts(publication: Publication) -> Iterator[Facts]:
    """The facts of the texts that are shown at their own addresses."""
    for shelf in publication.shelves.values():
        yield shelf.main.card.facts
        for card in shelf.main.versions.values():
            yield card.facts


def _charters(
    publication: Publication, register: Register, library: SiteLibrary
) -> Iterator[Document]:
    """The charters that are shown, whole, with their translations."""
    for shelf in publication.shelves.values():
        kind = register.profile.kinds.get(shelf.main.card.facts.kind)
        if kind is not None and kind.form == "charter":
            yield from _texts(shelf.main, library)


def _texts(showing: Showing, library: SiteLibrary) -> Iterator[Document]:
    yield library.document(showing)
    for language in showing.versions:
        yield library.document(showing, language)


def _laid_down(
    house: HouseFiles,
    register: Register,
    publication: Publication,
    languages: tuple[str, ...],
    own: Own,
) -> str:
    """A digest of everything that every page depends on."""
    control = register.control
    return digest_of(
        __version__,
        house.digest,
        shipped(),
        own,
        str(register.as_of),
        languages,
        (publication.audience.is_internal, publication.audience.with_drafts),
        sorted(publication.audience.allowed),
        list(control.ledger.governances) if control else [],
        list(control.ledger.roots) if control else [],
        [repr(each.fields) for each in register.records],
        register.evaluated,
        [
            (each.document, each.main.card.title)
            for each in publication.in_force
            if each.main.card.facts.kind in ("policy", "charter")
        ],
    )


def _origin(root: Path, register: Register) -> Origin:
    """What the site was made from."""
    control = register.control
    roots = control.ledger.roots if control else []
    pin = roots[0] if len(roots) == 1 else ""
    return Origin(__version__, commit_shown(root), pin, moment_told())
