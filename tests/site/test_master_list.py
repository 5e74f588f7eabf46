"""The master list of a site: its rows, what the public is told, its parts, its CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from qms.actions.listing import master_list
from qms.i18n import speak
from qms.model.publication import PUBLIC, Audience
from qms.site import master, parts
from qms.site.lists.table import list_leaves
from qms.site.master import columns_left_out, kinds_of, rows_of
from tests.site.page_read import DAY, TOWN, read
from tests.site.site_made import INTERNAL, made, page, town_site

AUDIENCES = [pytest.param(PUBLIC, id="public"), pytest.param(INTERNAL, id="internal")]


def table(audience: Audience, language: str = "ro") -> list[dict[str, str]]:
    text = made(f"{language}/documents.csv", audience).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_document_with_a_page_has_a_row_and_a_way_to_it(
    audience: Audience,
) -> None:
    site = town_site(audience)
    shown = page("ro/documents.html", audience)
    rows = [each["href"] for each in shown.all("a") if "href" in each]
    for name in site.shelves:
        assert f"documents/{name}.html" in rows
    assert len(table(audience)) == len(site.shelves)


def test_the_table_tells_what_qms_list_tells() -> None:
    speak("ro")
    grid = master_list(TOWN, DAY, {})
    titles = {each.key: each.title for each in grid.columns}
    known = {row["id"]: row for row in grid.rows}
    site = town_site(INTERNAL)
    for row in table(INTERNAL):
        listed = known[row[titles["id"]]]
        if site.shelves[listed["id"]].is_in_force:
            same = set(titles) - {"draft", "languages", "title"}
            told = {key: row[titles[key]] for key in same}
            assert told == {key: listed[key] for key in same}


def test_the_public_is_told_nothing_of_what_the_office_works_on() -> None:
    inside = {each.id: each.word for each in rows_of(town_site(INTERNAL), "ro")}
    outside = {each.id: each.word for each in rows_of(town_site(), "ro")}
    assert (inside["PO-013"], outside["PO-013"]) == ("in review", "adopted")
    assert outside["PO-014"] == "withdrawn"
    assert columns_left_out(town_site()) == {"classification", "draft"}
    assert columns_left_out(town_site(INTERNAL)) == {"draft"}


def test_a_translation_gives_the_title_and_another_language_is_marked() -> None:
    shown = page("hu/documents.html")
    tags = {
        each["href"]: each.get("lang", "") for each in shown.all("a") if "href" in each
    }
    assert tags["documents/PO-012.html"] == ""
    assert tags["documents/DS-01.html"] == "ro"


def test_filters_wait_for_the_script_and_name_what_there_is() -> None:
    shown = page("ro/documents.html", INTERNAL)
    form = next(each for each in shown.all("form") if each.get("class") == "filters")
    assert "hidden" in form
    names = [each["name"] for each in shown.all("select")]
    assert names == ["kind", "status", "process", "owner", "languages"]
    assert shown.all("table")[0]["id"] == form["data-for"]


def test_a_long_list_stands_on_pages_of_its_kinds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "MOST", 10 * master.WEIGHT)
    monkeypatch.setattr(parts, "PORTION", 7 * master.WEIGHT)
    site = town_site()
    found = kinds_of(site, "ro", rows_of(site, "ro"))
    assert sum(len(each.rows) for each in found) == len(site.shelves)
    assert all(len(each.rows) <= 7 for each in found)
    assert len({each.path("ro") for each in found}) == len(found)
    paths = {each.path: each for each in list_leaves(site)}
    first = read(paths["ro/documents.html"].make().decode())
    ways = {each["href"] for each in first.all("a") if "href" in each}
    assert {f"kinds/{each.name}.html" for each in found} <= ways
    part = read(paths[found[0].path("ro")].make().decode())
    assert part.all("a")[-1]["href"].startswith("../")
    assert f"../documents/{found[0].rows[0].id}.html" in {
        each.get("href") for each in part.all("a")
    }


def test_a_list_that_fits_has_no_parts() -> None:
    site = town_site()
    assert kinds_of(site, "ro", rows_of(site, "ro")) == ()


def test_a_kind_without_a_name_has_a_part_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST", 0)
    site = town_site()
    row = replace(rows_of(site, "ro")[0], kind="")
    (part,) = kinds_of(site, "ro", [row])
    assert (part.name, part.title) == ("other", "altele")
