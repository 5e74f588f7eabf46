"""What the command line says to people: errors, progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from qms.cli.exits import Exit
from qms.errors import QmsError, UsageError
from qms.i18n import _


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
        self.shown = 0.0
        self.is_wanted = sys.stderr.isatty()

    def tell(self, done: int, of: int) -> None:
        """Show how far the work is, ten times a second at most."""
        now = time.monotonic()
        if not self.is_wanted or now - self.started < 1 or now - self.shown < 0.1:
            return
        self.shown = now
        filled = round(30 * done / max(of, 1))
        bar = "█" * filled + "░" * (30 - filled)
        sys.stderr.write(f"\r{self.title} {bar} {done}/{of}")
        sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_how: object) -> None:
        """Remove the bar, however the work ended."""
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
