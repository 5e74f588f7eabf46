"""Every word of every Word file is in the document made of it, or in the report."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qms.actions.bring_in import Brought, Form, prepare
from qms.actions.import_survey import Usual, survey
from qms.model.importing.accounting import words_shown
from qms.store.foreign import foreign_files
from tests.importing.town import lay_office
from tests.office.made import COLLECTION, made
from tests.office.reading import words_of_word


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Brought]:
    top = tmp_path_factory.mktemp("words")
    root, old = lay_office(top / "town"), top / "old"
    old.mkdir()
    for name in COLLECTION:
        (old / f"{name}.docx").write_bytes(made(name))
    files = foreign_files([old])
    told = {"kind": "operational-procedure", "title": "Titlu", "language": "ro"}
    answers = {
        file.shown: {"id": f"PO-{number:03d}", **told}
        for number, file in enumerate(files, 100)
    }
    rows = survey(root, files, Usual(), answers)
    assert [row.file for row in rows if not row.is_ready] == []
    return {Path(each.row.file).stem: each for each in prepare(root, rows, Form())}


@pytest.mark.parametrize("name", COLLECTION)
def test_every_word_is_accounted_for(brought: dict[str, Brought], name: str) -> None:
    each = brought[name]
    told = words_shown(each.made.text) + words_shown(each.told) + Counter(each.lost)
    assert words_of_word(made(name)) - told == Counter()


def test_hardly_a_word_finds_no_place(brought: dict[str, Brought]) -> None:
    lost = {name: dict(each.lost) for name, each in brought.items() if each.lost}
    assert sum(len(words) for words in lost.values()) < 5, lost


@pytest.mark.parametrize("name", ["a Romanian procedure", "letters with cedillas"])
def test_a_cover_goes_to_the_report_and_not_into_the_text(
    brought: dict[str, Brought], name: str
) -> None:
    each = brought[name]
    assert [who.step for who in each.row.recognised.signatories] == [
        *("prepared", "checked", "endorsed", "approved"),
    ]
    for name_of_person in ("Dobre", "Bartha", "Moldovan"):
        assert name_of_person not in each.made.text
        assert name_of_person in each.told
    assert (each.row.facts["edition"], each.row.facts["revision"]) == ("1", "2")
    assert each.made.missing == ()


def test_notes_lists_and_tables_are_those_of_markdown(
    brought: dict[str, Brought],
) -> None:
    notes = brought["footnotes and endnotes"].made.text
    assert "Petiția[^1]" in notes
    assert "\n[^1]: cerere scrisă\n" in notes
    lists = brought["lists of several levels"].made.text
    assert "\n- semn\n    - semn mai adânc\n" in lists
    assert "lists that begin to count anew" in brought["lists that restart"].told
    signs = brought["signs of Markdown"].made.text
    assert "&lt;b>tag" in signs
    assert "\n\\# nu e titlu\n" in signs
