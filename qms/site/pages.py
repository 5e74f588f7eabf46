"""Pages: the only door to the templates. A view goes in, one whole page comes out.

A page asks for nothing from outside and runs nothing: its style stands in it, named
by its digest in a policy that forbids all else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from qms import resources
from qms.i18n import N_
from qms.site.charter import charter_view
from qms.site.contacts import site_of
from qms.site.document import document_view
from qms.site.frame import Frame, frame_of
from qms.site.said import is_mixed
from qms.site.subject import Subject
from qms.site.voice import own_name, tied

View = Callable[[Subject], object]

FORMS: dict[str, tuple[str, View]] = {
    "charter": ("charter.html", charter_view),
}
SIZES = {"charter.html": "one-sheet"}
LARGE = "large-print"
OTHERWISE: tuple[str, View] = ("document.html", document_view)


def page_of(subject: Subject, *, is_large: bool = False) -> str:
    """The page of a document in one file; `is_large` prints it in 18 points."""
    form = subject.kind.form if subject.kind else ""
    has_fields = subject.source.is_data and not subject.source.head.text("body")
    name, view_of = FORMS.get(form, OTHERWISE) if has_fields else OTHERWISE
    view = view_of(subject)
    frame = frame_of(subject, is_mixed=is_mixed(view))
    style = page_style(frame, subject)
    template = environment().get_template(name)
    return template.render(
        page=frame,
        view=view,
        size=LARGE if is_large else SIZES.get(name, ""),
        style=style,
        policy=policy_of(style),
        say=subject.voice,
        _=subject.voice.say,
        ngettext=subject.voice.ngettext,
    )


@cache
def environment() -> Environment:
    """Templates that escape everything, and fail on a name that is not there."""
    made = Environment(
        loader=FileSystemLoader(resources.templates() / "site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["tied"] = tied
    made.filters["own_name"] = own_name
    made.filters["site"] = site_of
    return made


def policy_of(style: str) -> str:
    """What the page may do: show its own style and its own pictures."""
    digest = hashlib.sha256(style.encode()).digest()
    name = base64.b64encode(digest).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{name}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def page_style(frame: Frame, subject: Subject) -> str:
    """The style sheet, with what stands at the head of every printed sheet."""
    say = subject.voice.say
    name = f"{frame.document} · {frame.revision}" if frame.revision else frame.document
    page = say(N_("page {page} of {pages}"))
    words = {
        "top-left": quoted(name),
        "top-right": _numbered(page),
        "bottom-left": quoted(say(N_("UNCONTROLLED COPY WHEN PRINTED"))),
        "bottom-right": quoted(f"{frame.state.sign} {frame.state.word}"),
    }
    boxes = "".join(f"@{place}{{content:{text}}}" for place, text in words.items())
    return f"{_sheet()}@page{{{boxes}}}\n"


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


@cache
def _sheet() -> str:
    path = resources.templates() / "site" / "page.css"
    return path.read_text(encoding="utf-8")
