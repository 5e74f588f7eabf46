"""Staged: validate what the next commit would change, as it would hold it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from qms.actions.documents import read_register
from qms.actions.validate import Wanted, codes_named, is_under, report_on
from qms.errors import UsageError
from qms.i18n import _
from qms.model.register import Register
from qms.model.report import Report
from qms.store.ancestry import commit_named, empty_tree
from qms.store.git import blobs_read
from qms.store.laid_out import laid_out
from qms.store.register import Tell
from qms.store.repository import git_folder
from qms.store.sides import Sides
from qms.store.touched import (
    FOLDERS,
    INDEX,
    MOST_BYTES,
    Read,
    Tree,
    touched,
    unstaged,
)


def validate_staged(
    root: Path,
    as_of: date,
    wanted: Wanted | None = None,
    tell: Tell = lambda done, of: None,
    now: datetime | None = None,
) -> Report:
    """The findings in the files that are staged, as of a day; nothing else is told."""
    wanted = wanted or Wanted()
    codes = codes_named(wanted.rules)
    if git_folder(root) is None:
        raise UsageError(
            _("there is no git here, and so nothing is staged"),
            hint=_("check the documents as they stand: qms validate"),
        )
    with blobs_read(root, MOST_BYTES) as read:
        base = commit_named(root, "HEAD") or empty_tree(root)
        rows = touched(root, base, Tree(INDEX), read)
        paths = [each.path for each in rows if each.after is not None]
        asked = tuple(each for each in paths if is_under(each, wanted.paths))
        if not asked:
            return report_on(root, Register(as_of), (), wanted)
        with _folder(root, Sides(root, base, rows, read), read) as folder:
            is_here = folder == root
            register = read_register(
                folder, as_of, tell, now, is_daily=is_here, home=root
            )
            return report_on(folder, register, codes, replace(wanted, paths=asked))


@contextmanager
def _folder(root: Path, sides: Sides, read: Read) -> Iterator[Path]:
    """A folder with the files as they are staged: the root itself, if it is so."""
    if not unstaged(root, read):
        yield root
        return
    with laid_out(sides.after(sides.before(*FOLDERS), FOLDERS)) as folder:
        yield folder
