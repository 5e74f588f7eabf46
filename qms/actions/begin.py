"""Begin: a new quality system, whose first governance is put up if keys are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from qms.actions.desk import undisturbed
from qms.actions.init import holders_of, initialise, languages_of, require_none
from qms.actions.key_add import enrolment_of
from qms.actions.key_new import Made, key_path, new_key
from qms.actions.key_new import Wish as KeyWish
from qms.actions.new import NEW_REASON, NEW_SUMMARY
from qms.actions.plan import Plan, profile_for, require_sound
from qms.actions.root import RootWish, put_up_root
from qms.actions.signing import Signed
from qms.errors import QmsError, UsageError
from qms.i18n import _, catalogue
from qms.model.approval.enrolment import Enrolment, planned
from qms.model.approval.statement import RECOVERY
from qms.model.approval.succession import HOLDERS_OF_A_ROOT
from qms.store.act_files import recover
from qms.store.enrolments import enrolment_beside, public_key_in
from qms.store.key_making import make_key
from qms.store.keys import own_keys
from qms.store.ordinary import read_bytes

NEW = "new"
MOST_BYTES = 64 * 1024 * 1024


class KeyAsked(NamedTuple):
    """Whose key, by person or office, and from where: `new`, or a file."""

    whose: str
    source: str


@dataclass(frozen=True)
class Begun:
    """What was begun: the files, the keys made here, and who can sign.

    `signers` are the ids of people with a key, those of this computer first.
    """

    files: Sequence[str]
    plan: Plan
    made: Sequence[Made]
    recovery: Path | None
    signers: Sequence[str]
    here: Sequence[str]

    @property
    def can_be_signed(self) -> bool:
        """Whether a root can be put up from this computer, and be approved."""
        return bool(self.here) and len(self.signers) >= HOLDERS_OF_A_ROOT


def begin(
    root: Path,
    now: datetime,
    plan: Plan,
    keys: Sequence[KeyAsked] = (),
    recovery: KeyAsked | None = None,
) -> Begun:
    """Write a new quality system, with the keys of its first people.

    Keys are made before anything is written, so that ssh-keygen may ask first. Raises
    as `initialise` does, and QmsError where a key cannot be made or read.
    """
    recover(root)
    require_none(root)
    ids = _ids(plan)
    made: list[Made] = []
    enrolments: dict[str, Enrolment] = {}
    for each in keys:
        person = _person(ids, each.whose)
        found = _enrolment(now, person, each.source, made)
        enrolments[person] = found
    path, public = _recovery(recovery)
    _require_different([*(each.key for each in enrolments.values()), public])
    held = recovery.whose if recovery else ""
    whole = replace(plan, keys=enrolments, recovery=(public, held))
    files = initialise(root, whole, now.date())
    own = {each.key for each in own_keys()}
    here = [each for each, found in enrolments.items() if found.key in own]
    others = [each for each in enrolments if each not in here]
    return Begun(files, whole, made, path, [*here, *others], here)


def put_up_first(
    root: Path, now: datetime, begun: Begun, *, commits: bool = True
) -> tuple[Signed, str]:
    """Put up the first governance as the root, with all that was written."""
    speak = catalogue(_language(begun.plan)).gettext
    files = {}
    for path in begun.files:
        data, reason = read_bytes(str(root / path), MOST_BYTES)
        if reason:
            raise QmsError(_("{path} cannot be read").format(path=path))
        files[path] = data
    reason, summary = speak(NEW_REASON), speak(NEW_SUMMARY)
    with undisturbed(root):
        wish = RootWish(reason, summary, begun.here[0], commits, files)
        return put_up_root(root, now, wish)


def _language(plan: Plan) -> str:
    return languages_of(plan, profile_for(plan))[0]


def _ids(plan: Plan) -> Mapping[str, str]:
    """The id of each of the first people, and of whoever holds each office."""
    profile = profile_for(plan).profile
    require_sound(plan, profile)
    found: dict[str, str] = {}
    for name, offices in holders_of(plan, profile, _language(plan)).items():
        found |= {name.id: name.id, **dict.fromkeys(offices, name.id)}
    return found


def _person(ids: Mapping[str, str], whose: str) -> str:
    if whose not in ids:
        raise UsageError(
            _("{text} is no person or office of the new system").format(text=whose),
            hint=_("there are: {known}").format(known=", ".join(ids)),
        )
    return ids[whose]


def _enrolment(now: datetime, person: str, source: str, made: list[Made]) -> Enrolment:
    """The enrolment of a key that is made now, or handed over in a file.

    A bare public key will do, too: its owner approves the root with it.
    """
    if source == NEW:
        made.append(new_key(now, KeyWish(person)))
        return made[-1].enrolment
    file = Path(source)
    if not enrolment_beside(file).exists():
        return planned(person, public_key_in(file), now)
    found = enrolment_of(file)
    if found.person != person:
        raise QmsError(
            _("the key enrolled itself for {other}, not for {person}").format(
                other=found.person, person=person
            ),
            hint=_("name its person, or let the owner make the enrolment anew"),
        )
    return found


def _recovery(asked: KeyAsked | None) -> tuple[Path | None, str]:
    """The recovery key: the private file if it was made now, and the public key."""
    if asked is None:
        return None, ""
    if asked.source != NEW:
        return None, public_key_in(Path(asked.source))
    path = key_path(RECOVERY)
    return path, make_key(path, RECOVERY)


def _require_different(keys: Sequence[str]) -> None:
    known = [each for each in keys if each]
    if len(set(known)) < len(known):
        raise UsageError(
            _("one key is given to two people; a key belongs to one person"),
            hint=_("let each of them make an own one: qms key new"),
        )
