"""The options of the commands that build a site, and for whom they ask it."""

from __future__ import annotations

from typing import Annotated

import typer

from qms.cli.options import one_of, words_of
from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.publication import DOUBTS, Audience

LanguagesOption = Annotated[
    list[str] | None,
    typer.Option("--language", help=N_("only this language; may be repeated")),
]
AllowOption = Annotated[
    str,
    typer.Option(
        "--allow",
        metavar="|".join(DOUBTS),
        help=N_("build though texts are so, with commas"),
    ),
]


def audience_asked(
    public: bool, internal: bool, usual: bool, draft: bool, allow: str
) -> Audience:
    """For whom a site is; `usual` says whether for the office where nothing is asked.

    Raises UsageError where both are asked for, or a doubt that there is not.
    """
    if public and internal:
        raise UsageError(_("a site is for the public or for the office, not both"))
    allowed = frozenset(one_of(word, DOUBTS) for word in words_of(allow))
    return Audience(internal or (usual and not public), draft, allowed)
