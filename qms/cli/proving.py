"""`qms verify` and `qms anchor`: the proof of every approval, and what fixes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.anchor import make_anchor
from qms.actions.verify import Asked, verify
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_or_none,
    moment_asked,
    one_of,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import UsageError
from qms.i18n import N_, _, language_asked
from qms.model.approval.verification import ALLOWED
from qms.reports import verification, verification_json
from qms.reports.anchor import as_page
from qms.reports.telling import Telling

FOR_PEOPLE = "text"
FORMS = {"text": verification.as_text, "json": verification_json.as_json}

verifying = new_app()
anchoring = new_app()


@verifying.command(
    cls=SpokenCommand,
    help=N_("Verify every approval; exit 1 if one fails or cannot be verified."),
    epilog=N_("Example: qms verify PO-012 --root sha256:4be02f97…"),
)
def verify_command(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help=N_("the documents"))
    ] = None,
    as_of: AsOfOption = "",
    roots: Annotated[
        list[str] | None,
        typer.Option(
            "--root",
            metavar="DIGEST|FOLDER",
            help=N_("the root of governance that is trusted; or where the system lies"),
        ),
    ] = None,
    anchor: Annotated[
        Path | None,
        typer.Option(
            "--anchor", metavar="FILE", help=N_("an anchor registered before")
        ),
    ] = None,
    allow: Annotated[
        str,
        typer.Option(
            "--allow",
            metavar="|".join(ALLOWED),
            help=N_("what gives no exit 1, with commas"),
        ),
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help=N_("show every check of every approval"))
    ] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMS), help=N_("how to tell it")),
    ] = FOR_PEOPLE,
) -> None:
    """Verify and tell."""
    with errors_told():
        render = FORMS[one_of(form, FORMS)]
        folder, pinned = told_apart(roots or ())
        words = [each.strip() for each in allow.split(",") if each.strip()]
        asked = Asked(
            ids=tuple(ids or ()),
            as_of=day_or_none(as_of),
            pinned=pinned,
            anchor=anchor,
            allowed=frozenset(one_of(each, ALLOWED) for each in words),
        )
        found = verify(root_asked(folder), moment_asked(), asked)
        is_whole = everything or bool(ids)
        told = render(found, Telling.of_terminal(is_whole, language_asked()))
        if form == FOR_PEOPLE:
            typer.echo(told, nl=False)
        else:
            tell_machine(told)
    raise typer.Exit(found.verdict)


def told_apart(words: Sequence[str]) -> tuple[Path, str]:
    """The folder and the digest that one option may name; the folder is here without.

    Raises UsageError where one of them is named twice.
    """
    digests = [each for each in words if _is_digest(each)]
    folders = [each for each in words if not _is_digest(each)]
    if len(digests) > 1 or len(folders) > 1:
        raise UsageError(_("--root names one digest and one folder at most"))
    return Path(folders[0] if folders else ""), digests[0] if digests else ""


def _is_digest(word: str) -> bool:
    letters = set(word.lower())
    return word.startswith("sha256:") or (
        len(word) == 64 and letters <= set("0123456789abcdef")
    )


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
