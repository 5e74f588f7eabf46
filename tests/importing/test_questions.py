"""At a terminal, what files do not say is asked, and nothing is written unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.test_import import CEDILLAS, PROCEDURE, RULES, files_of
from tests.importing.town import lay_office
from tests.terminal import Terminal


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "old").mkdir()
    return lay_office(tmp_path / "town")


def begun(town: Path, *words: str) -> Terminal:
    return Terminal(
        town.parent, "--lang", "en", "import", "old", "--root", "town", *words
    )


def test_a_person_answers_and_says_yes(town: Path) -> None:
    (town.parent / "old/a.txt").write_text(RULES, encoding="utf-8")
    terminal = begun(town)
    terminal.wait_for("an empty answer leaves a field open")
    for field, answer in (
        ("  id: ", "no id"),
        ("this cannot be it: no id", "PO 99"),
        ("  title: ", "Ügyintézés"),
        ("  owner: ", "Polgármester"),
        ("  edition: ", "1"),
        ("  revision: ", ""),
        ("Bring in 1 document?", "y"),
    ):
        terminal.wait_for(field)
        terminal.told = terminal.told.rpartition(field)[2]
        terminal.answer(answer)
    terminal.wait_for("1 document brought in")
    assert terminal.close() == 0
    text = (town / "procedures/operational/PO-99.md").read_text("utf-8")
    assert "title: Ügyintézés\nlanguage: hu\nedition: 1\nowner: mayor\n" in text


def test_a_file_may_be_left_and_no_said(town: Path) -> None:
    (town.parent / "old/a.txt").write_text(RULES, encoding="utf-8")
    (town.parent / "old/b.txt").write_text(PROCEDURE, encoding="utf-8")
    terminal = begun(town)
    terminal.wait_for("  id: ")
    terminal.answer("-")
    terminal.wait_for("Bring in 1 document?")
    terminal.answer("n")
    assert terminal.close() == 1
    assert files_of(town) == {}


def test_a_guess_of_an_encoding_may_be_put_right(town: Path) -> None:
    data = PROCEDURE.translate(CEDILLAS).encode("cp1250")
    (town.parent / "old/b.txt").write_bytes(data)
    terminal = begun(town)
    terminal.wait_for("1  cp1250")
    terminal.wait_for("  encoding: ")
    terminal.answer("iso-8859-2")
    terminal.wait_for("Bring in 1 document?")
    terminal.answer("y")
    terminal.wait_for("1 document brought in")
    assert terminal.close() == 0
    text = (town / "procedures/operational/PO-012.md").read_text("utf-8")
    assert "title: Soluţionarea petiţiilor\n" in text


def test_who_ends_the_questions_brings_nothing_in(town: Path) -> None:
    (town.parent / "old/a.txt").write_text(RULES, encoding="utf-8")
    terminal = begun(town)
    terminal.wait_for("  id: ")
    terminal.interrupt()
    assert terminal.close() == 130
    assert files_of(town) == {}
