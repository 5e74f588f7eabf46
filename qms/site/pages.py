"""The page of a document: a subject goes in, one whole page comes out.

A page that stands alone asks for nothing from outside and runs nothing: its style
stands in it, named by its digest in a policy that forbids all else.
"""

from __future__ import annotations

from collections.abc import Callable

from qms.site.charter import charter_view
from qms.site.document import document_view
from qms.site.frame import Frame, frame_of
from qms.site.questionnaire import questionnaire_view
from qms.site.running import running_head
from qms.site.said import is_mixed
from qms.site.shell import Shell, alone, sheet
from qms.site.subject import Subject
from qms.site.templates import Own, rendered

View = Callable[[Subject], object]

FORMS: dict[str, tuple[str, View]] = {
    "charter": ("charter.html", charter_view),
    "questionnaire": ("questionnaire.html", questionnaire_view),
}
SIZES = {"charter.html": "one-sheet"}
LARGE = "large-print"
ENDED = "ended.html"
OTHERWISE: tuple[str, View] = ("document.html", document_view)


def page_of(subject: Subject, *, is_large: bool = False, own: Own = ()) -> str:
    """The page of a document in one file; `is_large` prints it in 18 points."""
    return document_page(
        subject,
        lambda frame: alone(frame, sheet(own) + head_of(frame, subject)),
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
        pgettext=subject.voice.pgettext,
    )


def head_of(frame: Frame, subject: Subject) -> str:
    """What runs over every printed sheet of a document: its id, revision and state."""
    name = f"{frame.document} · {frame.revision}" if frame.revision else frame.document
    state = f"{frame.state.sign} {frame.state.word}"
    return running_head(subject.voice, name, state)
