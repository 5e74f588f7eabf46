"""What stands inside a line: as forges read it, and only what a text can hold."""

from __future__ import annotations

import re
from collections.abc import Set
from string import punctuation
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor

# what each sign is needed for; a text without it is not searched for that
NEEDED = {
    "`": ("backtick",),
    "\\": ("escape",),
    "[": ("reference", "link", "short_reference"),
    "![": ("image_link", "image_reference", "short_image_ref"),
    "<": ("autolink", "automail", "html"),
    "&": ("entity",),
    "*": ("em_strong",),
    "_": ("em_strong2",),
    "  \n": ("linebreak",),
}
_STRUCK = r"(?<!~)(~{1,2})(?![~\s])(.+?)(?<![~\s])\1(?!~)"
_LABEL = re.compile(r"\[([^\]]*)\]", re.DOTALL)  # no blank before the label
_BREAK = r"\\\n"
SIGNS = ("~", *NEEDED)


def mend_inlines(md: Markdown, signs: Set[str]) -> None:
    """Read what forges read besides; forget what a text has no sign of."""
    for sign, names in NEEDED.items():
        if sign not in signs:
            for name in names:
                md.inlinePatterns.deregister(name, strict=False)
    if not signs & {"*", "_"}:
        md.inlinePatterns.deregister("not_strong", strict=False)
    for name in ("reference", "image_reference"):
        if name in md.inlinePatterns:
            vars(md.inlinePatterns[name])["RE_LINK"] = _LABEL
    if "\\" in signs:
        md.ESCAPED_CHARS = list(punctuation)
        md.inlinePatterns.register(_Break(_BREAK), "qms-break", 185)
    if "~" in signs:
        struck = SimpleTagInlineProcessor(_STRUCK, "del")
        md.inlinePatterns.register(struck, "qms-struck", 65)


class _Break(InlineProcessor):
    """A stroke at the end of a line breaks it, as two blanks do."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        return Element("br"), m.start(0), m.end(0)
