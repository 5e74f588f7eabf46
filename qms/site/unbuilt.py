"""The page that stands where no page of a site can: one notice, in one file."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from qms.i18n import _, language
from qms.site.shell import policy_of, sheet
from qms.site.templates import rendered


def notice_page(title: str, lines: Sequence[str]) -> bytes:
    """A page with a title and some lines, in the language of the command."""
    style = sheet()
    return rendered(
        "unbuilt.html",
        (),
        language=language(),
        title=title,
        lines=[line.strip() for line in lines],
        home=_("To the start page"),
        style=Markup(style),
        policy=policy_of(style),
    ).encode()
