"""`qms services`: how the promises of the charter are kept, by an office's log."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import quote

import typer

from qms.actions.measurement_record import measurement_planned, record_measurement
from qms.actions.services_asked import Wish
from qms.actions.services_map import Proposal, propose, write_proposal
from qms.actions.services_map import Wish as MapWish
from qms.actions.services_notes import services_notes
from qms.actions.services_report import measure
from qms.actions.services_rows import is_inside, require_outside, write_rows
from qms.actions.services_told import services_grid, services_json
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import (
    AsOfOption,
    DryRunOption,
    RootOption,
    day_asked,
    moment_asked,
    one_of,
    root_asked,
)
from qms.cli.services_options import (
    CasesOption,
    LogFileArgument,
    LogOption,
    NameOption,
    PeriodOption,
    PromisesOption,
    RecordOption,
    ReplacesOption,
    RowsOption,
    SourceOption,
    StyleOption,
    TableOption,
    TitleOption,
    ToldPromisesOption,
    WriteOption,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.measuring import Measuring
from qms.model.period import Period, named_period
from qms.reports.grid import GRIDS
from qms.reports.sentence import safe

app = new_app(
    N_("Measure on case logs how the promises of the charter are kept."),
    N_("Example: qms services report --cases petitions.csv --period 2026-Q3"),
)


@app.callback()
def services_start() -> None:
    """Hold the commands about services together."""


@app.command(
    "report",
    cls=SpokenCommand,
    help=N_("Tell how each promise was kept in a period, by a log of cases."),
    epilog=N_("Example: qms services report --cases petitions.csv --period 2026-Q3"),
)
def report_command(
    period: PeriodOption,
    cases: CasesOption = None,
    log: LogOption = "",
    promise: PromisesOption = None,
    rows: RowsOption = None,
    source: SourceOption = "",
    table: TableOption = "",
    record: RecordOption = False,
    replaces: ReplacesOption = "",
    dry_run: DryRunOption = False,
    form: FormOption = FOR_PEOPLE,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Measure, tell, and write it down if that is wanted."""
    with errors_told():
        one_of(form, GRIDS)
        top = root_asked(root)
        now = moment_asked()
        wish = Wish(
            files=tuple(cases or ()),
            log=log,
            period=_period_asked(period),
            promises=tuple(promise or ()),
            as_of=day_asked(as_of),
            wants_rows=rows is not None,
            source=source,
            table=table,
        )
        if rows is not None:
            require_outside(top, rows)
        found = measure(top, now, wish)
        _tell(found, form)
        _warn_of_cases_inside(top, cases or ())
        if rows is not None:
            write_rows(top, rows, found)
            typer.echo(_("written: {path}").format(path=rows), err=form != FOR_PEOPLE)
        if dry_run or _is_recorded(record, form):
            _record(top, found, now.date(), replaces, dry_run=dry_run)


@app.command(
    "map",
    cls=SpokenCommand,
    help=N_("Propose how a log is to be read, from its first rows."),
    epilog=N_("Example: qms services map petitions.csv --promise petition-reply"),
)
def map_command(
    file: LogFileArgument,
    promise: ToldPromisesOption = None,
    style: StyleOption = "",
    name: NameOption = "",
    title: TitleOption = "",
    write: WriteOption = False,
    root: RootOption = Path(),
) -> None:
    """Propose a case log, and write it down if that is wanted."""
    with errors_told():
        top = root_asked(root)
        now = moment_asked()
        wish = MapWish(file, tuple(promise or ()), style, name, title)
        found = propose(top, now, wish)
        _tell_proposal(found)
        if write or _is_wanted():
            write_proposal(top, found)
            typer.echo(_("written: {path}").format(path=found.path))
            typer.echo(
                _("next: say which rows are meant, then run: {command}").format(
                    command=_reporting(file, found.path.stem, now.date())
                )
            )


def _warn_of_cases_inside(root: Path, paths: Sequence[Path]) -> None:
    for path in paths:
        if is_inside(root, path):
            note = _("note: {path} lies in the repository: commit no case")
            typer.echo(note.format(path=path), err=True)


def _tell_proposal(found: Proposal) -> None:
    typer.echo(_("would be written: {path}").format(path=found.path), err=True)
    typer.echo("\n".join(map(safe, found.text.splitlines())))
    if found.guess.personal:
        typer.echo(
            _("may tell of people, and are not mapped: {columns}").format(
                columns=", ".join(map(safe, found.guess.personal))
            ),
            err=True,
        )


def _reporting(file: Path, log: str, today: date) -> str:
    """The command that measures by this log in the quarter that has ended."""
    ended = (today.month - 1) // 3
    quarter = f"{today.year}-Q{ended}" if ended else f"{today.year - 1}-Q4"
    cases = quote(safe(str(file)))
    return f"qms services report --cases {cases} --log {log} --period {quarter}"


def _is_wanted() -> bool:
    """Whether the person at the terminal wants it to be written down."""
    return sys.stdin.isatty() and typer.confirm(_("write this down as a record?"))


def _period_asked(text: str) -> Period:
    try:
        return named_period(text)
    except ValueError as error:
        raise UsageError(
            _("{text} is no period").format(text=text),
            hint=_("write it as {examples}").format(
                examples="2026, 2026-H1, 2026-Q3, 2026-07"
            ),
        ) from error


def _tell(found: Sequence[Measuring], form: str) -> None:
    if form == "json":
        tell_machine(services_json(found))
    else:
        table_asked(form)(services_grid(found))
        for note in services_notes(found):
            typer.echo(safe(note), err=form != FOR_PEOPLE)


def _is_recorded(wanted: bool, form: str) -> bool:
    """Whether it is to be written down; asked of the person at the terminal."""
    return wanted or (form == FOR_PEOPLE and _is_wanted())


def _record(
    root: Path, found: Sequence[Measuring], day: date, replaces: str, *, dry_run: bool
) -> None:
    for each in found:
        path, text = measurement_planned(root, each, day, replaces)
        if dry_run:
            typer.echo(_("would be written: {path}").format(path=path), err=True)
            typer.echo("\n".join(map(safe, text.splitlines())))
            continue
        path = record_measurement(root, each, day, replaces)
        typer.echo(_("written: {path}").format(path=path), err=True)
