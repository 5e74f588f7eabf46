"""Tables on the command line: the option that chooses a form, and the telling."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Annotated

import typer

from qms.cli.console import tell_machine
from qms.cli.options import one_of
from qms.i18n import N_
from qms.model.grid import Grid
from qms.reports.grid import GRIDS

FOR_PEOPLE = "table"
FormOption = Annotated[
    str, typer.Option("--format", metavar="|".join(GRIDS), help=N_("how to tell it"))
]


def table_asked(form: str) -> Callable[[Grid], None]:
    """What tells a table in the form asked for; raises UsageError on no form of ours.

    The form for people is as wide as the terminal; the others are for programs.
    """
    render = GRIDS[one_of(form, GRIDS)]

    def tell(grid: Grid) -> None:
        told = render(grid, shutil.get_terminal_size().columns)
        if form == FOR_PEOPLE:
            typer.echo(told, nl=False)
        else:
            tell_machine(told)

    return tell
