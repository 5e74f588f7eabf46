"""The master list as a table for spreadsheets: the columns of `qms list`."""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.listed import columns, values
from qms.model.spreadsheet import spreadsheet
from qms.site.leaf import Leaf, digest_of
from qms.site.lists.documents import csv_path
from qms.site.master import columns_left_out, rows_of
from qms.site.site import Site


def leaves(site: Site) -> Iterator[Leaf]:
    """The table in every language of the site."""
    for language in site.languages:
        yield _leaf(site, language)


def _leaf(site: Site, language: str) -> Leaf:
    path = csv_path(language)
    return Leaf(
        path,
        digest_of(site.everything, path),
        lambda: _table(site, language).encode(),
    )


def _table(site: Site, language: str) -> str:
    say = site.voices[language].say
    shown = columns(say, columns_left_out(site))
    rows = (
        values(site.register, each, language, say) for each in rows_of(site, language)
    )
    heads = [each.title for each in shown]
    return spreadsheet([heads, *([row[each.key] for each in shown] for row in rows)])
