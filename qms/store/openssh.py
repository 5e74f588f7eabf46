"""How ssh-keygen and the agent are run, and what their failures mean.

A person may type a passphrase or touch a key while ssh-keygen runs: it gets the
terminal and all the time that it takes. What it says on errors is read, not shown.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.store.room import REMEDY, is_full

AGENT_SECONDS = 10
# lines that a person must see at once, because a hardware key waits for them
_TELL = ("Confirm user presence", "You may need to touch")

_NOWHERE = (
    N_("the key needs its passphrase, and there is no terminal on which to ask for it"),
    N_("run the command in a terminal, or load the key into an agent first: ssh-add"),
)
_WRONG = (
    N_("the passphrase is wrong"),
    N_("try again; nobody can recover a passphrase, only replace the key"),
)
_NOT_INSTALLED = (
    N_("ssh-keygen is not installed"),
    N_("install OpenSSH: the package openssh-client, or OpenSSH Client on Windows"),
)
_FAILURES: tuple[tuple[str, str, str], ...] = (
    (
        "option -- Y",
        N_("ssh-keygen on this computer is too old to sign approvals"),
        N_("install OpenSSH 8.2 or newer"),
    ),
    (
        "unknown key type",
        N_("ssh-keygen on this computer is too old for keys of this type"),
        N_("install OpenSSH 8.2 or newer"),
    ),
    ("ssh_askpass:", *_NOWHERE),
    ("incorrect passphrase", *_WRONG),
    (
        "too open",
        N_("others on this computer may read the private key, so it is not used"),
        N_("take their rights away: chmod 600 on the file of the private key"),
    ),
    (
        "agent refused",
        N_("the agent refused to sign with the key"),
        N_("confirm when it asks; for a hardware key, plug it in and touch it"),
    ),
    (
        "device not found",
        N_("the hardware key is not plugged in"),
        N_("plug it in, and touch it when it blinks"),
    ),
    (
        "No private key found",
        N_("the private key is neither on this computer nor in the agent"),
        N_("plug the key in, add it with ssh-add, or unlock the agent: ssh-add -X"),
    ),
    (
        "No such file",
        N_("the file of the key is not there"),
        N_("see which keys there are: qms key list"),
    ),
)


def run_keygen(words: Sequence[str], *, is_loud: bool = False) -> None:
    """Run ssh-keygen, letting it ask on the terminal; raises QmsError if it fails.

    If `is_loud`, what it tells on its standard output is shown.
    """
    output = None if is_loud else subprocess.DEVNULL
    with _terminal() as keyboard:
        try:
            process = subprocess.Popen(
                ["ssh-keygen", *words],
                stdin=keyboard,
                stdout=output,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise _error(_NOT_INSTALLED) from error
        with process:
            told = _told(process.stderr)
    if process.returncode:
        raise _failure(told)


def is_unprotected(path: Path) -> bool:
    """Whether a private key can be used without a passphrase."""
    words = ["ssh-keygen", "-y", "-P", "", "-f", str(path)]
    done = subprocess.run(
        words, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return done.returncode == 0


def agent_lines() -> list[str]:
    """The public keys that the agent holds; none where no agent answers."""
    if not os.environ.get("SSH_AUTH_SOCK") and sys.platform != "win32":
        return []
    try:
        done = subprocess.run(
            ["ssh-add", "-L"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=AGENT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return (
        done.stdout.decode(errors="replace").splitlines() if not done.returncode else []
    )


def insist_on_asking() -> None:
    """Raise QmsError where nobody can be asked for a passphrase."""
    if not _can_ask():
        raise _error(_NOWHERE)


def _can_ask() -> bool:
    if os.environ.get("SSH_ASKPASS_REQUIRE") in ("force", "prefer"):
        return bool(os.environ.get("SSH_ASKPASS"))
    with _terminal() as keyboard:
        return keyboard != subprocess.DEVNULL or "DISPLAY" in os.environ


@contextmanager
def _terminal() -> Iterator[int | None]:
    """Where a person types: standard input, else the terminal that started us.

    Never a pipe: ssh-keygen would take what comes through it for a passphrase.
    """
    if os.isatty(0):
        yield None
        return
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        yield subprocess.DEVNULL
        return
    try:
        yield keyboard
    finally:
        os.close(keyboard)


def _told(stream: IO[str] | None) -> str:
    """Everything that ssh-keygen says on errors; what cannot wait is shown."""
    lines = []
    for line in stream or ():
        lines.append(line)
        if line.strip().startswith(_TELL):
            sys.stderr.write(line)
            sys.stderr.flush()
    return "".join(lines)


def _failure(told: str) -> QmsError:
    for sign, message, hint in _FAILURES:
        if sign in told:
            is_unasked = message == _WRONG[0] and not _can_ask()
            return _error(_NOWHERE if is_unasked else (message, hint))
    last = (told.strip().splitlines() or [""])[-1]
    message = _("ssh-keygen failed: {reason}").format(reason=last)
    if is_full(last):
        return QmsError(message, hint=_(REMEDY))
    return QmsError(message, hint=_("try it by hand: ssh-keygen -Y sign"))


def _error(sentence: tuple[str, str]) -> QmsError:
    message, hint = sentence
    return QmsError(_(message), hint=_(hint))
