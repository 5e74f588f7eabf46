"""The keys of a new quality system: told by options, or asked at the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.begin import Begun, KeyAsked
from qms.actions.init import head_office
from qms.actions.plan import Plan, profile_for
from qms.cli.asking import asked
from qms.errors import UsageError
from qms.i18n import N_, _, language
from qms.model.profile import Profile

REVISE = 'qms revise GOVERNANCE --reason "…" --summary "…"'
KeyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--key",
        metavar="WHO=FILE.pub|new",
        help=N_("the key of a person or of an office's holder"),
    ),
]
RecoveryOption = Annotated[
    str,
    typer.Option(
        "--recovery",
        metavar="FILE.pub|new[;WHERE]",
        help=N_("the key for emergencies, and where it is held"),
    ),
]


def office_title(rules: Profile, office: str) -> str:
    """The title of an office in the reader's language."""
    titles = rules.offices[office].fields("title")
    return titles.text(language()) or titles.text("en") or office


def keys_told(rows: list[str]) -> list[KeyAsked]:
    """The keys that options tell; raises UsageError on a text of another form."""
    found = []
    for row in rows:
        whose, _equals, source = row.partition("=")
        if not whose.strip() or not source.strip():
            raise UsageError(
                _("--key is written as WHO=FILE.pub or WHO=new, not {text}").format(
                    text=row
                )
            )
        found.append(KeyAsked(whose.strip(), source.strip()))
    return found


def keys_asked(plan: Plan) -> list[KeyAsked]:
    """Ask at a terminal how the two first people sign; later, where nobody is there."""
    if not sys.stdin.isatty():
        return []
    rules = profile_for(plan).profile
    found = []
    for office in ("quality-officer", head_office(rules)):
        question = _(
            "The key of the {office}? (new, a file as maria.pub, or nothing: later)"
        ).format(office=office_title(rules, office))
        answer = asked(question, "", "--key", empty=True).strip()
        if answer:
            found.append(KeyAsked(office, answer))
    return found


def recovery_told(text: str, *, is_asked: bool) -> KeyAsked | None:
    """The recovery key: from where, and where it is held."""
    if not text and is_asked and sys.stdin.isatty():
        question = _("A recovery key, to be sealed? (new, a file, or nothing: later)")
        text = asked(question, "", "--recovery", empty=True)
    source, _semicolon, held = (part.strip() for part in text.partition(";"))
    return KeyAsked(held, source) if source else None


def tell_recovery(path: Path) -> None:
    """Tell what is to be done with the recovery key."""
    typer.echo("")
    typer.echo(_("the recovery key: {path}").format(path=path))
    typer.echo(_("print it, seal the print in an envelope, register the envelope,"))
    typer.echo(_("then delete the file: it opens all when nobody else can sign"))


def tell_missing(begun: Begun) -> None:
    """What keeps the first governance from being signed, and how to go on."""
    typer.echo("")
    if not begun.signers:
        typer.echo(_("nobody can sign yet; two holders of offices need a key:"))
    elif not begun.here:
        typer.echo(_("no key of this computer can put the first governance up:"))
    else:
        typer.echo(_("one holder has a key; a second one is needed:"))
    for command in (
        "qms key new --as PERSON",
        "qms key add PERSON FILE.pub --witness PERSON",
        REVISE,
    ):
        typer.echo(f"  {command}")
