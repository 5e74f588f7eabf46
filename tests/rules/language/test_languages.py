"""The language of a text, and its letters."""

from __future__ import annotations

import pytest

from qms.rules.language import (
    language_is_plausible,
    letters_survived_encoding,
    romanian_letters_have_commas,
    text_is_composed,
)
from tests.rules.specimen import document, values

TEXTS = {
    "en": "The office answers the letters that people write to it, and says by when. ",
    "hu": "A hivatal válaszol az ügyfelek leveleire, és megmondja, hogy mikor. ",
    "ro": "Biroul răspunde la scrisori și spune din timp când este gata. Pentru toți. ",
    "bg": "Службата отговаря на писмата на хората и казва кога ще е готова за тях. ",
}


@pytest.mark.parametrize("written", TEXTS)
@pytest.mark.parametrize("declared", TEXTS)
def test_declared_and_written(declared: str, written: str) -> None:
    given = document(f"# A\n\n{TEXTS[written] * 6}\n", declared)
    likely = [] if declared == written else [written]
    assert values(language_is_plausible, given, "likely") == likely


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("ro", TEXTS["hu"], id="too short to tell"),
        pytest.param("de", TEXTS["hu"] * 9, id="a language that qms does not know"),
        pytest.param("ro", TEXTS["ro"] * 6 + TEXTS["hu"] * 6, id="both"),
        pytest.param("ro-RO", TEXTS["ro"] * 6, id="with its country"),
        pytest.param("hu", "| 1 | 2 | 3 |\n" * 60, id="numbers only"),
    ],
)
def test_nothing_is_said(language: str, text: str) -> None:
    assert values(language_is_plausible, document(text, language), "likely") == []


@pytest.mark.parametrize(
    ("language", "text", "letters"),
    [
        pytest.param("ro", "şi ţară, Şi Ţară", [4], id="four"),
        pytest.param("ro", "și țară", [], id="commas"),
        pytest.param("hu", "Timişoara", [], id="another language"),
    ],
)
def test_cedillas(language: str, text: str, letters: list[int]) -> None:
    given = document(f"# A\n\n{text}\n", language)
    assert values(romanian_letters_have_commas, given, "count") == letters


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        pytest.param("hu", "az õszi idõ", ["ő"], id="hu tilde"),
        pytest.param("hu", "a fûtés", ["ű"], id="hu circumflex"),
        pytest.param("hu", "Gödöllı", ["ő"], id="hu dotless i"),
        pytest.param("hu", "Å‘szi Å±r", ["ő", "ű"], id="hu read as cp1252"),
        pytest.param("hu", "Ĺ‘szi kĂ©rĂ©s", ["ő", "é"], id="hu read as cp1250"),
        pytest.param("ro", "peti\u021bie þara", ["ț"], id="ro thorn"),
        pytest.param("ro", "oraºul ºi casa", ["ș"], id="ro ordinal sign"),
        pytest.param("ro", "Primãria", ["ă"], id="ro tilde"),
        pytest.param("ro", "È™i Äƒsta", ["ș", "ă"], id="ro read as cp1252"),
        pytest.param("bg", "Ð´Ð°", ["д", "а"], id="bg read as cp1252"),
        pytest.param(
            "en", "â€žwordâ€œ it\u2019s â€“", ["„", "“", "–"], id="quotation marks"
        ),
        pytest.param("en", "lost \ufffd", ["?"], id="a letter lost for good"),
    ],
)
def test_damage(language: str, text: str, meant: list[str]) -> None:
    given = document(f"# A\n\n{text}\n", language)
    assert sorted(
        map(str, values(letters_survived_encoding, given, "meant"))
    ) == sorted(meant)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("hu", "Árvíztűrő TÜKÖRFÚRÓGÉP „idézet” – így…", id="hu"),
        pytest.param("ro", "„CARTĂ” CÂMPU ÎNVĂȚĂMÂNT PRIMĂRIA–oraș ȘI țară", id="ro"),
        pytest.param("bg", "„Харта“ на услугите – № 5 и §3", id="bg"),
        pytest.param("ro", "20 ºC și nr. 1º", id="degrees and ordinals"),
        pytest.param("en", "São Paulo, Õ, naïve Þórr, Çelik – Ångström", id="names"),
        pytest.param("ro", "Ősi és MÁRIA", id="hungarian names in romanian"),
    ],
)
def test_sound_letters(language: str, text: str) -> None:
    given = document(f"# A\n\n{text}\n", language)
    assert values(letters_survived_encoding, given, "found") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("őszi ügy și țară", [], id="composed"),
        pytest.param("o\u030bszi", ["őszi"], id="hu"),
        pytest.param("s\u0326i", ["și"], id="ro"),
        pytest.param("и\u0306", ["й"], id="bg"),
        pytest.param("x\u0301 has no composed form", [], id="no other form"),
    ],
)
def test_composition(text: str, words: list[str]) -> None:
    assert values(text_is_composed, document(f"{text}\n"), "word") == words
