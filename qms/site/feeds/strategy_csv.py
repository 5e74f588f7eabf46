"""The strategy and the plan as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qms.i18n import N_
from qms.model.chain.plan import Entry
from qms.model.spreadsheet import spreadsheet
from qms.site import places
from qms.site.feeds.indicators_data import HEADS, row_of
from qms.site.leaf import Leaf, digest_of
from qms.site.list_page import ListPage
from qms.site.lists.strategy import NAME, csv_path, planned
from qms.site.site import Site
from qms.site.verdicts import STATES, spoken

OWN = (N_("goal"), N_("kind"), N_("owner"), N_("due"), N_("state"))


def leaves(site: Site) -> Iterator[Leaf]:
    """The table in every language of the site."""
    for language in site.languages:
        path = csv_path(language)
        yield Leaf(
            path, digest_of(site.everything, path), partial(_table, site, language)
        )


def _table(site: Site, language: str) -> bytes:
    page = ListPage(site, language, "", partial(places.listed, name=NAME))
    heads = [page.voice.say(each) for each in (*OWN, *HEADS)]
    return spreadsheet([heads, *(_row(page, each) for each in planned(page))]).encode()


def _row(page: ListPage, entry: Entry) -> list[str]:
    found = page.site.register.evaluated
    result = found.indicators.get(entry.node.id) if found else None
    own = [
        entry.goal,
        _kind(page, entry.node.kind),
        page.office(entry.owner) if entry.owner else "",
        entry.due.isoformat() if entry.due else "",
        spoken(STATES, entry.state, page.voice).word,
    ]
    if result is not None:
        return [*own, *row_of(page.voice, result)]
    return [*own, entry.node.id, entry.node.title, *[""] * (len(HEADS) - 2)]


def _kind(page: ListPage, name: str) -> str:
    """The title of a kind of records, as the profile has it."""
    row = page.site.register.profile.record_kinds.get(name)
    titles = row.fields("title") if row is not None else {}
    return str(titles.get(page.language) or titles.get("en") or name)
