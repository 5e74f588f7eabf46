"""Which way a case log is read: row by row, or by a database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from qms.actions.case_rows import read_by_rows
from qms.actions.services_asked import Asked, Wish
from qms.errors import UsageError
from qms.evaluation.case_clock import zone_rows
from qms.evaluation.case_counting import Tallier
from qms.i18n import _
from qms.model.case_log import CaseLog
from qms.model.cases import Read, Tables
from qms.store.cases.probe import probe, require_file

FEW_BYTES = 8 * 1024 * 1024
PARQUET = ".parquet"


def read_cases(log: CaseLog, asked: Sequence[Asked], wish: Wish) -> Read:
    """What the files of a log say of the promises asked for.

    Small logs need no database; a larger one is read by it where it is installed.
    """
    if not asked:
        return Read((), ())
    if not wish.files and not wish.source:
        raise UsageError(_("no file is named"), hint="--cases FILE")
    for path in wish.files:
        require_file(path)
    if _needs_database(wish.files, bool(wish.source)):
        return _by_database(log, asked, wish)
    files = [(path, probe(path)) for path in wish.files]
    return read_by_rows(
        files, log, [Tallier(each.question, each.clock) for each in asked]
    )


def _needs_database(files: Sequence[Path], has_source: bool) -> bool:
    if has_source or any(each.suffix.lower() == PARQUET for each in files):
        return True
    if sum(each.stat().st_size for each in files) <= FEW_BYTES:
        return False
    from qms.store.cases.database import is_installed

    return is_installed()


def _by_database(log: CaseLog, asked: Sequence[Asked], wish: Wish) -> Read:
    # the database is large, and most logs are not
    from qms.store.cases.by_database import read_by_database
    from qms.store.cases.log_parts import Wanted

    clock = asked[0].clock
    tables = Tables(
        local=partial(zone_rows, clock.local, by_local=True),
        legal=partial(zone_rows, clock.office.zone, by_local=False),
    )
    wanted = Wanted(
        tuple(wish.files), wish.source, wish.table, log, wants_rows=wish.wants_rows
    )
    return read_by_database(wanted, [each.question for each in asked], tables)
