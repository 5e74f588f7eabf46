"""What a page says, and in which language: a language version laid over its source.

Texts come from the version; numbers, ids and whatever it does not say from the
source. What is still in the source's language carries it, so that the page can
mark it for a reader's voice and tell that a translation is wanting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from qms.model.located import Fields, Items, Scalar, Value, is_nothing


@dataclass(frozen=True)
class Said:
    """A text; `language` stands only where it is not the page's own.

    `is_wanting` tells that the page's language should have said it.
    """

    text: str
    language: str = ""
    is_wanting: bool = False

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Twofold:
    """A mapping of the source and, over it, the same mapping of a version.

    `language` is that of the source where a version lies over it, else empty.
    """

    source: Fields
    version: Fields
    language: str = ""

    def said(self, name: str) -> Said:
        """The text of a field, from the version if it says it."""
        own = self.version.get(name)
        if self.language and isinstance(own, Scalar) and not is_nothing(own):
            return Said(str(own))
        return self._of_source(self.source.text(name))

    def data(self, name: str) -> str:
        """What both languages share: a number, an id, a name."""
        return str(self.source.text(name))

    def inside(self, name: str) -> Twofold:
        """The mapping under a field."""
        return Twofold(
            self.source.fields(name), _mapping(self.version.get(name)), self.language
        )

    def rows(self, name: str, key: str = "id") -> Iterator[Twofold]:
        """The mappings of a list, each with the version's row of its key or place."""
        over = self.version.get(name)
        for number, row in enumerate(self.source.rows(name)):
            yield Twofold(row, _row(over, row.text(key), number), self.language)

    def list_of(self, name: str) -> tuple[Said, ...]:
        """The texts of a list: the version's if it has any, else the source's."""
        own = [str(text) for text in self.version.texts(name)]
        if self.language and own:
            return tuple(Said(text) for text in own)
        texts = self.source.texts(name)
        return tuple(self._of_source(text) for text in texts)

    def _of_source(self, text: str) -> Said:
        return Said(str(text), self.language, bool(self.language))


def is_mixed(view: object) -> bool:
    """Whether anything that should be translated is still in the source's language."""
    return any(said.text and said.is_wanting for said in _said_in(view))


def _said_in(view: object) -> Iterator[Said]:
    if isinstance(view, Said):
        yield view
    elif isinstance(view, tuple):
        for each in view:
            yield from _said_in(each)
    elif is_dataclass(view):
        for field in fields(view):
            yield from _said_in(getattr(view, field.name))


def _row(over: Value | None, key: str, number: int) -> Fields:
    if isinstance(over, Items):
        rows = list(over)
        return _mapping(rows[number]) if number < len(rows) else Fields()
    return _mapping(over.get(key)) if isinstance(over, Fields) else Fields()


def _mapping(value: Value | None) -> Fields:
    """A mapping; a text alone is the `text` of one."""
    if isinstance(value, Fields):
        return value
    made = Fields()
    if isinstance(value, Scalar):
        made["text"] = value
    return made
