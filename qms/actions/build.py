"""Build: the site of what is in force on a day, for the public or for the office."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.unchanged import Asked, Remembered, Standing
from qms.model.publication import LeftOut, Wanted
from qms.store.collector import collector_paused
from qms.store.site_folder import SUMS, SiteFolder, site_folder, sums_of

USUAL = Path("build/site")

Tell = Callable[[int, int], None]


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

    Where nothing changed since it was built for the same day, it is left as it is.
    Raises QmsError where a text cannot be shown whole, and may not be missing.
    """
    today = now.date() if now else as_of
    asked = Asked(root, target, as_of, wanted, today, time.time_ns())
    remembered = Remembered(asked)
    standing = remembered.standing()
    if standing is not None:
        return _told(target, standing, made=0)
    # what makes pages is slow to load
    from qms.actions.binding import bind
    from qms.actions.site_read import is_lasting, read_site
    from qms.site.leaves import batches_of
    from qms.site.lists.heard import waves_left_out
    from qms.store.lasting import disk_faults_told

    with collector_paused():
        site = read_site(root, as_of, wanted, now)
        with site_folder(target, root) as folder, disk_faults_told():
            known, save = remembered.leaves, site.library.save
            bound = bind(batches_of(site), folder, known, tell, save)
            _finish(folder, bound.digests)
    left_out = (*site.publication.left_out, *waves_left_out(site))
    found = Standing(len(site.shelves), bound.digests, left_out)
    if is_lasting(site):
        remembered.keep(found)
    return _told(target, found, bound.made)


def forget(root: Path, target: Path) -> None:
    """Forget what is remembered of a site that is no more."""
    day = date.min
    Remembered(Asked(root, target, day, Wanted(), day, 0)).forget()


def _told(target: Path, found: Standing, made: int) -> Built:
    pages = sum(1 for path in found.digests if path.endswith(".html"))
    kept = len(found.digests) - made
    return Built(target, found.documents, pages, made, kept, found.left_out)


def _finish(folder: SiteFolder, digests: dict[str, str]) -> None:
    """The digests of every file, as sha256sum writes and checks them."""
    folder.put(SUMS, sums_of(digests))
