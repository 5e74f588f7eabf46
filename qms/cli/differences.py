"""What changed in a document: `qms diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.diff import Asked, Difference, diff
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import RootOption, moment_asked, one_of, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, language_asked
from qms.reports.difference import as_json
from qms.reports.redline import as_text
from qms.reports.sentence import safe
from qms.reports.telling import Telling

LINES = "text"
DIFFERENCES = (LINES, "json")

comparing = new_app()


@comparing.command(
    cls=SpokenCommand,
    help=N_("Show what changed in a document, word by word."),
    epilog=N_("Example: qms diff PO-012 1.0 2.1"),
)
def diff_command(
    document: Annotated[
        str, typer.Argument(metavar="ID", help=N_("the document's id"))
    ],
    old: Annotated[
        str,
        typer.Argument(
            metavar="[OLD]", help=N_("a revision or submission; else what is in force")
        ),
    ] = "",
    new: Annotated[
        str,
        typer.Argument(metavar="[NEW]", help=N_("likewise; else the working text")),
    ] = "working",
    language: Annotated[
        str,
        typer.Option(
            "--language", metavar="CODE", help=N_("a language version, as hu")
        ),
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help=N_("show unchanged paragraphs, too"))
    ] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="|".join(DIFFERENCES), help=N_("how to tell it")
        ),
    ] = LINES,
    root: RootOption = Path(),
) -> None:
    """Show the difference."""
    with errors_told():
        one_of(form, DIFFERENCES)
        asked = Asked(document, language, old, new)
        found = diff(root_asked(root), moment_asked(), asked)
        if form == LINES:
            _tell_difference(found, Telling.of_terminal(everything, language_asked()))
        else:
            sides = (found.old, found.new)
            told = as_json(
                found.document, sides, found.redlines, found.notes, everything
            )
            tell_machine(told)


def _tell_difference(found: Difference, telling: Telling) -> None:
    title = _("{document}: from {old} to {new}").format(
        document=found.document, old=found.old, new=found.new
    )
    typer.echo(safe(title))
    for path, redline in found.redlines.items():
        typer.echo("")
        if len(found.redlines) > 1:
            typer.echo(f"{safe(path)}\n")
        typer.echo(as_text(redline, telling), nl=False)
    for each in found.notes:
        typer.echo(f"  {safe(each)}")
