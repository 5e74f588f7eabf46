"""What the texts in force give each office to do: which are its own, and its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qms.model.titles import office_title
from qms.site.list_page import ListPage
from qms.site.parts import Group, Part, is_long, parts_of
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.site import Site
from qms.site.told_steps import ToldStep, told_steps

FOLDER = "offices"
OWNED, DUTY, STEP = 180, 180, 75


class Task(NamedTuple):
    """What a text gives an office: whether it owns it, and its steps, from 0."""

    document: str
    is_owned: bool = False
    steps: tuple[int, ...] = ()


@dataclass(frozen=True)
class Duty:
    """What an office does in a procedure."""

    document: Reference
    steps: tuple[ToldStep, ...]


def weight(task: Task) -> int:
    """About how many bytes of a page a task takes."""
    duty = DUTY + STEP * len(task.steps) if task.steps else 0
    return duty + (OWNED if task.is_owned else 0)


def tasks_of(site: Site) -> Mapping[str, list[Task]]:
    """The tasks of each office of the profile, in the order of the documents' ids."""
    found: dict[str, list[Task]] = {name: [] for name in site.register.profile.offices}
    for shelf in site.in_order:
        card = shelf.main.card
        if not shelf.is_in_force:
            continue
        steps: dict[str, list[int]] = {}
        for number, each in enumerate(card.steps):
            steps.setdefault(each.office, []).append(number)
        owner = card.facts.owner
        for name in dict.fromkeys((owner, *steps)):
            if name in found:
                numbers = tuple(steps.get(name, ()))
                found[name].append(Task(shelf.document, name == owner, numbers))
    return found


def parts_by_office(
    site: Site, language: str, tasks: Mapping[str, Sequence[Task]]
) -> Mapping[str, Sequence[Part[Task]]]:
    """The pages of each office that has tasks; none where one page bears them all."""
    found: dict[str, list[Part[Task]]] = {}
    if is_long(weight(each) for some in tasks.values() for each in some):
        groups = [
            Group(name, office_title(site.register, name, language), some)
            for name, some in tasks.items()
        ]
        for part in parts_of(FOLDER, groups, weight):
            found.setdefault(part.group, []).append(part)
    return found


def owned_of(page: ListPage, tasks: Sequence[Task]) -> Iterator[Reference]:
    """The documents that an office owns."""
    for task in tasks:
        if task.is_owned:
            yield referred(page, task.document)


def duties_of(page: ListPage, tasks: Sequence[Task]) -> Iterator[Duty]:
    """The steps of an office, text by text."""
    for task in tasks:
        if task.steps:
            main = page.site.shelves[task.document].main
            told = tuple(told_steps(main, page.language))
            steps = tuple(told[number] for number in task.steps)
            yield Duty(referred(page, task.document), steps)
