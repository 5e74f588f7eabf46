"""What a statement vouches for: who signed elsewhere, on which day, by which method."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.canonical import NO_FIELDS, Json, Malformed, Shape, checked
from qms.model.leaves import NAME, read_day

EVIDENCE_METHODS = ("paper", "act", "qes")
EVIDENCE: Shape = {
    "method": str,
    "act": str,
    "signatories": list,
    "signed_on": str,
    "archive_no": (str, None),
}


class Signatory(NamedTuple):
    """Who signed elsewhere; `person` is empty where a body decided."""

    person: str
    office: str
    step: str
    acting_for: str
    opinion: str


class Evidence(NamedTuple):
    """What is vouched for: signed on paper, decided by a body, signed with a QES."""

    method: str
    act: str
    signatories: tuple[Signatory, ...]
    signed_on: date
    archive_no: str = ""
    raw: Mapping[str, Json] = NO_FIELDS


def evidence_of(row: Json) -> Evidence | None:
    """Read what is vouched for; None where nothing is. Raises Malformed."""
    if row is None:
        return None
    raw = checked(row, EVIDENCE)
    if raw["method"] not in EVIDENCE_METHODS:
        raise Malformed(N_("nobody can vouch for method {text}"), text=raw["method"])
    signatories = tuple(_signatory(each, raw["method"]) for each in raw["signatories"])
    if not signatories:
        raise Malformed(N_("it names nobody who signed"))
    return Evidence(
        method=raw["method"],
        act=raw["act"],
        signatories=signatories,
        signed_on=day_of(raw["signed_on"]),
        archive_no=raw["archive_no"] or "",
        raw=raw,
    )


def _signatory(row: Json, method: str) -> Signatory:
    shape = {"person": (str, None), "office": str, "step": (str, None)}
    raw = checked(row, shape)
    if raw["person"] is None and method != "act":
        raise Malformed(N_("only the act of a body may go without a person"))
    if not NAME.match(raw["office"]):
        raise Malformed(N_("{text!r} is no name of an office"), text=raw["office"])
    return Signatory(
        person=raw["person"] or "",
        office=raw["office"],
        step=raw["step"] or "",
        acting_for=str(raw.get("acting_for") or ""),
        opinion=str(raw.get("opinion") or ""),
    )


def day_of(text: Json) -> date:
    """The day that a text names; raises Malformed where it names none."""
    try:
        return read_day(text)
    except (ValueError, TypeError) as error:
        raise Malformed(N_("{text!r} is no day"), text=str(text)[:40]) from error
