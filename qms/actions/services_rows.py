"""Which rows of a log were left out: written where nobody publishes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qms.actions.services_told import LEFT
from qms.errors import UsageError
from qms.i18n import _
from qms.model.measuring import Measuring
from qms.model.spreadsheet import spreadsheet
from qms.store.repository import work_tree
from qms.store.writing import write_whole


def write_rows(root: Path, path: Path, found: Sequence[Measuring]) -> None:
    """Write the numbers of the rows that were left out, each with its reason.

    Raises UsageError where the file would lie in the repository.
    """
    require_outside(root, path)
    rows = sorted({each for measuring in found for each in measuring.left})
    told = [
        [each.file, str(each.row), _(LEFT.get(each.why, each.why))] for each in rows
    ]
    head = [_("file"), _("row"), _("why")]
    write_whole(path, spreadsheet([head, *told]).encode())


def require_outside(root: Path, path: Path) -> None:
    """Raise UsageError where a file would lie in the repository."""
    whole = path.resolve()
    top = work_tree(root) or root.resolve()
    if whole.is_relative_to(top) or whole.is_relative_to(root.resolve()):
        raise UsageError(
            _("{path} lies in the repository, where no row of a log may stand").format(
                path=path
            ),
            hint=_("name a file in a folder of your own"),
        )
