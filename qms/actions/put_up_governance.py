"""Putting up `governance/`: people and rules, upon the governance that holds."""

from __future__ import annotations

from pathlib import Path

from qms.actions.put_up import Asked, PutUp, digests, next_round, round_of
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.submission import GOVERNANCE, REVISION
from qms.model.approval.succession import candidate, people_faults
from qms.model.profile import Profile
from qms.model.register import PEOPLE_PATH
from qms.store.bytes import read_file
from qms.store.content import governance_fields
from qms.store.yaml import read_yaml

GOVERNANCE_FILES = ("people.yaml", "profile.yaml")


def put_up_governance(
    root: Path, control: Control, number: tuple[int, int], asked: Asked, kind: str
) -> PutUp:
    """The submission of `governance/`, upon the governance that holds."""
    content = {}
    fields = {}
    for name in GOVERNANCE_FILES:
        reading = read_file(root / "governance" / name)
        found, faults = governance_fields(name, reading.data)
        if not reading.is_readable or reading.flaws or faults:
            raise QmsError(
                _("{path} cannot be read cleanly").format(path=f"governance/{name}"),
                hint=_("see what is wrong with it: qms validate"),
            )
        content[name], fields[name] = reading.data, found
    newest = control.ledger.newest
    labels = [control.ledger.governances[each].label for each in newest]
    raw = {
        "qms": 1,
        "document": GOVERNANCE,
        "kind": kind,
        "edition": number[0],
        "revision": number[1],
        "language": _binding(root),
        "round": next_round(control, GOVERNANCE, "", number),
        "purpose": REVISION,
        "content": digests(content),
        "replaces": labels[0] if labels else None,
        "effect": {"rule": asked.effect or "on-release"},
        "change": {"reason": asked.reason, "summary": asked.summary},
        "emergency": None,
        "mandate": None,
        **({"predecessors": list(newest)} if newest else {}),
        **(asked.further or {}),
    }
    made = round_of(raw, content, "")
    people, profile = (fields[name] for name in GOVERNANCE_FILES)
    whole = made.round._replace(people=people, profile=profile)
    _require_people(control, whole)
    return PutUp(whole, made.files)


def _require_people(control: Control, found: Round) -> None:
    """Raise where its people could not be told apart, or share a key."""
    new = candidate(found, control.ledger)
    faults = people_faults(new, list(control.ledger.governances.values()))
    reasons = [_(each.reason).format(**each.values) for each in faults]
    if reasons:
        raise QmsError(
            _("this governance could not be released: {reasons}").format(
                reasons="; ".join(dict.fromkeys(reasons))
            ),
            hint=_("mend {path}").format(path=PEOPLE_PATH),
        )


def _binding(root: Path) -> str:
    fields, _flaws = read_yaml(read_file(root / "qms.yaml").text)
    return str(next(iter(fields.texts("languages")), "en"))


def number_after(
    control: Control, document: str, *, is_edition: bool
) -> tuple[int, int]:
    """The number of the next revision, or of the next edition, of a document."""
    numbers = [
        each.submission.number
        for each in control.rounds.get((document, ""), ())
        if each.submission and not each.submission.is_withdrawal
    ]
    edition, revision = max(numbers, default=(1, -1))
    return (edition + 1, 0) if is_edition else (edition, revision + 1)


def governance_kind(profile: Profile) -> str:
    """The kind that governance itself is of."""
    for name, kind in profile.kinds.items():
        if kind.form == "governance":
            return name
    raise QmsError(
        _("the profile has no kind for governance itself"),
        hint=_("compare it with the shipped one: qms profile diff"),
    )
