"""The sentence and the remedy of a finding, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable

from qms.i18n import _, catalogue
from qms.model.finding import Finding, Scrap
from qms.model.rule import RuleCard

Speak = Callable[[str], str]

# what a terminal would obey, what XML cannot hold, and marks that turn the line round
_UNSAFE = re.compile(
    "[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
_LONGEST = 200


def speaker(language: str | None) -> Speak:
    """What translates into a language; into the reader's own if none is named."""
    if language is None:
        return _
    chosen = catalogue(language)
    return lambda message: chosen.gettext(message) if message else ""


def sentence(card: RuleCard, finding: Finding, speak: Speak = _) -> str:
    """What is wrong, as one sentence."""
    return speak(card.message).format(**_values(card, finding, speak))


def remedy(card: RuleCard, finding: Finding, speak: Speak = _) -> str:
    """What to do about it."""
    return speak(card.remedy).format(**_values(card, finding, speak))


def general(message: str, speak: Speak = _) -> str:
    """A sentence of a rule, without the values of any one finding."""
    return speak(message).format_map(_Gaps())


def safe(text: str) -> str:
    """A text without characters that a terminal would obey or XML refuse."""
    return _UNSAFE.sub("\ufffd", text)


def tame(text: str) -> str:
    """A safe text that is not too long to stand in a sentence."""
    tamed = safe(text)
    return tamed if len(tamed) <= _LONGEST else f"{tamed[: _LONGEST - 1]}…"


class _Gaps(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _values(card: RuleCard, finding: Finding, speak: Speak) -> dict[str, Scrap]:
    return {
        name: _told(value, name in card.spoken, speak)
        for name, value in finding.values.items()
    }


def _told(value: Scrap, is_ours: bool, speak: Speak) -> Scrap:
    if isinstance(value, int):
        return value
    return speak(value) if is_ours else tame(value)
