"""`qms hooks`: look at every commit before it is made."""

from __future__ import annotations

from pathlib import Path

import typer

from qms.cli.console import errors_told
from qms.cli.options import RootOption, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _
from qms.store.hooks import install_hooks, remove_hooks

app = new_app(
    N_("Look at every commit on this computer before it is made."),
    N_("Example: qms hooks install"),
)


@app.callback()
def hooks_start() -> None:
    """Hold the commands about hooks together."""


@app.command(
    "install",
    cls=SpokenCommand,
    help=N_("Let git validate and check what is staged; other hooks stay and run."),
    epilog=N_("Example: qms hooks install"),
)
def install_command(root: RootOption = Path()) -> None:
    """Lay the hooks."""
    with errors_told():
        for path in install_hooks(root_asked(root)):
            typer.echo(_("written: {path}").format(path=path))
        typer.echo(
            _(
                "each commit is looked at now; past it, where it must be: {command}"
            ).format(command="git commit --no-verify")
        )


@app.command(
    "remove",
    cls=SpokenCommand,
    help=N_("Look at commits no more; hooks that stood there before are back."),
    epilog=N_("Example: qms hooks remove"),
)
def remove_command(root: RootOption = Path()) -> None:
    """Take the hooks away."""
    with errors_told():
        for path in remove_hooks(root_asked(root)):
            typer.echo(_("taken away: {path}").format(path=path))
        typer.echo(_("commits are looked at no more"))
