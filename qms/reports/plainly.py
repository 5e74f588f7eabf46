"""Whether people asked for plain lines: no boxes, bars, signs or colours."""

from __future__ import annotations

import os

PLAIN = "QMS_PLAIN"
OPTION = "--plain"


def plain_asked() -> bool:
    """Whether plain lines were asked for, by the option or once for all."""
    return os.environ.get(PLAIN, "") not in ("", "0")


def ask_plain(words: list[str]) -> list[str]:
    """The words of the command line without the option, wherever it stands; it is kept.

    What qms starts, as the hooks of git, is asked the same.
    """
    own = words.index("--") if "--" in words else len(words)
    if OPTION in words[:own]:
        os.environ[PLAIN] = "1"
    return [each for each in words[:own] if each != OPTION] + words[own:]
