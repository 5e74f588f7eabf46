"""The last lines of a report for people: what was found, in how much, as of when."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import _, ngettext
from qms.model.finding import SEVERITIES
from qms.model.report import Report
from qms.reports.cells import wrapped
from qms.reports.colour import GOOD, Paint
from qms.reports.comparing import base_told, touched_told
from qms.reports.plainly import plain_asked
from qms.reports.sentence import tame
from qms.reports.severity import LOOKS, counted


def closing(report: Report, room: int, paint: Paint) -> Iterator[str]:
    """The counts by severity, the documents read, the concessions used."""
    told, colour = verdict(report)
    yield paint(wrapped(told, room), colour)
    for line in _read(report):
        yield wrapped(line, room, "  ", "  ")
    if report.excused:
        yield wrapped(allowed(report), room, "  ", "  ")


def verdict(report: Report) -> tuple[str, str]:
    """What was found, in a few words with a sign, and the colour of it."""
    counts = report.counts()
    found = [severity for severity in reversed(SEVERITIES) if counts[severity]]
    if found:
        worst = LOOKS[found[0]]
        told = ", ".join(counted(severity, counts[severity]) for severity in found)
        return _signed(worst.sign, told), worst.colour
    if report.compared is not None and not report.compared.files:
        told = _("nothing is touched")
        return _signed("✓", told), GOOD
    if report.compared is None and not report.documents:
        doubt = LOOKS["warning"]
        told = _("nothing to check: no document was read")
        return _signed(doubt.sign, told), doubt.colour
    told = _("no findings")
    return _signed("✓", told), GOOD


def _signed(sign: str, told: str) -> str:
    return told if plain_asked() else f"{sign} {told}"


def _read(report: Report) -> Iterator[str]:
    """What was read: all documents of a day, or a change and its base."""
    if report.compared is not None:
        touched, day = touched_told(report.compared), report.as_of.isoformat()
        yield _("{touched} touched, as of {day}").format(touched=touched, day=day)
        yield base_told(report.compared)
        return
    yield ngettext(
        "{count} document read, as of {day}",
        "{count} documents read, as of {day}",
        report.documents,
    ).format(count=report.documents, day=report.as_of.isoformat())


def allowed(report: Report) -> str:
    """How much is allowed by which concessions."""
    names = sorted({tame(each.excused) for each in report.excused})
    return ngettext(
        "{count} finding is allowed by concessions: {names}",
        "{count} findings are allowed by concessions: {names}",
        len(report.excused),
    ).format(count=len(report.excused), names=", ".join(names))
