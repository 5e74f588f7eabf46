"""What a foreign file does not say is asked at the terminal, file by file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import typer

from qms.cli.exits import Exit
from qms.i18n import _
from qms.model.house import House
from qms.model.importing.deciding import accepted
from qms.model.importing.decoding import ENCODINGS
from qms.model.importing.plan import Ask, Row, State
from qms.reports.importing import ask_text, field_word
from qms.reports.sentence import safe

LEAVE = "-"
MOST_OFFERED = 6

Again = Callable[[Row, dict[str, str]], Row]


def ask_about(rows: Sequence[Row], house: House, again: Again) -> list[Row]:
    """The rows with what a person answers; a file that is left stays as it is."""
    waiting = [
        row for row in rows if row.asks and row.state in (State.ASKS, State.READY)
    ]
    if waiting:
        typer.echo(
            _("an empty answer leaves a field open; {sign} leaves the file").format(
                sign=LEAVE
            )
        )
    return [_asked(row, house, again) if row in waiting else row for row in rows]


def _asked(row: Row, house: House, again: Again) -> Row:
    """Ask until nothing is open, or the person leaves the file."""
    typer.echo("")
    typer.echo(safe(row.file))
    answers: dict[str, str] = {}
    seen: set[str] = set()
    while True:
        ask = next((each for each in row.asks if each.name not in seen), None)
        if ask is None:
            return row
        seen.add(ask.name)
        answer = _answer(ask, row, house)
        if answer == LEAVE:
            return row
        if answer:
            answers[ask.name] = answer
            row = again(row, answers)


def _answer(ask: Ask, row: Row, house: House) -> str:
    """A right answer, `-`, or nothing."""
    typer.echo(safe(f"  {ask_text(ask)}"))
    offered = ask.values[:MOST_OFFERED]
    for number, value in enumerate(offered, 1):
        typer.echo(safe(f"    {number}  {value}"))
    while True:
        text = _typed(ask.name).strip()
        if text in ("", LEAVE):
            return text
        if text.isdigit() and ask.name not in ("edition", "revision"):
            text = offered[int(text) - 1] if 0 < int(text) <= len(offered) else text
        try:
            return _accepted(ask.name, text, house, row)
        except ValueError:
            typer.echo(_("this cannot be it: {answer}").format(answer=safe(text)))


def _accepted(name: str, text: str, house: House, row: Row) -> str:
    if name == "encoding":
        if text not in (*ENCODINGS, row.encoding):
            raise ValueError(text)
        return text
    return accepted(
        name, text, house, row.facts.get("kind", "") if name == "id" else ""
    )


def _typed(name: str) -> str:
    try:
        word = f"  {field_word(name)}"
        return str(typer.prompt(word, "", show_default=False, prompt_suffix=": "))
    except typer.Abort as error:
        raise typer.Exit(Exit.INTERRUPTED) from error
