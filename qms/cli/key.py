"""`qms key`: make a key, have it enrolled, revoke one, see which there are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.key_add import Wish as AddWish
from qms.actions.key_add import add_key
from qms.actions.key_list import key_list
from qms.actions.key_new import Made, name_here, new_key
from qms.actions.key_new import Wish as NewWish
from qms.actions.key_revoke import Revoked, revoke_key
from qms.actions.key_revoke import Wish as RevokeWish
from qms.cli.acting import AsOption, CommitOption, ForOption, tell_kept
from qms.cli.console import errors_told
from qms.cli.options import RootOption, moment_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.errors import NotARepositoryError, UsageError
from qms.i18n import N_, _, ngettext
from qms.model.approval.enrolment import MARK, SHOWN, Enrolment, moment_text
from qms.reports.sentence import safe

app = new_app(
    N_("Keys that sign approvals: make, enrol, revoke and list them."),
    N_("Example: qms key new --as szabo.maria"),
)
PersonArgument = Annotated[
    str, typer.Argument(metavar="PERSON", help=N_("the person's id in governance"))
]


@app.command(
    "new",
    cls=SpokenCommand,
    help=N_("Make a key; ssh-keygen asks for its passphrase. It enrols itself."),
    epilog=N_("Example: qms key new --as szabo.maria"),
)
def new_command(
    person: Annotated[
        str, typer.Option("--as", metavar="PERSON", help=N_("whose key it will be"))
    ] = "",
    hardware: Annotated[
        bool, typer.Option("--hardware", help=N_("in a hardware key plugged in"))
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="PATH", help=N_("where the private key goes")),
    ] = None,
    existing: Annotated[
        Path | None,
        typer.Option(
            "--existing", metavar="FILE.pub", help=N_("take a key that is here already")
        ),
    ] = None,
    root: RootOption = Path(),
) -> None:
    """Make a key."""
    with errors_told():
        if not person:
            raise UsageError(
                _("whose key shall it be?"), hint=_("name the person: --as szabo.maria")
            )
        typer.echo(_("type the passphrase when asked; it is asked once more to enrol"))
        here = _root_if_any(root)
        made = new_key(moment_asked(), NewWish(person, here, out, hardware, existing))
        tell_made(made, name_here(here, person))


def tell_made(made: Made, owner: str, *, is_first: bool = False) -> None:
    """Tell the fingerprint large, and what to do with it.

    `owner` is the name of whose it is; `is_first`: the key stands in the first
    governance already.
    """
    enrolment = made.enrolment
    plain = made.fingerprint.removeprefix(MARK)
    rule = "═" * (len(made.fingerprint) + 4)
    lines = [
        "",
        rule,
        f"  {made.fingerprint}",
        f"  {plain[:SHOWN]} … {plain[-SHOWN:]}",
        rule,
        "",
        _("the key of {person}, planned until {moment}").format(
            person=owner, moment=moment_text(enrolment.end)
        ),
        _("private, for you alone: {path}").format(path=made.path),
        _("to hand over: {path} and {file}").format(path=made.public, file=made.file),
        "",
        _("1. write the fingerprint on paper, and sign the paper"),
        _("2. take the paper in person to a second holder of an office"),
        _("3. who approves the first governance compares both before signing")
        if is_first
        else _("3. there: {command}").format(
            command=f"qms key add {enrolment.person} {made.public.name} "
            "--witness PERSON"
        ),
    ]
    typer.echo("\n".join(map(safe, lines)))


@app.command(
    "add",
    cls=SpokenCommand,
    help=N_("Put a key into governance; a witness reads its fingerprint from paper."),
    epilog=N_("Example: qms key add szabo.maria maria.pub --witness nagy.peter"),
)
def add_command(
    person: PersonArgument,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.pub", help=N_("the public key handed over"))
    ],
    witness: Annotated[
        str,
        typer.Option("--witness", metavar="PERSON", help=N_("who compares the paper")),
    ] = "",
    fingerprint: Annotated[
        str,
        typer.Option("--fingerprint", help=N_("what stands on the paper, for scripts")),
    ] = "",
    root: RootOption = Path(),
) -> None:
    """Add a key."""
    with errors_told():
        top = root_asked(root)
        owner = name_here(top, person)

        def typed(found: Enrolment) -> str:
            return fingerprint or _typed(name_here(top, witness), owner)

        wish = AddWish(person, file, witness)
        found = add_key(top, moment_asked(), wish, typed)
        typer.echo(
            _("written: {path}: a key of {person} until {moment}").format(
                path="governance/people.yaml",
                person=safe(owner),
                moment=moment_text(found.end),
            )
        )
        typer.echo(
            _("it counts once governance is approved: {command}").format(
                command='qms revise GOVERNANCE --reason "…" --summary "…"'
            )
        )


@app.command(
    "revoke",
    cls=SpokenCommand,
    help=N_("Revoke a key that was lost or misused; it works at once."),
    epilog=N_(
        'Example: qms key revoke szabo.maria --reason "stolen" --since 2026-02-12'
    ),
)
def revoke_command(
    whose: Annotated[
        str,
        typer.Argument(
            metavar="PERSON|FINGERPRINT", help=N_("whose key, or which by fingerprint")
        ),
    ],
    reason: Annotated[str, typer.Option("--reason", help=N_("why; it is signed"))] = "",
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="MOMENT",
            help=N_("what it signed later is unproven; now, if not told"),
        ),
    ] = "",
    void: Annotated[
        list[str] | None,
        typer.Option(
            "--void",
            metavar="DIGEST",
            help=N_("a statement that is void, if two offices say so"),
        ),
    ] = None,
    person: AsOption = "",
    acting_for: ForOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Revoke a key."""
    with errors_told():
        wish = RevokeWish(whose, reason, since, void or (), person, acting_for, commits)
        _tell_revoked(revoke_key(root_asked(root), moment_asked(), wish))


def _tell_revoked(done: Revoked) -> None:
    moment = moment_text(done.since)
    line = _("revoked: the key of {person}, since {moment}")
    typer.echo(line.format(person=done.owner, moment=moment))
    line = ngettext(
        "  {count} act that it signed since then is unproven now",
        "  {count} acts that it signed since then are unproven now",
        done.later,
    )
    typer.echo(line.format(count=done.later))
    if done.void:
        typer.echo(_("  what is void is so once a second office says the same"))
    tell_kept(done.signed.commit is not None)
    line = _("next: take it out of governance, too, and enrol another: {command}")
    typer.echo(line.format(command="qms key new"))


@app.command(
    "list",
    cls=SpokenCommand,
    help=N_("Tell the keys of this computer, and those of governance."),
    epilog=N_("Example: qms key list"),
)
def list_command(form: FormOption = FOR_PEOPLE, root: RootOption = Path()) -> None:
    """List the keys."""
    with errors_told():
        tell = table_asked(form)
        tell(key_list(root, moment_asked()))


def _root_if_any(start: Path) -> Path | None:
    try:
        return root_asked(start)
    except NotARepositoryError:
        return None


def _typed(witness: str, owner: str) -> str:
    """What the witness reads from the paper; the fingerprint itself is not shown."""
    if not sys.stdin.isatty():
        raise UsageError(
            _("{option} is needed where nobody can be asked").format(
                option="--fingerprint"
            )
        )
    typer.echo(
        _("{witness}: take the paper of {person}, not this screen").format(
            witness=safe(witness), person=safe(owner)
        )
    )
    question = _("the first and the last {count} letters of the fingerprint:").format(
        count=SHOWN
    )
    return str(typer.prompt(question, prompt_suffix=" "))
