"""`qms init`: begin a quality system, or take an old one's findings over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.begin import NEW, KeyAsked, begin, put_up_first
from qms.actions.forge import FORGES
from qms.actions.init import head_office
from qms.actions.key_new import name_here
from qms.actions.plan import Plan, is_country, profile_for
from qms.actions.take_over import take_over
from qms.cli.asking import asked
from qms.cli.console import errors_told
from qms.cli.first_keys import (
    REVISE,
    KeyOption,
    RecoveryOption,
    keys_asked,
    keys_told,
    office_title,
    recovery_told,
    tell_missing,
    tell_recovery,
)
from qms.cli.forge_told import tell_forge_file
from qms.cli.key import tell_made
from qms.cli.options import moment_asked, one_of, root_asked
from qms.cli.root_told import tell_root
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import QmsError, UsageError
from qms.i18n import N_, _
from qms.store.tree import ORGANISATION

app = new_app()
TAKEN_OVER = N_("taken over with the documents as they were; to be mended one by one")

FolderArgument = Annotated[
    Path, typer.Argument(metavar="[FOLDER]", help=N_("where it shall stand"))
]
CountryOption = Annotated[
    str | None, typer.Option("--country", help=N_("two letters, or empty for none"))
]
NameOption = Annotated[str, typer.Option("--name", help=N_("the office's name"))]
LanguagesOption = Annotated[
    str, typer.Option("--languages", help=N_("with commas; the first one binds"))
]
ProfileOption = Annotated[
    str, typer.Option("--profile", help=N_("a shipped profile, if not the country's"))
]
TimezoneOption = Annotated[str, typer.Option("--timezone", help=N_("as Europe/Sofia"))]
HeadOption = Annotated[
    str, typer.Option("--head", help=N_("who heads the office: Family, Given"))
]
OfficerOption = Annotated[
    str, typer.Option("--officer", help=N_("the quality officer: Family, Given"))
]
HolderOption = Annotated[
    list[str] | None,
    typer.Option("--holder", metavar="OFFICE=NAME", help=N_("who holds an office")),
]
NoGitOption = Annotated[
    bool, typer.Option("--no-git", help=N_("make no git repository"))
]
TakingOverOption = Annotated[
    bool, typer.Option("--take-over", help=N_("excuse today's findings for a year"))
]
CiOption = Annotated[
    str,
    typer.Option(
        "--ci",
        metavar="|".join(FORGES),
        help=N_("let this forge look at each change, and publish the site"),
    ),
]
ByOption = Annotated[
    str, typer.Option("--by", metavar="PERSON", help=N_("who allows the take-over"))
]


@app.command(
    cls=SpokenCommand,
    help=N_("Begin a quality system; asks for what no option tells."),
    epilog=N_(
        'Example: qms init town --country RO --name "Town hall" '
        '--head "Stone, Mary" --officer "Field, Anna"'
    ),
)
def init_command(
    folder: FolderArgument = Path(),
    country: CountryOption = None,
    name: NameOption = "",
    languages: LanguagesOption = "",
    profile: ProfileOption = "",
    timezone: TimezoneOption = "",
    head: HeadOption = "",
    officer: OfficerOption = "",
    holder: HolderOption = None,
    key: KeyOption = None,
    recovery: RecoveryOption = "",
    no_git: NoGitOption = False,
    taking_over: TakingOverOption = False,
    by: ByOption = "",
    ci: CiOption = "",
) -> None:
    """Begin, take over, or let a forge look at what stands already."""
    with errors_told():
        if ci:
            one_of(ci, FORGES)
        if taking_over:
            _take_over(folder, by)
            return
        if ci and (folder / ORGANISATION).is_file():
            tell_forge_file(folder, ci)
            return
        of_country = _country(country)
        plan = Plan(
            name=asked(_("What is the office called?"), name, "--name"),
            country=of_country,
            languages=tuple(
                each.strip() for each in languages.split(",") if each.strip()
            ),
            profile=profile,
            timezone=timezone,
            holders=_holders(holder or []),
            with_git=not no_git,
        )
        whole = _with_people(plan, head, officer)
        keys = keys_told(key or []) or keys_asked(whole)
        _begin(folder, whole, keys, recovery_told(recovery, is_asked=bool(keys)))
        if ci:
            tell_forge_file(folder, ci)


def _with_people(plan: Plan, head: str, officer: str) -> Plan:
    """The plan with its two first people."""
    rules = profile_for(plan).profile
    title = office_title(rules, head_office(rules))
    question = _("Who is the {office}? (Family, Given)").format(office=title)
    first = asked(question, head, "--head")
    question = _("Who is the {office}? (Family, Given)").format(
        office=office_title(rules, "quality-officer")
    )
    second = asked(question, officer, "--officer")
    return replace(plan, head=first, officer=second)


def _begin(
    folder: Path, plan: Plan, keys: list[KeyAsked], recovery: KeyAsked | None
) -> None:
    now = moment_asked()
    if any(each.source == NEW for each in keys):
        typer.echo(_("type the passphrase when asked; it is asked once more to enrol"))
    begun = begin(folder, now, plan, keys, recovery)
    for each in begun.made:
        owner = name_here(folder, each.enrolment.person)
        tell_made(each, owner, is_first=True)
    count = len(begun.files)
    typer.echo(
        _("written: {count} files in {folder}").format(count=count, folder=folder)
    )
    typer.echo(
        _("the rules come from the profile {name}; they are yours now: {path}").format(
            name=profile_for(plan).origin, path="governance/profile.yaml"
        )
    )
    if begun.recovery:
        tell_recovery(begun.recovery)
    if begun.can_be_signed:
        try:
            signed, digest = put_up_first(folder, now, begun)
        except QmsError:
            typer.echo(_("the first governance is not put up yet; mend this, then:"))
            typer.echo(f"  {REVISE}")
            raise
        tell_root(signed, digest)
    else:
        tell_missing(begun)
    typer.echo(_("next: qms validate"))


def _take_over(folder: Path, by: str) -> None:
    path, count = take_over(
        root_asked(folder), moment_asked().date(), by, _(TAKEN_OVER)
    )
    typer.echo(_("written: {path}").format(path=path))
    typer.echo(
        _("{count} findings are excused for a year; it can only shrink").format(
            count=count
        )
    )


def _country(given: str | None) -> str:
    if given is not None:
        return given.strip().upper()
    question = _("Which country? (two letters, or nothing)")
    while True:
        answer = asked(question, "", "--country", empty=True).strip().upper()
        if is_country(answer):
            return answer
        typer.echo(_("{country} is no country").format(country=answer))


def _holders(rows: list[str]) -> dict[str, str]:
    found = {}
    for row in rows:
        office, equals, name = row.partition("=")
        if not equals:
            raise UsageError(
                _("--holder is written as OFFICE=NAME, not {text}").format(text=row)
            )
        found[office.strip()] = name.strip()
    return found
