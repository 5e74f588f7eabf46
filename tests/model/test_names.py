"""Names of people: as written in their language, with an id in small Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.model.leaves import PERSON
from qms.model.names import read_name


@pytest.mark.parametrize(
    ("text", "language", "display", "id_"),
    [
        pytest.param("Szabó, Mária", "hu", "Szabó Mária", "szabo.maria", id="hu comma"),
        pytest.param("Szabó Mária", "hu", "Szabó Mária", "szabo.maria", id="hu order"),
        pytest.param("Őri, Zsófia", "ro", "Zsófia Őri", "ori.zsofia", id="hu in ro"),
        pytest.param("Ana Țîră", "ro", "Ana Țîră", "tira.ana", id="ro order"),
        pytest.param("Ștefan, Ion", "ro", "Ion Ștefan", "stefan.ion", id="ro comma"),
        pytest.param(
            "Щерева, Жулия", "bg", "Жулия Щерева", "shtereva.zhuliya", id="bg"
        ),
        pytest.param(
            "Петрова-Цанкова, Яна",
            "bg",
            "Яна Петрова-Цанкова",
            "petrova-tsankova.yana",
            id="bg with a hyphen",
        ),
        pytest.param(
            "Kovács-Nagy, Anna Éva",
            "hu",
            "Kovács-Nagy Anna Éva",
            "kovacs-nagy.anna-eva",
            id="two parts each",
        ),
        pytest.param("  Mary   Ann Stone ", "en", "Mary Ann Stone", "stone.mary-ann"),
        pytest.param("Łoś, Jan", "en", "Jan Łoś", "los.jan", id="letters of others"),
        pytest.param("O'Neil, Pat", "en", "Pat O'Neil", "o-neil.pat", id="apostrophe"),
    ],
)
def test_read_name(text: str, language: str, display: str, id_: str) -> None:
    name = read_name(text, language)
    assert (name.display, name.id) == (display, id_)


@pytest.mark.parametrize(
    "text", ["", " ", "Mary", "Stone,", ", Mary", ",", "山田, 太郎", "--, --"]
)
def test_what_is_no_whole_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        read_name(text, "en")


@given(text=st.text(max_size=30), language=st.sampled_from(["en", "hu", "bg"]))
def test_every_name_has_an_id_or_is_refused(text: str, language: str) -> None:
    try:
        name = read_name(text, language)
    except ValueError:
        return
    assert PERSON.match(name.id)
