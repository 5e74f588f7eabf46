"""What must be known of measured promises, beside their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qms.actions.services_told import LEFT
from qms.i18n import _, ngettext
from qms.model.cases import UNREADABLE
from qms.model.measurement import PromiseMeasured
from qms.model.measuring import Measuring

_MANY = 10


def services_notes(found: Sequence[Measuring]) -> list[str]:
    """What must be known of the figures: of when they are, and what was left out."""
    notes = [note for each in found for note in _notes(each)]
    broken = sum(file.broken for each in found[:1] for file in each.files)
    if broken:
        notes.append(
            ngettext(
                "{count} row of the files could not be read",
                "{count} rows of the files could not be read",
                broken,
            ).format(count=broken)
        )
    if broken or any(_left(each) for each in found):
        notes.append(_("which rows were left out is written by: --rows FILE"))
    return notes


def _notes(measuring: Measuring) -> Iterator[str]:
    yield _("{charter} {revision}, {period}, as the log showed it on {day}").format(
        charter=measuring.charter,
        revision=measuring.revision,
        period=measuring.period.name,
        day=measuring.as_of.isoformat(),
    )
    if not measuring.is_in_force:
        yield _(
            "no revision of {charter} was in force: it is measured as it is written"
        ).format(charter=measuring.charter)
    if measuring.as_of <= measuring.period.last:
        yield _("the period is not over: these figures will change")
    unread = most_unread(measuring)
    if unread:
        yield unread
    for each in measuring.measured:
        name = f"{measuring.charter}/{each.promised.promise}"
        if not _rows_of(each) and any(file.rows for file in measuring.files):
            yield _(
                "{promise}: no row of the log is a case of it in this period"
            ).format(promise=name)
        if any((each.excluded or {}).values()) and not each.is_too_few:
            yield _("{promise}, excluded: {reasons}").format(
                promise=name, reasons=_reasons(each.excluded or {})
            )
        if any((each.left_out or {}).values()):
            yield _("{promise}, rows left out: {reasons}").format(
                promise=name, reasons=_reasons(each.left_out or {})
            )


def most_unread(measuring: Measuring) -> str:
    """That most rows of a period cannot be read, if it is so; else nothing."""
    rows = sum(map(_rows_of, measuring.measured))
    unread = sum(
        (each.left_out or {}).get(UNREADABLE, 0) for each in measuring.measured
    )
    if unread < _MANY or unread * 2 <= rows:
        return ""
    return _(
        "{log}: {count} of {total} rows cannot be read: are the style and the zone of "
        "its times right?"
    ).format(log=measuring.log, count=unread, total=rows)


def _rows_of(found: PromiseMeasured) -> int:
    """How many rows were taken for cases of a promise, or left out as such."""
    beside = (*(found.excluded or {}).values(), *(found.left_out or {}).values())
    return found.n + found.pending + sum(beside)


def _left(measuring: Measuring) -> bool:
    return any(sum((each.left_out or {}).values()) for each in measuring.measured)


def _reasons(counts: Mapping[str, int]) -> str:
    """Each reason with its number."""
    return ", ".join(
        f"{_(LEFT[name]) if name in LEFT else name} {count}"
        for name, count in sorted(counts.items())
        if count
    )
