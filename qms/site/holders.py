"""Who holds an office on the day, as far as those for whom the site is may know.

The public reads the names of those alone who sign for an office; the office reads its
deputies, who is away, and how many work there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.days import within
from qms.model.seats import signing_offices
from qms.site.site import Site
from qms.site.voice import Voice


@dataclass(frozen=True)
class Holder:
    """A person by name; `note` tells what is special, in the reader's language."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class Held:
    """Those who hold an office, those who deputise in it, and those who work there."""

    holders: tuple[Holder, ...] = ()
    deputies: tuple[Holder, ...] = ()
    staff: str = ""


class Holders:
    """Answers who holds which office."""

    def __init__(self, site: Site, voice: Voice) -> None:
        self.site, self.voice = site, voice
        self.people, self.day = site.register.people, site.as_of
        self.signing = signing_offices(site.register)

    def held(self, office: str) -> Held:
        """Who holds an office on the day."""
        if not self.site.is_internal:
            names = self._names(office) if office in self.signing else ()
            return Held(tuple(Holder(name) for name in names))
        return Held(
            tuple(
                Holder(self._name(person), self._away(person))
                for person in self.people.holders(office, self.day)
            ),
            tuple(self._deputies(office)),
            self._staff(office),
        )

    def _names(self, office: str) -> tuple[str, ...]:
        return tuple(
            self._name(person) for person in self.people.holders(office, self.day)
        )

    def _name(self, person: str) -> str:
        return self.people.name(person)

    def _away(self, person: str) -> str:
        """Until when a person is away, if that covers the day."""
        for row in self.people.raw.rows("absences"):
            last = row.text("until")
            if row.text("person") == person and within(
                self.day, row.text("from"), last
            ):
                label = self.voice.say(N_("away until {day}"))
                return label.format(day=self.voice.day(last))
        return ""

    def _deputies(self, office: str) -> Iterator[Holder]:
        for row in self.people.raw.rows("deputies"):
            is_today = within(self.day, row.text("from"), row.text("until"))
            if row.text("office") == office and is_today:
                is_for_absence = row.text("only_in_absence") == "true"
                note = N_("while the holder is away") if is_for_absence else ""
                yield Holder(
                    self._name(row.text("to")), self.voice.say(note) if note else ""
                )

    def _staff(self, office: str) -> str:
        """How many work there, or who, by the staff record."""
        rows = [
            row
            for row in self.people.staff.rows("offices")
            if row.text("office") == office
        ]
        names = [str(row.text("person")) for row in rows if row.text("person")]
        texts = [row.text("count") for row in rows]
        count = sum(int(text) for text in texts if text.isdecimal())
        label = self.voice.ngettext("{count} person", "{count} people", count)
        counted = [label.format(count=count)] if count else []
        return ", ".join((*names, *counted))
