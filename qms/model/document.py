"""A document in its folder: what its front matter says, and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from qms.model.clause import ClauseRef, read_clause
from qms.model.fields.forms import CHARTER_FORM, Form, form_named
from qms.model.finding import Place
from qms.model.house import House
from qms.model.kind import Kind, SectionRule, heading_key
from qms.model.leaves import LANGUAGE
from qms.model.located import Fields, Items, Scalar, Value
from qms.model.outline import Outline, Section
from qms.model.shape import Structure
from qms.model.sheet import Sheet, demanding
from qms.model.source import Source

_REVISION = re.compile(r"(?:0|[1-9][0-9]*)\Z")


@dataclass(frozen=True)
class Document:
    """A document, or a language version of one (`translates` stands in its head).

    `path` is relative to the repository, with `/`; `digest` is SHA-256 of the bytes
    with CRLF read as LF, in hexadecimal; `source` is the whole file, front matter and
    text.
    """

    path: str
    digest: str
    head: Fields
    outline: Outline
    house: House
    source: Source = field(default_factory=Source)

    @property
    def id(self) -> str:
        """The id as typed; of a file that cannot be read, its name."""
        return self.head.text("id") if self.head else self.stem

    @property
    def language(self) -> str:
        """The language of the text, else that of its name, else the binding one."""
        named = self.head.text("language") or self.tag
        return named or self.house.organisation.binding

    @cached_property
    def is_version(self) -> bool:
        """Whether it is a language version of another file."""
        return "translates" in self.head or bool(self.tag)

    @cached_property
    def stem(self) -> str:
        """The file's name without folder, language tag and ending."""
        return _parts(self.path)[0]

    @cached_property
    def tag(self) -> str:
        """The language tag in the file's name: `hu` in `PO-012.hu.md`."""
        return _parts(self.path)[1]

    @cached_property
    def folder(self) -> str:
        """The folder of the file, without a slash at its end."""
        return self.path.rpartition("/")[0]

    @property
    def is_data(self) -> bool:
        """Whether the whole file is YAML, as a charter or a questionnaire is."""
        return self.path.endswith(".yaml")

    @cached_property
    def kind(self) -> Kind | None:
        """Its kind; a language version's follows from its id."""
        named = self.head.text("kind")
        if named:
            return self.house.profile.kinds.get(named)
        return self.house.profile.kind_by_id(self.id)

    @property
    def is_charter(self) -> bool:
        """Whether its kind is that of a charter."""
        return self._is_of_form("charter")

    @property
    def is_questionnaire(self) -> bool:
        """Whether its kind is that of a questionnaire."""
        return self._is_of_form("questionnaire")

    def _is_of_form(self, name: str) -> bool:
        return self.kind is not None and self.kind.form == name

    @cached_property
    def sheet(self) -> Sheet:
        """Its front matter with the shape that its kind demands."""
        return Sheet(self.path, self.head, self._shape(), str(self.id))

    def _shape(self) -> Structure:
        form = self._form()
        if self.is_version:
            return form.of_version
        return demanding(form.fields, self._needs) if self.kind else form.fields

    def _form(self) -> Form:
        """The form of its kind; translated data of no known form is a charter's."""
        form = form_named(self.kind.form if self.kind else "")
        if not form.is_data and self.is_data and self.is_version:
            return CHARTER_FORM
        return form

    @property
    def _needs(self) -> frozenset[str]:
        """The fields that its kind demands; a charter's checklist asks for its own."""
        needs = self.kind.needs if self.kind else frozenset()
        return needs - self.house.profile.asked if self.is_charter else needs

    @property
    def has_text(self) -> bool:
        """Whether its text stands here, and not in a file that `body` names."""
        return not self.head.text("body") and not self.is_data

    @cached_property
    def steps(self) -> tuple[Fields, ...]:
        """The structured steps; a language version has none of its own."""
        return () if self.is_version else tuple(self.head.rows("steps"))

    @cached_property
    def step_texts(self) -> Fields:
        """What a language version says of its source's steps, by their ids."""
        return self.head.fields("steps") if self.is_version else Fields()

    @cached_property
    def clauses(self) -> tuple[ClauseRef, ...]:
        """The clauses that it claims; what cannot be read is left out."""
        return tuple(_clauses(self.head.texts("clauses")))

    @cached_property
    def known_sections(self) -> tuple[tuple[Section, SectionRule], ...]:
        """The sections of the text that the kind knows, in the order written."""
        if self.kind is None:
            return ()
        by_heading = self.kind.by_heading
        found = []
        for section in self.outline.sections:
            rule = by_heading.get(heading_key(section.heading.title))
            if rule:
                found.append((section, rule))
        return tuple(found)

    @cached_property
    def main_sections(self) -> tuple[tuple[Section, SectionRule], ...]:
        """The known sections of the highest level that any of them has."""
        found = self.known_sections
        highest = min((each.heading.level for each, _ in found), default=0)
        return tuple(pair for pair in found if pair[0].heading.level == highest)

    def section(self, name: str) -> Section | None:
        """The section that the kind calls so, if the text has it."""
        for section, rule in self.known_sections:
            if rule.id == name:
                return section
        return None

    def near(self, value: Value) -> Place:
        """The place of a value of the front matter."""
        return Place(self.path, value.line, value.column)

    def at_key(self, name: str, within: Fields | None = None) -> Place:
        """The place of a field's name, or of the mapping that lacks it."""
        key = (self.head if within is None else within).key(name)
        return Place(self.path, key.line, key.column)

    def on(self, line: int, column: int = 1) -> Place:
        """A place of the file by its line."""
        return Place(self.path, line, column)

    def on_index(self, index: int, column: int = 1) -> Place:
        """A place of the text by the index of its line in the outline."""
        return Place(self.path, self.outline.line(index), column)


def texts_of(value: Value) -> Iterator[Scalar]:
    """Every text in a value, however deep, in the order typed."""
    if isinstance(value, Scalar):
        yield value
    elif isinstance(value, Items):
        for item in value:
            yield from texts_of(item)
    else:
        for item in value.values():
            yield from texts_of(item)


def _parts(path: str) -> tuple[str, str]:
    name = path.rpartition("/")[2].rpartition(".")[0]
    stem, dot, tag = name.rpartition(".")
    return (stem, tag) if dot and LANGUAGE.match(tag) else (name, "")


def _clauses(texts: Iterator[Scalar]) -> Iterator[ClauseRef]:
    for text in texts:
        try:
            yield read_clause(str(text))
        except ValueError:
            continue
