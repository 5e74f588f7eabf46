"""What fixes all approvals at once: `qms anchor`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.anchor import make_anchor
from qms.cli.console import errors_told
from qms.cli.options import RootOption, moment_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _
from qms.reports.anchor import as_page

anchoring = new_app()


@anchoring.command(
    cls=SpokenCommand,
    help=N_("Print the anchor of all approvals: a page to sign and to register."),
    epilog=N_("Example: qms anchor --out anchor-2026-11.json"),
)
def anchor_command(
    target: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help=N_("write the anchor's JSON, too")),
    ] = None,
    root: RootOption = Path(),
) -> None:
    """Make an anchor and print its page."""
    with errors_told():
        anchor, name = make_anchor(root_asked(root), moment_asked(), target)
        typer.echo(as_page(anchor, name), nl=False)
        if target is not None:
            typer.echo("\n" + _("written: {path}").format(path=target), err=True)
