"""How a command ends."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command."""

    CONFORMS = 0
    FINDINGS = 1
    USAGE = 2
    ERROR = 3
    INTERRUPTED = 130
