"""What no option tells is asked at the terminal, if anybody is there."""

from __future__ import annotations

import sys

import typer

from qms.cli.exits import Exit
from qms.errors import UsageError
from qms.i18n import _


def asked(question: str, given: str, option: str, *, empty: bool = False) -> str:
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


def confirmed(question: str) -> bool:
    """Whether the person at the terminal says yes."""
    try:
        return typer.confirm(question)
    except typer.Abort as error:
        raise typer.Exit(Exit.INTERRUPTED) from error
