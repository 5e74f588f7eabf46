"""The only door to Markdown: a text becomes HTML of our form that is not clean yet.

Making a converter costs more than converting a page, and each thing that it looks for
costs in every paragraph. So converters are kept, one for each set of signs that texts
use: a text without a tilde is not searched for words that are struck.
"""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.metadata import version
from threading import RLock
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from qms import __version__
from qms.model.heading import Heading
from qms.model.outline import Outline
from qms.site.text.blocks import mend_blocks
from qms.site.text.inlines import SIGNS, mend_inlines
from qms.site.text.lines import prepared
from qms.site.text.seams import forgeries
from qms.site.text.shaping import Shaper
from qms.site.text.tangles import signs_again, untangled
from qms.site.text.wording import Wording

_ALWAYS = ("tables", "sane_lists")
_IF_USED = {
    "[^": "footnotes",
    "://": "pymdownx.magiclink",
    "www.": "pymdownx.magiclink",
    "@": "pymdownx.magiclink",
}
_SIGNS = (*SIGNS, *_IF_USED)
_CONFIGURATION: dict[str, dict[str, object]] = {
    "tables": {"use_align_attribute": True},
    "footnotes": {"BACKLINK_TITLE": "↩ {}", "UNIQUE_IDS": False},
}
SETTINGS = (__version__, *map(version, ("markdown", "pymdown-extensions")))
_turn = RLock()


def converted(outline: Outline, wording: Wording) -> tuple[str, tuple[Heading, ...]]:
    """The HTML with a seam before each heading of the first level, and those headings.

    Nothing in it is clean, and every way out of the text is left open.
    """
    text = untangled(forgeries.sub("", outline.text), outline.marks)
    signs = frozenset(sign for sign in _SIGNS if sign in text)
    with _turn:
        try:
            html, cuts = _converter(signs).run(text, outline, wording)
            return signs_again(html), cuts
        except RecursionError:
            # nested deeper than anybody writes: shown as it was typed
            _converter.cache_clear()
            return f"<pre><code>{signs_again(escape(text))}</code></pre>", ()


class _Conversion(Extension):
    """Lays our conventions over what Markdown does; knows the text that it is at."""

    def __init__(self, signs: frozenset[str]) -> None:
        super().__init__()
        self.signs = signs
        self.outline = Outline("")
        self.wording = Wording()
        self.cuts: tuple[Heading, ...] = ()
        names = {_IF_USED[sign] for sign in signs & _IF_USED.keys()}
        self.markdown = Markdown(
            extensions=[*_ALWAYS, *sorted(names), self],
            extension_configs={
                name: values
                for name, values in _CONFIGURATION.items()
                if name in names or name in _ALWAYS
            },
            output_format="html",
        )

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Come before and after everything else, and mend what lies between."""
        mend_blocks(md)
        mend_inlines(md, self.signs)
        if "<" not in self.signs:
            md.preprocessors.deregister("html_block")
        md.treeprocessors.deregister("prettify")
        md.preprocessors.register(_Lines(md, self), "qms-lines", 25)
        if "[^" in self.signs:
            md.treeprocessors.register(_NoteEnds(md), "qms-note-ends", 40)
        md.treeprocessors.register(_Tree(md, self), "qms-tree", -100)

    def run(
        self, text: str, outline: Outline, wording: Wording
    ) -> tuple[str, tuple[Heading, ...]]:
        self.outline, self.wording, self.cuts = outline, wording, ()
        self.markdown.reset()
        return self.markdown.convert(text), self.cuts


@cache
def _converter(signs: frozenset[str]) -> _Conversion:
    return _Conversion(signs)


class _Lines(Preprocessor):
    def __init__(self, md: Markdown, conversion: _Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, lines: list[str]) -> list[str]:
        """Specimens of code are put by, remarks are noted where they belong."""
        store = self.md.htmlStash.store
        outline, remarks = self.conversion.outline, self.conversion.wording.remarks
        return prepared(lines, outline, remarks, store)


class _NoteEnds(Treeprocessor):
    def run(self, root: Element) -> None:
        """An address at the end of a note ends where its author ended it."""
        for element in root.iter("p"):
            if element.text and NBSP_PLACEHOLDER in element.text:
                element.text = element.text.replace(NBSP_PLACEHOLDER, " ")


class _Tree(Treeprocessor):
    def __init__(self, md: Markdown, conversion: _Conversion) -> None:
        super().__init__(md)
        self.conversion = conversion

    def run(self, root: Element) -> None:
        """Our conventions, over the tree."""
        conversion = self.conversion
        shaper = Shaper(conversion.outline, conversion.wording)
        conversion.cuts = shaper.shape(root)
