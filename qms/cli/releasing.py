"""`qms release`: bring into force what all steps have signed."""

from __future__ import annotations

from pathlib import Path

import typer

from qms.actions.release import release
from qms.cli.acting import (
    AsOption,
    CommitOption,
    ForOption,
    IdsArgument,
    LanguageOption,
    tell_signed,
)
from qms.cli.console import errors_told
from qms.cli.options import RootOption, moment_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, pgettext

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Bring into force what all steps have signed; the controller's act."),
    epilog=N_("Example: qms release PO-012"),
)
def release_command(
    ids: IdsArgument,
    language: LanguageOption = "",
    person: AsOption = "",
    acting_for: ForOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Release and tell."""
    with errors_told():
        signed, effects = release(
            root_asked(root),
            moment_asked(),
            ids,
            language=language,
            person=person,
            acting_for=acting_for,
            commits=commits,
        )
        tell_signed(signed, pgettext("result", "released"))
        for each in effects:
            line = _("{id} is in force from {day}")
            if each.is_withdrawal:
                line = _("{id} is withdrawn from {day}")
            elif each.day is None:
                line = _("{id} is in force once it is published: qms publish {id}")
            day = each.day.isoformat() if each.day else ""
            typer.echo(line.format(id=each.document, day=day))
