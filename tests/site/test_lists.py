"""The lists of a site: clauses, reviews, changes, what waits, findings, statements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qms.actions.site_office import read_office
from qms.model.approval import waiting as turns
from qms.model.approval.status import Status
from qms.model.events import ENDS
from qms.model.located import Fields
from qms.model.publication import NOT_PUBLIC, PUBLIC, UNPROVEN_TEXT, Audience, LeftOut
from qms.site import places
from qms.site.list_page import ListPage
from qms.site.lists import about, accessibility, changes, clauses, findings, reviews
from qms.site.lists import waiting as waits
from qms.site.office import Found
from qms.site.site import Site
from qms.store.yaml import read_yaml
from tests.site.page_read import DAY, TOWN, in_words
from tests.site.site_made import INTERNAL, made, page, town_site

PUBLIC_LISTS = ("documents", "clauses", "reviews", "changes", "accessibility", "about")
MACHINES = ("register.json", "ro/documents.csv", "ro/reviews.ics", "ro/changes.atom")


def list_of(site: Site, name: str, language: str = "ro") -> ListPage:
    return ListPage(site, language, name, lambda tag: places.listed(tag, name))


def without_archive(site: Site) -> Site:
    return replace(
        site, register=replace(site.register, control=None, statuses={}), office=None
    )


@pytest.mark.parametrize(
    "path",
    [*(f"{tag}/{name}.html" for tag in ("ro", "hu") for name in PUBLIC_LISTS)],
)
def test_a_public_list_is_sound_and_names_nothing_that_is_not_public(path: str) -> None:
    shown = page(path)
    assert (shown.faults, shown.open, len(shown.all("h1"))) == ([], [], 1)
    ids = shown.values("id")
    assert len(ids) == len(set(ids))
    inside = {
        each["href"][1:]
        for each in shown.all("a")
        if each.get("href", "").startswith("#")
    }
    assert inside <= set(ids)
    told = made(path)
    # a clause may be called as a document is
    assert {
        each for each in hidden_in(told) if "-" in each or "clauses" not in path
    } == set()


@pytest.mark.parametrize("path", MACHINES)
def test_no_file_for_machines_names_what_is_not_public(path: str) -> None:
    assert hidden_in(made(path)) == set()


def hidden_in(data: bytes) -> set[str]:
    """The ids and titles of documents that the public may not know of."""
    text = data.decode()
    names = {
        each.document
        for each in town_site().publication.left_out
        if each.reason == NOT_PUBLIC
    }
    titles = {town_site().working.by_id[name].title for name in names}
    assert len(names) > 10
    return {each for each in names | titles if each in text}


@pytest.mark.parametrize("name", ["waiting", "findings"])
def test_what_waits_and_what_was_found_is_for_the_office_alone(name: str) -> None:
    assert made(f"ro/{name}.html", INTERNAL)
    with pytest.raises(KeyError):
        made(f"ro/{name}.html")


def test_clauses_are_told_with_what_claims_them() -> None:
    first, following = clauses.view(list_of(town_site(INTERNAL), "clauses")).editions
    assert (first.name, first.is_next, following.is_next) == (
        "ISO 9001:2015",
        False,
        True,
    )
    rows = {each.number: each for each in first.rows}
    assert "CH-01" in [each.id for each in rows["5.1.2"].documents]
    assert rows["6.2.1"].records == ("Obiectiv referitor la calitate",)
    assert rows["7.1.5.2"].state == in_words("ro", "does not apply")
    assert rows["7.1.5.2"].reason
    claimed = sum(bool(each.documents or each.records) for each in first.rows)
    assert (first.claimed, first.total) == (claimed, len(first.rows))


def test_the_public_is_told_that_only_public_documents_are_counted() -> None:
    (first, _next) = clauses.view(list_of(town_site(), "clauses")).editions
    rows = {each.number: each for each in first.rows}
    assert not rows["7.1.5.2"].reason
    states = {each.state for each in first.rows if not each.documents}
    assert in_words("ro", "claimed by no public document") in states
    told = in_words(
        "ro", "Only public documents are counted here; others may claim more."
    )
    assert told in page("ro/clauses.html").text


@pytest.mark.parametrize("audience", [PUBLIC, INTERNAL])
def test_nothing_says_that_anybody_complies(audience: Audience) -> None:
    names = [*PUBLIC_LISTS, *(("waiting", "findings") if audience[0] else ())]
    for name in names:
        text = page(f"ro/{name}.html", audience).text.lower()
        assert "complian" not in text
        assert "conformant" not in text


def test_reviews_begin_with_those_that_are_overdue() -> None:
    view = reviews.view(list_of(town_site(INTERNAL), "reviews"))
    assert [each.document.id for each in view.overdue] == ["PS-06"]
    days = [row.iso for month in view.months for row in month.rows]
    assert days == sorted(days)
    assert days[0] >= DAY.isoformat()
    anchors = [each.anchor for each in view.months]
    assert len(anchors) == len(set(anchors))
    assert "✗" in page("ro/reviews.html", INTERNAL).text


def test_a_text_without_a_day_of_review_is_told() -> None:
    view = reviews.view(list_of(town_site(INTERNAL), "reviews"))
    shown = {row.document.id for month in view.months for row in month.rows}
    shown |= {each.document.id for each in view.overdue}
    in_force = {each.document for each in town_site(INTERNAL).publication.in_force}
    assert shown | {each.id for each in view.without} == in_force


def test_changes_are_told_newest_first_with_what_stands_instead() -> None:
    view = changes.view(list_of(town_site(), "changes"))
    rows = [row for month in view.months for row in month.rows]
    days = [row.iso for row in rows]
    assert days == sorted(days, reverse=True)
    assert days[0] <= DAY.isoformat()
    ended = next(row for row in rows if row.document.id == "PO-014")
    assert ended.instead
    withdrawn = town_site().voices["ro"].say(changes.WORDS[ENDS])
    assert (ended.word, ended.instead.id) == (withdrawn, "PO-013")
    assert ended.change == ""
    ways = {row.address: (row.change, row.before) for row in rows}
    assert ways["documents/PO-012.html"] == ("documents/PO-012/2.0-2.1.html", "2.0")
    assert ways["documents/ST-01.html"] == ("", "")
    first = next(row for row in rows if row.document.id == "ST-01")
    assert first.look.sign == "✓"


def test_what_is_to_come_is_told_apart_with_its_day() -> None:
    view = changes.view(list_of(town_site(INTERNAL), "changes"))
    assert [(each.document.id, each.iso) for each in view.coming] == [
        ("PO-080", "2026-12-01")
    ]
    assert view.coming[0].address == "documents/PO-080/1.3.html"


def test_only_the_last_changes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST", 3)
    view = changes.view(list_of(town_site(), "changes"))
    assert (sum(len(each.rows) for each in view.months), view.is_cut) == (3, True)


def test_what_waits_is_told_with_office_holder_and_day() -> None:
    view = waits.view(list_of(town_site(INTERNAL), "waiting"))
    groups = {each.name: each for each in view.groups}
    (row,) = groups[turns.SIGN].rows
    assert (row.document.id, row.revision, row.since) == (
        "PO-013",
        "2.0",
        "9\xa0noiembrie 2026",
    )
    assert [each.people for each in row.seats] == [("Szabó Mária",)]
    (back,) = groups[turns.BACK].rows
    assert back.document.id == "PO-041"
    assert back.reason.text.startswith("cele 30 de minute")
    (come,) = groups[turns.COME].rows
    assert (come.document.id, come.day) == ("PO-080", "1\xa0decembrie 2026")
    assert "PS-06" in [each.document.id for each in groups[turns.TEND].rows]


def test_nothing_waits_where_nothing_is_approved() -> None:
    site = without_archive(town_site(INTERNAL))
    assert waits.view(list_of(site, "waiting")).groups == ()
    office = read_office(TOWN, replace(site.working, control=None, statuses={}))
    assert office.waiting == ()


def test_findings_are_told_in_the_language_of_the_page() -> None:
    told = {
        tag: findings.view(list_of(town_site(INTERNAL), "findings", tag))
        for tag in ("ro", "hu")
    }
    rows = {
        tag: [row for each in view.groups for row in each.rows]
        for tag, view in told.items()
    }
    assert [row.code for row in rows["ro"]] == ["QMS315", "QMS511"]
    assert rows["ro"][0].where.startswith("procedures/system/PS-06.md:")
    assert rows["ro"][0].sentence != rows["hu"][0].sentence
    assert {
        row.concession.id
        for each in told["ro"].excused
        for row in each.rows
        if row.concession
    }
    counts = {each.code: each.count for each in told["ro"].rules}
    assert counts["QMS315"] == 1
    assert "#rule.QMS315" in [
        each.get("href") for each in page("ro/findings.html", INTERNAL).all("a")
    ]


def test_the_gravest_findings_come_first_and_strays_last() -> None:
    def told(_language: str) -> tuple[Found, ...]:
        return (
            Found("note", "QMS101", "PO-012", "a.md", "one", ""),
            Found("error", "QMS102", "", "qms.yaml", "two", ""),
            Found("error", "QMS103", "PO-999", "b.md", "three", "mend it"),
        )

    site = town_site(INTERNAL)
    assert site.office
    site = replace(site, office=replace(site.office, findings=told))
    view = findings.view(list_of(site, "findings"))
    names = [each.document.id if each.document else "" for each in view.groups]
    assert names == ["PO-999", "PO-012", ""]
    assert [count for _look, _word, count in view.counts] == [2, 0, 1]


def test_a_severity_that_the_office_turned_off_is_told() -> None:
    site = town_site(INTERNAL)
    assert site.office
    severities = dict.fromkeys(site.office.severities, "off")
    site = replace(site, office=replace(site.office, severities=severities))
    rules = findings.view(list_of(site, "findings")).rules
    assert {each.look.sign for each in rules} == {"–"}


def test_the_accessibility_statement_tells_facts_and_whom_to_ask() -> None:
    view = accessibility.view(list_of(town_site(INTERNAL), "accessibility", "hu"))
    assert view.contact
    assert view.contact.tag == ""
    assert view.contact.address == "documents/CH-01.html#part.dissatisfied"
    assert view.untranslated > view.with_pictures >= 1
    assert view.with_files >= 1
    assert view.body is None
    text = page("ro/accessibility.html").text
    assert "22 noiembrie 2026" in text
    assert "WCAG 2.2" in text


def test_the_statement_names_the_body_that_the_profile_names() -> None:
    site = town_site()
    text = "accessibility: {body: {ro: Autoritatea}, act: Actul 1, web: a.example}"
    fields, _ = read_yaml(text)
    house = site.register.house
    raw = Fields(1, 1)
    raw.update(house.profile.raw)
    raw.update(fields)
    house = replace(house, profile=replace(house.profile, raw=raw))
    site = replace(site, register=replace(site.register, house=house))
    body = accessibility.view(list_of(site, "accessibility", "hu")).body
    assert body == accessibility.Body("Autoritatea", "Actul 1", "a.example")


def test_without_a_charter_the_statement_sends_to_the_office() -> None:
    site = town_site()
    publication = replace(site.publication, shelves={})
    view = accessibility.view(
        list_of(replace(site, publication=publication), "accessibility")
    )
    assert view.contact is None


def test_about_tells_what_the_copy_is_and_how_to_check_it() -> None:
    site = town_site()
    view = about.view(list_of(site, "about"))
    values = {each.value for each in view.facts}
    assert {"22\xa0noiembrie 2026", site.origin.root, site.base} <= values
    assert dict(view.counts)[in_words("ro", "documents that ended")] == 1
    assert (view.missing, view.sums) == ((), "../SHA256SUMS")
    text = page("ro/about.html").text
    for command in (
        "sha256sum --quiet -c SHA256SUMS",
        "ssh-keygen -Y verify",
        "git log",
    ):
        assert command in text


def test_what_cannot_be_shown_whole_is_counted_for_all_and_named_inside() -> None:
    doubtful = LeftOut("PO-012", "2.1", UNPROVEN_TEXT, "unproven")
    for audience, shown in ((PUBLIC, ""), (INTERNAL, "PO-012")):
        site = town_site(audience)
        left_out = (doubtful,)
        publication = replace(site.publication, left_out=left_out)
        (row,) = about.view(
            list_of(replace(site, publication=publication), "about")
        ).missing
        assert (row.document, row.count) == (shown, 1)
        assert row.reason == in_words("ro", UNPROVEN_TEXT)


def test_about_tells_of_a_folder_with_changes_and_of_no_archive() -> None:
    site = without_archive(town_site())
    origin = replace(site.origin, commit="abc+")
    view = about.view(list_of(replace(site, origin=origin, base=""), "about"))
    values = [each.value for each in view.facts]
    changed = in_words("ro", "the folder held changes that were in no commit")
    assert {"abc", changed} <= set(values)
    assert not view.has_archive
    assert "sitemap.xml" not in [each.name for each in view.files]


def test_a_list_is_made_again_when_anything_that_it_shows_has_changed() -> None:
    site = town_site(INTERNAL)
    assert site.office
    other = [
        replace(site, origin=replace(site.origin, commit="another")),
        replace(site, office=replace(site.office, digest="another")),
        replace(site, publication=replace(site.publication, left_out=())),
    ]
    digests = {each.everything for each in (site, *other)}
    assert len(digests) == 1 + len(other)


def test_a_list_of_texts_in_force_is_made_again_for_them_alone() -> None:
    site = town_site(INTERNAL)
    assert site.office
    same = [
        replace(site, origin=replace(site.origin, commit="another")),
        replace(site, office=replace(site.office, digest="another")),
        replace(site, publication=replace(site.publication, left_out=())),
    ]
    assert {each.in_force for each in same} == {site.in_force}
    shelf = site.shelves["PO-012"]
    facts = shelf.main.card.facts._replace(digest="another")
    text = replace(shelf.main, card=shelf.main.card._replace(facts=facts))
    without = {name: each for name, each in site.shelves.items() if each is not shelf}
    other = [
        {**without, "PO-012": replace(shelf, main=text)},
        {**without, "PO-012": replace(shelf, statuses={"": Status("PO-012", "")})},
        without,
    ]
    digests = {
        replace(site, publication=replace(site.publication, shelves=each)).in_force
        for each in other
    }
    assert len(digests | {site.in_force}) == 1 + len(other)


def test_what_the_office_sees_changes_with_a_working_title() -> None:
    site = town_site(INTERNAL)
    assert site.office
    first = site.working.sources[0]
    renamed = tuple(
        each._replace(title="another") if each is first else each
        for each in site.working.documents
    )
    again = read_office(TOWN, replace(site.working, documents=renamed))
    assert again.digest != site.office.digest
