"""Words stand in the order that readers of their language look for them."""

from __future__ import annotations

from itertools import permutations

import pytest

from qms.site.collation import by_letter, in_order, letter_of, sort_key


def same(text: str) -> str:
    return text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("hu", "cukor csalán dob dzéta dzsem e", id="digraphs are letters"),
        pytest.param("hu", "nyár nyár nyelv o ó óra ö ő őr p", id="two sorts of o"),
        pytest.param("hu", "kasza kassza kaszt kát", id="doubled sz is sz twice"),
        pytest.param("hu", "zár zebra zug zsír", id="zs comes last"),
        pytest.param("hu", "adó ág ágy al", id="a long vowel is no other letter"),
        pytest.param("ro", "an ană ăla âm bac", id="a, ă and â"),
        pytest.param("ro", "in iz îl joc sută șansă tac țară ud", id="î, ș and ț"),
        pytest.param("ro", "sută şansă șarpe tac", id="the cedilla of old files"),
        pytest.param("bg", "ара игра йод як word", id="Cyrillic before Latin"),
        pytest.param("en", "cafe café cafes Zoo яма", id="accents decide last"),
        pytest.param("en", "a-b a2 ab Ab ABBA", id="signs, figures, capitals"),
        pytest.param("de", "Apfel Äpfel Bier", id="a language that is not known"),
    ],
)
def test_words_are_in_the_order_of_their_language(language: str, words: str) -> None:
    expected = words.split()
    assert in_order(reversed(expected), language, same) == expected
    assert in_order(sorted(expected), language, same) == expected


def test_the_order_does_not_hang_on_the_order_of_asking() -> None:
    words = ("ablak", "Ábel", "abel", "csap", "cap", "cáp", "1 cap", "")
    orders = {tuple(in_order(each, "hu", same)) for each in permutations(words)}
    assert len(orders) == 1


def test_composed_and_decomposed_signs_are_the_same() -> None:
    assert sort_key("o\u030b", "hu") == sort_key("ő", "hu")


@pytest.mark.parametrize(
    ("language", "text", "letter"),
    [
        ("hu", "csatorna", "Cs"),
        ("hu", "dzsungel", "Dzs"),
        ("hu", "Árok", "A"),
        ("hu", "őr", "Ö"),
        ("hu-RO", "Szabály", "Sz"),
        ("ro", "„Țara”", "Ț"),
        ("ro", "ştampilă", "Ș"),
        ("ro", "înregistrare", "Î"),
        ("bg", "ѝ", "И"),
        ("en", "школа", "Ш"),
        ("en", "Éclair", "E"),
        ("en", "3 days", "0–9"),
        ("en", "—", "…"),
        ("en", "", "…"),
    ],
)
def test_a_text_stands_under_its_letter(language: str, text: str, letter: str) -> None:
    assert letter_of(text, language) == letter


def test_groups_are_in_order_and_hold_everything_once() -> None:
    words = ["szó", "só", "„sár”", "zsák", "2. adat", "Ács"]
    groups = by_letter(words, "hu", same)
    assert [(each.letter, each.items) for each in groups] == [
        ("0–9", ("2. adat",)),
        ("A", ("Ács",)),
        ("S", ("„sár”", "só")),
        ("Sz", ("szó",)),
        ("Zs", ("zsák",)),
    ]
    assert len({each.anchor for each in groups}) == len(groups)
