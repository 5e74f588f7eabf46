"""The prover: puts together, of all that was judged, the proof of each submission."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from qms.i18n import N_
from qms.model.approval.archive import Entry, Round
from qms.model.approval.control import Control
from qms.model.approval.fault import Fault, unproven
from qms.model.approval.judging import entry_fault
from qms.model.approval.ledger import Release
from qms.model.approval.proof import Proof, Signed, once


def proofs_of(control: Control, documents: Collection[str] = ()) -> Iterator[Proof]:
    """The proof of every submission, or of those of some documents, by name."""
    prover = _Prover(control)
    for found in control.ledger.archive.rounds:
        document = found.name.partition("/")[0]
        if not documents or document in documents:
            yield prover.proof(found)


def loose_statements(
    control: Control, shown: Iterable[Proof], documents: Collection[str] = ()
) -> Iterator[Signed]:
    """The statements that stand in none of some proofs; or those on some documents."""
    prover = _Prover(control)
    known = {each.entry.path for proof in shown for each in proof.signed}
    for entry in control.ledger.archive.entries:
        if entry.path in known:
            continue
        if not documents or documents_of(entry) & set(documents):
            yield prover.signed(entry, "")


def documents_of(entry: Entry) -> set[str]:
    """The documents that a statement speaks of, also one that cannot be read."""
    subjects = entry.statement.subjects if entry.statement else ()
    names = {*entry.touches, *(each.name for each in subjects)}
    return {each.partition("/")[0] for each in names}


class _Prover:
    """Puts proofs together; what concerns whole statements is gathered once."""

    def __init__(self, control: Control) -> None:
        self.control, self.ledger = control, control.ledger
        self.releases: dict[str, list[Release]] = {}
        for releases in self.ledger.releases.values():
            for each in releases:
                self.releases.setdefault(each.round.name, []).append(each)
        self.touching: dict[str, list[Entry]] = {}
        for entry in self.ledger.archive.entries:
            for name in entry.touches:
                self.touching.setdefault(name, []).append(entry)

    def proof(self, found: Round) -> Proof:
        """The proof of one submission."""
        releases = self.releases.get(found.name, [])
        counting = [each for each in releases if each.counts]
        release = next(iter(counting or releases[-1:]), None)
        entries = [
            self.ledger.entries[digest]
            for digest in self.ledger.by_round.get(found.name, ())
        ]
        for entry in self.touching.get(found.name, ()):
            if all(entry.path != each.path for each in entries):
                entries.append(entry)
        signed = tuple(self.signed(each, found.name, release) for each in entries)
        return Proof(found, release, signed, once(self._faults(found, release)))

    def signed(self, entry: Entry, name: str, main: Release | None = None) -> Signed:
        """One statement, as far as one submission is concerned."""
        ledger, digest = self.ledger, entry.digest
        faults = [*ledger.faults.get(digest, entry.faults)]
        faults += ledger.subject_faults.get((digest, name), ())
        if not name:
            subjects = entry.statement.subjects if entry.statement else ()
            for subject in subjects:
                faults += ledger.subject_faults.get((digest, subject.name), ())
        for release in self.releases.get(name, ()):
            if release.digest == digest and release is not main:
                faults += release.faults
        if digest in self.control.unproven:
            faults.append(self.control.unproven[digest])
        if entry.statement is None and not faults:
            faults.append(entry_fault(entry))
        return Signed(
            entry, once(faults), self._is_settled(digest), self._is_judged(entry)
        )

    def _is_judged(self, entry: Entry) -> bool:
        """Whether there is a governance by which a statement was judged."""
        statement = entry.statement
        if statement is None:
            return False
        return self.ledger.governance_of(statement) is not None

    def _is_settled(self, digest: str) -> bool:
        if digest in self.ledger.void:
            return True
        return next(self.ledger.aimed_at("disown", digest), None) is not None

    def _faults(self, found: Round, release: Release | None) -> Iterator[Fault]:
        """What is wrong with the bytes, and with the release beyond its statement."""
        yield from found.faults
        yield from self.control.damage.get(found.name, ())
        if release is None:
            return
        if not release.counts and self._is_settled(release.digest):
            return
        own = [*self.ledger.faults.get(release.digest, ())]
        own += self.ledger.subject_faults.get((release.digest, found.name), ())
        yield from (fault for fault in release.faults if fault not in own)
        if release.counts:
            yield from self._beside(found, release)

    def _beside(self, found: Round, release: Release) -> Iterator[Fault]:
        """Returns that the release did not see, and that nobody took back."""
        about = self.ledger.about(found.name, ("return", "vouch"))
        for digest, statement in about:
            evidence = statement.evidence
            is_return = statement.act == "return" or (
                evidence is not None and evidence.act == "return"
            )
            saw = self.ledger.web.saw(release.digest, digest)
            if is_return and not saw and not self._is_settled(digest):
                reason = N_("it was released beside a return by {person}")
                yield unproven("return", reason, person=statement.person)
