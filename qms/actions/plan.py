"""The plan of a new quality system: the answers to the questions of `qms init`."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, field

from qms.errors import UsageError
from qms.i18n import _
from qms.model.approval.enrolment import Enrolment
from qms.model.leaves import LANGUAGE
from qms.model.profile import Profile
from qms.store.profiles import ShippedProfile, profile_of_country, shipped_profile


@dataclass(frozen=True)
class Plan:
    """The answers: the office's name and country, its languages, its two first people.

    `holders` names further people by office; an office without one is held by the head.
    `keys` are those of people by their ids, `recovery` is the public recovery key and
    where it is held.
    """

    name: str
    country: str = ""
    languages: tuple[str, ...] = ()
    profile: str = ""
    timezone: str = ""
    head: str = ""
    officer: str = ""
    holders: Mapping[str, str] = field(default_factory=dict)
    with_git: bool = True
    keys: Mapping[str, Enrolment] = field(default_factory=dict)
    recovery: tuple[str, str] = ("", "")


def profile_for(plan: Plan) -> ShippedProfile:
    """The shipped profile that the answers lead to."""
    if plan.profile:
        return shipped_profile(plan.profile)
    return profile_of_country(plan.country)


def is_country(text: str) -> bool:
    """Whether a text may be a country's code: two letters A to Z, or nothing."""
    return not text or (len(text) == 2 and text.isascii() and text.isalpha())


def require_sound(plan: Plan, profile: Profile) -> None:
    """Raise UsageError on answers that no file may hold."""
    if not is_country(plan.country):
        raise UsageError(
            _("{country} is no country").format(country=plan.country),
            hint=_("write its two letters, or nothing for none"),
        )
    for tag in plan.languages:
        if not LANGUAGE.match(tag):
            raise UsageError(
                _("{language} is no language tag").format(language=tag),
                hint=_("write tags with commas, the binding one first: ro,hu"),
            )
    for office in plan.holders:
        if office not in profile.offices:
            raise UsageError(
                _("the profile has no office {office}").format(office=office),
                hint=_("there are: {known}").format(known=", ".join(profile.offices)),
            )
    if plan.timezone and not _is_zone(plan.timezone):
        raise UsageError(
            _("{zone} is no time zone").format(zone=plan.timezone),
            hint=_("write it as Europe/Sofia"),
        )


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
