"""What an import tells: the questions that are open, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import typer

from qms.actions.bring_in import Brought
from qms.i18n import _, ngettext
from qms.model.importing.plan import Row, State
from qms.reports.importing import (
    ask_text,
    count_text,
    found_lines,
    state_text,
    told_text,
)
from qms.reports.sentence import safe
from qms.store.foreign import ForeignFile

MOST_TOLD = 20
MOST_SHOWN = 5


def tell_details(rows: Sequence[Row]) -> None:
    """Where each value comes from, and in which words."""
    for row in rows:
        if row.source is None:
            continue
        typer.echo("")
        typer.echo(safe(f"{row.file} ({row.source.format})"))
        for name, value, place, words in found_lines(row.recognised):
            quote = f" „{words}”" if words else ""
            typer.echo(safe(f"  {name}: {value}  {place}{quote}"))
        for told in row.source.told:
            typer.echo(safe(f"  {told_text(told)}"))


def tell_asks(rows: Sequence[Row]) -> None:
    """What is asked of files that wait, with the words of the paper."""
    asking = [row for row in rows if row.state == State.ASKS]
    for row in asking[:MOST_TOLD]:
        typer.echo(safe(f"{row.file}:"))
        for ask in row.asks:
            if ask.is_needed:
                typer.echo(safe(f"  {ask_text(ask)}"))
    _tell_more(len(asking) - MOST_TOLD)


def tell_end(
    brought: Sequence[Brought],
    rows: Sequence[Row],
    report: Path | None,
    *,
    is_asked: bool = False,
) -> None:
    """How many documents came in, what waits and why, and where the rest is told.

    `is_asked`: what waits was put into a file of questions already.
    """
    done = [each for each in brought if not each.fault]
    failed = [each for each in brought if each.fault]
    typer.echo(count_text(len(done)))
    for each in failed[:MOST_TOLD]:
        line = _("not brought in: {file}: {reason}")
        typer.echo(safe(line.format(file=each.row.file, reason=each.fault)), err=True)
    _tell_left(rows, is_asked)
    lost = sum(count for each in done for count in each.lost.values())
    if report is not None:
        typer.echo(_("the report: {path}").format(path=report))
    if lost:
        line = ngettext(
            "{count} word found no place in the texts: the report names it",
            "{count} words found no place in the texts: the report names them",
            lost,
        )
        typer.echo(line.format(count=lost))


def tell_next(done: int, adoptions: Path | None) -> None:
    """What to do after documents came in."""
    if not done:
        return
    typer.echo(_("next: qms validate"))
    if adoptions is None:
        told = _(
            "approved on paper before? list them: --adoptions FILE.csv; then: {run}"
        )
        typer.echo(told.format(run="qms adopt --from FILE.csv"))
    else:
        told = _("fill in {path}, then: {run}")
        typer.echo(told.format(path=adoptions, run=f"qms adopt --from {adoptions}"))


def tell_strange(answers: Collection[str], files: Sequence[ForeignFile]) -> None:
    """Which answers are about no file that is brought in."""
    strange = [each for each in answers if each not in {file.shown for file in files}]
    if strange:
        line = _("answers about no file of this import: {files}")
        shown = ", ".join(strange[:MOST_SHOWN])
        more = " …" if len(strange) > MOST_SHOWN else ""
        typer.echo(safe(line.format(files=shown + more)), err=True)


def _tell_left(rows: Sequence[Row], is_asked: bool) -> None:
    counts = Counter(row.state for row in rows)
    same = counts[State.UNCHANGED]
    if same:
        line = ngettext(
            "{count} file is in the register already, and nothing of it changed",
            "{count} files are in the register already, and nothing of them changed",
            same,
        )
        typer.echo(line.format(count=same))
    asking = counts[State.ASKS]
    if asking and not is_asked:
        line = ngettext(
            "{count} file waits for answers: fill them in with {run}",
            "{count} files wait for answers: fill them in with {run}",
            asking,
        )
        typer.echo(line.format(count=asking, run="--ask-later FILE.csv"), err=True)
    left = [row for row in rows if row.waits and row.state != State.ASKS]
    if left:
        line = ngettext("{count} file stays out:", "{count} files stay out:", len(left))
        typer.echo(line.format(count=len(left)), err=True)
    for row in left[:MOST_TOLD]:
        typer.echo(safe(f"  {row.file}: {state_text(row)}"), err=True)
    _tell_more(len(left) - MOST_TOLD)


def _tell_more(count: int) -> None:
    if count > 0:
        line = ngettext("and {count} more", "and {count} more", count)
        typer.echo(line.format(count=count), err=True)
