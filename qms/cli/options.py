"""The options that several commands share, and how their words are read."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.leaves import read_day, read_moment
from qms.store.tree import find_root
from qms.store.unfinished import unfinished

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
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=N_("show it, and write nothing"))
]
KnownOnOption = Annotated[
    str,
    typer.Option(
        "--known-on",
        metavar="DAY",
        help=N_("leave out what was signed after that day"),
    ),
]


def moment_asked() -> datetime:
    """The moment in which a command is given: QMS_NOW for rehearsals, else the clock.

    What an act claims is its signer's word in any case; see how it is bounded in
    `model/approval/bounds.py`. Raises UsageError where QMS_NOW is no moment.
    """
    text = os.environ.get("QMS_NOW", "")
    if not text:
        return datetime.now().astimezone()
    try:
        return read_moment(text)
    except ValueError as error:
        raise UsageError(
            _("QMS_NOW is not a moment: {text}").format(text=text),
            hint=_("write it as 2026-02-12T12:00:00+02:00"),
        ) from error


def day_asked(text: str) -> date:
    """The day that an option names, or today; raises UsageError on any other text."""
    if not text:
        return moment_asked().date()
    try:
        return read_day(text)
    except ValueError as error:
        raise UsageError(
            _("{text} is not a day that exists").format(text=text),
            hint=_("write it as 2026-11-22"),
        ) from error


def day_or_none(text: str) -> date | None:
    """The day that an option names; None where it names none."""
    return day_asked(text) if text else None


def one_of(word: str, known: Collection[str]) -> str:
    """The word itself if it is one of those known; raises UsageError if not."""
    if word not in known:
        raise UsageError(
            _("{word} is none of: {known}").format(word=word, known=", ".join(known))
        )
    return word


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list with commas, each once."""
    words = (word.strip() for word in text.split(","))
    return tuple(dict.fromkeys(filter(None, words)))


def root_asked(start: Path) -> Path:
    """The root of the quality system that a folder lies in.

    Tells of an act that was cut short there: the next one that writes finishes it.
    """
    root = find_root(start)
    if unfinished(root):
        typer.echo(
            _("note: an act was cut short here; the next act finishes it first"),
            err=True,
        )
    return root


def path_asked(top: Path, path: Path) -> str:
    """A path as the repository has it; raises UsageError if it is not in there."""
    whole = path.resolve()
    if not whole.exists():
        raise UsageError(_("there is no {path}").format(path=path))
    if not whole.is_relative_to(top):
        raise UsageError(_("{path} lies outside of {root}").format(path=path, root=top))
    return whole.relative_to(top).as_posix()
