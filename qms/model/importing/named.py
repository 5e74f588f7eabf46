"""Kinds, offices and processes by the names that papers give them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from qms.model.folding import words_in
from qms.model.located import Fields
from qms.model.profile import Profile

_PARTS = re.compile(r"[/|:;()\n„”“\"]|\s[–—-]\s|(?<=\w)[.](?:\s|\Z)")
_GENERIC = frozenset(
    (
        *("compartiment", "compartimentul", "serviciul", "serviciu", "biroul", "birou"),
        *("directia", "directie", "de", "al", "a", "ale", "cu", "si"),
        *("osztaly", "iroda", "csoport", "es", "az"),
        *("отдел", "дирекция", "служба", "на", "и"),
        *("department", "office", "unit", "and", "of", "the"),
    )
)
LONGEST_LINE = 160
LONGEST_ENDING = 2
SHORTEST_POSSESSED = 10


def kind_named(text: str, profile: Profile) -> str:
    """The kind that a line, or a part of it, names in any language; else nothing."""
    same = profile.kinds.get(text.strip())
    if same is not None and same.form != "governance":
        return same.name
    parts = [part for part in _PARTS.split(text) if part and part.strip()]
    keys = {_key(part) for part in (text, *parts)}
    for kind in profile.kinds.values():
        names = {_key(title) for title in kind.titles.values()}
        if kind.form == "governance":
            continue
        if keys & names or _begins(text, names) or _is_possessed(text, names):
            return kind.name
    return ""


def _begins(text: str, names: Collection[str]) -> bool:
    """Whether a short line begins with a name of several words."""
    key = f"{_key(text)} "
    return len(text) <= LONGEST_LINE and any(
        key.startswith(f"{name} ") for name in names if " " in name
    )


def _is_possessed(text: str, names: Collection[str]) -> bool:
    """Whether a short line ends with a name of somebody's: "a hivatal kézikönyve"."""
    words = words_in(text) if len(text) <= LONGEST_LINE else []
    return any(
        0 < len(_last(words, name)) - len(name) <= LONGEST_ENDING
        and _last(words, name).startswith(name)
        for name in names
        if len(name) >= SHORTEST_POSSESSED
    )


def _last(words: Sequence[str], name: str) -> str:
    """As many words of a line's end as a name has."""
    return " ".join(words[-len(name.split()) :])


def office_named(text: str, profile: Profile) -> str:
    """The office of the profile that words name; empty where none, or several, fit."""
    if text.strip() in profile.offices:
        return text.strip()
    return _only(text, profile.offices)


def process_named(text: str, profile: Profile) -> str:
    """The process of the profile that words name."""
    if text.strip() in profile.processes:
        return text.strip()
    return _only(text, profile.processes)


def _only(text: str, rows: Mapping[str, Fields]) -> str:
    wanted = _bare(text)
    found = [
        name
        for name, row in rows.items()
        if wanted and wanted in [_bare(title) for title in _titles(name, row)]
    ]
    return found[0] if len(found) == 1 else ""


def _titles(name: str, row: Fields) -> list[str]:
    titles = row.fields("title")
    return [name, row.text("title"), *(str(titles.text(tag)) for tag in titles)]


def _bare(text: str) -> tuple[str, ...]:
    """The words of a name without those that every office's name may have."""
    words = words_in(text)
    return tuple(sorted(word for word in words if word not in _GENERIC)) or tuple(words)


def _key(text: str) -> str:
    return " ".join(words_in(text))
