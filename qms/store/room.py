"""Room on the disk: whether a fault means that there is none, and what to do then."""

from __future__ import annotations

import errno

from qms.i18n import N_, _

# git and ssh-keygen are run in plain English; git's own word has no reason with it
WORDS = ("No space left", "Out of diskspace", "quota exceeded", "couldn't write")
REMEDY = N_("nothing was lost: free some space on the disk, then run the command again")
NO_TEMPORARY = N_(
    "nothing was lost: see whether the disk is full, or name another place in TMPDIR"
)
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def is_full(said: str) -> bool:
    """Whether what a program said means that the disk is full."""
    return any(words in said for words in WORDS)


def remedy_for(error: OSError) -> str:
    """What to do about a file that cannot be written."""
    if error.errno in _FULL:
        return _(REMEDY)
    return _("look at the rights of the folder and at the free space")
