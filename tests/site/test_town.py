"""Every document of the model town, in every language, makes a sound page."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.site.page_read import TOWN, read, town_page

FILES = sorted(
    path
    for path in (TOWN / "procedures").rglob("*")
    if path.suffix in (".md", ".yaml") and path.parent.name != path.stem
)
PAGES = [(each.name.split(".")[0], (each.suffixes[0])[1:]) for each in FILES]
PAGES = [(name, tag if tag in ("hu", "bg", "en") else "") for name, tag in PAGES]


@pytest.mark.parametrize(("document", "language"), PAGES)
def test_a_page_is_sound(document: str, language: str) -> None:
    page = read(town_page(document, language))
    assert (page.faults, page.open) == ([], [])
    assert len(page.all("h1")) == 1
    assert page.all("html")[0]["lang"] == (language or "ro")
    ids = Counter(page.values("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    targets = [each["href"] for each in page.all("a") if "href" in each]
    inside = {target[1:] for target in targets if target.startswith("#")}
    assert inside <= set(ids)
    named = [name for value in page.values("aria-labelledby") for name in value.split()]
    assert set(named) <= set(ids)


@pytest.mark.parametrize(("document", "language"), PAGES[:6])
def test_a_page_has_the_same_bytes_each_time(document: str, language: str) -> None:
    assert town_page(document, language) == town_page(document, language)
