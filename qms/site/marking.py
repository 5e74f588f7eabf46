"""How a template shows a text that may be in another language than its page."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup, escape

from qms.site.voice import tied


class Told(Protocol):
    """A text, and its language where that is not the page's."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def language(self) -> str:
        """Its language, or nothing."""


def said(told: Told) -> Markup:
    """A text set for print, marked where it is in another language than the page."""
    text = escape(tied(told.text))
    if not told.language:
        return text
    return Markup('<span lang="{}">{}</span>').format(told.language, text)


def spoken(told: Told) -> Markup:
    """The attribute of an element whose text is in another language than the page."""
    return Markup(' lang="{}"').format(told.language) if told.language else Markup()
