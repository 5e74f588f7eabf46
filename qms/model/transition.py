"""The change from one edition of a standard to the next, as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qms.model.clause import ClauseRef, clause_or_none
from qms.model.register import Register
from qms.model.standard import Standard, Standards


@dataclass(frozen=True)
class Transition:
    """An edition that the office works to and must leave by a day.

    `index` is its place in the profile's list; `is_verified` tells whether somebody
    compared the day with its source.
    """

    index: int
    edition: ClauseRef
    following: str
    until: date
    is_verified: bool


def transitions(register: Register) -> Iterator[Transition]:
    """Every edition of the profile that is being replaced on the register's day."""
    for index, text in enumerate(register.profile.raw.texts("standards")):
        named = clause_or_none(text)
        edition = register.standards.edition(named) if named else None
        if named is None or edition is None or edition.transition_until is None:
            continue
        if _is_followed(register.standards, edition, register.as_of):
            yield Transition(
                index=index,
                edition=named.whole,
                following=edition.raw.text("next"),
                until=edition.transition_until,
                is_verified=edition.raw.fields("transition").text("verified") == "true",
            )


def _is_followed(standards: Standards, edition: Standard, day: date) -> bool:
    """Whether the next edition is out, and this one has not ended yet."""
    if edition.ended is not None and edition.ended <= day:
        return False
    following = edition.raw.text("next")
    if not following.isdigit():
        return True
    after = standards.edition(ClauseRef(edition.name, int(following)))
    return after is None or after.published is None or after.published <= day
