"""`qms fix`: carry out the remedies that need no person."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.fix import Fixed, fix
from qms.actions.validate import Wanted
from qms.cli.console import errors_told
from qms.cli.exits import Exit
from qms.cli.options import (
    RootOption,
    day_asked,
    moment_asked,
    path_asked,
    root_asked,
    words_of,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, ngettext
from qms.reports.mended import difference
from qms.reports.sentence import safe

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Mend in drafts what a machine can mend: line ends, letters, blank lines."),
    epilog=N_("Example: qms fix procedures/system --diff"),
)
def fix_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help=N_("mend only these files")),
    ] = None,
    rules: Annotated[
        str,
        typer.Option("--rule", help=N_("only these rules or families, with commas")),
    ] = "",
    diff: Annotated[
        bool,
        typer.Option("--diff", help=N_("show what would change, and write nothing")),
    ] = False,
    root: RootOption = Path(),
) -> None:
    """Mend and tell."""
    with errors_told():
        top = root_asked(root)
        wanted = Wanted(
            rules=words_of(rules),
            paths=tuple(path_asked(top, path) for path in paths or ()),
        )
        done = fix(top, day_asked(""), wanted, moment_asked(), is_rehearsal=diff)
        if diff:
            tell_difference(done)
        else:
            tell_mended(done)
    would_change = bool(done.mended) and diff
    raise typer.Exit(Exit.FINDINGS if done.kept or would_change else Exit.CONFORMS)


def tell_difference(done: Fixed) -> None:
    """Tell what would change, line by line, and what would stay."""
    for each in done.mended:
        typer.echo(difference(each.path, each.before, each.after))
    _tell_kept(done)


def tell_mended(done: Fixed) -> None:
    """Tell which files were mended, and what stays."""
    for each in done.mended:
        codes = ", ".join(each.codes)
        typer.echo(
            safe(_("{path}: mended {codes}").format(path=each.path, codes=codes))
        )
    count = len(done.mended)
    told = ngettext("{count} file mended", "{count} files mended", count)
    typer.echo(told.format(count=count))
    _tell_kept(done)


def _tell_kept(done: Fixed) -> None:
    for path, document in done.kept.items():
        told = _("{path} stays: it bears a number that was put up").format(path=path)
        typer.echo(safe(told), err=True)
        hint = _("begin the next revision first: qms revise {document}")
        typer.echo(
            _("hint: {hint}").format(hint=safe(hint.format(document=document))),
            err=True,
        )
