"""What became of every promise, as a table for spreadsheets: one row a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from qms.i18n import N_
from qms.model.promise_result import PromiseResult
from qms.model.spreadsheet import spreadsheet
from qms.site import places
from qms.site.leaf import Leaf, digest_of
from qms.site.list_page import ListPage
from qms.site.lists.results import NAME, csv_path, former_of, promises_of
from qms.site.result_notes import EXCLUDED, LEFT_OUT
from qms.site.results import unmeasured
from qms.site.site import Site
from qms.site.verdicts import PROMISES, spoken
from qms.site.voice import Voice

HEADS = (
    N_("charter"),
    N_("promise"),
    N_("text"),
    N_("period"),
    N_("from"),
    N_("until"),
    N_("log as of"),
    N_("counted"),
    N_("within"),
    N_("unit"),
    N_("promised (%)"),
    N_("cases"),
    N_("in time"),
    N_("late"),
    N_("open and late"),
    N_("in time (%)"),
    N_("at least (%)"),
    N_("at most (%)"),
    N_("verdict"),
    N_("half took at most"),
    N_("nine in ten took at most"),
    N_("open and in time"),
    N_("clock stood still"),
    N_("not counted"),
    N_("left out as faulty"),
    N_("revision"),
    N_("record"),
)
COUNTED = {False: N_("all cases"), True: N_("a sample")}
WORDS = {**EXCLUDED, **LEFT_OUT}
Row = list[str]


def leaves(site: Site) -> Iterator[Leaf]:
    """The table in every language of the site."""
    for language in site.languages:
        path = csv_path(language)
        made = partial(_table, site, language)
        yield Leaf(path, digest_of(site.everything, path), made)


def _table(site: Site, language: str) -> bytes:
    page = ListPage(site, language, "", partial(places.listed, name=NAME))
    heads = [page.voice.say(each) for each in HEADS]
    return spreadsheet([heads, *_rows(page)]).encode()


def _rows(page: ListPage) -> Iterator[Row]:
    for charter, row, results in promises_of(page):
        text = row.said("text").text
        if not results:
            yield _unmeasured(page.voice, charter.shelf.document, row.data("id"), text)
        for each in results:
            yield _row(page.voice, each, text)
    for results in former_of(page.site):
        for each in results:
            yield _row(page.voice, each, "")


def _unmeasured(voice: Voice, charter: str, promise: str, text: str) -> Row:
    row = [charter, promise, text]
    row += [""] * (len(HEADS) - len(row))
    row[HEADS.index("verdict")] = unmeasured(voice).verdict.word
    return row


def _row(voice: Voice, result: PromiseResult, text: str) -> Row:
    measured, share = result.measured, result.share
    counts = measured.counts
    ends = (share.percent, share.low, share.high) if share else ()
    has_counts = counts is not None
    return [
        result.charter,
        result.promise,
        text,
        result.period.name,
        result.period.first.isoformat(),
        result.period.last.isoformat(),
        result.as_of.isoformat() if result.as_of else "",
        voice.say(COUNTED[measured.is_sample]),
        voice.figure(measured.promised.target),
        voice.say(result.terms.unit),
        voice.figure(f"{result.terms.share:g}"),
        str(result.n),
        *(map(str, counts) if counts else ("", "", "")),
        *(voice.figure(str(each)) if each is not None else "" for each in ends),
        *([""] * (3 - len(ends))),
        spoken(PROMISES, result.word, voice).word,
        voice.figure(measured.median) if measured.median else "",
        voice.figure(measured.p90) if measured.p90 else "",
        str(measured.pending) if has_counts else "",
        str(measured.paused) if has_counts else "",
        _reasons(voice, measured.excluded or {}),
        _reasons(voice, measured.left_out or {}),
        result.revision,
        result.measurement,
    ]


def _reasons(voice: Voice, counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{voice.say(WORDS.get(reason, reason))}: {n}"
        for reason, n in counts.items()
        if n
    )
