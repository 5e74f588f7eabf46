"""What stands at the head and foot of every printed sheet of a page."""

from __future__ import annotations

from qms.i18n import N_
from qms.site.voice import Voice


def running_head(voice: Voice, name: str, state: str) -> str:
    """The style of a page on paper: its name, the number of the sheet, its state."""
    page = voice.say(N_("page {page} of {pages}"))
    words = {
        "top-left": quoted(name),
        "top-right": _numbered(page),
        "bottom-left": quoted(voice.say(N_("UNCONTROLLED COPY WHEN PRINTED"))),
        "bottom-right": quoted(state),
    }
    boxes = "".join(f"@{place}{{content:{text}}}" for place, text in words.items())
    return f"@page{{{boxes}}}\n"


def _numbered(label: str) -> str:
    """A label with the counters of the sheet in its places."""
    before, _page, rest = label.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    return (
        f"{quoted(before)} counter(page) {quoted(between)} "
        f"counter(pages) {quoted(after)}"
    )


def quoted(text: str) -> str:
    """A text as style sheets quote it; every sign that could end it is a number."""
    signs = (
        sign if sign.isalnum() or sign in " ._-" else f"\\{ord(sign):x} "
        for sign in text
    )
    return '"' + "".join(signs) + '"'
