"""`qms plan`, `qms trace`, `qms indicators`: from a finding to the proof."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.indicators import indicator_table
from qms.actions.plan_told import funding_table, plan_table
from qms.actions.trace import trace
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import AsOfOption, RootOption, day_asked, one_of, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.i18n import N_, _
from qms.model.grid import Tabled
from qms.reports.telling import Telling
from qms.reports.trace import as_json, as_text
from qms.reports.trace_picture import as_picture
from qms.store.writing import write_whole

planning = new_app()
tracing = new_app()
indicating = new_app()

JSON = "json"
TREES = ("text", JSON)


@planning.command(
    cls=SpokenCommand,
    help=N_("Tell what is planned: open, late, and what it lacks, by goal."),
    epilog=N_("Example: qms plan --for registry --as-of 2026-11-22"),
)
def plan_command(
    office: Annotated[
        str, typer.Option("--for", metavar="OFFICE", help=N_("only of this office"))
    ] = "",
    is_whole: Annotated[
        bool, typer.Option("--all", help=N_("also what is closed"))
    ] = False,
    has_funding: Annotated[
        bool, typer.Option("--funding", help=N_("what each project pays, instead"))
    ] = False,
    form: FormOption = FOR_PEOPLE,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Tell the plan."""
    with errors_told():
        day, top = day_asked(as_of), root_asked(root)
        if has_funding:
            _tell(funding_table(top, day, office), form)
        else:
            _tell(plan_table(top, day, office, is_whole=is_whole), form)


@tracing.command(
    cls=SpokenCommand,
    help=N_("Show what a record follows from and leads to, each broken link named."),
    epilog=N_("Example: qms trace OB-2026-02 -o chain.svg"),
)
def trace_command(
    name: Annotated[
        str, typer.Argument(metavar="ID", help=N_("a record's or a document's id"))
    ],
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(TREES), help=N_("how to tell it")),
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=N_("draw it into an SVG")),
    ] = None,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Trace a record."""
    with errors_told():
        one_of(form, TREES)
        found = trace(root_asked(root), day_asked(as_of), name)
        if output is not None:
            picture = as_picture(found.traced, found.words)
            write_whole(output, picture.encode())
            typer.echo(_("written: {path}").format(path=output))
        elif form == JSON:
            tell_machine(as_json(found.traced, found.words))
        else:
            width = Telling.of_terminal().width
            told = as_text(found.traced, found.words, width)
            typer.echo(told, nl=False)


@indicating.command(
    cls=SpokenCommand,
    help=N_("Tell every indicator: its course, newest value, target and verdict."),
    epilog=N_("Example: qms indicators --as-of 2026-11-22"),
)
def indicators_command(
    form: FormOption = FOR_PEOPLE,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Tell the indicators."""
    with errors_told():
        _tell(indicator_table(root_asked(root), day_asked(as_of)), form)


def _tell(found: Tabled, form: str) -> None:
    """A table in the form asked for; as JSON with numbers as numbers."""
    tell = table_asked(form)
    if form == JSON:
        tell_machine(json.dumps(found.data, ensure_ascii=False, indent=2) + "\n")
    else:
        tell(found.grid)
