"""What was typed, and where: text, mappings and lists that know their place.

Every value of a YAML file arrives as the text that was typed; fields convert
their own. Lines and columns count from 1; a line of 0 means "made, not read".
"""

from __future__ import annotations

from collections.abc import Iterator


class Scalar(str):
    """A text exactly as typed, with the line and column where it begins."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, text: str, line: int = 0, column: int = 0) -> Scalar:
        """Make a text that knows its place."""
        self = str.__new__(cls, text)
        self.line = line
        self.column = column
        return self


class Fields(dict[str, "Value"]):
    """A mapping in the order typed; keys are scalars and know their place."""

    __slots__ = ("column", "line")

    def __init__(self, line: int = 0, column: int = 0) -> None:
        super().__init__()
        self.line = line
        self.column = column

    def key(self, name: str) -> Scalar:
        """The key `name` as typed, or a made one at the mapping's own place."""
        for key in self:
            if key == name and isinstance(key, Scalar):
                return key
        return Scalar(name, self.line, self.column)

    def text(self, name: str) -> str:
        """The text of a field, and nothing where it is absent, null or no text."""
        value = self.get(name)
        return value if isinstance(value, Scalar) and value not in NOTHING else ""

    def fields(self, name: str) -> Fields:
        """The mapping under a field, and an empty one where it is none."""
        value = self.get(name)
        return value if isinstance(value, Fields) else Fields(self.line, self.column)

    def items_of(self, name: str) -> Items:
        """The list under a field; one value stands for a list of one."""
        value = self.get(name)
        if isinstance(value, Items):
            return value
        items = Items(self.line, self.column)
        if value is not None and not is_nothing(value):
            items.append(value)
        return items

    def texts(self, name: str) -> Iterator[Scalar]:
        """The texts of a list field, leaving out what is no text."""
        for item in self.items_of(name):
            if isinstance(item, Scalar):
                yield item

    def rows(self, name: str) -> Iterator[Fields]:
        """The mappings of a list field, leaving out what is no mapping."""
        for item in self.items_of(name):
            if isinstance(item, Fields):
                yield item


class Items(list["Value"]):
    """A list in the order typed."""

    __slots__ = ("column", "line")

    def __init__(self, line: int = 0, column: int = 0) -> None:
        super().__init__()
        self.line = line
        self.column = column


Value = Scalar | Fields | Items

NOTHING = frozenset({"", "~", "null"})


def is_nothing(value: Value | None) -> bool:
    """Whether a value was left out, left empty, or typed as null."""
    return value is None or (isinstance(value, str) and value in NOTHING)
