"""The options that several commands share, and how their words are read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.leaves import read_day
from qms.store.tree import find_root

RootOption = Annotated[
    Path,
    typer.Option("--root", metavar="FOLDER", help=N_("a folder of the quality system")),
]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of", metavar="DAY", help=N_("the day to answer for, 2026-11-22")
    ),
]


def day_asked(text: str) -> date:
    """The day that an option names, or today; raises UsageError on any other text."""
    if not text:
        return date.today()
    try:
        return read_day(text)
    except ValueError as error:
        raise UsageError(
            _("{text} is not a day that exists").format(text=text),
            hint=_("write it as 2026-11-22"),
        ) from error


def one_of(word: str, known: Collection[str]) -> str:
    """The word itself if it is one of those known; raises UsageError if not."""
    if word not in known:
        raise UsageError(
            _("{word} is none of: {known}").format(word=word, known=", ".join(known))
        )
    return word


def root_asked(start: Path) -> Path:
    """The root of the quality system that a folder lies in."""
    return find_root(start)


def path_asked(top: Path, path: Path) -> str:
    """A path as the repository has it; raises UsageError if it is not in there."""
    whole = path.resolve()
    if not whole.exists():
        raise UsageError(_("there is no {path}").format(path=path))
    if not whole.is_relative_to(top):
        raise UsageError(_("{path} lies outside of {root}").format(path=path, root=top))
    return whole.relative_to(top).as_posix()
