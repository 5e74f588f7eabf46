"""`qms adopt`: texts that were approved on paper before qms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.adopt import NotAdoptedError, Wish, adopt
from qms.cli.acting import AsOption, CommitOption, LanguageOption, tell_signed
from qms.cli.console import errors_told
from qms.cli.options import RootOption, day_asked, moment_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import QmsError, UsageError
from qms.i18n import N_, _, ngettext, pgettext
from qms.reports.sentence import safe
from qms.store.adoptions import COLUMNS, Adoption, Problem, read_adoptions

MOST_TOLD = 20
app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Take over texts that were approved on paper before qms."),
    epilog=N_(
        "Example: qms adopt PO-012 --in-force-since 2019-03-01 --archive-no 12/2019"
    ),
)
def adopt_command(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help=N_("the documents"))
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            "--in-force-since", metavar="DAY", help=N_("the first day in force")
        ),
    ] = "",
    archive_no: Annotated[
        str, typer.Option("--archive-no", help=N_("where the approved paper lies"))
    ] = "",
    table: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE.csv",
            help=N_("a list with the columns id, in_force_since, archive_no"),
        ),
    ] = None,
    language: LanguageOption = "",
    person: AsOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Adopt and tell."""
    with errors_told():
        top = root_asked(root)
        rows = _listed(table) if table else _named(ids or (), since, archive_no)
        if table and (ids or since or archive_no):
            raise UsageError(
                _("a list says it all: give no documents beside it"),
                hint=_("its columns are: {columns}").format(columns=", ".join(COLUMNS)),
            )
        wish = Wish(rows, language, person, commits)
        try:
            signed = adopt(top, moment_asked(), wish)
        except NotAdoptedError as error:
            if table:
                _tell_problems(table, error.problems)
            raise
        tell_signed(signed, pgettext("result", "adopted"))
        typer.echo(
            _("next: see what is in force, and when it is due: {command}").format(
                command="qms status"
            )
        )


def _named(ids: Sequence[str], since: str, archive_no: str) -> list[Adoption]:
    """The texts that are named one by one, all of one day and one place."""
    if not (ids and since and archive_no.strip()):
        raise UsageError(
            _(
                "an adoption names the documents, since when they are in force, and "
                "where the approved paper lies"
            ),
            hint="qms adopt ID --in-force-since DAY --archive-no TEXT",
        )
    day = day_asked(since)
    names = dict.fromkeys(map(str.upper, ids))
    return [Adoption(name, day, archive_no) for name in names]


def _listed(table: Path) -> list[Adoption]:
    """The texts of a list; raises QmsError where a line of it is wrong."""
    rows, problems = read_adoptions(table)
    if problems:
        _tell_problems(table, problems)
        raise QmsError(
            ngettext(
                "nothing was adopted: {count} line of {path} is wrong",
                "nothing was adopted: {count} lines of {path} are wrong",
                len(problems),
            ).format(count=len(problems), path=table),
            hint=_("mend these, or leave them out, then try again"),
        )
    if not rows:
        raise UsageError(_("{path} names no document").format(path=table))
    return rows


def _tell_problems(table: Path, problems: Sequence[Problem]) -> None:
    for each in problems[:MOST_TOLD]:
        typer.echo(safe(f"{table}:{each.line}: {each.reason}"), err=True)
    more = len(problems) - MOST_TOLD
    if more > 0:
        line = ngettext("and {count} more", "and {count} more", more)
        typer.echo(line.format(count=more), err=True)
