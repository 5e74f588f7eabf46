"""Fields of Word: text that the program makes, such as the number of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
CONTENTS = frozenset({"TOC", "INDEX", "TOA"})
_NAME = re.compile(r"\s*\\?([A-Za-z]+)")
_TARGET = re.compile(r'HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
_LONGEST_CODE = 5_000


@dataclass
class Field:
    """A field that is open: its code, and whether its result has begun."""

    code: str = ""
    is_result: bool = False

    @property
    def name(self) -> str:
        """What the field makes: `PAGE`, `TOC`, `HYPERLINK`."""
        found = _NAME.match(self.code)
        return found[1].upper() if found else ""

    @property
    def target(self) -> str:
        """Where a field that is a link leads."""
        found = _TARGET.search(self.code[:_LONGEST_CODE])
        return found[1] if found else ""


@dataclass
class Fields:
    """The fields that are open at a place of the text, the innermost last."""

    open: list[Field] = field(default_factory=list)
    has_contents: bool = False

    def turn(self, mark: Element) -> None:
        """A field begins, comes to its result, or ends."""
        kind = mark.get("w:fldCharType")
        if kind == "begin":
            self.open.append(Field())
        elif self.open and kind == "separate":
            self.open[-1].is_result = True
            self._note()
        elif self.open and kind == "end":
            self.open.pop()

    def add_code(self, text: str) -> None:
        """More of the code of the innermost field."""
        if self.open and not self.open[-1].is_result:
            self.open[-1].code += text
            self._note()

    def begin_simple(self, code: str) -> None:
        """A field whose code and result stand in one element."""
        self.open.append(Field(code, is_result=True))
        self._note()

    def end_simple(self) -> None:
        """Such a field ends."""
        if self.open:
            self.open.pop()

    def _note(self) -> None:
        self.has_contents |= self.open[-1].name in CONTENTS

    @property
    def is_page(self) -> bool:
        """Whether what stands here is the number of a page."""
        return any(each.name in PAGES for each in self.open)

    @property
    def is_code(self) -> bool:
        """Whether what stands here is never shown."""
        return any(not each.is_result for each in self.open)

    @property
    def is_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(each.name in CONTENTS for each in self.open)

    @property
    def link(self) -> str:
        """Where a link leads that is open here."""
        return next((each.target for each in reversed(self.open) if each.target), "")
