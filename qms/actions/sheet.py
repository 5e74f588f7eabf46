"""A sheet that was signed elsewhere: paper, the act of a body, a signed file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.actions.signatories import Named, Row, Signing
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.canonical import Json
from qms.model.approval.statement import CHECKED, EVIDENCE_METHODS, OUTCOMES
from qms.store.ordinary import hash_file

ACTS = ("approve", "return", "confirm", "withdraw")


@dataclass(frozen=True)
class Sheet:
    """What was signed elsewhere: who, when, and where the paper lies.

    `scan` is a digest (`sha256:…`); `outcome` and `checked` are those of a periodic
    review, `reason` that of a return.
    """

    method: str
    signatories: Sequence[Named]
    signed_on: date
    archive_no: str
    act: str = "approve"
    acting_for: str = ""
    opinion: str = ""
    body: str = ""
    number: str = ""
    scan: str = ""
    outcome: str = ""
    checked: Sequence[str] = ()
    reason: str = ""

    @property
    def signing(self) -> Signing:
        """How its signatories signed."""
        return Signing(self.signed_on, self.method, self.acting_for, self.opinion)

    def evidence(self, rows: Sequence[Row]) -> dict[str, Json]:
        """What a statement says of the sheet, with these signatories."""
        review: dict[str, Json] = {}
        if self.act == "confirm":
            review = {"outcome": self.outcome, "checked": list(self.checked)}
        return {
            "method": self.method,
            # to sign a withdrawal is to approve its submission, as any other
            "act": "approve" if self.act == "withdraw" else self.act,
            "signatories": [dict(row) for row in rows],
            "signed_on": self.signed_on.isoformat(),
            "archive_no": self.archive_no,
            "body": self.body or None,
            "number": self.number or None,
            "scan": self.scan or None,
            **review,
        }


def require_said(sheet: Sheet) -> None:
    """Raise UsageError where something of a sheet is not said."""
    wrong = _unsaid(sheet)
    if wrong is not None:
        raise wrong


def scan_digest(root: Path, path: Path) -> str:
    """The digest of a scan, which stays outside of the repository.

    Raises UsageError where it cannot be read, or lies where git may take it along: it
    bears personal data, and git never forgets.
    """
    whole = path.resolve()
    if whole.is_relative_to(root.resolve()):
        raise UsageError(
            _("the scan {path} lies inside of the quality system").format(path=path),
            hint=_("move it out: it bears personal data, and git never forgets"),
        )
    digest, reason = hash_file(str(whole)) if whole.is_file() else ("", _("no file"))
    if reason:
        raise UsageError(_("the scan {path} cannot be read").format(path=path))
    return digest


def _unsaid(sheet: Sheet) -> QmsError | None:
    for word, known in ((sheet.method, EVIDENCE_METHODS), (sheet.act, ACTS)):
        if word not in known:
            return _none_of(word, known)
    if not sheet.signatories:
        return UsageError(
            _("it does not say who signed"), hint="--signatory PERSON[:OFFICE[:STEP]]"
        )
    if not sheet.archive_no.strip():
        return UsageError(
            _("it does not say where the signed paper lies"), hint="--archive-no TEXT"
        )
    if sheet.method == "act" and not (sheet.body.strip() and sheet.number.strip()):
        return UsageError(
            _("the act of a body is named by the body and the act's number"),
            hint="--body TEXT --number TEXT",
        )
    if sheet.act == "return" and not sheet.reason.strip():
        return UsageError(_("a return needs a reason"), hint="--reason TEXT")
    if sheet.act == "confirm":
        return review_fault(sheet.outcome, sheet.checked)
    return None


def review_fault(outcome: str, checked: Sequence[str]) -> UsageError | None:
    """What is not said of a periodic review; None where all is."""
    if outcome not in OUTCOMES:
        return UsageError(
            _("a review ends with an outcome: {known}").format(
                known=", ".join(OUTCOMES)
            ),
            hint=f"--outcome {OUTCOMES[0]}",
        )
    if not checked:
        return UsageError(
            _("a review says what was checked: {known}").format(
                known=", ".join(CHECKED)
            ),
            hint=f"--checked {','.join(CHECKED)}",
        )
    unknown = [each for each in checked if each not in CHECKED]
    return _none_of(unknown[0], CHECKED) if unknown else None


def _none_of(word: str, known: Sequence[str]) -> UsageError:
    return UsageError(
        _("{word} is none of: {known}").format(word=word, known=", ".join(known))
    )
