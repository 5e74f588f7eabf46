"""The root: the first governance put up, with nothing before it to rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from qms.actions.attributes import ATTRIBUTES_PATH
from qms.actions.desk import Desk, no_governance, read_ledger, signer
from qms.actions.documents import read_register
from qms.actions.put_up import Asked, PutUp
from qms.actions.put_up_governance import governance_kind, put_up_governance
from qms.actions.signing import Signed, sign_act
from qms.actions.submit import office_to_prepare, require_no_errors, submission
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.governance import Governance
from qms.model.approval.open_rounds import open_round
from qms.model.approval.roots import coming_roots
from qms.model.approval.submission import GOVERNANCE
from qms.model.approval.succession import HOLDERS_OF_A_ROOT, candidate
from qms.model.profile import Profile
from qms.model.register import ORGANISATION_PATH, PEOPLE_PATH, PROFILE_PATH
from qms.store.house import read_house
from qms.store.keys import own_keys
from qms.store.ordinary import read_bytes

FIRST = (1, 0)
# what a clone needs to stand for itself, whatever else was committed
OWN_FILES = (ORGANISATION_PATH, ATTRIBUTES_PATH, PEOPLE_PATH, PROFILE_PATH)
MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class RootWish:
    """Why the first governance is made, and which files are committed with it."""

    reason: str
    summary: str
    person: str = ""
    commits: bool = True
    files: Mapping[str, bytes] = field(default_factory=dict)


def put_up_root(root: Path, now: datetime, wish: RootWish) -> tuple[Signed, str]:
    """Put up `governance/` as the root; gives the digest that is to be printed.

    The repository is locked by the caller. Raises QmsError where one is under way, or
    fewer than two holders could sign it.
    """
    control = read_ledger(root, now)
    _require_first(control)
    kind = governance_kind(Profile(read_house(root).house.profile.raw))
    asked = Asked(reason=wish.reason, summary=wish.summary)
    made = put_up_governance(root, control, FIRST, asked, kind)
    rules = candidate(made.round, control.ledger)
    today = rules.day(now)
    register = read_register(root, today, is_daily=False)
    require_no_errors(root, register, [PEOPLE_PATH, PROFILE_PATH])
    require_signers(rules, today)
    person, key = signer(rules, own_keys(), wish.person)
    desk = Desk(root, now, control, rules, person, key, is_root=True)
    whole = _with_files(root, made, wish.files)
    office = office_to_prepare(desk, whole)
    signed = sign_act(desk, submission([whole], office), commits=wish.commits)
    return signed, made.round.digest


def holders_with_keys(rules: Governance, day: date) -> list[str]:
    """The people of a governance who hold an office on a day and have a key."""
    keyed = {each.person for owners in rules.keys.values() for each in owners}
    holders = (each for each in rules.people.by_id if rules.offices_of(each, day))
    return [each for each in holders if each in keyed]


def require_signers(rules: Governance, day: date) -> None:
    """Raise QmsError where a root could never be approved: too few can sign it."""
    found = holders_with_keys(rules, day)
    if len(found) >= HOLDERS_OF_A_ROOT:
        return
    message = _("nobody has a key yet, and the root needs two holders who sign")
    if found:
        message = _("only {person} has a key, and the root needs two holders who sign")
    raise QmsError(
        message.format(person=", ".join(found)),
        hint=_("enrol keys first: qms key new, then qms key add"),
    )


def _require_first(control: Control) -> None:
    """Nothing holds, and nothing that would hold is under way."""
    if control.ledger.governances:
        raise no_governance(control)
    for each in coming_roots(control.ledger):
        if _is_under_way(control, each):
            raise QmsError(
                _("{id} is under way already").format(id=GOVERNANCE),
                hint=_(
                    "have it approved: qms approve GOVERNANCE; "
                    "or send it back first: qms return GOVERNANCE"
                ),
            )


def _is_under_way(control: Control, found: Round) -> bool:
    day = candidate(found, control.ledger).day(control.ledger.now)
    coming = open_round(control, (found,), day)
    return coming is not None and not coming.is_returned


def _with_files(root: Path, made: PutUp, files: Mapping[str, bytes]) -> PutUp:
    """The root with the working files that a clone cannot do without."""
    held = dict(files)
    for path in OWN_FILES:
        data, reason = read_bytes(str(root / path), MOST_BYTES)
        if not reason:
            held.setdefault(path, data)
    return replace(made, files={**made.files, **held})
