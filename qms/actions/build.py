"""Build: the site of what is in force on a day, for the public or for the office."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from qms import __version__, resources
from qms.actions.binding import Tell, bind
from qms.actions.documents import read_register
from qms.actions.library import read_library
from qms.actions.site_library import SiteLibrary
from qms.actions.site_office import read_office
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.document import Document
from qms.model.facts import Facts
from qms.model.publication import PUBLIC, Audience, LeftOut, Publication, Showing
from qms.model.register import Register
from qms.site.leaf import digest_of
from qms.site.leaves import leaves_of
from qms.site.site import Origin, Site
from qms.store.cache import Cache
from qms.store.git import ask_git
from qms.store.house import read_house
from qms.store.lasting import disk_faults_told
from qms.store.site_folder import SiteFolder, site_folder
from qms.store.tool import tool_state

USUAL = Path("build/site")
SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Wanted:
    """For whom the site is, in which languages (the organisation's if none)."""

    audience: Audience = PUBLIC
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Built:
    """What a build did: where, how many files it made or kept, what it left out."""

    folder: Path
    documents: int
    pages: int
    made: int
    kept: int
    left_out: tuple[LeftOut, ...]


def build(
    root: Path,
    as_of: date,
    wanted: Wanted,
    target: Path,
    now: datetime | None = None,
    tell: Tell = lambda done, of: None,
) -> Built:
    """Build a site and put it in its place whole.

    Raises QmsError where a text cannot be shown whole, and may not be missing.
    """
    site = read_site(root, as_of, wanted, now)
    leaves = list(leaves_of(site))
    known = _remembered(root, target)
    with site_folder(target, root) as folder, disk_faults_told():
        bound = bind(leaves, folder, known, tell, site.library.save)
        _finish(folder, bound.digests)
    return Built(
        folder=target,
        documents=len(site.shelves),
        pages=sum(1 for path in bound.digests if path.endswith(".html")),
        made=bound.made,
        kept=bound.kept,
        left_out=site.publication.left_out,
    )


def forget(root: Path, target: Path) -> None:
    """Forget what is remembered of a site that is no more."""
    _remembered(root, target).path.unlink(missing_ok=True)


def _remembered(root: Path, target: Path) -> Cache:
    """What the files of a site were made of, as it was built there before."""
    return Cache(f"site {target.resolve()} of {root.resolve()}", tool_state())


def read_site(
    root: Path, as_of: date, wanted: Wanted, now: datetime | None = None
) -> Site:
    """Everything that the pages of a site are made of."""
    working = read_register(root, as_of, now=now)
    publication = read_library(root, working, wanted.audience)
    _insist_whole(publication)
    library = SiteLibrary(root, working)
    languages = wanted.languages or working.organisation.languages or ("en",)
    _insist_known(languages, working)
    register = replace(
        working,
        documents=tuple(_facts(publication)),
        charters=tuple(_charters(publication, working, library)),
    )
    return Site(
        register=register,
        working=working,
        publication=publication,
        library=library,
        origin=_origin(root, working),
        languages=tuple(languages),
        base=str(working.organisation.raw.text("site")),
        laid_down=_laid_down(root, working, publication, languages),
        office=read_office(root, working) if wanted.audience.is_internal else None,
    )


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
    root: Path,
    register: Register,
    publication: Publication,
    languages: tuple[str, ...],
) -> str:
    """A digest of everything that every page depends on."""
    control = register.control
    return digest_of(
        __version__,
        read_house(root).digest,
        [hashlib.sha256(each).hexdigest() for each in _shipped()],
        str(register.as_of),
        languages,
        (publication.audience.is_internal, publication.audience.with_drafts),
        sorted(publication.audience.allowed),
        list(control.ledger.governances) if control else [],
        list(control.ledger.roots) if control else [],
        [repr(each.fields) for each in register.records],
        [
            (each.document, each.main.card.title)
            for each in publication.in_force
            if each.main.card.facts.kind in ("policy", "charter")
        ],
    )


def _shipped() -> Iterator[bytes]:
    """The templates and catalogues of labels."""
    for folder, pattern in (
        (resources.templates() / "site", "**/*.*"),
        (resources.LOCALE, "**/*.mo"),
    ):
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                yield path.read_bytes()


def _origin(root: Path, register: Register) -> Origin:
    """What the site was made from."""
    commit = ""
    if (root / ".git").exists():
        answer = ask_git(root, "rev-parse", "HEAD")
        if answer.code == 0:
            changed = ask_git(root, "status", "--porcelain", "--untracked-files=no")
            commit = answer.text + ("+" if changed.given else "")
    control = register.control
    roots = control.ledger.roots if control else []
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    made = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else None
    return Origin(__version__, commit, roots[0] if len(roots) == 1 else "", made)


def _finish(folder: SiteFolder, digests: dict[str, str]) -> None:
    """The digests of every file, as sha256sum writes and checks them."""
    lines = [f"{digest}  {path}\n" for path, digest in sorted(digests.items())]
    folder.put(SUMS, "".join(lines).encode())
