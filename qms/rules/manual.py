"""A rule's manual page, as its docstring gives it: title, reason, examples."""

from __future__ import annotations

import re
from inspect import cleandoc

EXAMPLE = re.compile(
    r"^(`{3,})(yaml|markdown|files|bytes|charter|questionnaire|acts|change)"
    r" (conforms|breaks)"
    r"(?: as_of=([0-9-]+))?\n(.*?)^\1$",
    re.M | re.S,
)


def title(rule: object) -> str:
    """What is true when all is well."""
    return _paragraphs(rule)[0].rstrip(".")


def reasons(rule: object) -> list[str]:
    """Why it matters, paragraph by paragraph."""
    return _paragraphs(rule)[1:]


def examples(rule: object) -> list[tuple[str, str]]:
    """What conforms and what breaks the rule: verdict and text."""
    return [(found[3], found[5]) for found in EXAMPLE.finditer(_text(rule))]


def _paragraphs(rule: object) -> list[str]:
    prose = EXAMPLE.sub("", _text(rule))
    return [" ".join(each.split()) for each in prose.split("\n\n") if each.strip()]


def _text(rule: object) -> str:
    return cleandoc(rule.__doc__ or "")
