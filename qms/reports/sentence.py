"""The sentence and the remedy of a finding, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from qms.i18n import _, catalogue, in_language
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
    return lambda message: in_language(chosen, message)


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
    # nearly every text is printable, and nothing unsafe is
    return text if text.isprintable() else _UNSAFE.sub("\ufffd", text)


def tame(text: str) -> str:
    """A safe text that is not too long to stand in a sentence."""
    tamed = safe(text)
    return tamed if len(tamed) <= _LONGEST else f"{tamed[: _LONGEST - 1]}…"


class _Gaps(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _values(card: RuleCard, finding: Finding, speak: Speak) -> dict[str, Scrap]:
    """The values as they are told; a sentence of ours has its own places filled."""
    values: dict[str, Scrap] = {
        name: value if isinstance(value, int) else tame(value)
        for name, value in finding.values.items()
        if name not in card.spoken
    }
    ours = {
        name: finding.values[name] for name in card.spoken if name in finding.values
    }
    return {
        **values,
        **{name: _filled(speak(str(text)), values) for name, text in ours.items()},
    }


def _filled(text: str, values: Mapping[str, Scrap]) -> str:
    """A sentence of ours with its places filled, as far as there are any."""
    if "{" not in text:
        return text
    try:
        return text.format_map(values)
    except (AttributeError, IndexError, KeyError, ValueError):
        return text
