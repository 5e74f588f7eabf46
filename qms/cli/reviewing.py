"""`qms confirm` and `qms publish`: what happens to texts while they are in force."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.confirm import Wish as Review
from qms.actions.confirm import confirm
from qms.actions.publish import Wish as Publication
from qms.actions.publish import publish
from qms.cli.acting import (
    AsOption,
    CommitOption,
    ForOption,
    IdsArgument,
    LanguageOption,
    tell_signed,
)
from qms.cli.console import errors_told
from qms.cli.options import RootOption, day_or_none, moment_asked, root_asked, words_of
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, pgettext
from qms.model.approval.statement import CHECKED, OUTCOMES

confirming = new_app()
publishing = new_app()


@confirming.command(
    cls=SpokenCommand,
    help=N_("Record the periodic review of texts in force, and what came of it."),
    epilog=N_(
        "Example: qms confirm PO-012 --outcome confirmed --checked law,records,users"
    ),
)
def confirm_command(
    ids: IdsArgument,
    outcome: Annotated[
        str,
        typer.Option(
            "--outcome", metavar="|".join(OUTCOMES), help=N_("what came of it")
        ),
    ],
    checked: Annotated[
        str,
        typer.Option(
            "--checked", metavar=",".join(CHECKED), help=N_("what was checked")
        ),
    ],
    comment: Annotated[str, typer.Option("--comment", help=N_("a remark"))] = "",
    person: AsOption = "",
    acting_for: ForOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Confirm, and tell the day of the next review."""
    with errors_told():
        review = Review(
            ids, outcome, words_of(checked), comment, person, acting_for, commits
        )
        signed, due = confirm(root_asked(root), moment_asked(), review)
        tell_signed(signed, pgettext("result", "reviewed"))
        for name, day in due.items():
            typer.echo(_after_review(name, outcome, day.isoformat() if day else "–"))


def _after_review(name: str, outcome: str, day: str) -> str:
    if outcome == "revise":
        return _("next: begin the next revision: {command}").format(
            command=f"qms revise {name} --reason TEXT --summary TEXT"
        )
    if outcome == "withdraw":
        return _("next: put up that it cease: {command}").format(
            command=f"qms withdraw {name} --reason TEXT"
        )
    return _("{id} is to be reviewed again by {day}").format(id=name, day=day)


@publishing.command(
    cls=SpokenCommand,
    help=N_("Record when and where texts were made public; some begin only then."),
    epilog=N_('Example: qms publish CH-01 --place "notice board" --on 2026-03-02'),
)
def publish_command(
    ids: IdsArgument,
    place: Annotated[str, typer.Option("--place", help=N_("where it is published"))],
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help=N_("the day, if not today"))
    ] = "",
    language: LanguageOption = "",
    person: AsOption = "",
    acting_for: ForOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Record a publication, and tell since when the texts are in force."""
    with errors_told():
        day = day_or_none(on)
        wish = Publication(ids, place, day, language, person, acting_for, commits)
        signed, days = publish(root_asked(root), moment_asked(), wish)
        tell_signed(signed, pgettext("result", "published"))
        for name, first in days.items():
            line = _("{id} is in force from {day}")
            document = name.partition("/")[0]
            told = first.isoformat() if first else "–"
            typer.echo(line.format(id=document, day=told))
