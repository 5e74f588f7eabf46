"""The steps of a procedure as a page tells them, and what each office does in them."""

from __future__ import annotations

from dataclasses import dataclass

from qms.model.located import Fields
from qms.site.said import Said
from qms.site.subject import Subject


@dataclass(frozen=True)
class Step:
    """A step with its number; `follows` are the numbers of the steps after it."""

    number: int
    title: Said
    office: str
    within: Said
    input: Said
    output: Said
    text: Said
    form: str
    follows: tuple[int, ...]

    @property
    def is_branching(self) -> bool:
        """Whether something else may follow than the step below alone."""
        return self.follows not in ((), (self.number + 1,))


@dataclass(frozen=True)
class Duty:
    """What an office does, step by step."""

    office: str
    steps: tuple[Step, ...]


def steps_of(subject: Subject) -> tuple[Step, ...]:
    """The steps in the order written, numbered from 1."""
    rows = list(subject.head.rows("steps"))
    numbers: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        numbers.setdefault(row.data("id"), number)
    return tuple(
        Step(
            number=number,
            title=row.said("title"),
            office=subject.office(row.data("office")) if row.data("office") else "",
            within=row.said("within"),
            input=row.said("input"),
            output=row.said("output"),
            text=row.said("text"),
            form=row.data("form"),
            follows=_follows(row.source, number, len(rows), numbers),
        )
        for number, row in enumerate(rows, 1)
    )


def _follows(
    row: Fields, number: int, last: int, numbers: dict[str, int]
) -> tuple[int, ...]:
    """What is named in `next`; where it says nothing, the step below."""
    if "next" in row:
        named = (numbers.get(str(name), 0) for name in row.texts("next"))
        return tuple(dict.fromkeys(each for each in named if each))
    return (number + 1,) if number < last else ()


def duties_of(steps: tuple[Step, ...]) -> tuple[Duty, ...]:
    """The responsibilities, made from the steps: offices as they first appear."""
    offices = dict.fromkeys(step.office for step in steps if step.office)
    return tuple(
        Duty(office, tuple(step for step in steps if step.office == office))
        for office in offices
    )
