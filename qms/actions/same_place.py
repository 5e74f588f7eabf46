"""A quality system that was moved as a whole cannot be compared file by file."""

from __future__ import annotations

import os
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.bytes import printable
from qms.store.repository import work_tree
from qms.store.touched import told
from qms.store.tree import ORGANISATION


def require_same_place(root: Path, base: str) -> None:
    """Raise QmsError where a base had a quality system, and in another folder.

    It is asked of a base that has none here; a new one beside an old one may be added.
    """
    words = ("ls-tree", "-r", "-z", "--name-only", "--full-tree", base)
    listed = told(root, *words).split(b"\0")
    top = work_tree(root) or root
    for path in map(os.fsdecode, listed):
        if path.rpartition("/")[2] == ORGANISATION and not (top / path).exists():
            raise QmsError(
                _("the quality system was moved here from {folder}").format(
                    folder=printable(path.rpartition("/")[0] or ".")
                ),
                hint=_(
                    "move it in a commit of its own; then check what follows with"
                    " --base and that commit"
                ),
            )
