"""With what a change is compared, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass

from qms.i18n import N_

ASKED = N_("as asked")
REQUEST = N_("the target of the request")
PUSHED = N_("the branch as it was before the push")
UPSTREAM = N_("what this branch follows")
MAIN = N_("the main branch")
LAST = N_("the last commit")
NOTHING = N_("nothing was committed before")
PARTED = N_("since they parted")
DIRECT = N_("tree against tree")
CUT = N_("tree against tree, since history is cut off here")
STRANGERS = N_("tree against tree, since they have no commit in common")


@dataclass(frozen=True)
class Base:
    """The commit, or the empty tree, with which a tree is compared.

    `name` is as people know it; `how` says whence it was taken, and `way` whether what
    was done on the other side since then is left out: sentences marked for translation.
    """

    commit: str
    name: str
    how: str
    way: str


@dataclass(frozen=True)
class Compared:
    """How much a change touches, and with what it was compared.

    `acts` are the signed statements that it adds; `files` everything that it touches.
    """

    base: Base
    files: int
    documents: int
    records: int
    acts: int
