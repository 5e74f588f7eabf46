"""What the records of a register come to, computed for those who show it."""

from __future__ import annotations

from dataclasses import replace

from qms.actions.indicator_results import indicator_results
from qms.evaluation.promise_told import results_of
from qms.model.chain.measured import measurements
from qms.model.days import day_or_none
from qms.model.evaluated import Evaluated
from qms.model.promise_result import PromiseResult
from qms.model.record import Record
from qms.model.register import Register

Results = dict[tuple[str, str], tuple[PromiseResult, ...]]


def with_evaluated(register: Register) -> Register:
    """The register with what its records come to on its day."""
    return replace(register, evaluated=evaluated(register))


def evaluated(register: Register) -> Evaluated:
    """What the records that are opened by the register's day come to."""
    records = tuple(each for each in register.records if _is_known(register, each))
    known = replace(register, records=records)
    return Evaluated(
        results=_results(known),
        indicators={each.record: each for each in indicator_results(known)},
    )


def _is_known(register: Register, record: Record) -> bool:
    opened = day_or_none(record.fields.text("opened"))
    return opened is None or opened <= register.as_of


def _results(register: Register) -> Results:
    """The results by charter and promise; of two about one period, the later record."""
    found: dict[tuple[str, str], dict[str, PromiseResult]] = {}
    for _record, measurement in measurements(register):
        for each in results_of(measurement):
            key = each.charter, each.promise
            found.setdefault(key, {})[each.period.name] = each
    return {
        key: tuple(sorted(by_period.values(), key=_place))
        for key, by_period in found.items()
    }


def _place(result: PromiseResult) -> tuple[object, object]:
    """The earliest first; of two that end together, the longer one."""
    return result.period.last, result.period.first
