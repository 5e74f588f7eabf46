"""A governance: who may sign, in which office and with which key, and what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qms.model.approval.remembered import remembered
from qms.model.days import day_or_none, within
from qms.model.kind import Kind
from qms.model.leaves import read_moment
from qms.model.located import Fields, Items, Scalar
from qms.model.organisation import People
from qms.model.profile import Profile
from qms.model.signers import Signers, actual_office, signers_of

Pair = tuple[str, str]


class Key(NamedTuple):
    """A public key of a person, with the moments between which it is meant to sign."""

    person: str
    start: datetime | None
    end: datetime | None


class Step(NamedTuple):
    """A step of approval: its name, and who has to sign it, each once."""

    name: str
    signers: tuple[Signers, ...]

    @property
    def offices(self) -> frozenset[str]:
        """Every office that may sign it."""
        return frozenset(name for each in self.signers for name in each.offices)


class Separation(NamedTuple):
    """Two parts that one person may not play: `prepared`, `approved`, `vouch` …"""

    first: str
    second: str
    is_error: bool


@dataclass(frozen=True)
class Governance:
    """What one approved edition of `governance/` lays down.

    `digest` is that of its submission (`sha256:…`); `label` its edition and revision.
    """

    digest: str
    label: str
    people: People
    profile: Profile

    @cached_property
    def zone(self) -> tzinfo:
        """The organisation's time zone; UTC where it names none that is known."""
        try:
            return ZoneInfo(self.profile.raw.text("timezone") or "UTC")
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return UTC

    @remembered
    def day(self, moment: datetime) -> date:
        """The organisation's local day of a moment."""
        return moment.astimezone(self.zone).date()

    @cached_property
    def keys(self) -> Mapping[str, tuple[Key, ...]]:
        """Each key, as type and base64, with everybody who claims it."""
        found: dict[str, tuple[Key, ...]] = {}
        for person, row in self.people.by_id.items():
            for each in row.rows("keys"):
                text = " ".join(each.text("key").split()[:2])
                key = Key(person, _moment(each, "from"), _moment(each, "until"))
                found[text] = (*found.get(text, ()), key)
        return found

    @cached_property
    def recovery(self) -> str:
        """The recovery key as type and base64, and empty where there is none."""
        text = self.people.raw.fields("recovery").text("key")
        return " ".join(text.split()[:2])

    @cached_property
    def _mandates(self) -> dict[Pair, list[Fields]]:
        found: dict[Pair, list[Fields]] = {}
        for person, row in self.people.mandates():
            found.setdefault((person, row.text("office")), []).append(row)
        return found

    def holds(self, person: str, office: str, day: date) -> bool:
        """Whether a person holds an office on a day."""
        key = (person, office, day)
        if key not in self._known_holders:
            self._known_holders[key] = any(
                within(day, row.text("from"), row.text("until"))
                for row in self._mandates.get((person, office), ())
            )
        return self._known_holders[key]

    @cached_property
    def _known_holders(self) -> dict[tuple[str, str, date], bool]:
        return {}

    def last_day(self, person: str, office: str) -> date | None:
        """The day after which no row gives a person an office; None if it never ends.

        A person without any row has the first day of the calendar.
        """
        rows = self._mandates.get((person, office), ())
        return _last(row.text("until") for row in rows)

    def offices_of(self, person: str, day: date) -> tuple[str, ...]:
        """The offices that a person holds on a day."""
        return tuple(
            dict.fromkeys(
                office
                for (holder, office) in self._mandates
                if holder == person and self.holds(person, office, day)
            )
        )

    def deputies(self, office: str, of: str, to: str) -> Iterator[Fields]:
        """The rows by which somebody deputises in an office for its holder."""
        for row in self.people.raw.rows("deputies"):
            named = (row.text("office"), row.text("of"), row.text("to"))
            if named == (office, of, to):
                yield row

    def last_deputy_day(self, office: str, of: str, to: str) -> date | None:
        """The day after which no row lets somebody deputise; None if it never ends."""
        return _last(row.text("until") for row in self.deputies(office, of, to))

    def absences(self, person: str) -> Iterator[tuple[date, date]]:
        """The first and the last day of each absence of a person."""
        for row in self.people.raw.rows("absences"):
            first, last = (
                day_or_none(row.text("from")),
                day_or_none(row.text("until")),
            )
            if row.text("person") == person and first and last:
                yield first, last

    def kind(self, name: str) -> Kind | None:
        """A kind by its name."""
        return self.profile.kinds.get(name)

    @remembered
    def steps(self, kind: str, owner: str, is_version: bool) -> tuple[Step, ...]:
        """The steps that a document of a kind and owner needs, in their order."""
        known = self.kind(kind)
        rows = () if known is None else known.steps
        if known is not None and is_version:
            rows = known.translation_steps
        return tuple(
            Step(row.text("step"), tuple(signers_of(row, owner, self.profile)))
            for row in rows
        )

    @remembered
    def step_offices(
        self, kind: str, owner: str, is_version: bool
    ) -> Mapping[str, frozenset[str]]:
        """The offices that may sign each step, by its name."""
        found: dict[str, frozenset[str]] = {}
        for step in self.steps(kind, owner, is_version):
            found[step.name] = found.get(step.name, frozenset()) | step.offices
        return found

    @remembered
    def actors(self, act: str, owner: str = "") -> frozenset[str]:
        """The offices that may do an act; `owner` gives the word owner its meaning."""
        named = self.profile.raw.fields("acts").get(act)
        texts: Collection[object]
        if isinstance(named, Scalar):
            texts = (named,)
        else:
            texts = named if isinstance(named, Items) else ()
        found = (
            actual_office(text, owner, self.profile)
            for text in texts
            if isinstance(text, Scalar)
        )
        return frozenset(filter(None, found))

    @remembered
    def separations(self, kind: str) -> tuple[Separation, ...]:
        """The parts that must be played by different people, for a kind."""
        known = self.profile.raw.fields("kinds").fields(kind)
        rows = [list(row) for row in known.items_of("separate")]
        return tuple(
            Separation(str(row[0]), str(row[1]), len(row) < 3 or row[2] == "error")
            for row in rows
            if len(row) >= 2
        )

    def methods(self, kind: str) -> frozenset[str]:
        """The methods by which a kind may be approved; all where none are named."""
        known = self.profile.raw.fields("kinds").fields(kind)
        found = frozenset(str(text) for text in known.texts("methods"))
        return found or frozenset(("ssh", "paper", "act", "qes"))

    @remembered
    def effects(self, kind: str) -> tuple[str, ...]:
        """The effects that a submission may ask for; the first is the default."""
        known = self.profile.raw.fields("kinds").fields(kind)
        return tuple(str(text) for text in known.texts("effects")) or ("on-release",)


def _last(untils: Iterator[str]) -> date | None:
    """The latest of the last days; None where one row has none."""
    latest = date.min
    for text in untils:
        day = day_or_none(text)
        if day is None:
            return None
        latest = max(latest, day)
    return latest


def _moment(row: Fields, name: str) -> datetime | None:
    try:
        return read_moment(row.text(name))
    except ValueError:
        return None
