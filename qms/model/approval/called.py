"""What people, offices and steps are called in an answer: as governance names them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from qms.i18n import N_, NC_, _, language
from qms.model.approval.governance import Governance
from qms.model.approval.standing import absence_on, is_for_absence
from qms.model.approval.statement import RECOVERY
from qms.model.days import within
from qms.model.located import Fields

RECOVERY_NAME = N_("the recovery key")
BODY = N_("a body")
PARTS = {
    "prepared": NC_("step", "prepared"),
    "checked": NC_("step", "checked"),
    "endorsed": NC_("step", "endorsed"),
    "approved": NC_("step", "approved"),
    "vouch": NC_("step", "vouched for the paper"),
    "release": NC_("step", "released"),
}


def part_told(name: str) -> str:
    """What a part in an approval is called where no profile gives it a title."""
    return _(PARTS[name]) if name in PARTS else name


class Called:
    """Names for people to read, from every governance that held, the newest first.

    What none of them names is called by its id.
    """

    def __init__(self, governances: Iterable[Governance]) -> None:
        self.governances = tuple(governances)[::-1]

    @cached_property
    def _people(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for rules in self.governances:
            for person, row in rules.people.by_id.items():
                display = row.fields("name").text("display")
                if display:
                    found.setdefault(str(person), str(display))
        return found

    @cached_property
    def _offices(self) -> dict[str, Fields]:
        found: dict[str, Fields] = {}
        for rules in self.governances:
            for name, row in rules.profile.offices.items():
                found.setdefault(name, row.fields("title"))
        return found

    @property
    def people(self) -> Iterable[str]:
        """The ids of everybody who is known."""
        return self._people

    @property
    def offices(self) -> frozenset[str]:
        """Every office that was held or named."""
        held = (rules.people.offices for rules in self.governances)
        return frozenset(self._offices).union(*held)

    def person(self, name: str) -> str:
        """A person's name; a word for the recovery key, and for the act of a body."""
        if not name:
            return _(BODY)
        return _(RECOVERY_NAME) if name == RECOVERY else self._people.get(name, name)

    def office(self, name: str) -> str:
        """The title of an office in the reader's language, else in its first one."""
        titles = self._offices.get(name, Fields())
        own = titles.text(language())
        return str(own or next(iter(map(str, titles.values())), name))

    def step(self, kind: str, name: str) -> str:
        """The title of a step of a kind in the reader's language.

        Without one, it is called as in another kind, or by a word for what it means.
        """
        titles = self._steps
        return titles.get((kind, name)) or titles.get(("", name)) or part_told(name)

    @cached_property
    def _steps(self) -> dict[tuple[str, str], str]:
        """The titles of steps by kind; without one, of the first kind to have it."""
        found: dict[tuple[str, str], str] = {}
        for rules in self.governances:
            for kind in rules.profile.kinds.values():
                for row in (*kind.steps, *kind.translation_steps):
                    title = str(row.fields("title").text(language()))
                    for name in (kind.name, "") if title else ():
                        found.setdefault((name, str(row.text("step"))), title)
        return found

    def kind(self, name: str) -> str:
        """The title of a kind in the reader's language."""
        known = (rules.kind(name) for rules in self.governances)
        found = next(filter(None, known), None)
        return found.title(language()) if found else name

    def holders(self, office: str, day: date) -> tuple[str, ...]:
        """The people who hold an office on a day, by the newest governance."""
        if not self.governances:
            return ()
        return self.governances[0].people.holders(office, day)

    def seats_of(self, person: str, day: date) -> frozenset[str]:
        """The offices that a person holds on a day, or may deputise in then."""
        if not self.governances:
            return frozenset()
        rules = self.governances[0]
        deputised = (
            row.text("office")
            for row in rules.people.raw.rows("deputies")
            if row.text("to") == person
            and within(day, row.text("from"), row.text("until"))
            and (not is_for_absence(row) or absence_on(row.text("of"), day, rules))
        )
        return frozenset(rules.offices_of(person, day)).union(map(str, deputised))
