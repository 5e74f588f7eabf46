"""`qms build`: the site of what is in force."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.build import USUAL, Built, build
from qms.cli.console import Progress, errors_told
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_asked,
    moment_asked,
    root_asked,
)
from qms.cli.site_options import AllowOption, LanguagesOption, audience_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, ngettext
from qms.model.publication import LeftOut, Wanted
from qms.reports.sentence import safe

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Build the site of what is in force: pages that need no server."),
    epilog=N_("Example: qms build --internal --out build/intranet"),
)
def build_command(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help=N_("where the site shall lie")),
    ] = None,
    as_of: AsOfOption = "",
    language: LanguagesOption = None,
    public: Annotated[
        bool, typer.Option("--public", help=N_("what everybody may read: the usual"))
    ] = False,
    internal: Annotated[
        bool, typer.Option("--internal", help=N_("for the office: everything in force"))
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help=N_("with drafts, marked as such"))
    ] = False,
    allow: AllowOption = "",
    root: RootOption = Path(),
) -> None:
    """Build and tell what was published and what was left out."""
    with errors_told():
        audience = audience_asked(
            public, internal, usual=False, draft=draft, allow=allow
        )
        top, day = root_asked(root), day_asked(as_of)
        target = out or top / USUAL
        with Progress(_("making pages")) as bar:
            wanted = Wanted(audience, tuple(language or ()))
            built = build(top, day, wanted, target, moment_asked(), bar.tell)
        typer.echo(_summary(built))


def _summary(built: Built) -> str:
    """What was published, what was left out and why, and where to look."""
    documents = ngettext("{count} document", "{count} documents", built.documents)
    pages = ngettext("{count} page", "{count} pages", built.pages)
    lines = [
        _("{documents} on {pages}; {made} files made, {kept} unchanged").format(
            documents=documents.format(count=built.documents),
            pages=pages.format(count=built.pages),
            made=built.made,
            kept=built.kept,
        )
    ]
    lines.extend(_left_out(built.left_out))
    lines.append(safe(str(built.folder / "index.html")))
    return "\n".join(lines)


def _left_out(rows: tuple[LeftOut, ...]) -> list[str]:
    """What was left out, by reason."""
    by_reason: dict[str, list[str]] = {}
    for each in rows:
        name = " ".join(filter(None, (each.document, each.label)))
        by_reason.setdefault(each.reason, []).append(name)
    return [
        _("left out, {reason}: {documents}").format(
            reason=_(reason), documents=safe(", ".join(names))
        )
        for reason, names in by_reason.items()
    ]
