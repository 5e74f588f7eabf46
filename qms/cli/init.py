"""`qms init`: begin a quality system, or take an old one's findings over."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.init import head_office, initialise
from qms.actions.plan import Plan, is_country, profile_for
from qms.actions.take_over import take_over
from qms.cli.console import errors_told
from qms.cli.exits import Exit
from qms.cli.options import root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import UsageError
from qms.i18n import N_, _, language
from qms.model.profile import Profile

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
    no_git: NoGitOption = False,
    taking_over: TakingOverOption = False,
    by: ByOption = "",
) -> None:
    """Begin, or take over."""
    with errors_told():
        if taking_over:
            _take_over(folder, by)
            return
        of_country = _country(country)
        plan = Plan(
            name=_asked(_("What is the office called?"), name, "--name"),
            country=of_country,
            languages=tuple(
                each.strip() for each in languages.split(",") if each.strip()
            ),
            profile=profile,
            timezone=timezone,
            holders=_holders(holder or []),
            with_git=not no_git,
        )
        _begin(folder, plan, head, officer)


def _begin(folder: Path, plan: Plan, head: str, officer: str) -> None:
    rules = profile_for(plan).profile
    title = _title(rules, head_office(rules))
    asked = _("Who is the {office}? (Family, Given)").format(office=title)
    first = _asked(asked, head, "--head")
    asked = _("Who is the {office}? (Family, Given)").format(
        office=_title(rules, "quality-officer")
    )
    second = _asked(asked, officer, "--officer")
    whole = replace(plan, head=first, officer=second)
    files = initialise(folder, whole, date.today())
    typer.echo(
        _("written: {count} files in {folder}").format(count=len(files), folder=folder)
    )
    typer.echo(
        _("the rules come from the profile {name}; they are yours now: {path}").format(
            name=profile_for(plan).origin, path="governance/profile.yaml"
        )
    )
    typer.echo(_("next: qms validate"))


def _take_over(folder: Path, by: str) -> None:
    path, count = take_over(root_asked(folder), date.today(), by, _(TAKEN_OVER))
    typer.echo(_("written: {path}").format(path=path))
    typer.echo(
        _("{count} findings are excused for a year; it can only shrink").format(
            count=count
        )
    )


def _title(rules: Profile, office: str) -> str:
    titles = rules.offices[office].fields("title")
    return titles.text(language()) or titles.text("en") or office


def _country(given: str | None) -> str:
    if given is not None:
        return given.strip().upper()
    question = _("Which country? (two letters, or nothing)")
    while True:
        answer = _asked(question, "", "--country", empty=True).strip().upper()
        if is_country(answer):
            return answer
        typer.echo(_("{country} is no country").format(country=answer))


def _asked(question: str, given: str, option: str, *, empty: bool = False) -> str:
    """The answer of an option, else of the person at the terminal."""
    if given:
        return given
    if not sys.stdin.isatty():
        raise UsageError(
            _("{option} is needed where nobody can be asked").format(option=option)
        )
    default = "" if empty else None
    try:
        return str(
            typer.prompt(question, default, show_default=False, prompt_suffix=" ")
        )
    except typer.Abort as error:
        raise typer.Exit(Exit.INTERRUPTED) from error


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
