"""A wave of a survey: how people were asked, and what of their answers is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.located import Fields
from qms.model.record import Record
from qms.model.register import Register

KIND = "survey"
ALL, RANDOM, VOLUNTEERS = "all", "random", "volunteers"
DUPLICATE, EMPTY, OUT_OF_RANGE = "duplicate", "empty", "out_of_range"
SPEEDER = "speeder"
FEWEST_KEPT = 5
BEYOND = N_("more answered than were asked, or than there are: a number is wrong")
REASONS = (DUPLICATE, EMPTY, OUT_OF_RANGE, SPEEDER)


@dataclass(frozen=True)
class Answers:
    """How many chose each point of an item, or named each theme; and who said none.

    Where fewer than five answered, `counts` are not kept.
    """

    item: str
    digest: str
    counts: Mapping[str, int] = field(default_factory=dict)
    unknown: int = 0
    blank: int = 0
    versions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def points(self) -> Mapping[int, int]:
        """The counts by the points of a scale; of themes, and of no answers, none."""
        found = {int(key): n for key, n in self.counts.items() if key.isdecimal()}
        return found if any(found.values()) else {}


@dataclass(frozen=True)
class Gaps:
    """Perception less expectation, person by person, summed over so many pairs."""

    name: str
    counts: Mapping[int, int]
    pairs: int = 1


@dataclass(frozen=True)
class Battery:
    """How a battery of items hangs together, with those who answered all of them."""

    name: str
    n: int
    straight: int = 0
    alpha: float | None = None
    alpha_without: float | None = None
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What one group answered; of a group under five, only their number."""

    group: str
    answered: int
    rows: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    straight: int = 0
    items: tuple[Answers, ...] = ()
    pairs: tuple[Gaps, ...] = ()
    dimensions: tuple[Gaps, ...] = ()
    batteries: tuple[Battery, ...] = ()

    @cached_property
    def by_item(self) -> Mapping[str, Answers]:
        """The answers by item."""
        return {each.item: each for each in self.items}


@dataclass(frozen=True)
class Asked:
    """A group that was asked; None where a number is not known."""

    group: str
    population: int | None = None
    invited: int | None = None
    languages: tuple[str, ...] = ()

    def is_beyond(self, answered: int) -> bool:
        """Whether more answered than were asked, or than there are."""
        known = (each for each in (self.invited, self.population) if each is not None)
        return any(answered > each for each in known)


@dataclass(frozen=True)
class Wave:
    """A survey as its record tells it."""

    id: str
    title: str
    questionnaire: str
    revision: str
    first: date | None
    last: date | None
    mode: str
    selection: str
    groups: tuple[Asked, ...]
    results: tuple[Result, ...]
    frame: str = ""
    incentives: str = ""

    def asked(self, group: str) -> Asked:
        """How a group was asked."""
        return next((each for each in self.groups if each.group == group), Asked(group))

    @cached_property
    def by_group(self) -> Mapping[str, Result]:
        """The results by group."""
        return {each.group: each for each in self.results}

    def is_census(self, group: str) -> bool:
        """Whether everybody of a group was asked, and everybody answered."""
        population, result = self.asked(group).population, self.by_group.get(group)
        is_whole = result is not None and population == result.answered
        return self.selection == ALL and is_whole


def surveys(register: Register) -> Iterator[tuple[Record, Wave]]:
    """Every survey of the records."""
    for record in register.records_of(KIND):
        yield record, wave_of(record)


def wave_of(record: Record) -> Wave:
    """What a record says of a survey; what it cannot say is empty, or zero."""
    fields = record.fields
    asked = fields.fields("asked")
    return Wave(
        id=str(record.id),
        title=str(fields.text("title")),
        questionnaire=str(fields.fields("questionnaire").text("id")),
        revision=str(fields.fields("questionnaire").text("revision")),
        first=day_or_none(asked.text("from")),
        last=day_or_none(asked.text("until")),
        mode=str(fields.text("mode")),
        selection=str(fields.text("selection")),
        groups=tuple(_asked(row) for row in fields.rows("groups")),
        results=tuple(_result(row) for row in fields.rows("results")),
        frame=str(fields.text("frame")),
        incentives=str(fields.text("incentives")),
    )


def _asked(row: Fields) -> Asked:
    return Asked(
        str(row.text("group")),
        _number(row, "population"),
        _number(row, "invited"),
        tuple(str(tag) for tag in row.texts("languages")),
    )


def _result(row: Fields) -> Result:
    return Result(
        group=str(row.text("group")),
        answered=_count(row, "answered"),
        rows=_count(row.fields("file"), "rows"),
        left_out={
            name: n for name in REASONS if (n := _count(row.fields("left_out"), name))
        },
        straight=_count(row, "straight"),
        items=tuple(_answers(each) for each in row.rows("items")),
        pairs=tuple(
            Gaps(str(each.text("pair")), _gaps(each)) for each in row.rows("pairs")
        ),
        dimensions=tuple(
            Gaps(str(each.text("dimension")), _gaps(each), _count(each, "pairs"))
            for each in row.rows("dimensions")
        ),
        batteries=tuple(_battery(each) for each in row.rows("batteries")),
    )


def _answers(row: Fields) -> Answers:
    counts = row.fields("counts")
    versions = row.fields("versions")
    return Answers(
        item=str(row.text("item")),
        digest=str(row.text("digest")),
        counts={str(key): _count(counts, key) for key in counts},
        unknown=_count(row, "unknown"),
        blank=_count(row, "blank"),
        versions={str(tag): str(versions.text(tag)) for tag in versions},
    )


def _gaps(row: Fields) -> Mapping[int, int]:
    gaps = row.fields("gaps")
    known = ((_signed(str(key)), _count(gaps, key)) for key in gaps)
    return {gap: n for gap, n in known if gap is not None}


def _battery(row: Fields) -> Battery:
    return Battery(
        name=str(row.text("battery")),
        n=_count(row, "n"),
        straight=_count(row, "straight"),
        alpha=_float(row.text("alpha")),
        alpha_without=_float(row.text("alpha_without_straight")),
        against=tuple(str(each) for each in row.texts("against")),
    )


def _count(row: Fields, name: str) -> int:
    return _number(row, name) or 0


def _number(row: Fields, name: str) -> int | None:
    text = row.text(name)
    return int(text) if text.isascii() and text.isdecimal() else None


def _signed(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _float(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
