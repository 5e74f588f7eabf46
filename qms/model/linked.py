"""Where a link of a text leads: a path of the repository, and a section in it."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote


class Linked(NamedTuple):
    """The path that a link leads to, and the anchor after `#`; both may be empty.

    A path that leaves the repository begins with `../`, one that is not relative
    with `/`.
    """

    path: str
    anchor: str


def linked(source: str, target: str) -> Linked:
    """Where a link in the file `source` leads; a bare `#anchor` stays in the file."""
    address, _, anchor = target.partition("#")
    path = unquote(address.partition("?")[0])
    if not path:
        return Linked(source if anchor or "#" in target else "", unquote(anchor))
    folder = posixpath.dirname(source)
    return Linked(posixpath.normpath(posixpath.join(folder, path)), unquote(anchor))
