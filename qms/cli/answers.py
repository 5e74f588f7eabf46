"""Questions about the register: the master list, one document, the coverage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.coverage import coverage
from qms.actions.listing import master_list
from qms.actions.show import show
from qms.cli.console import errors_told
from qms.cli.options import AsOfOption, RootOption, day_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.i18n import N_
from qms.reports.pages import as_text

listing = new_app()
showing = new_app()
covering = new_app()


@listing.command(
    cls=SpokenCommand,
    help=N_("Tell the master list: every document with its revision and owner."),
    epilog=N_("Example: qms list --kind policy --format csv"),
)
def list_command(
    kind: Annotated[str, typer.Option("--kind", help=N_("only this kind"))] = "",
    owner: Annotated[str, typer.Option("--owner", help=N_("only this owner"))] = "",
    process: Annotated[
        str, typer.Option("--process", help=N_("only this process"))
    ] = "",
    form: FormOption = FOR_PEOPLE,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """List the documents."""
    with errors_told():
        tell = table_asked(form)
        wanted = {"kind": kind, "owner": owner, "process": process}
        tell(master_list(root_asked(root), day_asked(as_of), wanted))


@showing.command(
    cls=SpokenCommand,
    help=N_("Show what is known of a document, and who must sign it."),
    epilog=N_("Example: qms show PO-012"),
)
def show_command(
    document: Annotated[
        str, typer.Argument(metavar="ID", help=N_("the document's id"))
    ],
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Show one document."""
    with errors_told():
        page = show(root_asked(root), day_asked(as_of), document)
        typer.echo(as_text(page), nl=False)


@covering.command(
    cls=SpokenCommand,
    help=N_("Show which clauses of a standard are claimed, and which are not."),
    epilog=N_("Example: qms coverage --standard iso-9001:2026"),
)
def coverage_command(
    standard: Annotated[
        str, typer.Option("--standard", help=N_("the standard with its edition"))
    ] = "",
    form: FormOption = FOR_PEOPLE,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Show the coverage."""
    with errors_told():
        tell = table_asked(form)
        tell(coverage(root_asked(root), day_asked(as_of), standard))
