"""What generated texts state is recognised, and no word of any of them is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qms.actions.bring_in import Brought, Form, prepare
from qms.actions.import_survey import Usual, survey
from qms.model.importing.plan import Row
from qms.model.importing.source import words_of
from qms.store.foreign import foreign_files
from tests.importing.oddities import GUESSED, Oddity, oddities
from tests.importing.town import lay_office

ALL = {each.name: each for each in oddities()}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Row]:
    top = tmp_path_factory.mktemp("oddities")
    root, old = lay_office(top / "town"), top / "old"
    old.mkdir()
    for each in ALL.values():
        (old / each.name).write_bytes(each.data)
    files = foreign_files([old])
    answers = {
        file.shown: {"encoding": ALL[file.path.name].encoding}
        for file in files
        if ALL[file.path.name].encoding in GUESSED
    }
    found = survey(root, files, Usual(), answers)
    return {Path(row.file).name: row for row in found} | {"": Row(str(root))}


@pytest.fixture(scope="module")
def brought(rows: dict[str, Row]) -> dict[str, Brought]:
    prepared = prepare(Path(rows[""].file), list(rows.values())[:-1], Form())
    return {Path(each.row.file).name: each for each in prepared}


def test_there_are_more_than_a_hundred() -> None:
    assert len(ALL) > 100


@pytest.mark.parametrize("name", ALL)
def test_what_a_text_states_is_recognised(rows: dict[str, Row], name: str) -> None:
    row, oddity = rows[name], ALL[name]
    assert row.facts.get("id") == oddity.id
    assert row.facts.get("kind") == "operational-procedure"
    assert row.facts.get("language") == oddity.language
    assert (row.facts.get("edition"), row.facts.get("revision")) == ("2", "1")
    assert row.facts.get("owner") == "mayor"
    assert list(row.recognised.values("in_force_since")) == oddity.since
    asked = ["in_force_since"] if oddity.day == "ambiguous" else []
    assert [each.name for each in row.asks] == asked
    assert row.is_ready


@pytest.mark.parametrize("name", ALL)
def test_every_word_is_in_the_result_or_in_the_report(
    brought: dict[str, Brought], name: str
) -> None:
    made, oddity = brought[name], ALL[name]
    lost = " ".join(word for word, count in made.lost.items() for _ in range(count))
    told = words_of(f"{made.made.text} {made.told} {lost}")
    assert words_of(oddity.text) - told == Counter()
    assert made.lost == {}


@pytest.mark.parametrize("name", ALL)
def test_no_fact_of_control_stands_in_the_text(
    brought: dict[str, Brought], name: str
) -> None:
    text = brought[name].made.text
    assert "Ionescu" not in text
    assert not any(day in text for day in ("2023", "Feb 28"))
    assert text.split("---\n", 2)[2].strip() == body_of(ALL[name])


def body_of(oddity: Oddity) -> str:
    return oddity.text.rstrip("\n").rpartition("\n")[2]
