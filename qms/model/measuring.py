"""What came of measuring: a charter's promises in a period, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qms.model.cases import LeftRow, LogFile
from qms.model.located import Fields
from qms.model.measurement import PromiseMeasured
from qms.model.period import Period


@dataclass(frozen=True)
class Measuring:
    """The promises of a charter as some files of a log show them.

    `unmeasured` are the promises of the charter that the log says nothing of. Where no
    revision of the charter was in force, it is measured as it is written.
    """

    charter: str
    revision: str
    is_in_force: bool
    log: str
    log_digest: str
    owner: str
    period: Period
    as_of: date
    files: Sequence[LogFile]
    measured: Sequence[PromiseMeasured]
    unmeasured: Sequence[Fields]
    left: Sequence[LeftRow]
