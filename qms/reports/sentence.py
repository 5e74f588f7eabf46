"""The sentence and the remedy of a finding, in the reader's language."""

from __future__ import annotations

from qms.i18n import _
from qms.model.finding import Finding, Scrap
from qms.model.rule import RuleCard

_UNSAFE = dict.fromkeys((*range(32), 127, *range(128, 160)), "�")
_UNSAFE |= dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F)), "\ufffd")
_UNSAFE |= dict.fromkeys(range(0x2066, 0x206A), "\ufffd")
_LONGEST = 200


def sentence(card: RuleCard, finding: Finding) -> str:
    """What is wrong, as one sentence."""
    return _(card.message).format(**_values(card, finding))


def remedy(card: RuleCard, finding: Finding) -> str:
    """What to do about it."""
    return _(card.remedy).format(**_values(card, finding))


def tame(text: str) -> str:
    """A text without characters that a terminal would obey, and not too long."""
    safe = text.translate(_UNSAFE)
    return safe if len(safe) <= _LONGEST else f"{safe[: _LONGEST - 1]}…"


def _values(card: RuleCard, finding: Finding) -> dict[str, Scrap]:
    return {
        name: _told(value, name in card.spoken)
        for name, value in finding.values.items()
    }


def _told(value: Scrap, is_ours: bool) -> Scrap:
    if isinstance(value, int):
        return value
    return _(value) if is_ours else tame(value)
