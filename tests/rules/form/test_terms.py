"""Abbreviations are spelt out, and what is defined is used."""

from __future__ import annotations

import pytest

from qms.rules.form import abbreviations_are_defined, defined_terms_are_used
from tests.rules.specimen import document, values


def strange(text: str, language: str = "en") -> list[object]:
    return values(abbreviations_are_defined, document(text, language), "word")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        pytest.param("ro", "Secretarul UAT-ului semnează.", ["UAT"], id="ro inflected"),
        pytest.param("hu", "A KEÜ-nek és a TVSZ szerint.", ["KEÜ", "TVSZ"], id="hu"),
        pytest.param("bg", "По ЗДОИ се отговаря.", ["ЗДОИ"], id="bg"),
        pytest.param("en", "The GC and the **XYZ**.", ["GC", "XYZ"], id="en"),
        pytest.param("en", "- GC\n- the QMS", ["GC", "QMS"], id="items"),
    ],
)
def test_undefined(language: str, text: str, found: list[str]) -> None:
    assert strange(f"# Purpose\n\n{text}\n", language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "The EU decides.", id="the profile knows it"),
        pytest.param("en", "NORM 100:2020 asks.", id="a catalogued standard"),
        pytest.param("en", "PO-01 and F-01-1 and PM10.", id="ids and numbers"),
        pytest.param("ro", "Capitolul XIV și anexa IV, secolul XXI.", id="numerals"),
        pytest.param("ro", "NU se predă; nu se copiază.", id="a word said loudly"),
        pytest.param("hu", "# FONTOS\n\nEZ ITT TILOS!", id="a line of capitals"),
        pytest.param("ro", "PRIMĂRIA ORAȘULUI TEIUL e aici.", id="a shouted name"),
        pytest.param("ro", "Unitatea administrativ-teritorială (UAT) și UAT.", id="ro"),
        pytest.param("ro", "Consiliul local (în continuare „CL”) și CL.", id="ro long"),
        pytest.param(
            "hu", "A közszolgálati szabályzat (a továbbiakban: KSZ).", id="hu"
        ),
        pytest.param("bg", "Законът (наричан „ЗДОИ“) и ЗДОИ.", id="bg"),
        pytest.param("en", "GC (the general council) sits.", id="explained after it"),
        pytest.param("en", "The sign `ABC` is code.", id="code"),
        pytest.param("en", "See <https://example.org/ABC> there.", id="an address"),
    ],
)
def test_defined_or_none(language: str, text: str) -> None:
    assert strange(f"# Purpose\n\n{text}\n", language) == []


@pytest.mark.parametrize(
    "definition",
    [
        pytest.param("- **GC** – the council", id="bold and a dash"),
        pytest.param("- GC: the council", id="colon"),
        pytest.param("- **general council (GC)** – who decides", id="in brackets"),
        pytest.param("| Word | Sense |\n| --- | --- |\n| GC | council |", id="a table"),
        pytest.param("1. **GC** – the council", id="numbered"),
    ],
)
def test_definitions(definition: str) -> None:
    text = f"# Purpose\n\nThe GC pays.\n\n# Definitions\n\n{definition}\n"
    assert strange(text) == []


@pytest.mark.parametrize(
    ("language", "term", "use", "is_used"),
    [
        pytest.param("ro", "petiție", "Petițiilor li se scrie.", True, id="ro plural"),
        pytest.param("ro", "carte", "Cărțile se țin.", True, id="ro vowels change"),
        pytest.param(
            "ro",
            "petiție greșit îndreptată",
            "O petiție îndreptată greșit.",
            True,
            id="ro several words",
        ),
        pytest.param("hu", "ügyfél", "Az ügyfelek kérik.", True, id="hu vowels change"),
        pytest.param("hu", "nemmegfelelőség", "Nemmegfelelőséget nyit.", True, id="hu"),
        pytest.param("hu", "ügyirat / irat", "Az iratok útja.", True, id="hu either"),
        pytest.param("bg", "жалба", "Жалбите се разглеждат.", True, id="bg"),
        pytest.param("en", "general council (GC)", "The GC sits.", True, id="short"),
        pytest.param("ro", "ombudsman", "Nimeni nu scrie.", False, id="ro unused"),
        pytest.param("hu", "jogorvoslat", "Senki sem kéri.", False, id="hu unused"),
        pytest.param("bg", "омбудсман", "Никой не пише.", False, id="bg unused"),
        pytest.param("en", "GC", "The council sits.", False, id="abbreviation unused"),
    ],
)
def test_terms(language: str, term: str, use: str, is_used: bool) -> None:
    text = f"# Purpose\n\n{use}\n\n# Definitions\n\n- **{term}** – its sense\n"
    given = document(text, language)
    found = values(defined_terms_are_used, given, "term")
    assert found == ([] if is_used else [term])


def test_a_term_may_be_used_after_its_definition_or_in_the_front_matter() -> None:
    text = "# Definitions\n\n- **archive** – a room\n- **ledger** – a book\n\n"
    given = document(
        f"{text}# Activity\n\nThe archive keeps it.\n", title="Keeping ledgers"
    )
    assert values(defined_terms_are_used, given, "term") == []
