"""What the command line says to people: errors, progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from qms.cli.exits import Exit
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.reports.plainly import plain_asked

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

PATIENCE = 1.0


@contextmanager
def errors_told() -> Iterator[None]:
    """Tell an expected error in one line, with what to do next, and end."""
    try:
        yield
    except QmsError as error:
        # needed in trouble alone, and `qms --version` shall be quick
        from qms.reports.sentence import safe

        typer.echo(_("error: {message}").format(message=safe(str(error))), err=True)
        if error.hint:
            typer.echo(_("hint: {hint}").format(hint=safe(error.hint)), err=True)
        is_usage = isinstance(error, UsageError)
        raise typer.Exit(Exit.USAGE if is_usage else Exit.ERROR) from error


def tell_machine(text: str) -> None:
    """Write for a program: UTF-8 and these very line ends on every system."""
    typer.echo(text.encode(), nl=False)


class Progress:
    """A bar on the terminal for work of over a second, and nothing elsewhere."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.started = time.monotonic()
        self.is_wanted = sys.stderr.isatty() and not plain_asked()
        self.bar: RichProgress | None = None

    def tell(self, done: int, of: int) -> None:
        """Show how far the work is."""
        if not self.is_wanted or time.monotonic() - self.started < PATIENCE:
            return
        if self.bar is None:
            self.bar = _begun(self.title, of)
        self.bar.update(self.bar.task_ids[0], completed=done)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_how: object) -> None:
        """Remove the bar, however the work ended."""
        if self.bar is not None:
            self.bar.stop()


def _begun(title: str, total: int) -> RichProgress:
    # rich is slow to load, and most work is done before anybody wants a bar
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = RichProgress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(title, total=total)
    bar.start()
    return bar
