"""The words and signs of proof: states, checks, acts, and the sentence of a fault."""

from __future__ import annotations

from qms.i18n import N_, _
from qms.model.approval.called import Called
from qms.model.approval.fault import Fault, Weight
from qms.model.approval.proof import ABSENT, FAILED, OK, UNPROVEN, UNVERIFIABLE
from qms.reports.sentence import Speak, tame
from qms.reports.severity import Look

LOOKS = {
    OK: Look("✓", N_("ok"), "1;32"),
    FAILED: Look("✗", N_("failed"), "1;31"),
    UNVERIFIABLE: Look("?", N_("not verifiable"), "33"),
    UNPROVEN: Look("!", N_("unproven"), "33"),
    ABSENT: Look("–", N_("does not apply"), "2"),
    Weight.NOTE.value: Look("·", N_("note"), "36"),
}
CHECKS = {
    "form": N_("form"),
    "signature": N_("signature"),
    "namespace": N_("purpose of the signature"),
    "person": N_("key is the signer's own"),
    "key": N_("key valid at the time"),
    "revocation": N_("key not revoked"),
    "office": N_("office held that day"),
    "deputy": N_("deputising"),
    "governance": N_("governance"),
    "subject": N_("the very submission"),
    "time": N_("dates"),
    "chain": N_("nothing missing before it"),
    "content": N_("bytes as signed"),
    "steps": N_("all steps signed"),
    "order": N_("order of the steps"),
    "separation": N_("duties separated"),
    "return": N_("not returned"),
    "effect": N_("first day in force"),
    "release": N_("release"),
    "anchor": N_("anchor"),
    "independence": N_("independence"),
}
ACTS = {
    "submit": N_("put up"),
    "approve": N_("signed"),
    "return": N_("returned"),
    "release": N_("released"),
    "publish": N_("published"),
    "confirm": N_("reviewed"),
    "adopt": N_("taken over from paper"),
    "vouch": N_("vouched for"),
    "waive": N_("waived a separation"),
    "ratify": N_("ratified"),
    "revoke": N_("revoked a key"),
    "disown": N_("disowned"),
    "witness": N_("witnessed"),
}
METHODS = {
    "ssh": N_("with a key"),
    "paper": N_("on paper"),
    "act": N_("by the act of a body"),
    "qes": N_("with a qualified signature"),
}
_PEOPLE = ("person", "of", "other", "by", "who")


def fault_text(fault: Fault, called: Called | None = None, speak: Speak = _) -> str:
    """The sentence of a fault; with names for people where they are given."""
    values = {
        name: value if isinstance(value, int) else _named(name, str(value), called)
        for name, value in fault.values.items()
    }
    return tame(speak(fault.reason).format(**values))


def _named(name: str, value: str, called: Called | None) -> str:
    if called is None or not value:
        return value
    if name in _PEOPLE:
        return called.person(value)
    return called.office(value) if name == "office" else value


def check_title(name: str) -> str:
    """What a check is called in the reader's language."""
    return _(CHECKS.get(name, name))
