"""What machines read of a site: feeds, calendars, the register, the map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms import resources
from qms.model.events import COMES, ENDS, NEW, coming, past
from qms.model.publication import PUBLIC, Audience, Shelf
from qms.site.feeds import changes_atom, register_json, reviews_ics, sitemap
from qms.site.feeds.addresses import at_base
from qms.site.feeds.ics import escaped, folded
from qms.site.leaf import Leaf
from qms.site.lists.changes import events_of
from qms.site.site import Site
from tests.site.page_read import DAY
from tests.site.site_made import INTERNAL, leaves, made, town_site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}
AUDIENCES = [pytest.param(PUBLIC, id="public"), pytest.param(INTERNAL, id="internal")]


def written(found: Iterator[Leaf], path: str) -> bytes:
    return {each.path: each for each in found}[path].make()


def nameless(site: Site) -> Site:
    """The same site at an address that nobody knows."""
    return replace(site, base="")


# --- the calendar -----------------------------------------------------------


def lines_of(data: bytes) -> list[str]:
    """The lines of a calendar as a program reads them, unfolded."""
    return data.decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_the_calendar_has_an_event_for_each_review(language: str) -> None:
    data = made(f"{language}/reviews.ics", INTERNAL)
    lines = lines_of(data)
    due = [
        each.status.review_due
        for each in town_site(INTERNAL).publication.in_force
        if each.status.review_due
    ]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(due)
    names = [each for each in lines if each.startswith("UID:")]
    assert len(set(names)) == len(due)
    stamps = {each for each in lines if each.startswith("DTSTAMP:")}
    assert stamps == {"DTSTAMP:20261122T000000Z"}
    assert "DTSTART;VALUE=DATE:20260916" in lines
    assert "DTEND;VALUE=DATE:20260917" in lines
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(each) <= 75 for each in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_events_keep_their_names_where_no_address_is_known() -> None:
    first = written(reviews_ics.leaves(nameless(town_site())), "ro/reviews.ics")
    again = written(reviews_ics.leaves(nameless(town_site())), "ro/reviews.ics")
    names = [each for each in lines_of(first) if each.startswith("UID:")]
    assert first == again
    assert all(each.endswith(".invalid") for each in names)
    assert b"URL:" not in first


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_a_calendar(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    data = folded(line)
    assert data.endswith(b"\r\n")
    assert all(len(each) <= 75 for each in data.split(b"\r\n"))
    assert data[:-2].replace(b"\r\n ", b"").decode() == line
    assert "\n" not in line


def test_signs_of_the_format_are_escaped() -> None:
    assert escaped("a,b;c\\d\r\ne\x07") == "a\\,b\\;c\\\\d\\ne"


# --- what changed -----------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["ro", "hu"])
def test_the_feed_is_one_that_readers_accept(audience: Audience, language: str) -> None:
    feed = ElementTree.fromstring(made(f"{language}/changes.atom", audience))
    entries = feed.findall("a:entry", ATOM)
    assert 0 < len(entries) <= 50
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"a:{name}", ATOM)) == 1
    names = [each.findtext("a:id", "", ATOM) for each in entries]
    assert len(set(names)) == len(names)
    days = [each.findtext("a:updated", "", ATOM) for each in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext("a:updated", "", ATOM) == days[0]
    assert all(each.endswith("T00:00:00Z") for each in days)
    own = [each.get("href") for each in feed.findall("a:link[@rel='self']", ATOM)]
    assert own == [at_base(town_site(), f"{language}/changes.atom")]


def test_each_entry_leads_to_a_page_of_the_site() -> None:
    feed = ElementTree.fromstring(made("ro/changes.atom"))
    base = town_site().base.rstrip("/")
    for each in feed.findall("a:entry/a:link", ATOM):
        assert each.get("href", "").removeprefix(f"{base}/") in leaves()
    related = feed.findall("a:entry/a:link[@rel='related']", ATOM)
    ways = [each.get("href", "").removeprefix(f"{base}/") for each in related]
    assert "ro/documents/PO-012/2.0-2.1.html" in ways


def test_a_feed_without_an_address_has_names_that_stay() -> None:
    found = [
        written(changes_atom.leaves(nameless(town_site(each))), "ro/changes.atom")
        for each in (PUBLIC, INTERNAL)
    ]
    feeds = [ElementTree.fromstring(each) for each in found]
    names = [
        {each.findtext("a:id", "", ATOM) for each in feed.findall("a:entry", ATOM)}
        for feed in feeds
    ]
    assert names[0] & names[1]
    assert all(each.startswith("urn:sha256:") for each in names[1])
    assert feeds[0].findall("a:link", ATOM) == []


def test_a_site_without_texts_has_an_empty_feed() -> None:
    site = town_site()
    site = replace(site, publication=replace(site.publication, shelves={}))
    feed = ElementTree.fromstring(written(changes_atom.leaves(site), "ro/changes.atom"))
    assert feed.findall("a:entry", ATOM) == []
    assert feed.findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00Z"


def test_what_no_feed_can_hold_is_replaced() -> None:
    site = town_site()
    shelf = site.shelves["PO-012"]
    facts = shelf.main.card.facts._replace(title="a\x00\ud800<b>&\x1b")
    card = shelf.main.card._replace(facts=facts)
    shelves = {"PO-012": replace(shelf, main=replace(shelf.main, card=card))}
    site = replace(site, publication=replace(site.publication, shelves=shelves))
    data = written(changes_atom.leaves(site), "ro/changes.atom")
    assert b"a\xef\xbf\xbd\xef\xbf\xbd&lt;b&gt;&amp;" in data
    assert ElementTree.fromstring(data) is not None


def test_of_a_text_that_ended_the_public_learns_its_last_day_alone() -> None:
    (event,) = [each for each in events_of(town_site()) if each.document == "PO-014"]
    assert (event.what, event.day, event.instead) == (
        ENDS,
        date(2026, 5, 25),
        "PO-013",
    )


def test_a_text_taken_over_from_paper_is_not_called_new() -> None:
    events = {(each.document, each.label): each.what for each in events_of(town_site())}
    assert events["DS-01", "2.0"] == COMES
    assert events["ST-01", "1.0"] == NEW
    assert events["PC-01", "3.0"] == COMES


def test_nothing_happened_before_the_first_day() -> None:
    shelves: tuple[Shelf, ...] = town_site().in_order
    assert past(shelves, date(1990, 1, 1), {}) == []
    assert [each.document for each in coming(shelves)] == []


# --- the register -----------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_register_fits_its_published_schema(audience: Audience) -> None:
    schema = json.loads(made("register.schema.json", audience))
    validator: Any = import_module("jsonschema").Draft202012Validator
    validator.check_schema(schema)
    told = json.loads(made("register.json", audience))
    assert [each.message for each in validator(schema).iter_errors(told)] == []
    assert [each["id"] for each in told["documents"]] == sorted(
        town_site(audience).shelves
    )
    shipped = resources.templates() / register_json.SHIPPED
    assert made("register.schema.json") == shipped.read_bytes()


def test_the_register_tells_digests_and_who_signed() -> None:
    told = json.loads(made("register.json"))
    rows = {each["id"]: each for each in told["documents"]}
    row = rows["PO-012"]
    found = town_site().shelves["PO-012"].main
    assert found.round
    assert found.round.submission
    content = found.round.submission.content["PO-012.md"]
    assert (row["text"], row["submission"]) == (content, found.round.digest)
    assert {each["step"] for each in row["approvals"]} >= {"prepared", "approved"}
    assert row["address"]["ro"].endswith("/ro/documents/PO-012.html")
    assert rows["PO-014"]["text"] is None
    assert rows["PO-014"]["approvals"] == []
    assert rows["PO-013"]["status"] == "adopted"
    assert "camputeiului.example" not in json.dumps(row["approvals"])


def test_addresses_lead_from_the_file_where_no_base_is_known() -> None:
    site = nameless(town_site())
    told = json.loads(written(register_json.leaves(site), "register.json"))
    for row in told["documents"]:
        assert set(row["address"].values()) <= set(leaves())
    assert told["base"] is None


def test_a_register_without_approvals_has_none() -> None:
    site = town_site()
    site = replace(site, register=replace(site.register, control=None))
    told = json.loads(written(register_json.leaves(site), "register.json"))
    assert all(each["approvals"] == [] for each in told["documents"])


# --- the map ----------------------------------------------------------------


def test_the_map_names_pages_that_are_there_with_their_other_languages() -> None:
    found = ElementTree.fromstring(made("sitemap.xml"))
    base = town_site().base.rstrip("/")
    places = [each.text or "" for each in found.findall("m:url/m:loc", MAP)]
    paths = {each.removeprefix(f"{base}/") for each in places}
    assert paths <= set(leaves())
    assert {"index.html", "ro/index.html", "hu/documents/PO-012.html"} <= paths
    assert not [each for each in paths if each.count("/") > 2]
    links = found.findall(".//{http://www.w3.org/1999/xhtml}link")
    others = {each.get("href", "").removeprefix(f"{base}/") for each in links}
    assert others <= paths
    assert {each.get("hreflang") for each in links} >= {"ro", "hu"}
    assert b"sitemap.xml" in made("robots.txt")


def test_nobody_is_led_to_what_is_inside_or_in_draft() -> None:
    for audience in (INTERNAL, Audience(with_drafts=True)):
        assert "sitemap.xml" not in leaves(audience)
        assert made("robots.txt", audience) == b"User-agent: *\nDisallow: /\n"
    site = nameless(town_site())
    found = {each.path: each.make() for each in sitemap.map_leaves(site, [])}
    assert found == {"robots.txt": b"User-agent: *\nAllow: /\n"}


def test_a_map_that_is_too_long_stands_in_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    pages = [f"ro/{name}.html" for name in "abc"]
    found = {each.path: each.make() for each in sitemap.map_leaves(town_site(), pages)}
    assert {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"} <= set(found)
    index = ElementTree.fromstring(found["sitemap.xml"])
    assert len(index.findall("m:sitemap/m:loc", MAP)) == 2


def test_every_file_for_machines_is_the_same_each_time() -> None:
    for path in ("register.json", "ro/changes.atom", "ro/reviews.ics", "sitemap.xml"):
        assert leaves()[path].make() == leaves()[path].make()
    assert town_site().as_of == DAY
