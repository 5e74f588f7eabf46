"""Which files a merge in git altered: its result is the file of no parent."""

from __future__ import annotations

import os
from pathlib import Path

from qms.store.git import ask_git
from qms.store.repository import git_folder, prefix_of

_LOG = ("log", "--merges", "-c", "--full-history", "--format=", "--name-only", "-z")
_PLAIN = ("--no-renames", "--no-show-signature", "--no-color")


def altered_by_merges(root: Path, folder: str) -> frozenset[str]:
    """The paths under a folder that any merge since the beginning altered.

    None without git, or where git cannot tell.
    """
    if git_folder(root) is None:
        return frozenset()
    prefix = prefix_of(root)
    place = f":(top,literal){prefix}{folder}"
    answer = ask_git(root, *_LOG, *_PLAIN, "HEAD", "--", place)
    names = os.fsdecode(answer.given).split("\0") if not answer.code else []
    return frozenset(
        name.strip().removeprefix(prefix) for name in names if name.strip()
    )
