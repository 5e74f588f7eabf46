"""A kind of document as the profile declares it: ids, folder, sections, steps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from qms.model.leaves import read_pattern
from qms.model.located import Fields, Scalar

_NUMBERING = re.compile(r"\A(?:[0-9]{1,2}|[IVXLC]{1,6})(?:\.[0-9]{1,2})*[.)]?\s+")
_CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
_NEVER = re.compile(r"(?!)")


@lru_cache(maxsize=4096)
def heading_key(title: str) -> str:
    """A heading without numbering, case, cedillas and end signs, to compare it."""
    bare = _NUMBERING.sub("", title.strip(), count=1)
    return " ".join(bare.translate(_CEDILLA).casefold().strip(" .:*_").split())


class SectionRule(NamedTuple):
    """A section that a kind knows, with its heading in each language.

    A free one may stand anywhere among the others.
    """

    id: str
    titles: Mapping[str, str]
    also: tuple[str, ...] = ()
    required: bool = False
    generated: bool = False
    made_from: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    is_free: bool = False

    def title(self, language: str) -> str:
        """The heading in a language, else in the first that there is."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.id)


@dataclass(frozen=True)
class Kind:
    """What the profile demands of the documents of one kind."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] = _NEVER
    pattern_text: str = ""
    example: str = ""
    folder: str = ""
    form: str = "text"
    required: tuple[str, ...] = ()
    sections: tuple[SectionRule, ...] = ()
    steps: tuple[Fields, ...] = ()
    translation_steps: tuple[Fields, ...] = ()
    review: str = ""
    classification: str = "internal"
    is_root: bool = False

    def title(self, language: str) -> str:
        """The kind's name in a language, else in the first that there is."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.name)

    @cached_property
    def by_heading(self) -> dict[str, SectionRule]:
        """The sections by the key of every heading that may stand over them."""
        found: dict[str, SectionRule] = {}
        for section in self.sections:
            for title in (*section.titles.values(), *section.also):
                found.setdefault(heading_key(title), section)
        return found

    @cached_property
    def needs(self) -> frozenset[str]:
        """The fields that a document must have, generated parts' facts included."""
        made_from = {
            name
            for section in self.sections
            if section.generated and section.required
            for name in section.made_from
        }
        return frozenset(self.required) | made_from


def kind_of(name: str, row: Fields) -> Kind:
    """Read a kind from the profile; a pattern that does not compile fits no id."""
    pattern_text = row.text("id")
    return Kind(
        name=name,
        titles=_texts(row.fields("title")),
        pattern=_pattern(pattern_text),
        pattern_text=pattern_text,
        example=row.text("example"),
        folder=row.text("folder"),
        form=row.text("form") or "text",
        required=tuple(row.texts("required")),
        sections=tuple(_section(each) for each in row.rows("sections")),
        steps=tuple(row.rows("steps")),
        translation_steps=tuple(row.rows("translation_steps")),
        review=row.text("review"),
        classification=row.text("classification") or "internal",
        is_root=row.text("root") == "true",
    )


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return read_pattern(text) if text else _NEVER
    except ValueError:
        return _NEVER


def _section(row: Fields) -> SectionRule:
    titles = {tag: row.text(tag) for tag in ("en", "hu", "ro", "bg") if row.text(tag)}
    return SectionRule(
        id=row.text("id"),
        titles=titles,
        also=tuple(row.texts("also")),
        required=row.text("required") == "true",
        generated=row.text("generated") == "true",
        made_from=tuple(row.texts("from")),
        table=tuple(row.texts("table")),
        is_free=row.text("order") == "any",
    )


def _texts(row: Fields) -> dict[str, str]:
    return {tag: text for tag, text in row.items() if isinstance(text, Scalar)}
