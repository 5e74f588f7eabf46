"""The map of processes: what goes in and comes out, and how procedures join them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.model.located import Fields
from qms.model.titles import process_title
from qms.site import places
from qms.site.arcs import Band, Bond, Picture, picture_of
from qms.site.list_page import ListPage
from qms.site.process_map import Joint, ProcessMap
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.said import Said
from qms.site.told_steps import told_steps

TEMPLATE = "processes.html"


@dataclass(frozen=True)
class Joined:
    """Another process, how many references join it, and whether work goes there."""

    title: str
    anchor: str
    references: int
    is_handed_on: bool


@dataclass(frozen=True)
class Process:
    """A process of the profile."""

    title: str
    anchor: str
    owner: str
    owner_address: str
    inputs: tuple[Said, ...]
    outputs: tuple[Said, ...]
    procedures: tuple[Reference, ...]
    joined: tuple[Joined, ...]


@dataclass(frozen=True)
class Procedure:
    """A procedure: what it starts from, what it leaves behind, and its neighbours."""

    reference: Reference
    process: str
    starts_from: Said
    leaves: Said
    hands_on_to: tuple[Reference, ...]
    refers_to: tuple[Reference, ...]


@dataclass(frozen=True)
class View:
    """The map as a picture and, with the same content, as tables."""

    processes: tuple[Process, ...]
    procedures: tuple[Procedure, ...]
    picture: Picture | None
    has_joints: bool
    has_handing_on: bool


def view(page: ListPage) -> View:
    """What the page shows."""
    found = ProcessMap(page.site)
    procedures = tuple(_procedure(page, found, name) for name in found.procedures)
    return View(
        processes=tuple(_process(page, found, name) for name in found.processes),
        procedures=procedures,
        picture=_picture(page, found),
        has_joints=bool(found.joints),
        has_handing_on=any(each.hands_on_to for each in procedures),
    )


def _picture(page: ListPage, found: ProcessMap) -> Picture | None:
    bands = [_band(page, name) for name in found.processes]
    place = {name: number for number, name in enumerate(found.processes)}
    bonds = [
        Bond(
            place[each.ends[0]],
            place[each.ends[1]],
            each.references,
            each.onward,
            each.back,
        )
        for each in found.joints
    ]
    return picture_of(bands, bonds)


def _band(page: ListPage, name: str) -> Band:
    row = _row(page, name)
    owner = str(row.text("owner"))
    return Band(
        name,
        process_title(page.site.register, name, page.language),
        page.office(owner) if owner else "",
        tuple(each.text for each in _listed(page, row, "inputs")),
        tuple(each.text for each in _listed(page, row, "outputs")),
    )


def _listed(page: ListPage, row: Fields, name: str) -> tuple[Said, ...]:
    """What goes in or comes out, in one language: a list, or one for each language."""
    binding = page.site.register.organisation.binding
    lists = row.fields(name)
    tag = next((each for each in (page.language, binding, *lists) if each in lists), "")
    texts = lists.texts(tag) if tag else row.texts(name)
    return tuple(page.marked(str(text), tag or binding) for text in texts)


def _row(page: ListPage, name: str) -> Fields:
    return page.site.register.profile.processes[name]


def _process(page: ListPage, found: ProcessMap, name: str) -> Process:
    row, band = _row(page, name), _band(page, name)
    owner = str(row.text("owner"))
    listed = places.listed(page.language, "offices")
    has_page = owner in page.site.register.profile.offices
    return Process(
        title=band.title,
        anchor=f"process.{name}",
        owner=band.owner,
        owner_address=page.way(f"{listed}#office.{owner}") if has_page else "",
        inputs=_listed(page, row, "inputs"),
        outputs=_listed(page, row, "outputs"),
        procedures=tuple(referred(page, each) for each in found.of_process(name)),
        joined=tuple(_joined(page, found, name)),
    )


def _joined(page: ListPage, found: ProcessMap, name: str) -> Iterator[Joined]:
    for joint in found.joints:
        if name in joint.ends:
            yield _other(page, joint, name)


def _other(page: ListPage, joint: Joint, name: str) -> Joined:
    one, other = joint.ends
    is_first = name == one
    far = other if is_first else one
    return Joined(
        title=process_title(page.site.register, far, page.language),
        anchor=f"process.{far}",
        references=joint.references,
        is_handed_on=joint.onward if is_first else joint.back,
    )


def _procedure(page: ListPage, found: ProcessMap, name: str) -> Procedure:
    steps = tuple(told_steps(page.site.shelves[name].main, page.language))
    return Procedure(
        reference=referred(page, name),
        process=process_title(
            page.site.register, found.procedures[name].facts.process, page.language
        ),
        starts_from=steps[0].input,
        leaves=steps[-1].output,
        hands_on_to=tuple(referred(page, each) for each in found.hands_on_to(name)),
        refers_to=tuple(referred(page, each) for each in found.referred(name)),
    )
