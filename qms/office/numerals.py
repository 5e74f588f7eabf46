"""Numbers as lists write them: 4, d, IV."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MOST_ROMAN = 3999
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя"
_MOST_LETTERS = 20


def roman(number: int) -> str:
    """The Roman numeral of a number, as far as there are any."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def _letters(alphabet: str) -> Callable[[int], str]:
    """Numbers as letters; after the last, letters stand double, as Word has it."""

    def letter(number: int) -> str:
        times, place = divmod(number - 1, len(alphabet))
        if not 0 <= times < _MOST_LETTERS:
            return str(number)
        return alphabet[place] * (times + 1)

    return letter


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters(_LATIN),
    "upperLetter": lambda number: _letters(_LATIN)(number).upper(),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
    "russianLower": _letters(_CYRILLIC),
    "russianUpper": lambda number: _letters(_CYRILLIC)(number).upper(),
    "none": lambda _number: "",
}


def numeral(number: int, form: str) -> str:
    """A number in a form of lists; one that we do not know is written in digits."""
    return _FORMS.get(form, str)(number)
