"""`qms revise` and `qms submit`: the next revision, and putting it up for approval."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.desk import read_ledger
from qms.actions.govern import Wish as GovernanceWish
from qms.actions.govern import revise_governance
from qms.actions.put_up import Asked
from qms.actions.revise import Wish as Revision
from qms.actions.revise import revise
from qms.actions.submit import Wish, submit
from qms.cli.acting import (
    AsOption,
    CommitOption,
    IdsArgument,
    LanguageOption,
    tell_signed,
)
from qms.cli.console import errors_told
from qms.cli.options import RootOption, moment_asked, root_asked
from qms.cli.outlooks import tell_next
from qms.cli.root_told import tell_root
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import UsageError
from qms.i18n import N_, _, pgettext
from qms.model.approval.canonical import Json
from qms.model.approval.submission import GOVERNANCE

revising = new_app()
submitting = new_app()

ReasonOption = Annotated[str, typer.Option("--reason", help=N_("why it is changed"))]
SummaryOption = Annotated[str, typer.Option("--summary", help=N_("what changes"))]


@revising.command(
    cls=SpokenCommand,
    help=N_("Begin the next revision of a document, or put up changed governance."),
    epilog=N_(
        'Example: qms revise PO-012 --reason "new time limit" --summary "20 days"'
    ),
)
def revise_command(
    name: Annotated[str, typer.Argument(metavar="ID", help=N_("the document"))],
    reason: ReasonOption = "",
    summary: SummaryOption = "",
    edition: Annotated[
        bool, typer.Option("--edition", help=N_("a new edition, from revision 0"))
    ] = False,
    mandate: Annotated[
        str,
        typer.Option(
            "--mandate",
            metavar="BODY;NUMBER;DAY",
            help=N_("of governance: the act that lets it change without its holders"),
        ),
    ] = "",
    person: AsOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Begin the next revision."""
    with errors_told():
        top, now = root_asked(root), moment_asked()
        if name.upper() == GOVERNANCE:
            wish = GovernanceWish(
                reason, summary, edition, _mandate(mandate), person, commits
            )
            signed, label = revise_governance(top, now, wish)
            if label.startswith("sha256:"):
                tell_root(signed, label)
                return
            tell_signed([signed], pgettext("result", "put up"))
            typer.echo(
                _(
                    "next: the steps of the governance in force sign it: {command}"
                ).format(command=f"qms approve {GOVERNANCE}")
            )
            return
        control = read_ledger(top, now)
        wanted = Revision(name, reason, summary, edition)
        path, label = revise(top, now.date(), wanted, control)
        typer.echo(
            _("{path} is now {revision}, a draft").format(path=path, revision=label)
        )
        typer.echo(
            _("next: change the text, then: {command}").format(
                command=f"qms submit {name.upper()}"
            )
        )


@submitting.command(
    cls=SpokenCommand,
    help=N_("Put texts up for approval: their bytes are archived and signed."),
    epilog=N_("Example: qms submit PO-012 PO-013 --effect on-approval"),
)
def submit_command(
    ids: IdsArgument,
    effect: Annotated[
        str,
        typer.Option("--effect", metavar="RULE", help=N_("when it is to take effect")),
    ] = "",
    language: LanguageOption = "",
    emergency: Annotated[
        str,
        typer.Option(
            "--emergency", metavar="REASON", help=N_("in force on one approval; why")
        ),
    ] = "",
    by: Annotated[
        str,
        typer.Option("--by", metavar="OFFICE", help=N_("who allows the emergency")),
    ] = "",
    expires: Annotated[
        str,
        typer.Option(
            "--expires", metavar="DAY", help=N_("the last day of the emergency")
        ),
    ] = "",
    person: AsOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Put texts up."""
    with errors_told():
        asked = Asked(effect=effect, further=_emergency(emergency, by, expires))
        wish = Wish(ids, language, asked, person, commits)
        signed, coming = submit(root_asked(root), moment_asked(), wish)
        tell_signed(signed, pgettext("result", "put up"))
        tell_next(coming)


def _mandate(text: str) -> dict[str, str] | None:
    if not text:
        return None
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != 3 or not all(parts):
        raise UsageError(
            _("a mandate names body, number and day"),
            hint='--mandate "council;HCL 5/2026;2026-05-04"',
        )
    return dict(zip(("body", "number", "date"), parts, strict=True))


def _emergency(reason: str, by: str, expires: str) -> dict[str, Json] | None:
    if not (reason or by or expires):
        return None
    if not (reason and by and expires):
        raise UsageError(
            _("an emergency states a reason, who allows it, and its last day"),
            hint="--emergency TEXT --by OFFICE --expires 2026-12-31",
        )
    return {"emergency": {"by": by, "reason": reason, "expires": expires}}
