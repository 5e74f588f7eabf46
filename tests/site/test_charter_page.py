"""The page of a charter: promises, the law beside them, and the three paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.site.contacts import address_of
from tests.example_tree import lay_house
from tests.site.page_read import Page, in_words, page_in, read, town_page

NB = "\u00a0"


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return read(page_in(lay_house(tmp_path), "CH-01"))


def test_a_promise_has_its_law_remedy_and_number(page: Page) -> None:
    text = page.text.replace(NB, " ")
    assert "We answer 90 % of complete petitions within 20 days." in text
    assert "The law allows 30 days ( HR 1/2026 art. 8 )" in text.replace(
        "(HR 1/2026 art. 8)", "( HR 1/2026 art. 8 )"
    )
    assert "we promise more than the law asks" in text
    assert "granted by us" in text
    assert "we write within 3 days why it is late" in text
    assert "promised in 90% of cases" in text


def test_what_is_not_measured_says_so(page: Page) -> None:
    assert page.text.count("Not measured") == 2


def test_the_three_paths_are_in_the_main_column_and_never_folded(page: Page) -> None:
    open_now: list[str] = []
    ids = {}
    for tag, attributes in page.elements:
        ids[attributes.get("id", "")] = tag
        open_now.append(tag)
    assert ids["part.dissatisfied"] == ids["part.contacts"] == "h2"
    assert len(page.all("details")) == 1
    for words in (
        "complain to us",
        "challenge it",
        "turn to a body outside",
        "A complaint does not stop the time limit",
        "The ombudsman",
    ):
        assert words in page.text


def test_hours_are_a_table_with_the_day_of_the_check(page: Page) -> None:
    text = page.text.replace(NB, " ")
    assert "Monday, Tuesday 08:00–16:00" in text
    assert "Contacts and hours last checked: 1 November 2026" in text


def test_every_item_of_a_charter_is_there(page: Page) -> None:
    for name in (
        *("promises", "table", "dissatisfied", "contacts", "services", "standards"),
        *("expectations", "feedback", "access", "principles", "results", "measures"),
    ):
        assert f"part.{name}" in page.values("id")


def test_limits_that_nobody_confirmed_are_told() -> None:
    told = "They are not yet confirmed by a person against the official text."
    assert in_words("ro", told) in read(town_page("CH-01")).text


def test_languages_are_named_by_themselves_with_the_binding_one_first() -> None:
    page = read(town_page("CH-01", "hu"))
    links = [each for each in page.all("a") if "hreflang" in each]
    assert [(each["hreflang"], each["href"]) for each in links] == [
        ("ro", "CH-01.ro.html"),
        ("bg", "CH-01.bg.html"),
        ("en", "CH-01.en.html"),
    ]
    for name in ("Română", "Magyar", "Български", "English"):
        assert name in page.text
    told = "This is a translation; the binding language is {language}."
    assert in_words("hu", told, language="román") in page.text


def test_a_version_takes_texts_from_itself_and_numbers_from_the_source() -> None:
    text = read(town_page("CH-01", "bg")).text.replace(NB, " ")
    assert "20 дни" in text
    assert "Понеделник–сряда 08:00–16:30" in text


def test_what_a_version_does_not_say_is_shown_in_the_sources_language(
    tmp_path: Path,
) -> None:
    lay_house(tmp_path)
    head = "id: CH-01\ntitle: Ce promitem\nlanguage: ro\n"
    text = "translates: {edition: 1, revision: 0}\npurpose: De ce.\n"
    (tmp_path / "procedures/CH-01.ro.yaml").write_text(head + text, encoding="utf-8")
    page = read(page_in(tmp_path, "CH-01", "ro"))
    told = "What is not translated yet is shown in {language}."
    assert in_words("ro", told, language="engleză") in page.text
    assert {"lang": "en"} in page.all("span")
    assert page.all("html")[0]["lang"] == "ro"


def test_a_translation_that_is_behind_says_so(tmp_path: Path) -> None:
    lay_house(tmp_path)
    source = tmp_path / "procedures/CH-01.yaml"
    source.write_text(source.read_text().replace("edition: 1\n", "edition: 2\n"))
    head = "id: CH-01\ntitle: Ce promitem\nlanguage: ro\n"
    text = "translates: {edition: 1, revision: 0}\n"
    (tmp_path / "procedures/CH-01.ro.yaml").write_text(head + text, encoding="utf-8")
    page = read(page_in(tmp_path, "CH-01", "ro"))
    told = "It translates revision {old}; the source is now at {new}."
    assert in_words("ro", told, old="1.0", new="2.0") in page.text


def test_large_print_is_a_size_of_its_own() -> None:
    assert read(town_page("CH-01")).all("html")[0]["class"] == "one-sheet"
    large = read(town_page("CH-01", is_large=True))
    assert large.all("html")[0]["class"] == "large-print"


@pytest.mark.parametrize(
    ("kind", "value", "address"),
    [
        ("e-mail", "a.b@c.example", "mailto:a.b@c.example"),
        ("e-mail", "a@b?cc=x", ""),
        ("phone", "+40 266 000-100", "tel:+40266000100"),
        ("phone", "ask the porter", ""),
        ("web", "www.c.example/x", "https://www.c.example/x"),
        ("web", "http://c.example", "http://c.example"),
        ("web", "javascript:alert(1)", ""),
        ("web", "on our page", ""),
        ("post", "www.c.example", ""),
    ],
)
def test_only_what_looks_like_an_address_is_one(
    kind: str, value: str, address: str
) -> None:
    assert address_of(kind, value) == address
