"""Folding: what people type and what was written meet in the same letters."""

from __future__ import annotations

import unicodedata

import pytest

from qms.model.folding import LETTERS, fold, words_in


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("Ügyfél", "ugyfel", id="Hungarian"),
        pytest.param("ŐRŰ", "oru", id="long Hungarian vowels"),
        pytest.param("știință", "stiinta", id="comma below"),
        pytest.param("ştiinţă", "stiinta", id="cedilla"),
        pytest.param("Ъгъл", "ъгъл", id="Cyrillic capitals"),
        pytest.param("й", "и", id="Cyrillic with a breve"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("Đorđe Łódź ırmak", "dorde lodz irmak", id="letters of their own"),
        pytest.param("ügy\u00adfél", "ugyfel", id="a soft hyphen"),
        pytest.param("ﬁle", "file", id="a ligature"),
        pytest.param("PO-012", "po-012", id="an id"),
        pytest.param("½ × 漢字", "½ × 漢字", id="what is no such letter"),
    ],
)
def test_folded(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(unicodedata.normalize("NFD", written)) == folded


def test_what_was_folded_stays_as_it_is() -> None:
    assert {fold(each) for each in LETTERS.values()} == set(LETTERS.values())


def test_words_are_letters_and_digits() -> None:
    assert words_in("Az ügyfél_kérése: 12 nap, PO-012 (újra).") == [
        *("az", "ugyfel", "kerese", "12", "nap", "po", "012", "ujra")
    ]
