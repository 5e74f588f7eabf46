"""`qms check`: what a change does to what is controlled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.check import Asked, check
from qms.cli.console import errors_told
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_asked,
    moment_asked,
    one_of,
    root_asked,
    words_of,
)
from qms.cli.report_options import (
    FOR_PEOPLE,
    EverythingOption,
    FailOnOption,
    RulesOption,
    tell_report,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_
from qms.model.finding import SEVERITIES
from qms.model.report import Report
from qms.reports import summary
from qms.reports.formats import REPORTS, Render, Telling


def _page(report: Report, telling: Telling) -> str:
    # pages are slow to load, and only one form is a page
    from qms.site.account import account_page

    return account_page(report)


ACCOUNTS: dict[str, Render] = {
    "summary": summary.render,
    "comment": summary.comment,
    "html": _page,
}
FORMS = {**REPORTS, **ACCOUNTS}

BaseOption = Annotated[
    str,
    typer.Option(
        "--base",
        metavar="REF",
        help=N_("the branch or commit that the change is made for"),
    ),
]
HeadOption = Annotated[
    str,
    typer.Option(
        "--head",
        metavar="REF",
        help=N_("the branch or commit with the change; else the working tree"),
    ),
]
StagedOption = Annotated[
    bool, typer.Option("--staged", help=N_("check what is staged for a commit"))
]
FetchOption = Annotated[
    bool,
    typer.Option(
        "--fetch", help=N_("fetch the base, if this clone is too shallow for it")
    ),
]

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Check what a change does to what is controlled; exit 1 if it may not be."),
    epilog=N_("Example: qms check --base main --format github"),
)
def check_command(
    base: BaseOption = "",
    head: HeadOption = "",
    staged: StagedOption = False,
    fetch: FetchOption = False,
    as_of: AsOfOption = "",
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMS), help=N_("how to tell it")),
    ] = FOR_PEOPLE,
    fail_on: FailOnOption = "error",
    rules: RulesOption = "",
    everything: EverythingOption = False,
    root: RootOption = Path(),
) -> None:
    """Check and tell."""
    with errors_told():
        render = FORMS[one_of(form, FORMS)]
        one_of(fail_on, SEVERITIES)
        top = root_asked(root)
        asked = Asked(
            base,
            head,
            is_staged=staged,
            may_fetch=fetch,
            rules=words_of(rules),
            fail_on=fail_on,
            has_account=form in ACCOUNTS,
        )
        report = check(top, day_asked(as_of), moment_asked(), asked)
        tell_report(report, render, top, form, everything=everything)
    raise typer.Exit(report.verdict)
