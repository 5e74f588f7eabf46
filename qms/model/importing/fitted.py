"""A value as a paper states it, fitted to what the register and the profile know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from qms.model.importing.code import codes_in
from qms.model.importing.day import days_in
from qms.model.importing.edition import numbers_told
from qms.model.importing.found import Found
from qms.model.importing.labels import Labelled
from qms.model.importing.named import kind_named, office_named, process_named
from qms.model.leaves import LANGUAGE
from qms.model.profile import Profile

NUMBERED = ("edition", "revision", "version")
DAYS = ("in_force_since", "approved_on")
_AROUND = "„”“\"' "


def fitted(fact: Labelled, place: str, profile: Profile) -> Iterator[Found]:
    """What a stated fact says, as the register writes it.

    Its value is empty where it fits nothing known, and there are several where it may
    mean several days.
    """
    name, quote = fact.name, " ".join(fact.quote.split())
    if name in NUMBERED:
        for each in numbers_told(name, fact.value):
            yield Found(each.name, str(each.number), place, quote)
    elif name in DAYS:
        for day in days_in(fact.value):
            yield from (Found(name, str(each), place, quote) for each in day.meant)
    elif name in _FITTING:
        yield Found(name, _FITTING[name](fact.value, profile), place, quote)


def _id(value: str, profile: Profile) -> str:
    return next((each.id for each in codes_in(value, profile)), "")


def _language(value: str, profile: Profile) -> str:
    del profile
    tag = value.strip().replace("_", "-").split("-")[0].lower()
    return tag if LANGUAGE.match(tag) else ""


def _words(value: str, profile: Profile) -> str:
    del profile
    return " ".join(value.split()).strip(_AROUND)


_FITTING: Mapping[str, Callable[[str, Profile], str]] = {
    "id": _id,
    "kind": kind_named,
    "owner": office_named,
    "process": process_named,
    "language": _language,
    "title": _words,
    "archive_no": _words,
}
