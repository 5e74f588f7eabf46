"""The options of `qms import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.i18n import N_
from qms.model.importing.decoding import ENCODINGS

PathsArgument = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help=N_("files, or folders of them")),
]
KindOption = Annotated[
    str, typer.Option("--kind", help=N_("the kind of files that do not say it"))
]
OwnerOption = Annotated[
    str, typer.Option("--owner", help=N_("the office of files that name none"))
]
LanguageOption = Annotated[
    str, typer.Option("--language", help=N_("the language where none is clear"))
]
EncodingOption = Annotated[
    str,
    typer.Option(
        "--encoding", metavar="|".join(ENCODINGS), help=N_("that of plain texts")
    ),
]
IntoOption = Annotated[
    str,
    typer.Option(
        "--into", metavar="FOLDER", help=N_("a folder, if not that of the kind")
    ),
]
RegisterOnlyOption = Annotated[
    bool,
    typer.Option("--register-only", help=N_("keep the file itself as the text")),
]
AnswersOption = Annotated[
    Path | None,
    typer.Option("--answers", metavar="FILE.csv", help=N_("what was filled in")),
]
AskLaterOption = Annotated[
    Path | None,
    typer.Option(
        "--ask-later",
        metavar="FILE.csv",
        help=N_("write the questions to a spreadsheet, and nothing else"),
    ),
]
AdoptionsOption = Annotated[
    Path | None,
    typer.Option(
        "--adoptions", metavar="FILE.csv", help=N_("write a list for qms adopt")
    ),
]
ReportOption = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help=N_("where the report goes")),
]
DetailsOption = Annotated[
    bool, typer.Option("--details", help=N_("show where each value comes from"))
]
YesOption = Annotated[
    bool, typer.Option("--yes", help=N_("bring in what is ready, unasked"))
]
