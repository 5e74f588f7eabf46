"""A report for people: by file, each finding with its line, its remedy, its basis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from qms.i18n import _, ngettext
from qms.model.finding import SEVERITIES
from qms.model.report import Report
from qms.model.rule import RuleCard
from qms.reports import lines
from qms.reports.cells import width, wrapped
from qms.reports.closing import closing
from qms.reports.colour import PATH, SOFT, painter
from qms.reports.entry import Entry, card_of, entries
from qms.reports.excerpt import excerpt
from qms.reports.rule_table import rule_table
from qms.reports.sentence import speaker
from qms.reports.severity import LOOKS, counted
from qms.reports.telling import Telling

MANY = 50
WORST = 5
_NARROWEST = 40
_WIDEST = 120
# a line that a CI would take for an order of its own, were it ours or a document's
_ORDER = re.compile(r"^([^\S\n]*):(?=:)|##(?=\[)", re.M)
# families whose offending lines hold what must not be shown, in no finding at all
_SECRET = frozenset({"safety"})


def render(report: Report, telling: Telling) -> str:
    """Every finding by file; of very many, a table by rule and the worst."""
    if telling.is_plain:
        return _ORDER.sub(r"\g<0> ", lines.render(report))
    parts = _Page(report, telling).parts()
    return _ORDER.sub(r"\g<0> ", "".join(f"{each}\n" for each in parts))


class _Page:
    """One report laid out for one width."""

    def __init__(self, report: Report, telling: Telling) -> None:
        self.report = report
        self.room = min(max(telling.width, _NARROWEST), _WIDEST)
        self.paint = painter(telling.is_coloured)
        self.is_short = len(report.findings) > MANY and not telling.is_whole
        self.hidden = frozenset(
            (each.place.path, each.place.line)
            for each in (*report.findings, *report.excused)
            if _is_secret(card_of(report, each.code))
        )

    def parts(self) -> Iterator[str]:
        """The page from top to bottom, in parts that end without a line end."""
        told = [
            each for each in entries(self.report, speaker(None)) if not each.concession
        ]
        if self.is_short:
            yield from rule_table(self.report, self.room, self.paint)
            yield ""
            yield from self._worst(told)
        else:
            yield from self._by_file(told)
        yield from closing(self.report, self.room, self.paint)

    def _worst(self, told: Sequence[Entry]) -> Iterator[str]:
        worst = _worst_first(told)[:WORST]
        yield wrapped(_("the worst of them:"), self.room)
        yield ""
        yield from self._by_file(sorted(worst, key=lambda entry: entry.finding.order))
        left = len(told) - len(worst)
        yield wrapped(self._more(left).format(count=left), self.room)
        yield ""

    def _more(self, left: int) -> str:
        if self.report.compared is not None:
            return ngettext(
                "{count} more finding: qms check --all shows it too",
                "{count} more findings: qms check --all shows them too",
                left,
            )
        return ngettext(
            "{count} more finding: qms validate --all shows it too",
            "{count} more findings: qms validate --all shows them too",
            left,
        )

    def _by_file(self, told: Sequence[Entry]) -> Iterator[str]:
        for path, group in groupby(told, key=lambda entry: entry.path):
            of_file = list(group)
            yield self._file_line(path, of_file)
            yield ""
            for entry in of_file:
                yield from self._finding(entry)
                yield ""

    def _file_line(self, path: str, of_file: Sequence[Entry]) -> str:
        title = path or _("the repository")
        if self.is_short:
            return self.paint(title, PATH)
        counts = Counter(entry.finding.severity for entry in of_file)
        told = ", ".join(
            counted(severity, counts[severity])
            for severity in reversed(SEVERITIES)
            if counts[severity]
        )
        between = "\n  " if width(title) + width(told) + 2 > self.room else "  "
        return self.paint(title, PATH) + between + self.paint(told, SOFT)

    def _finding(self, entry: Entry) -> Iterator[str]:
        look = LOOKS[entry.finding.severity]
        name = f"{look.told} {entry.code}"
        between = (
            "\n    " if 2 + width(name) + 2 + width(entry.where) > self.room else "  "
        )
        yield f"  {self.paint(name, look.colour)}{between}{entry.where}"
        yield self._wrapped(entry.message)
        yield from self._excerpt(entry)
        if entry.remedy:
            yield self._wrapped(_("what to do: {remedy}").format(remedy=entry.remedy))
        if entry.basis:
            basis = _("behind it: {basis}").format(basis="; ".join(entry.basis))
            yield self.paint(self._wrapped(basis), SOFT)

    def _excerpt(self, entry: Entry) -> Iterator[str]:
        place = entry.finding.place
        line = self.report.lines.get((place.path, place.line))
        if line is None or (place.path, place.line) in self.hidden:
            return
        gutter = f"{place.line:>8} | "
        shown, caret = excerpt(line, place.column, self.room - len(gutter))
        yield f"{self.paint(gutter, SOFT)}{shown}".rstrip()
        if caret:
            colour = LOOKS[entry.finding.severity].colour
            empty = " " * (len(gutter) - 2)
            yield f"{self.paint(f'{empty}| ', SOFT)}{self.paint(caret, colour)}"

    def _wrapped(self, text: str) -> str:
        return wrapped(text, self.room, "    ", "      ")


def _is_secret(card: RuleCard) -> bool:
    """Whether the lines that break a rule hold what must not be shown."""
    return card.is_secret or card.family in _SECRET


def _worst_first(told: Sequence[Entry]) -> list[Entry]:
    """Errors first, and among them one of each rule before a second of any."""
    seen: Counter[str] = Counter()
    ranks = {}
    for entry in told:
        ranks[id(entry)] = -SEVERITIES.index(entry.finding.severity), seen[entry.code]
        seen[entry.code] += 1
    return sorted(told, key=lambda entry: ranks[id(entry)])
