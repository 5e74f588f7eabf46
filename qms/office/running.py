"""Another program that helps to read a file: bounded in time and in what it says."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from qms.i18n import _
from qms.office.limits import Limits
from qms.office.refused import RefusedError

_PAUSE = 0.01
_LONGEST_PAUSE = 0.2


def said(words: Sequence[str], data: bytes, limits: Limits) -> bytes:
    """What a program says of bytes that it is given; raises RefusedError."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(data)
        given.seek(0)
        code = _run(words, given, answer, limits)
        answer.seek(0)
        text = answer.read()
    if code:
        raise unread()
    return text


def done(words: Sequence[str], folder: Path, limits: Limits) -> None:
    """Have a program work in a folder; raises RefusedError where it fails."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        if _run(words, given, answer, limits, folder):
            raise unread()


def unread() -> RefusedError:
    """The refusal of what the helping program could not read."""
    return RefusedError(
        _("the file is damaged: the program that reads its format gives up"),
        hint=_("open it in the program that made it, and save it as .docx"),
    )


def _run(
    words: Sequence[str],
    given: IO[bytes],
    answer: IO[bytes],
    limits: Limits,
    folder: Path | None = None,
) -> int:
    process = subprocess.Popen(
        words,
        stdin=given,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        start_new_session=True,
    )
    try:
        return _awaited(process, answer, limits)
    finally:
        _end(process)


def _awaited(
    process: subprocess.Popen[bytes], answer: IO[bytes], limits: Limits
) -> int:
    """The exit code, once the program has ended within its bounds."""
    end, pause = time.monotonic() + limits.seconds, _PAUSE
    while True:
        try:
            return process.wait(pause)
        except subprocess.TimeoutExpired:
            pause = min(pause * 2, _LONGEST_PAUSE)
        if time.monotonic() > end:
            raise RefusedError(
                _("reading it takes longer than {seconds} seconds").format(
                    seconds=limits.seconds
                ),
                hint=_("open it, save it as .docx, and bring that in"),
            )
        if os.fstat(answer.fileno()).st_size > limits.unpacked:
            raise RefusedError(
                _("its text swells beyond all measure when it is read"),
                hint=_("ask who sent it for another file"),
            )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program, and with it those that it has begun."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
