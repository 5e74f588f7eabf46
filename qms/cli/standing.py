"""How documents stand: `qms status`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.status import Asked, status
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import (
    AsOfOption,
    KnownOnOption,
    RootOption,
    day_or_none,
    moment_asked,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.i18n import N_, language_asked
from qms.model.approval.standings import Standings
from qms.reports.status import as_grid
from qms.reports.telling import Telling

standing = new_app()


@standing.command(
    cls=SpokenCommand,
    help=N_("Tell how every document stands, and who must do what next."),
    epilog=N_("Example: qms status --waiting-for mayor"),
)
def status_command(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help=N_("the documents"))
    ] = None,
    as_of: AsOfOption = "",
    known_on: KnownOnOption = "",
    waiting_for: Annotated[
        str,
        typer.Option(
            "--waiting-for",
            metavar="PERSON|OFFICE",
            help=N_("only what waits for this person or office"),
        ),
    ] = "",
    form: FormOption = FOR_PEOPLE,
    root: RootOption = Path(),
) -> None:
    """Tell the status."""
    with errors_told():
        tell = _status_asked(form, bool(ids))
        days = day_or_none(as_of), day_or_none(known_on)
        asked = Asked(tuple(ids or ()), *days, waiting_for)
        tell(status(root_asked(root), moment_asked(), asked))


def _status_asked(form: str, is_by_page: bool) -> Callable[[Standings], None]:
    """What tells standings in a form: of documents named, for people, by the page."""
    table = table_asked(form)

    def tell(answer: Standings) -> None:
        is_for_people = form == FOR_PEOPLE
        if form == "json" or (is_for_people and is_by_page):
            _tell_pages(answer, is_for_people)
        else:
            table(as_grid(answer, is_for_people))

    return tell


def _tell_pages(answer: Standings, is_for_people: bool) -> None:
    """Tell each document on a page, or all of them to a program."""
    # the table, which is asked for daily, does not need what writes pages
    from qms.reports import status_page

    telling = Telling.of_terminal(language=language_asked())
    if is_for_people:
        typer.echo(status_page.as_text(answer, telling), nl=False)
    else:
        tell_machine(status_page.as_json(answer, telling))
