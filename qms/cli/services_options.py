"""The options of `qms services`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.i18n import N_

PeriodOption = Annotated[
    str,
    typer.Option(
        "--period", metavar="PERIOD", help=N_("2026, 2026-H1, 2026-Q3 or 2026-07")
    ),
]
CasesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--cases", metavar="FILE", help=N_("a log as CSV or Parquet; several times")
    ),
]
LogOption = Annotated[
    str,
    typer.Option("--log", metavar="ID", help=N_("the case log, if there are more")),
]
PromisesOption = Annotated[
    list[str] | None,
    typer.Option("--promise", metavar="NAME", help=N_("only this promise")),
]
RowsOption = Annotated[
    Path | None,
    typer.Option(
        "--rows",
        metavar="FILE",
        help=N_("write which rows were left out, outside of the repository"),
    ),
]
SourceOption = Annotated[
    str,
    typer.Option("--source", metavar="TEXT", help=N_("a database, as to ATTACH it")),
]
TableOption = Annotated[
    str,
    typer.Option("--table", metavar="NAME", help=N_("the table of the source")),
]
RecordOption = Annotated[
    bool, typer.Option("--record", help=N_("write it down as a record"))
]
ReplacesOption = Annotated[
    str,
    typer.Option("--replaces", metavar="ID", help=N_("a measurement that was wrong")),
]

LogFileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=N_("a log as CSV"))
]
ToldPromisesOption = Annotated[
    list[str] | None,
    typer.Option("--promise", metavar="NAME", help=N_("a promise it tells of")),
]
StyleOption = Annotated[
    str,
    typer.Option("--style", metavar="STYLE", help=N_("how it writes times")),
]
NameOption = Annotated[
    str, typer.Option("--id", metavar="ID", help=N_("the id of the case log"))
]
TitleOption = Annotated[str, typer.Option("--title", help=N_("its title"))]
WriteOption = Annotated[
    bool, typer.Option("--write", help=N_("write it down as a record"))
]
