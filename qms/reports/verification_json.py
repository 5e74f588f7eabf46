"""A verification as JSON; its schema ships as `templates/schemas/verify-1.json`."""

from __future__ import annotations

from collections.abc import Iterable

from qms import __version__
from qms.model.approval.fault import Fault
from qms.model.approval.proof import OK, STATES, Check, Proof, Signed, check_of
from qms.model.approval.verification import Verification
from qms.reports.json import dumped
from qms.reports.proof_words import fault_text
from qms.reports.sentence import Speak, safe, speaker
from qms.reports.telling import Telling

VERSION = 1


def as_json(found: Verification, telling: Telling) -> str:
    """The whole verification: every approval, every statement, every check."""
    return dumped(_Writer(telling.language or "en").value(found))


class _Writer:
    """Writes the parts of one verification in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.speak: Speak = speaker(language)

    def value(self, found: Verification) -> dict[str, object]:
        """The verification as a value that JSON can hold."""
        of_each = dict(found.of_each)
        return {
            "qms": VERSION,
            "schema": f"urn:qms-toolkit:verify:v{VERSION}",
            "version": __version__,
            "language": self.language,
            "as_of": found.as_of.isoformat() if found.as_of else None,
            "verdict": found.verdict,
            "state": found.state,
            "problems": sorted(found.problems),
            "allowed": sorted(found.allowed),
            "root": {
                "digests": list(found.roots),
                "pinned": found.pinned or None,
            },
            "governance": [
                {
                    "digest": each.digest,
                    "revision": each.label,
                    "released": each.moment.isoformat() if each.moment else None,
                    "person": each.person,
                    "mandate": safe(each.mandate) or None,
                }
                for each in found.chain
            ],
            "anchor": found.anchor.value if found.anchor else None,
            "faults": [
                *(self._fault(each, None) for each in found.whole),
                *(self._fault(each, path) for path, each in found.faults),
            ],
            "missing": [
                {"digest": digest, "named_by": safe(path) or None}
                for digest, path in found.lost
            ],
            "counts": {
                **{each: found.counts[each] for each in STATES[:4]},
                "not released": len(found.proofs) - found.counts.total(),
                "statements": found.statements,
            },
            "approvals": [
                self._proof(each, of_each.get(each.round.name, ()))
                for each in found.proofs
            ],
            "statements": [self._signed(each) for each in found.loose],
            "independence": self._sentences(found.remarks),
            "limits": self._sentences(found.limits),
        }

    def _proof(self, proof: Proof, remarks: Iterable[Fault]) -> dict[str, object]:
        submission, release = proof.round.submission, proof.release
        effective = release.effective if release else None
        return {
            "round": safe(proof.round.name),
            "digest": proof.round.digest or None,
            "document": submission.document if submission else None,
            "revision": submission.label if submission else None,
            "language": submission.language if submission else None,
            "translation": bool(submission and submission.version),
            "purpose": submission.purpose if submission else None,
            "released": proof.is_released,
            "adopted": bool(release and release.is_adoption),
            "effective": effective.isoformat() if effective else None,
            "state": proof.state,
            "checks": [self._check(each) for each in proof.checks],
            "statements": [self._signed(each) for each in proof.signed],
            "independence": self._sentences(remarks),
        }

    def _signed(self, signed: Signed) -> dict[str, object]:
        statement, entry = signed.statement, signed.entry
        return {
            "path": safe(entry.path),
            "digest": entry.digest or None,
            "act": statement.act if statement else None,
            "step": (statement.step or None) if statement else None,
            "person": statement.person if statement else None,
            "office": (statement.office or None) if statement else None,
            "acting_for": (statement.acting_for or None) if statement else None,
            "signed_at": statement.signed_at.isoformat() if statement else None,
            "key": entry.signature.key or None,
            "state": OK if signed.is_settled else signed.state,
            "taken_back": signed.is_settled,
            "checks": [self._check(each) for each in signed.checks],
        }

    def _check(self, check: Check) -> dict[str, object]:
        return {
            "check": check.name,
            "state": check.state,
            "reasons": [
                {"weight": each.weight.value, "message": self._text(each)}
                for each in check.faults
            ],
        }

    def _fault(self, fault: Fault, path: str | None) -> dict[str, object]:
        return {
            "path": safe(path) if path else None,
            "check": check_of(fault),
            "weight": fault.weight.value,
            "message": self._text(fault),
        }

    def _sentences(self, faults: Iterable[Fault]) -> list[str]:
        return [self._text(each) for each in faults]

    def _text(self, fault: Fault) -> str:
        return fault_text(fault, None, self.speak)
