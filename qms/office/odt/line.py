"""The pieces of a paragraph of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from qms.office.inline import BREAK, Piece, is_address
from qms.office.odt.reading import Reading
from qms.office.telling import FORMULA, HIDDEN, LINK, PROMPT, REMARK, UNSIGNED
from qms.office.word.styles import whole

PAGES = frozenset({"text:page-number", "text:page-count", "text:page-continuation"})
_UNSAID = frozenset(
    {
        "text:note-citation",
        "text:change",
        "text:change-start",
        "text:change-end",
        "svg:title",
        "svg:desc",
        "office:event-listeners",
        "office:binary-data",
        "text:tracked-changes",
    }
)
_PARAGRAPHS = ("text:p", "text:h", "table:table", "text:list")
_MOST_BLANKS = 100


@dataclass
class Line:
    """A paragraph being read: its pieces so far, and what hangs on it."""

    reading: Reading
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def read(self, element: Element, form: Piece) -> None:
        """Add the text of an element and of all within it."""
        self._add(element.text, form)
        for child in element:
            self._child(child, form)
            self._add(child.tail, form)

    def _add(self, text: str | None, form: Piece) -> None:
        if text:
            self.pieces.append(replace(form, text=text.replace("\n", " ")))

    def _child(self, child: Element, form: Piece) -> None:
        if child.tag in _CHILDREN:
            _CHILDREN[child.tag](self, child, form)
        elif child.tag.startswith("draw:"):
            self._drawing(child)
        elif child.tag not in PAGES and child.tag not in _UNSAID:
            self.read(child, form)

    def _span(self, child: Element, form: Piece) -> None:
        name = child.get("text:style-name", "")
        if self.reading.styles.says("text", name, "text:display") == "none":
            self.reading.telling.tell_text(HIDDEN, text_of(child))
            return
        if _is_raised(self.reading.styles.says("text", name, "style:text-position")):
            self.reading.telling.raised.append(text_of(child).strip())
        self.read(child, self.reading.styles.form("text", name, form))

    def _link(self, child: Element, form: Piece) -> None:
        target = child.get("xlink:href", "")
        if is_address(target):
            self.read(child, replace(form, link=target))
            return
        if target and not target.startswith("#"):
            self.reading.telling.tell(LINK, text=target[:200])
        self.read(child, form)

    def _blanks(self, child: Element, form: Piece) -> None:
        count = whole(child.get("text:c", ""), 1)
        self._add(" " * min(max(count, 1), _MOST_BLANKS), form)

    def _break(self, _child: Element, form: Piece) -> None:
        self._add(" ", form)
        self.pieces.append(replace(form, text=BREAK))

    def _note(self, child: Element, _form: Piece) -> None:
        self.reading.notes.append(child)
        self.pieces.append(Piece(raw=f"[^{len(self.reading.notes)}]"))

    def _remark(self, child: Element, _form: Piece) -> None:
        author = "".join(each.text or "" for each in child.iter("dc:creator"))
        text = " ".join(text_of(each) for each in child.iter("text:p"))
        if author.strip():
            self.reading.telling.tell_text(REMARK, text, author=author.strip())
        else:
            self.reading.telling.tell_text(UNSIGNED, text)

    def _prompt(self, child: Element, _form: Piece) -> None:
        self.reading.telling.tell_text(PROMPT, text_of(child))

    def _hidden(self, child: Element, _form: Piece) -> None:
        self.reading.telling.tell_text(HIDDEN, text_of(child))

    def _ruby(self, child: Element, form: Piece) -> None:
        for base in child.findall("text:ruby-base"):
            self.read(base, form)
        above = " ".join(text_of(each) for each in child.findall("text:ruby-text"))
        self._add(f" ({above})" if above.strip() else "", form)

    def _drawing(self, child: Element) -> None:
        """A picture, a box, or a shape with text."""
        words = " ".join(
            text_of(said)
            for tag in ("svg:title", "svg:desc")
            for said in child.iter(tag)
        )
        for each in child:
            if each.tag == "draw:image":
                self.pieces += self.reading.picture(each.get("xlink:href", ""), words)
                break
            if each.tag == "draw:object":
                self._object(each)
                break
        self.boxes += outermost(child)

    def _object(self, child: Element) -> None:
        """A formula within the text; other objects show their picture."""
        words = "".join("".join(each.itertext()) for each in child.iter("math:math"))
        if words.strip():
            self.reading.telling.tell_text(FORMULA, words)
            self.pieces.append(Piece(" ".join(words.split())))


_CHILDREN: dict[str, Callable[[Line, Element, Piece], None]] = {
    "text:span": Line._span,
    "text:a": Line._link,
    "text:s": Line._blanks,
    "text:tab": Line._blanks,
    "text:line-break": Line._break,
    "text:note": Line._note,
    "office:annotation": Line._remark,
    "text:placeholder": Line._prompt,
    "text:hidden-text": Line._hidden,
    "text:hidden-paragraph": Line._hidden,
    "text:ruby": Line._ruby,
}


def _is_raised(position: str) -> bool:
    """Whether text of a position stands above or below its line."""
    return bool(position) and not position.startswith("0")


def outermost(drawing: Element) -> list[Element]:
    """The elements under a drawing that hold its paragraphs, not those within them."""
    if any(each.tag in _PARAGRAPHS for each in drawing):
        return [drawing]
    return [box for each in drawing for box in outermost(each)]


def text_of(element: Element) -> str:
    """All text under an element, paragraphs apart."""
    parts = [element.text or ""]
    for child in element:
        if child.tag in ("text:p", "text:h", "text:s", "text:tab", "text:line-break"):
            parts.append(" ")
        parts += [text_of(child), child.tail or ""]
    return "".join(parts)
