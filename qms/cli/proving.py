"""The proof of every approval: `qms verify`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.verify import Asked, verify
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import (
    AsOfOption,
    day_or_none,
    moment_asked,
    one_of,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import UsageError
from qms.i18n import N_, _, language_asked
from qms.model.approval.verification import ALLOWED, Verification
from qms.reports.telling import Telling

FOR_PEOPLE = "text"
FORMS = (FOR_PEOPLE, "json")

verifying = new_app()


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
        one_of(form, FORMS)
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
        _tell(found, form, is_whole=everything or bool(ids))
    raise typer.Exit(found.verdict)


def _tell(found: Verification, form: str, *, is_whole: bool) -> None:
    # only what tells the form that is asked for is loaded
    telling = Telling.of_terminal(is_whole, language_asked())
    if form == FOR_PEOPLE:
        from qms.reports.verification import as_text

        typer.echo(as_text(found, telling), nl=False)
    else:
        from qms.reports.verification_json import as_json

        tell_machine(as_json(found, telling))


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
