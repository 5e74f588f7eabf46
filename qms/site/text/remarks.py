"""Remarks on a draft, set before the block that they are about."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from xml.etree.ElementTree import Element

from qms.site.text.seams import OPEN, remark, remark_alone, remark_sign

_BLOCKS = frozenset(
    ("blockquote", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "table", "ul", "ol")
)
_ONLY_ITEMS = frozenset(("ol", "ul"))


def place_remarks(root: Element) -> None:
    """Set each sign of a remark before its block, as a paragraph of its own."""
    above = {child: parent for parent in root.iter() for child in parent}
    for element in list(root.iter()):
        for name in ("text", "tail"):
            text = getattr(element, name) or ""
            if OPEN in text:
                setattr(element, name, remark.sub("", text))
                holder = element if name == "text" else above.get(element, root)
                for line in remark.findall(text):
                    _place(root, above, holder, int(line))


def _place(
    root: Element, above: Mapping[Element, Element], holder: Element, line: int
) -> None:
    sign = Element("p")
    sign.text = remark_sign(line)
    while holder is not root and holder.tag not in _BLOCKS:
        holder = above.get(holder, root)
    if holder is root or holder.tag == "li":
        sign.tail, holder.text = holder.text, None
        holder.insert(0, sign)
        return
    parent = above[holder]
    while parent.tag in _ONLY_ITEMS:
        holder, parent = parent, above[parent]
    parent.insert(list(parent).index(holder), sign)


def told(html: str, remarks: Mapping[int, tuple[str, ...]]) -> str:
    """Clean HTML with its remarks in words; signs that found no block are left out."""

    def paragraphs(sign: tuple[str, ...]) -> str:
        return "".join(f'<p class="notice-at">{escape(each)}</p>\n' for each in sign)

    if OPEN not in html:
        return html
    html = remark_alone.sub(
        lambda found: paragraphs(remarks.get(int(found[1]), ())), html
    )
    return remark.sub("", html)
