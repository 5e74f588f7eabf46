"""A finding put into words: what every form of a report tells, each in its way."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qms.model.finding import Finding
from qms.model.report import Report
from qms.model.rule import RuleCard
from qms.reports.sentence import Speak, remedy, safe, sentence, tame


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with its rule and its sentences, safe to be written anywhere.

    `fingerprint` names it in every later report too, wherever its line moves to:
    it is made of the rule, the file and the values, never of the line itself, whose
    digest would betray a personal number.
    """

    finding: Finding
    card: RuleCard
    message: str
    remedy: str
    fingerprint: str

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.finding.code

    @property
    def path(self) -> str:
        """The file, as it may be shown."""
        return safe(self.finding.place.path)

    @property
    def where(self) -> str:
        """The place as terminals make it a link: `path:line:column`."""
        place = self.finding.place
        known = [number for number in (place.line, place.column) if number]
        return ":".join([self.path, *map(str, known if place.line else [])])

    @property
    def document(self) -> str:
        """The id of the document concerned, or nothing."""
        return tame(self.finding.document)

    @property
    def concession(self) -> str:
        """The id of the concession that allows it, or nothing."""
        return tame(self.finding.excused)

    @property
    def basis(self) -> list[str]:
        """The clauses and acts behind the rule."""
        return [tame(each) for each in self.card.basis]


def entries(report: Report, speak: Speak) -> Iterator[Entry]:
    """Every finding of a report in its order, those that are excused among them."""
    seen: Counter[str] = Counter()
    everything = sorted((*report.findings, *report.excused), key=_order)
    for finding in everything:
        card = card_of(report, finding.code)
        likeness = _likeness(finding)
        seen[likeness] += 1
        yield Entry(
            finding=finding,
            card=card,
            message=sentence(card, finding, speak),
            remedy=remedy(card, finding, speak),
            fingerprint=_digest(f"{likeness}#{seen[likeness]}"),
        )


def card_of(report: Report, code: str) -> RuleCard:
    """The card of a rule; one that the report lacks is told by its code alone."""
    return report.cards.get(code) or RuleCard(
        code,
        name=code,
        family="",
        severity="error",
        title=code,
        message=code,
        remedy="",
    )


def _order(finding: Finding) -> tuple[tuple[str, int, int, str, str], str]:
    return finding.order, finding.excused


def _likeness(finding: Finding) -> str:
    values = sorted(finding.values.items())
    return json.dumps([finding.code, finding.place.path, finding.document, values])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
