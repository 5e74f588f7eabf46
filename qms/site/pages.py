"""The page of a document: a subject goes in, one whole page comes out.

A page that stands alone asks for nothing from outside and runs nothing: its style
stands in it, named by its digest in a policy that forbids all else.
"""

from __future__ import annotations

from collections.abc import Callable

from qms.i18n import N_
from qms.site.charter import charter_view
from qms.site.document import document_view
from qms.site.frame import Frame, frame_of
from qms.site.said import is_mixed
from qms.site.shell import Shell, alone, sheet
from qms.site.subject import Subject
from qms.site.templates import Own, rendered

View = Callable[[Subject], object]

FORMS: dict[str, tuple[str, View]] = {
    "charter": ("charter.html", charter_view),
}
SIZES = {"charter.html": "one-sheet"}
LARGE = "large-print"
ENDED = "ended.html"
OTHERWISE: tuple[str, View] = ("document.html", document_view)


def page_of(subject: Subject, *, is_large: bool = False, own: Own = ()) -> str:
    """The page of a document in one file; `is_large` prints it in 18 points."""
    return document_page(
        subject,
        lambda frame: alone(frame, sheet(own) + running_head(frame, subject)),
        is_large=is_large,
        own=own,
    )


def document_page(
    subject: Subject,
    shell_of: Callable[[Frame], Shell],
    address_of: Callable[[str], str] = lambda name: "",
    banner: str = "",
    *,
    tell: Callable[[str], str] | None = None,
    beside: object = None,
    has_text: bool = True,
    is_large: bool = False,
    own: Own = (),
) -> str:
    """The page of a document within whatever surrounds it.

    `address_of` gives the way to another document, empty where there is none; `banner`
    is a sentence in the reader's language, which `tell` speaks; `beside` is what a site
    knows of it besides. Of a text that ended, the public is told so and no more. `own`
    are an organisation's own templates.
    """
    form = subject.kind.form if subject.kind else ""
    has_fields = subject.source.is_data and not subject.source.head.text("body")
    name, view_of = FORMS.get(form, OTHERWISE) if has_fields else OTHERWISE
    view = view_of(subject)
    frame = frame_of(subject, is_mixed=subject.version is not None and is_mixed(view))
    return rendered(
        name if has_text else ENDED,
        own,
        page=frame,
        view=view,
        shell=shell_of(frame),
        banner=banner,
        beside=beside,
        address_of=address_of,
        size=LARGE if is_large else SIZES.get(name, ""),
        say=subject.voice,
        tell=tell or subject.voice.say,
        _=subject.voice.say,
        ngettext=subject.voice.ngettext,
    )


def running_head(frame: Frame, subject: Subject) -> str:
    """The style of what stands at the head and foot of every printed sheet."""
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
