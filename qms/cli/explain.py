"""`qms explain`: what a rule asks, and why."""

from __future__ import annotations

import shutil
import textwrap
from typing import Annotated

import typer

from qms.actions.explain import Explanation, explain, rule_list
from qms.cli.console import errors_told
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _
from qms.reports.grid import as_table

app = new_app()

VERDICTS = {"conforms": N_("this conforms"), "breaks": N_("this breaks it")}


@app.command(
    cls=SpokenCommand,
    help=N_("Explain a rule with its examples; without a code, list every rule."),
    epilog=N_("Example: qms explain QMS131"),
)
def explain_command(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help=N_("the rule's code or name"))
    ] = "",
) -> None:
    """Explain one rule, or list all."""
    width = shutil.get_terminal_size().columns
    with errors_told():
        if not code:
            typer.echo(as_table(rule_list(), width), nl=False)
            return
        typer.echo(_told(explain(code), min(width, 88)), nl=False)


def _told(page: Explanation, width: int) -> str:
    lines = [f"{page.code}  {page.family}/{page.name}  ({_(page.severity)})", ""]
    lines += textwrap.wrap(page.title, width)
    for paragraph in page.reasons:
        lines += ["", *textwrap.wrap(paragraph, width)]
    lines += ["", _("what it says: {message}").format(message=page.message)]
    lines += [_("what to do: {remedy}").format(remedy=page.remedy)]
    if page.is_mechanical:
        command = f"qms fix --rule {page.code}"
        lines += [_("a machine can do it: {command}").format(command=command)]
    for verdict, text in page.examples:
        lines += [
            "",
            f"{_(VERDICTS[verdict])}:",
            "",
            textwrap.indent(text.rstrip(), "    "),
        ]
    return "\n".join(lines) + "\n"
