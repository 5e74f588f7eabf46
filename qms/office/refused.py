"""A foreign file that is not read, with the reason and what to do."""

from __future__ import annotations

from qms.errors import QmsError


class RefusedError(QmsError):
    """A file that is broken, locked, hostile or of a kind that is not read.

    The sentence is about the file and does not name it: whoever reads several does.
    """
