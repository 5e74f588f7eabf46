"""What a change of the profile takes away: steps, separations, limits to signing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.approval.submission import GOVERNANCE
from qms.model.change.change import Change
from qms.model.finding import Place
from qms.model.located import Fields, Items, Scalar, Value
from qms.model.profile import Profile
from qms.model.register import ARCHIVE, PROFILE_PATH
from qms.model.revision import number_or_none

A_STEP = N_("a required step")
A_SEPARATION = N_("a separation of parts")
A_METHOD = N_("the limit to some ways of signing")
_METHODS = frozenset({"ssh", "paper", "act", "qes"})
Weaker = tuple[Place, str, str]


def weakened(change: Change) -> Iterator[Weaker]:
    """Where, for which kind, and what is weaker in the rules that the change brings.

    The working profile, and each that is put up as governance, against those before.
    """
    told: set[tuple[str, str]] = set()
    for path, before, after in _profiles(change):
        for place, kind, what in _weaker(path, before, after):
            if (kind, what) not in told:
                told.add((kind, what))
                yield place, kind, what


def _profiles(change: Change) -> Iterator[tuple[str, Profile, Profile]]:
    if PROFILE_PATH in change.by_path and change.base.is_there:
        yield PROFILE_PATH, change.base.house.profile, change.head.house.profile
    new = {each.name for each in change.laid.get((GOVERNANCE, ""), ()) if each.is_new}
    before = change.control_before if new else None
    after = change.control_after if new else None
    if before is None or after is None or before.governance is None:
        return
    for each in after.ledger.archive.rounds:
        if each.name in new:
            path = f"{ARCHIVE}/{each.name}/content/profile.yaml"
            yield path, before.governance.profile, Profile(each.profile)


def _weaker(path: str, before: Profile, after: Profile) -> Iterator[Weaker]:
    olds, news = before.raw.fields("kinds"), after.raw.fields("kinds")
    for kind in map(str, olds):
        if kind not in news:
            continue
        old, new = olds.fields(kind), news.fields(kind)
        for name in ("steps", "translation_steps"):
            if not _covers(old.items_of(name), new.items_of(name)):
                yield _place(path, new, name), kind, A_STEP
        if not _separations(old) <= _separations(new):
            yield _place(path, new, "separate"), kind, A_SEPARATION
        if not _methods(new) <= _methods(old):
            yield _place(path, new, "methods"), kind, A_METHOD


def _place(path: str, kind: Fields, name: str) -> Place:
    key = kind.key(name)
    return Place(path, key.line, key.column)


def _covers(old: Items, new: Items) -> bool:
    """Whether every step required before is still there, signed by no others."""
    left = [step for step in new if isinstance(step, Fields)]
    for step in old:
        if not isinstance(step, Fields):
            continue
        fitting = (each for each in left if _is_as_strict(step, each))
        found = next(fitting, None)
        if found is None:
            return False
        left.remove(found)
    return True


def _is_as_strict(old: Fields, new: Fields) -> bool:
    if old.text("step") != new.text("step"):
        return False
    return _is_as_narrow(old.get("office"), new.get("office"))


def _is_as_narrow(old: Value | None, new: Value | None) -> bool:
    """Whether what an office must sign now is at least what it must sign before."""
    needed, choice, count = _signers(old)
    others, chosen, number = _signers(new)
    if needed - others:
        return False
    if not choice:
        return True
    if set(chosen) <= set(choice) and chosen and number >= count:
        return True
    # one of the choice who must sign in any case
    return sum((others & Counter(choice)).values()) >= count


def _signers(office: Value | None) -> tuple[Counter[str], list[str], int]:
    """Who must sign in any case, among whom there is a choice, and how many of them."""
    if isinstance(office, Scalar):
        return Counter([str(office)]), [], 0
    if not isinstance(office, Fields):
        return Counter(), [], 0
    return (
        Counter(map(str, office.texts("all_of"))),
        [str(each) for each in office.texts("any_of")],
        number_or_none(office.text("count")) or 1,
    )


def _methods(kind: Fields) -> frozenset[str]:
    """The ways in which texts of a kind may be signed; all where none are named."""
    return frozenset(map(str, kind.texts("methods"))) or _METHODS


def _separations(kind: Fields) -> set[tuple[str, ...]]:
    """The pairs of parts that must differ, each as severe as it is or less."""
    found: set[tuple[str, ...]] = set()
    for row in kind.items_of("separate"):
        words = [str(each) for each in row] if isinstance(row, Items) else []
        if len(words) >= 2:
            pair = sorted(words[:2])
            found.add((*pair, "warning"))
            if len(words) < 3 or words[2] == "error":
                found.add((*pair, "error"))
    return found
