"""`qms repair`: bring archived bytes back that a merge altered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.repair import Repair, plan_repair, repair
from qms.cli.acting import CommitOption, tell_kept
from qms.cli.console import errors_told
from qms.cli.exits import Exit
from qms.cli.options import RootOption, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, ngettext
from qms.reports.sentence import safe

MOST_TOLD = 20
app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Bring back archived files that a merge altered or lost, by their digest."),
    epilog=N_("Example: qms repair --from origin/main"),
)
def repair_command(
    ref: Annotated[
        str,
        typer.Option(
            "--from", metavar="REF", help=N_("look only in what leads to this commit")
        ),
    ] = "",
    is_agreed: Annotated[
        bool, typer.Option("--yes", help=N_("do not ask before writing"))
    ] = False,
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Show what can be restored, ask, and restore it."""
    with errors_told():
        top = root_asked(root)
        plan = plan_repair(top, ref)
        _tell(plan)
        if plan.found and (is_agreed or typer.confirm(_("restore these files?"))):
            commit = repair(top, plan, commits=commits)
            typer.echo(_("restored"))
            tell_kept(commit is not None)
            typer.echo(
                _("next: see that all fits: {command}").format(command="qms verify")
            )
    raise typer.Exit(Exit.FINDINGS if plan.lost else Exit.CONFORMS)


def _tell(plan: Repair) -> None:
    if not plan.found and not plan.lost:
        typer.echo(_("nothing of the archive is altered or lost"))
    _tell_paths(_("can be restored: {path}"), sorted(plan.found))
    _tell_paths(_("not found in history: {path}"), plan.lost)
    if plan.lost:
        typer.echo(
            _("history is cut off here; fetch the rest: git fetch --unshallow")
            if plan.is_shallow
            else _("look in another copy of the repository, or a backup")
        )


def _tell_paths(line: str, paths: Sequence[str]) -> None:
    for path in paths[:MOST_TOLD]:
        typer.echo(safe(line.format(path=path)))
    more = len(paths) - MOST_TOLD
    if more > 0:
        told = ngettext("and {count} more", "and {count} more", more)
        typer.echo(told.format(count=more))
