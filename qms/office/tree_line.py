"""The pieces of a paragraph, from pandoc's tree of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from qms.office.inline import BREAK, Piece, is_address
from qms.office.pandoc import Node, Value, items, text
from qms.office.telling import FORMULA, LINK, Telling

Shown = Callable[[str, str], Piece | None]
_PLAIN = Piece()
_BLANKS = {"Space": " ", "SoftBreak": " ", "LineBreak": BREAK}
_FORMS: dict[str, Piece] = {
    "Emph": Piece(is_italic=True),
    "Strong": Piece(is_bold=True),
    "Strikeout": Piece(is_struck=True),
    "Underline": _PLAIN,
    "SmallCaps": _PLAIN,
    "Superscript": _PLAIN,
    "Subscript": _PLAIN,
}
_RAISED = frozenset({"Superscript", "Subscript"})
_HELD_LAST = frozenset({"Span", "Quoted", "Cite"})


@dataclass
class TreeLine:
    """Reads lines; gathers the notes that they call, and what is told.

    `shown` gives the piece of a picture by its address and description.
    """

    telling: Telling
    shown: Shown
    notes: list[Value] = field(default_factory=list)

    def pieces(self, inlines: Value, form: Piece = _PLAIN) -> list[Piece]:
        """The pieces of inline nodes, in the form of what holds them."""
        found: list[Piece] = []
        for node in items(inlines):
            if isinstance(node, Node):
                found += self._node(node, form)
        return found

    def _node(self, node: Node, form: Piece) -> list[Piece]:
        if node.kind in _BLANKS:
            return [replace(form, text=_BLANKS[node.kind])]
        if node.kind in _FORMS:
            return self._formed(node, form)
        if node.kind in _HELD_LAST:
            return self.pieces(items(node.holds)[-1], form)
        reader = _INLINES.get(node.kind)
        return reader(self, node.holds, form) if reader else []

    def _formed(self, node: Node, form: Piece) -> list[Piece]:
        own = _FORMS[node.kind]
        inner = replace(
            form,
            is_bold=form.is_bold or own.is_bold,
            is_italic=form.is_italic or own.is_italic,
            is_struck=form.is_struck or own.is_struck,
        )
        found = self.pieces(node.holds, inner)
        if node.kind in _RAISED:
            self.telling.raised += [each.text for each in found if each.text.strip()]
        return found

    def _word(self, holds: Value, form: Piece) -> list[Piece]:
        return [replace(form, text=text(holds))]

    def _code(self, holds: Value, form: Piece) -> list[Piece]:
        return [replace(form, text=text(items(holds)[1]))]

    def _formula(self, holds: Value, form: Piece) -> list[Piece]:
        words = text(items(holds)[1])
        self.telling.tell(FORMULA, text=words)
        return [replace(form, text=words)]

    def _link(self, holds: Value, form: Piece) -> list[Piece]:
        _attributes, inlines, target = items(holds)
        address = text(items(target)[0])
        if is_address(address):
            return self.pieces(inlines, replace(form, link=address))
        if address and not address.startswith("#"):
            self.telling.tell(LINK, text=address[:200])
        return self.pieces(inlines, form)

    def _picture(self, holds: Value, form: Piece) -> list[Piece]:
        _attributes, inlines, target = items(holds)
        words = "".join(each.text for each in self.pieces(inlines, form))
        piece = self.shown(text(items(target)[0]), words)
        return [piece] if piece else []

    def _note(self, holds: Value, _form: Piece) -> list[Piece]:
        self.notes.append(holds)
        return [Piece(raw=f"[^{len(self.notes)}]")]


_INLINES: dict[str, Callable[[TreeLine, Value, Piece], list[Piece]]] = {
    "Str": TreeLine._word,
    "Code": TreeLine._code,
    "Math": TreeLine._formula,
    "Link": TreeLine._link,
    "Image": TreeLine._picture,
    "Note": TreeLine._note,
}
