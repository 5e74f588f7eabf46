"""What git's importer leaves behind where it fails, taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qms.errors import QmsError
from qms.store.repository import git_folder

# its report for its makers, and halves of objects: on a full disk they fill the rest
_LEFT = ("fast_import_crash_*", "objects/pack/tmp_*", "objects/??/tmp_*")


@contextmanager
def tidied(root: Path) -> Iterator[None]:
    """Take away what came into git's folder if the importer fails."""
    before = _left(root)
    try:
        yield
    except QmsError:
        for path in _left(root) - before:
            with suppress(OSError):
                path.unlink()
        raise


def _left(root: Path) -> set[Path]:
    folder = git_folder(root)
    return {path for each in _LEFT for path in folder.glob(each)} if folder else set()
