"""`qms calendar`: which days are worked, and by when a time limit is kept."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.calendar import calendar_year
from qms.actions.calendar_told import calendar_grid, calendar_json
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import RootOption, day_asked, moment_asked, one_of, root_asked
from qms.cli.spoken import SpokenCommand, SpokenGroup
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.errors import NotARepositoryError, UsageError
from qms.evaluation.calendar_counting import read_term
from qms.evaluation.calendar_office import Pause
from qms.i18n import N_, _
from qms.model.leaves import YEAR
from qms.reports.pages import as_text
from qms.reports.telling import Telling

TEXT = "text"
DEADLINES = (TEXT, "json")

StartArgument = Annotated[
    str,
    typer.Argument(
        metavar="START", help=N_("the day, or the moment, on which it begins")
    ),
]
TermOption = Annotated[
    str, typer.Option("--term", metavar="TERM", help=N_("as 5 working days"))
]
LimitOption = Annotated[
    str, typer.Option("--limit", metavar="ID", help=N_("a limit of the profile"))
]
CountOption = Annotated[
    list[str] | None,
    typer.Option(
        "--count",
        metavar="WORD",
        help=N_("count otherwise than the profile: free-days, roll, no-roll …"),
    ),
]
PauseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--pause",
        metavar="FROM/TO",
        help=N_("days or moments that are not counted, the last one included"),
    ),
]
DeadlineFormOption = Annotated[
    str,
    typer.Option("--format", metavar="|".join(DEADLINES), help=N_("how to tell it")),
]

app = typer.Typer(
    cls=SpokenGroup,
    help=N_("Tell which days are worked and which are not, as far as it is decreed."),
    epilog=N_("Example: qms calendar --year 2026 --country HU"),
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def calendar_start(
    context: typer.Context,
    year: Annotated[
        str, typer.Option("--year", metavar="YEAR", help=N_("else the present one"))
    ] = "",
    country: Annotated[
        str,
        typer.Option(
            "--country", metavar="CODE", help=N_("another country than the office's")
        ),
    ] = "",
    form: FormOption = FOR_PEOPLE,
    root: RootOption = Path(),
) -> None:
    """Tell a year, where no further word is given."""
    if context.invoked_subcommand is not None:
        return
    with errors_told():
        tell = table_asked(form)
        wanted = _year_asked(year)
        letters = country.upper()
        found = calendar_year(_root_or_none(root, letters), wanted, letters)
        if form == "json":
            tell_machine(calendar_json(found))
        else:
            tell(calendar_grid(found))


@app.command(
    "deadline",
    cls=SpokenCommand,
    help=N_("Tell by when a time limit is kept, and how that came to be."),
    epilog=N_('Example: qms calendar deadline 2026-11-02 --term "30 days"'),
)
def deadline_command(
    start: StartArgument,
    term: TermOption = "",
    limit: LimitOption = "",
    count: CountOption = None,
    pause: PauseOption = None,
    form: DeadlineFormOption = TEXT,
    root: RootOption = Path(),
) -> None:
    """Tell a deadline."""
    # whoever asks for a year alone needs nothing of charters and approvals
    from qms.actions.deadline import Asked, deadline_asked
    from qms.actions.deadline_told import deadline_json, deadline_page

    with errors_told():
        one_of(form, DEADLINES)
        if bool(term) == bool(limit):
            raise UsageError(
                _("name a term or a limit, one of the two"),
                hint=_("add --term or --limit"),
            )
        asked = Asked(
            start=_place(start),
            term=read_term(term) if term else None,
            limit=limit,
            words=tuple(count or ()),
            pauses=tuple(map(_pause, pause or ())),
        )
        found = deadline_asked(root_asked(root), moment_asked(), asked)
        if form == TEXT:
            page = as_text(deadline_page(found), Telling.of_terminal().width)
            typer.echo(page, nl=False)
        else:
            tell_machine(deadline_json(found))


def _year_asked(year: str) -> int:
    if year and not YEAR.match(year):
        raise UsageError(
            _("{year} is no year").format(year=year), hint=_("write it as 2026")
        )
    return int(year) if year else moment_asked().year


def _root_or_none(root: Path, country: str) -> Path | None:
    """The quality system; none where a country is asked for outside of one."""
    try:
        return root_asked(root)
    except NotARepositoryError:
        if country:
            return None
        raise


def _place(text: str) -> date:
    """A day, or a moment; raises UsageError on any other text."""
    if "T" not in text:
        return day_asked(text or "?")
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            _("{text} is no moment").format(text=text),
            hint=_("write it as 2026-02-12T12:00:00+02:00"),
        ) from error


def _pause(text: str) -> Pause:
    first, _slash, last = text.partition("/")
    found = Pause(_place(first), _place(last or first))
    if isinstance(found.first, datetime) != isinstance(found.last, datetime):
        raise UsageError(
            _("{text} joins a day and a moment").format(text=text),
            hint=_("give two days, or two moments"),
        )
    return found
