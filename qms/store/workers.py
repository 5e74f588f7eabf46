"""Work shared out among processes, which take over all that is read so far."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from qms.errors import QmsError
from qms.i18n import _

MOST = 4
_SIZE = 4

Portion = TypeVar("Portion")
Made = TypeVar("Made")


def workers() -> int:
    """How many processes may share work here; 1 where none can be begun safely.

    Only a system that copies a process lets the copy find what was read; and what
    another thread holds would stay locked in the copy.
    """
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    is_alone = threading.active_count() == 1
    return min(os.cpu_count() or 1, MOST) if can_fork and is_alone else 1


def shared_out(
    work: Callable[[Portion], Made],
    portions: Sequence[Portion],
    processes: int,
    finish: Callable[[], None],
) -> Generator[Made, None, None]:
    """What is made of portions, in the order of being ready; `finish` ends a process.

    Who is free takes the next portion. Raises what the work raised, and QmsError where
    a process ended before its time.
    """
    running: dict[Connection, BaseProcess] = {}
    context = multiprocessing.get_context("fork")
    line = _Line(len(portions))
    try:
        for _place in range(processes):
            reader, writer = context.Pipe(duplex=False)
            process = context.Process(
                target=_share, args=(work, portions, line, finish, writer), daemon=True
            )
            line.bring()
            line.bring()
            with _uninterrupted():
                process.start()
            writer.close()
            running[reader] = process
        while running:
            for ready in wait(list(running)):
                assert isinstance(ready, Connection)
                line.bring()
                yield from _heard(ready, running)
    finally:
        line.close()
        for each in running.values():
            each.terminate()
        for each in running.values():
            each.join()


class _Line:
    """The numbers of what is to be done, in a pipe that all processes read from.

    A number is written and read whole: so each goes to one process only.
    """

    def __init__(self, count: int) -> None:
        self._numbers = iter(range(count))
        self._reader, self._writer = os.pipe()

    def bring(self) -> None:
        """Put the next number in the line; after the last one, close it."""
        number = next(self._numbers, None)
        if number is None:
            self.end()
        else:
            os.write(self._writer, number.to_bytes(_SIZE, "big"))

    def end(self) -> None:
        """Let those who wait know that no more will come; a copy lets go its own."""
        if self._writer >= 0:
            os.close(self._writer)
            self._writer = -1

    def close(self) -> None:
        """Let go of both ends."""
        self.end()
        os.close(self._reader)

    def __iter__(self) -> Iterator[int]:
        while data := os.read(self._reader, _SIZE):
            yield int.from_bytes(data, "big")


def _heard(
    reader: Connection, running: dict[Connection, BaseProcess]
) -> Iterator[Made]:
    """What a process has made, or that it ended."""
    try:
        found = reader.recv()
    except (EOFError, OSError):
        process = running.pop(reader)
        process.join()
        reader.close()
        if process.exitcode:
            raise QmsError(
                _("a process that helped ended before its time"),
                hint=_("memory may have been short: close other programs, try again"),
            ) from None
        return
    if isinstance(found, Exception):
        raise found
    yield found


def _share(
    work: Callable[[Portion], Made],
    portions: Sequence[Portion],
    line: _Line,
    finish: Callable[[], None],
    writer: Connection,
) -> None:
    """The share of one process, which ends without a word when it is told to."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    line.end()
    try:
        for number in line:
            writer.send(work(portions[number]))
        finish()
    except Exception as error:
        writer.send(error)
    writer.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a process that begins here leave Ctrl-C to the one that began it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
