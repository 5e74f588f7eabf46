"""`qms` alone: what must be done today."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import typer

from qms.errors import NotARepositoryError
from qms.i18n import _, ngettext

_ENDLESS = 1_000_000


def tell_today(tell_help: Callable[[], str]) -> None:
    """Tell what must be done first; outside of a quality system, tell the help."""
    # what follows is needed by this answer alone, and `qms --version` shall be quick
    from qms.actions.today import duties
    from qms.cli.options import day_asked, moment_asked
    from qms.reports.cells import wrapped
    from qms.reports.plainly import plain_asked
    from qms.reports.sentence import safe
    from qms.store.tree import find_root

    try:
        root = find_root(Path())
    except NotARepositoryError:
        typer.echo(tell_help())
        return
    found, more = duties(root, day_asked(""), moment_asked())
    if not found:
        typer.echo(_("Nothing must be done today."))
        return
    room = _ENDLESS if plain_asked() else shutil.get_terminal_size().columns
    typer.echo(_("To be done today:"))
    for number, duty in enumerate(found, 1):
        what = wrapped(safe(duty.what), room, f" {number}. ", "    ")
        typer.echo(f"\n{what}\n    {duty.command}")
    if more:
        typer.echo(
            "\n"
            + ngettext("and {count} more", "and {count} more", more).format(count=more)
        )
