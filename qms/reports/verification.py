"""A verification told for people: the verdict, what does not hold, what stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qms.i18n import N_, _, ngettext
from qms.model.approval.fault import Weight
from qms.model.approval.proof import FAILED, OK, STATES, UNPROVEN, UNVERIFIABLE
from qms.model.approval.verification import NOT_PINNED, Link, Verification
from qms.reports.cells import wrapped
from qms.reports.colour import PATH, painter
from qms.reports.proof import Lines
from qms.reports.proof_words import LOOKS, fault_text
from qms.reports.sentence import safe, tame
from qms.reports.telling import Telling

MANY = 30
_NARROWEST, _WIDEST = 40, 120
# a line that a CI would take for an order of its own, were it ours or a document's
_ORDER = re.compile(r"^([^\S\n]*):(?=:)|##(?=\[)", re.M)
VERDICTS = {
    OK: N_("everything that was checked holds"),
    FAILED: N_("something does not hold"),
    UNVERIFIABLE: N_("something could not be verified"),
    UNPROVEN: N_("something is unproven"),
}


def as_text(found: Verification, telling: Telling) -> str:
    """The whole answer; approvals that hold in full only if asked, or if few."""
    told = "".join(f"{each}\n" for each in _Page(found, telling).parts())
    return _ORDER.sub(r"\g<0> ", told)


class _Page:
    """One verification laid out for one width."""

    def __init__(self, found: Verification, telling: Telling) -> None:
        self.found = found
        self.called = found.called
        self.is_whole = telling.is_whole
        self.room = min(max(telling.width, _NARROWEST), _WIDEST)
        self.paint = painter(telling.is_coloured)
        self.lines = Lines(found.called, self.room, self.paint, telling.is_whole)
        self.remarks = dict(found.of_each)

    def parts(self) -> Iterator[str]:
        """The page from top to bottom, in parts that end without a line end."""
        found = self.found
        if found.is_empty:
            told = _("no approvals here: nothing was verified")
            yield self.lines.line(UNPROVEN, told, "")
            yield from self._titled(_("What this cannot exclude"), self._limits())
            return
        yield from self._verdict()
        yield from self._titled(_("Governance"), self._governance())
        yield from self._titled(_("Archive"), self._archive())
        yield from self._titled(_("Approvals"), self._approvals())
        yield from self._titled(_("Other statements"), self._loose())
        yield from self._titled(_("Independence"), self._independence())
        yield from self._titled(_("What this cannot exclude"), self._limits())

    def _titled(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        told = list(lines)
        if told:
            yield ""
            yield self.paint(title, PATH)
            yield from told

    def _verdict(self) -> Iterator[str]:
        found = self.found
        state = found.state
        told = _(VERDICTS[state])
        if state == OK and NOT_PINNED in found.problems - found.allowed:
            state = UNPROVEN
            told = _("everything that was checked holds, but the root is not pinned")
        yield self.lines.line(state, told, "")
        counts = [
            f"{found.counts[each]} {_(LOOKS[each].word)}"
            for each in STATES
            if found.counts[each]
        ]
        count = found.counts.total()
        released = ngettext(
            "{count} approval verified", "{count} approvals verified", count
        ).format(count=count)
        told = f"{released}: {', '.join(counts)}" if counts else released
        if found.as_of:
            day = found.as_of.isoformat()
            told += "; " + _("what was in force on {day}").format(day=day)
        yield wrapped(told, self.room, "  ", "  ")
        waiting = len(found.proofs) - count
        if waiting:
            told = ngettext(
                "{count} submission without a release, its signatures checked",
                "{count} submissions without a release, their signatures checked",
                waiting,
            )
            yield wrapped(told.format(count=waiting), self.room, "  ", "  ")
        if found.problems and not found.problems - found.allowed:
            words = ", ".join(sorted(found.problems))
            told = _("allowed by whoever asked: {words}").format(words=words)
            yield wrapped(told, self.room, "  ", "  ")

    def _governance(self) -> Iterator[str]:
        found = self.found
        for root in found.roots:
            yield f"  {root}"
        if found.pinned and found.roots:
            yield self.lines.line(OK, _("this is the root that was asked for"))
        elif found.roots:
            told = _(
                "root not pinned: hold it against a sheet that you trust, then say "
                "it with --root"
            )
            yield self.lines.line(UNPROVEN, told)
        for each in found.chain:
            yield from self._link(each)
        yield from self.lines.faults(found.whole)
        if found.anchor and not any(each.check == "anchor" for each in found.whole):
            told = _(
                "nothing is missing behind the anchor of {day}: {count} statements"
            ).format(day=found.anchor.made.date().isoformat(), count=found.anchor.count)
            yield self.lines.line(OK, told)

    def _link(self, link: Link) -> Iterator[str]:
        told = _("{label} since {day}, released by {person}").format(
            label=link.label,
            day=link.moment.date().isoformat() if link.moment else "–",
            person=self.called.person(link.person),
        )
        yield wrapped(safe(told), self.room, "  · ", "    ")
        if link.mandate:
            told = _("the chain was broken here, and carried on by mandate: {mandate}")
            yield self.lines.line(
                Weight.NOTE.value, told.format(mandate=tame(link.mandate)), "    "
            )

    def _archive(self) -> Iterator[str]:
        for path, fault in self.found.faults:
            yield f"  {safe(path)}"
            yield from self.lines.faults([fault], "    ")
        for digest, path in self.found.lost:
            told = _("a statement is missing: {digest}").format(digest=digest[:19])
            yield self.lines.line(FAILED, told)
            if path:
                yield wrapped(_("named by:"), self.room, "    ")
                yield f"    {safe(path)}"

    def _approvals(self) -> Iterator[str]:
        proofs = self.found.proofs
        if not (self.found.chain or self.found.is_beginning or self.is_whole):
            told = _("without a root nothing can be judged: --all shows each signature")
            yield self.lines.line(FAILED, told)
            return
        is_short = len(proofs) > MANY and not self.is_whole
        shown = [each for each in proofs if not is_short or each.state != OK]
        for proof in shown:
            remarks = self.remarks.get(proof.round.name, ())
            yield from self.lines.proof(proof, remarks)
        left = len(proofs) - len(shown)
        if left:
            told = ngettext(
                "{count} submission of which everything holds: --all shows it too",
                "{count} submissions of which everything holds: --all shows them too",
                left,
            )
            yield self.lines.line(OK, told.format(count=left))

    def _loose(self) -> Iterator[str]:
        for each in self.found.loose:
            if self.is_whole or (each.state != OK and not each.is_settled):
                yield from self.lines.statement(each)

    def _independence(self) -> Iterator[str]:
        yield from self.lines.faults(self.found.remarks)

    def _limits(self) -> Iterator[str]:
        for fault in self.found.limits:
            yield wrapped(fault_text(fault), self.room, "  – ", "    ")
