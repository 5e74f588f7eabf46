"""`qms survey`: the answers of a survey's wave, counted, told and compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.survey_compare import survey_compare
from qms.actions.survey_import import Wish, survey_import
from qms.actions.survey_report import survey_report
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import DryRunOption, RootOption, moment_asked, one_of, root_asked
from qms.cli.spoken import SpokenCommand, SpokenGroup
from qms.errors import UsageError
from qms.evaluation.survey.reading import Telling
from qms.i18n import N_, _, language
from qms.model.wave_told import WaveTold
from qms.model.waves_compared import WavesCompared
from qms.reports import survey, survey_compared, survey_data
from qms.reports.pages import as_text
from qms.reports.survey_import import imported_page
from qms.reports.telling import Telling as Width

TEXT = "text"
WAVES: dict[str, Callable[[WaveTold, int], str]] = {
    "text": survey.as_text,
    "json": survey_data.as_json,
    "csv": survey_data.as_csv,
}
COMPARED: dict[str, Callable[[WavesCompared, int], str]] = {
    "text": survey_compared.as_text,
    "json": survey_compared.as_json,
    "csv": survey_compared.as_csv,
}

app = typer.Typer(
    cls=SpokenGroup,
    help=N_("Count the answers of a survey, tell them, compare two waves."),
    epilog=N_("Example: qms survey report SUR-2026-01"),
    rich_markup_mode=None,
    add_completion=False,
)

WaveArgument = Annotated[
    str, typer.Argument(metavar="WAVE", help=N_("the id of the survey's record"))
]
FormOption = Annotated[
    str, typer.Option("--format", metavar="text|json|csv", help=N_("how to tell it"))
]
GroupOption = Annotated[
    str, typer.Option("--group", metavar="GROUP", help=N_("the group that is meant"))
]
AnswersArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=N_("the CSV file of one group"))
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="COLUMN=ITEM",
        help=N_("which column is which item, or respondent, duration, drop"),
    ),
]
HeaderOption = Annotated[
    int | None,
    typer.Option(
        "--header", metavar="ROWS", min=0, help=N_("how many rows its header has")
    ),
]
SeparatorOption = Annotated[
    str,
    typer.Option(
        "--separator", metavar="SIGN", help=N_("what parts the cells, as ; or tab")
    ),
]
EncodingOption = Annotated[
    str,
    typer.Option("--encoding", metavar="NAME", help=N_("its encoding, if not UTF-8")),
]
UnknownOption = Annotated[
    list[str] | None,
    typer.Option(
        "--unknown",
        metavar="TEXT",
        help=N_("what else means “I do not know”, as 99 or N/A"),
    ),
]


@app.callback()
def survey_start() -> None:
    """Hold the commands about surveys together."""


@app.command(
    "import",
    cls=SpokenCommand,
    help=N_("Count a CSV file of answers into the record of its wave: counts alone."),
    epilog=N_("Example: qms survey import SUR-2026-01 clients.csv --group clients"),
)
def import_command(
    wave: WaveArgument,
    file: AnswersArgument,
    group: GroupOption = "",
    told: MapOption = None,
    header: HeaderOption = None,
    separator: SeparatorOption = "",
    encoding: EncodingOption = "",
    unknown: UnknownOption = None,
    is_dry: DryRunOption = False,
    root: RootOption = Path(),
) -> None:
    """Count a file of answers."""
    with errors_told():
        top = root_asked(root)
        wish = Wish(
            wave=wave,
            file=file,
            group=group,
            told=Telling(dict(map(_pair, told or ())), header, unknown or ()),
            separator=_sign(separator),
            encoding=encoding,
            is_dry=is_dry,
        )
        found = survey_import(top, moment_asked(), wish)
        page = imported_page(found, is_dry=is_dry)
        typer.echo(as_text(page, Width.of_terminal().width), nl=False)


@app.command(
    "report",
    cls=SpokenCommand,
    help=N_("Tell a wave: every group and item, with intervals and what to mind."),
    epilog=N_("Example: qms survey report SUR-2026-01 --group clients"),
)
def report_command(
    wave: WaveArgument,
    group: GroupOption = "",
    form: FormOption = TEXT,
    root: RootOption = Path(),
) -> None:
    """Tell a wave."""
    with errors_told():
        render = WAVES[one_of(form, WAVES)]
        spoken = language() if form == TEXT else ""
        found = survey_report(root_asked(root), moment_asked(), wave, group, spoken)
        _tell(render(found, Width.of_terminal().width), form)


@app.command(
    "compare",
    cls=SpokenCommand,
    help=N_("Compare two waves: what changed, how surely, and what cannot be said."),
    epilog=N_("Example: qms survey compare SUR-2025-01 SUR-2026-01"),
)
def compare_command(
    one: Annotated[
        str, typer.Argument(metavar="WAVE", help=N_("the id of the survey's record"))
    ],
    other: Annotated[
        str, typer.Argument(metavar="WAVE", help=N_("the id of another one's"))
    ],
    group: GroupOption = "",
    form: FormOption = TEXT,
    root: RootOption = Path(),
) -> None:
    """Compare two waves."""
    with errors_told():
        render = COMPARED[one_of(form, COMPARED)]
        names = (one, other)
        top, spoken = root_asked(root), language() if form == TEXT else ""
        found = survey_compare(top, moment_asked(), names, group, spoken)
        _tell(render(found, Width.of_terminal().width), form)


def _tell(told: str, form: str) -> None:
    if form == TEXT:
        typer.echo(told, nl=False)
    else:
        tell_machine(told)


def _pair(word: str) -> tuple[str, str]:
    column, equals, item = word.rpartition("=")
    if not equals or not column.strip() or not item.strip():
        raise UsageError(
            _("{word} does not say which column is which item").format(word=word),
            hint=_('write it as: --map "COLUMN=ITEM"'),
        )
    return column.strip(), item.strip()


def _sign(word: str) -> str:
    sign = "\t" if word in ("tab", "\\t") else word
    if len(sign) > 1:
        raise UsageError(
            _("{word} is no separator").format(word=word),
            hint=_('one sign is meant, as ";", or the word tab'),
        )
    return sign
