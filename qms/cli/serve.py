"""`qms serve`: the site while it is written, on this computer alone."""

from __future__ import annotations

import signal
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.build import Built
from qms.actions.serve import Told, serve
from qms.cli.console import errors_told
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_asked,
    moment_asked,
    root_asked,
)
from qms.cli.site_options import AllowOption, LanguagesOption, audience_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import QmsError
from qms.i18n import N_, _, ngettext
from qms.model.publication import Wanted
from qms.reports.sentence import safe

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Show the site on this computer, and again whenever a file is saved."),
    epilog=N_("Example: qms serve --public"),
)
def serve_command(
    public: Annotated[
        bool, typer.Option("--public", help=N_("what everybody may read"))
    ] = False,
    internal: Annotated[
        bool, typer.Option("--internal", help=N_("for the office: the usual"))
    ] = False,
    draft: Annotated[
        bool,
        typer.Option("--draft/--no-draft", help=N_("with drafts, marked as such")),
    ] = True,
    as_of: AsOfOption = "",
    language: LanguagesOption = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=1, max=65535, help=N_("where it listens: 8765")),
    ] = None,
    allow: AllowOption = "",
    root: RootOption = Path(),
) -> None:
    """Serve until Ctrl-C, and tell of every build."""
    with errors_told():
        audience = audience_asked(
            public, internal, usual=True, draft=draft, allow=allow
        )
        wanted = Wanted(audience, tuple(language or ()))
        top = root_asked(root)
        day_asked(as_of)
        # a closed terminal ends it as cleanly as Ctrl-C does
        signal.signal(signal.SIGTERM, signal.default_int_handler)

        def clock() -> tuple[date, datetime]:
            return day_asked(as_of), moment_asked()

        try:
            serve(top, clock, wanted, port, _tell)
        except KeyboardInterrupt:
            typer.echo(_("the preview has ended"))


def _tell(told: Told) -> None:
    """Tell in the terminal what happened."""
    if told.address:
        typer.echo(_("look at {address} (Ctrl-C ends it)").format(address=told.address))
    if told.fault:
        _tell_fault(told.fault)
    if told.built:
        typer.echo(_built(told.built))


def _built(built: Built) -> str:
    documents = ngettext("{count} document", "{count} documents", built.documents)
    return _("{time} built: {documents}; {made} files made, {kept} unchanged").format(
        time=datetime.now().astimezone().strftime("%H:%M:%S"),
        documents=documents.format(count=built.documents),
        made=built.made,
        kept=built.kept,
    )


def _tell_fault(fault: QmsError) -> None:
    typer.echo(_("error: {message}").format(message=safe(str(fault))), err=True)
    if fault.hint:
        typer.echo(_("hint: {hint}").format(hint=safe(fault.hint)), err=True)
