"""The labels of pages: found by translators, spoken in the document's language."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from qms import i18n, resources
from tests.example_tree import lay_house
from tests.site.page_read import page_in, read

LABELS = {
    str(message)
    for _file, _line, message, _notes, _context in extract_from_dir(
        resources.templates() / "site", [("**.html", "jinja2")], {"jinja2": {}}
    )
}


def test_every_label_of_the_templates_is_found_by_the_extractor() -> None:
    assert len(LABELS) > 70
    assert {"If you are dissatisfied", "We promise", "Contents"} <= LABELS


@pytest.mark.parametrize("label", sorted(LABELS))
def test_places_in_a_label_have_names(label: str) -> None:
    names = [name for _text, name, _form, _change in Formatter().parse(label)]
    assert all(name is None or name.isidentifier() for name in names)


def test_a_page_speaks_its_own_language_not_the_terminals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "locale" / "ro" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="ro")
    catalogue.add("What we promise", "Ce promitem")
    with (folder / "qms.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(i18n, "LOCALE", tmp_path / "locale")
    house = lay_house(tmp_path / "house")
    head = "id: CH-01\ntitle: Ce\nlanguage: ro\ntranslates: {edition: 1, revision: 0}\n"
    (house / "procedures" / "CH-01.ro.yaml").write_text(head, encoding="utf-8")
    i18n.speak("hu")
    assert "Ce promitem" in read(page_in(house, "CH-01", "ro")).text
    assert "What we promise" in read(page_in(house, "CH-01")).text
