"""`qms list`: the master list of documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.listing import master_list
from qms.cli.console import errors_told
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_asked,
    moment_asked,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.i18n import N_

listing = new_app()


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
    status: Annotated[
        str, typer.Option("--status", metavar="WORD", help=N_("only of this status"))
    ] = "",
    form: FormOption = FOR_PEOPLE,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """List the documents."""
    with errors_told():
        tell = table_asked(form)
        wanted = {"kind": kind, "owner": owner, "process": process, "status": status}
        day, now = day_asked(as_of), moment_asked()
        tell(master_list(root_asked(root), day, wanted, now))
