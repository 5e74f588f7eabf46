"""The organisation as qms.yaml describes it, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from qms.model.days import within
from qms.model.located import Fields, Scalar


@dataclass(frozen=True)
class Organisation:
    """`qms.yaml`, read."""

    raw: Fields = field(default_factory=Fields)

    def name(self, language: str) -> str:
        """The organisation's name in a language, else in its binding one."""
        name = self.raw.get("name")
        if isinstance(name, Scalar):
            return str(name)
        texts = self.raw.fields("name")
        for tag in (language, *self.languages, *texts):
            if texts.text(tag):
                return texts.text(tag)
        return ""

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the organisation, the binding one first."""
        return tuple(str(tag) for tag in self.raw.texts("languages"))

    @property
    def binding(self) -> str:
        """The language whose texts bind."""
        return self.languages[0] if self.languages else "en"

    def severity(self, code: str) -> str:
        """How serious the office takes a rule, and nothing if it does not say."""
        return self.raw.fields("severity").text(code)


@dataclass(frozen=True)
class People:
    """`governance/people.yaml` and the staff record: who holds which office when."""

    raw: Fields = field(default_factory=Fields)
    staff: Fields = field(default_factory=Fields)

    @cached_property
    def by_id(self) -> dict[str, Fields]:
        """The people who may sign, by their ids."""
        return {row.text("id"): row for row in self.raw.rows("people")}

    def name(self, person: str) -> str:
        """What a person is called; one who is not known, by the id."""
        row = self.by_id.get(person, Fields())
        return str(row.fields("name").text("display")) or person

    def mandates(self) -> Iterator[tuple[str, Fields]]:
        """Every mandate: the person's id and the row."""
        for person, row in self.by_id.items():
            for mandate in row.rows("offices"):
                yield person, mandate

    def holders(self, office: str, day: date) -> tuple[str, ...]:
        """Who among those who sign holds an office on a day."""
        return tuple(
            person
            for person, mandate in self.mandates()
            if mandate.text("office") == office
            and within(day, mandate.text("from"), mandate.text("until"))
        )

    def is_in_office(self, person: str, day: date) -> bool:
        """Whether a person who signs holds any office on a day."""
        return any(
            holder == person
            and within(day, mandate.text("from"), mandate.text("until"))
            for holder, mandate in self.mandates()
        )

    def is_held(self, office: str, day: date) -> bool:
        """Whether anybody holds an office on a day, signing or not."""
        if self.holders(office, day):
            return True
        return any(
            row.text("office") == office
            and (row.text("person") or row.text("count") not in ("", "0"))
            for row in self.staff.rows("offices")
        )

    @cached_property
    def offices(self) -> frozenset[str]:
        """Every office that anybody holds or held."""
        held = {mandate.text("office") for _, mandate in self.mandates()}
        return frozenset(
            held | {row.text("office") for row in self.staff.rows("offices")}
        )
