"""`qms validate`: check the documents against every rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.validate import Wanted, validate
from qms.cli.console import Progress, errors_told
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_asked,
    moment_asked,
    one_of,
    path_asked,
    root_asked,
)
from qms.cli.report_options import (
    FOR_PEOPLE,
    EverythingOption,
    FailOnOption,
    RulesOption,
    tell_report,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _
from qms.model.finding import SEVERITIES
from qms.model.report import Report
from qms.reports.formats import REPORTS
from qms.reports.sentence import safe
from qms.store.register import Tell

Judge = Callable[[Path, date, Wanted, Tell, datetime], Report]

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Check the documents against every rule; exit 1 if one is broken."),
    epilog=N_("Example: qms validate procedures/system --format json"),
)
def validate_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help=N_("tell only of these files")),
    ] = None,
    staged: Annotated[
        bool,
        typer.Option("--staged", help=N_("only the files staged, as they are staged")),
    ] = False,
    as_of: AsOfOption = "",
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(REPORTS), help=N_("how to tell it")),
    ] = FOR_PEOPLE,
    fail_on: FailOnOption = "error",
    rules: RulesOption = "",
    mend: Annotated[
        bool,
        typer.Option("--fix", help=N_("mend first what a machine can mend: qms fix")),
    ] = False,
    everything: EverythingOption = False,
    root: RootOption = Path(),
) -> None:
    """Validate and tell."""
    with errors_told():
        render = REPORTS[one_of(form, REPORTS)]
        one_of(fail_on, SEVERITIES)
        top = root_asked(root)
        wanted = Wanted(
            rules=tuple(name.strip() for name in rules.split(",") if name.strip()),
            paths=tuple(path_asked(top, path) for path in paths or ()),
            fail_on=fail_on,
        )
        day = day_asked(as_of)
        if mend:
            _mend(top, day, wanted)
        with Progress(_("reading documents")) as bar:
            judge = _staged() if staged else validate
            report = judge(top, day, wanted, bar.tell, moment_asked())
        tell_report(report, render, top, form, everything=everything)
    raise typer.Exit(report.verdict)


def _staged() -> Judge:
    # git is slow to load, and the tree alone needs none
    from qms.actions.staged import validate_staged

    return validate_staged


def _mend(top: Path, day: date, wanted: Wanted) -> None:
    """Carry out the remedies of the rules asked for, and tell it beside the report."""
    # it is asked for in one run of many
    from qms.actions.fix import fix

    for each in fix(top, day, wanted, moment_asked()).mended:
        codes = ", ".join(each.codes)
        told = _("{path}: mended {codes}").format(path=each.path, codes=codes)
        typer.echo(safe(told), err=True)
