"""The options of the commands that tell findings, and how they tell them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.cli.console import tell_machine
from qms.i18n import N_, language_asked
from qms.model.finding import SEVERITIES
from qms.model.report import Report
from qms.reports.formats import Render, Telling
from qms.reports.sentence import safe
from qms.store.repository import prefix_of

FOR_PEOPLE = "text"

FailOnOption = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="|".join(SEVERITIES),
        help=N_("the least severity that gives exit 1"),
    ),
]
RulesOption = Annotated[
    str,
    typer.Option("--rules", help=N_("only these rules or families, with commas")),
]
EverythingOption = Annotated[
    bool, typer.Option("--all", help=N_("show every finding, however many"))
]


def tell_report(
    report: Report, render: Render, top: Path, form: str, *, everything: bool
) -> None:
    """Tell a report in the form asked for; a forge knows files by their whole paths."""
    telling = Telling.of_terminal(everything, language_asked(), safe(prefix_of(top)))
    told = render(report, telling)
    if form == FOR_PEOPLE:
        typer.echo(told, nl=False)
    else:
        tell_machine(told)
