"""Commands that write: a new document, another number, what a profile changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.new_record import Wish, begin_file
from qms.actions.profile import profile_diff
from qms.actions.renumber import renumber
from qms.cli.console import errors_told
from qms.cli.options import RootOption, moment_asked, path_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.i18n import N_, _

news = new_app()
renumbering = new_app()
profiles = new_app(
    N_("The office's profile, and the shipped one that it was copied from."),
    N_("Example: qms profile diff"),
)


@news.command(
    cls=SpokenCommand,
    help=N_("Begin a document or a record: a skeleton with the next free number."),
    epilog=N_('Example: qms new action --title "A second desk" --from OB-2026-02'),
)
def new_command(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help=N_("the kind of document or record"))
    ],
    title: Annotated[str, typer.Option("--title", help=N_("its title"))] = "",
    name: Annotated[
        str, typer.Option("--id", metavar="ID", help=N_("its id, if not the next one"))
    ] = "",
    sources: Annotated[
        list[str] | None,
        typer.Option(
            "--from", metavar="ID", help=N_("the record that it follows from")
        ),
    ] = None,
    root: RootOption = Path(),
) -> None:
    """Begin a document or a record."""
    with errors_told():
        top = root_asked(root)
        wish = Wish(kind, title, name, tuple(sources or ()))
        path = begin_file(top, wish, moment_asked().date())
        typer.echo(_("written: {path}").format(path=path.as_posix()))
        typer.echo(
            _("next: fill the gaps, then run: qms validate {path}").format(
                path=path.as_posix()
            )
        )


@renumbering.command(
    cls=SpokenCommand,
    help=N_("Give a document that was never submitted another number, everywhere."),
    epilog=N_("Example: qms renumber PO-012 PO-014"),
)
def renumber_command(
    old: Annotated[str, typer.Argument(metavar="ID", help=N_("the id that it has"))],
    new: Annotated[
        str,
        typer.Argument(metavar="[NEW]", help=N_("the id that it gets; else the next")),
    ] = "",
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", metavar="PATH", help=N_("which of two files with the same id")
        ),
    ] = None,
    root: RootOption = Path(),
) -> None:
    """Renumber a document."""
    with errors_told():
        top = root_asked(root)
        meant = path_asked(top, file) if file else ""
        for path in renumber(top, old, new, meant):
            typer.echo(_("written: {path}").format(path=path))


@profiles.callback()
def profile_start() -> None:
    """Hold the commands about profiles together."""


@profiles.command(
    "diff",
    cls=SpokenCommand,
    help=N_("Show what the shipped profile has changed since the office copied it."),
    epilog=N_("Example: qms profile diff"),
)
def diff_command(
    form: FormOption = FOR_PEOPLE,
    root: RootOption = Path(),
) -> None:
    """Compare the profiles."""
    with errors_told():
        tell = table_asked(form)
        tell(profile_diff(root_asked(root)))
