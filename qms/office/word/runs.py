"""The pieces of a paragraph of Word: its text, links, notes' calls and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from qms.office.inline import BREAK, Piece, is_address
from qms.office.telling import DELETED, FORMULA, HIDDEN, LINK, LOST_SIGN, MOVED, PROMPT
from qms.office.word.drawings import boxes_in, pictures_in
from qms.office.word.reading import Reading
from qms.office.word.signs import sign
from qms.office.word.styles import is_on, value
from qms.office.word.wrappers import GONE, inside, text_of, variant


@dataclass
class Line:
    """A paragraph being read: its pieces so far, and text boxes that hang on it."""

    reading: Reading
    style: str = ""
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def read(self, paragraph: Element) -> None:
        """Add what a paragraph holds."""
        self._children(paragraph)
        self.reading.telling.tell_text(HIDDEN, "".join(self.hidden))
        self.hidden.clear()

    def _children(self, element: Element, link: str = "") -> None:
        for child in inside(element):
            self._child(child, link)

    def _child(self, child: Element, link: str) -> None:
        if child.tag == "w:r":
            _Run(self, child, link).read()
        elif child.tag in GONE:
            self._gone(child)
        elif child.tag in _CHILDREN:
            _CHILDREN[child.tag](self, child, link)

    def _gone(self, child: Element) -> None:
        self.reading.telling.tell_text(
            DELETED if child.tag == "w:del" else MOVED, text_of(child)
        )
        for mark in child.iter("w:fldChar"):
            self.reading.fields.turn(mark)

    def _control(self, child: Element, link: str) -> None:
        content = child.find("w:sdtContent")
        if content is None:
            return
        if is_on(child.find("w:sdtPr"), "w:showingPlcHdr"):
            self.reading.telling.tell_text(PROMPT, text_of(content))
        else:
            self._children(content, link)

    def _link(self, child: Element, link: str) -> None:
        relation = self.reading.part.relations.get(child.get("r:id", ""))
        self._children(
            child, self.followed(relation.target if relation else "") or link
        )

    def followed(self, target: str) -> str:
        """An address that a reader can follow; any other is told."""
        if is_address(target):
            return target
        if target and not target.startswith("#"):
            self.reading.telling.tell(LINK, text=target[:200])
        return ""

    def _field(self, child: Element, link: str) -> None:
        self.reading.fields.begin_simple(child.get("w:instr", ""))
        self._children(child, link)
        self.reading.fields.end_simple()

    def _formula(self, child: Element, _link: str) -> None:
        text = "".join(each.text or "" for each in child.iter("m:t"))
        if text:
            self.reading.telling.tell_text(FORMULA, text)
            self.pieces.append(Piece(text))

    _ruled = _children


_CHILDREN: dict[str, Callable[[Line, Element, str], None]] = {
    "w:sdt": Line._control,
    "w:hyperlink": Line._link,
    "w:fldSimple": Line._field,
    "m:oMath": Line._formula,
    "m:oMathPara": Line._formula,
    "w:rubyBase": Line._children,
}


@dataclass
class _Run:
    """A run: text of one form."""

    line: Line
    element: Element
    link: str
    form: Piece = field(init=False)
    is_hidden: bool = field(init=False)
    is_raised: bool = field(init=False)

    def __post_init__(self) -> None:
        properties = self.element.find("w:rPr")
        self.form = Piece(
            is_bold=self._is(properties, "w:b"),
            is_italic=self._is(properties, "w:i"),
            is_struck=self._is(properties, "w:strike")
            or self._is(properties, "w:dstrike"),
        )
        self.is_hidden = self._is(properties, "w:vanish")
        raised = value(properties, "w:vertAlign")
        self.is_raised = raised in ("superscript", "subscript")

    def _is(self, properties: Element | None, tag: str) -> bool:
        said = is_on(properties, tag)
        if said is not None:
            return said
        styles, own = self.line.reading.styles, value(properties, "w:rStyle")
        return styles.is_on(own, tag) or styles.is_on(self.line.style, tag)

    def read(self) -> None:
        for child in self.element:
            self._child(child)

    def _child(self, child: Element) -> None:
        if child.tag in _SIGNS:
            self.add(_SIGNS[child.tag])
        elif child.tag in _PARTS:
            _PARTS[child.tag](self, child)

    def add(self, text: str) -> None:
        """Add text where a reader of the paper sees it."""
        fields = self.line.reading.fields
        if fields.is_page:
            return
        if self.is_hidden or fields.is_code:
            self.line.hidden.append(text)
            return
        if self.is_raised and text.strip():
            self.line.reading.telling.raised.append(text)
        link = self.link or self.line.followed(fields.link)
        self.line.pieces.append(replace(self.form, text=text, link=link))

    def _text(self, child: Element) -> None:
        self.add((child.text or "").replace("\n", " "))

    def _deleted(self, child: Element) -> None:
        self.line.reading.telling.tell_text(DELETED, child.text or "")

    def _break(self, child: Element) -> None:
        self.add(
            BREAK if child.get("w:type", "textWrapping") == "textWrapping" else " "
        )

    def _symbol(self, child: Element) -> None:
        font, code = child.get("w:font", ""), child.get("w:char", "")
        found = sign(font, code)
        self.add(found)
        if not found:
            self.line.reading.telling.tell(LOST_SIGN, font=font, code=code)

    def _mark(self, child: Element) -> None:
        chosen = child.find("w:ffData")
        if chosen is not None:
            self.add(_filled(chosen))
        self.line.reading.fields.turn(child)

    def _code(self, child: Element) -> None:
        self.line.reading.fields.add_code(child.text or "")

    def _note(self, child: Element) -> None:
        kind = "footnote" if child.tag == "w:footnoteReference" else "endnote"
        number = self.line.reading.note(kind, child.get("w:id", ""))
        self.line.pieces.append(Piece(raw=f"[^{number}]"))

    def _drawing(self, child: Element) -> None:
        self.line.pieces += pictures_in(child, self.line.reading)
        self.line.boxes += boxes_in(child)

    def _variant(self, child: Element) -> None:
        for each in variant(child):
            self._child(each)

    def _ruby(self, child: Element) -> None:
        base, above = child.find("w:rubyBase"), child.find("w:rt")
        for part, before, after in ((base, "", ""), (above, " (", ")")):
            if part is not None:
                self.add(before + text_of(part).strip() + after)


_SIGNS = {
    "w:tab": " ",
    "w:ptab": " ",
    "w:cr": BREAK,
    "w:noBreakHyphen": "\u2011",
}
_PARTS: dict[str, Callable[[_Run, Element], None]] = {
    "w:t": _Run._text,
    "w:br": _Run._break,
    "w:delText": _Run._deleted,
    "w:sym": _Run._symbol,
    "w:fldChar": _Run._mark,
    "w:instrText": _Run._code,
    "w:footnoteReference": _Run._note,
    "w:endnoteReference": _Run._note,
    "w:drawing": _Run._drawing,
    "w:pict": _Run._drawing,
    "w:object": _Run._drawing,
    "w:ruby": _Run._ruby,
    "mc:AlternateContent": _Run._variant,
}


def _filled(data: Element) -> str:
    """What is chosen in a field of an old form: a box, or an entry of a list."""
    box = data.find("w:checkBox")
    if box is not None:
        checked = is_on(box, "w:checked")
        if checked is None:
            checked = is_on(box, "w:default")
        return "☒" if checked else "☐"
    entries = list(data.iter("w:listEntry"))
    chosen = value(data, "w:ddList/w:result") or value(data, "w:ddList/w:default")
    at = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 4 else 0
    return entries[at].get("w:val", "") if at < len(entries) else ""
