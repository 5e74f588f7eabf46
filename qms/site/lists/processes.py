"""The map of processes: what goes in and comes out, and how procedures join them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from qms.i18n import N_
from qms.model.located import Fields
from qms.model.titles import process_title
from qms.site import places
from qms.site.arcs import Band, Bond, Picture, picture_of
from qms.site.leaf import Leaf
from qms.site.list_page import ListPage, page_leaf
from qms.site.parts import Group, Part, Way, is_long, parts_of, way_to
from qms.site.process_map import MOST_ALIKE, Joint, ProcessMap
from qms.site.references import Reference
from qms.site.referred import referred
from qms.site.said import Said
from qms.site.site import Site
from qms.site.told_steps import told_steps

TEMPLATE = "processes.html"
NAME = "processes"
TITLE = N_("Process map")
OTHER = "no process"
WEIGHT = 700


@dataclass(frozen=True)
class Joined:
    """Another process, how many references join it, and whether work goes there."""

    title: str
    anchor: str
    references: int
    is_handed_on: bool


@dataclass(frozen=True)
class Process:
    """A process of the profile; `parts` lead to its procedures, where they stand on
    pages of their own."""

    title: str
    anchor: str
    owner: str
    owner_address: str
    inputs: tuple[Said, ...]
    outputs: tuple[Said, ...]
    procedures: tuple[Reference, ...]
    joined: tuple[Joined, ...]
    parts: tuple[Way, ...] = ()


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
    """The map as a picture and, with the same content, as tables.

    `others` lead to the procedures of no process that the profile names, where they
    stand on pages of their own. Where words are so common that they join nothing,
    `too_common` is how many procedures may start from the same. On a page that is a
    part, `whole` leads to the map.
    """

    processes: tuple[Process, ...]
    procedures: tuple[Procedure, ...]
    has_handing_on: bool
    too_common: int
    picture: Picture | None = None
    has_joints: bool = False
    others: tuple[Way, ...] = ()
    whole: str = ""


def view(page: ListPage) -> View:
    """What the page shows."""
    found = ProcessMap(page.site)
    parts = _parts(page.site, page.language, found)
    shown = () if parts else found.procedures
    ways: dict[str, list[Way]] = {}
    for part in parts:
        ways.setdefault(part.group, []).append(way_to(page, part, str))
    return View(
        processes=tuple(
            _process(page, found, name, ways.get(name, ())) for name in found.processes
        ),
        procedures=tuple(_procedure(page, found, name) for name in shown),
        has_handing_on=any(map(found.hands_on_to, found.procedures)),
        too_common=MOST_ALIKE if found.is_common_somewhere else 0,
        picture=_picture(page, found),
        has_joints=bool(found.joints),
        others=tuple(ways.get(OTHER, ())),
    )


def part_leaves(site: Site, language: str) -> Iterator[Leaf]:
    """The pages of the procedures of each process, where one cannot bear them all."""
    title = site.voices[language].say(TITLE)
    found = ProcessMap(site)
    for part in _parts(site, language, found):
        page = ListPage(site, language, f"{title}: {part.title}", part.path)
        show = partial(_part_view, part=part, found=found)
        yield page_leaf(page, TEMPLATE, show, site.in_force)


def _parts(site: Site, language: str, found: ProcessMap) -> Sequence[Part[str]]:
    if not found.processes or not is_long(WEIGHT for _ in found.procedures):
        return ()
    say = site.voices[language].say
    groups = [
        Group(
            name, process_title(site.register, name, language), found.of_process(name)
        )
        for name in found.processes
    ]
    others = found.of_no_process()
    groups.append(Group(OTHER, say(N_("In no process of the profile")), others))
    return parts_of(NAME, groups, lambda _name: WEIGHT)


def _part_view(page: ListPage, part: Part[str], found: ProcessMap) -> View:
    procedures = tuple(_procedure(page, found, name) for name in part.rows)
    listed = places.listed(page.language, NAME)
    anchor = "" if part.group == OTHER else f"#{_anchor(part.group)}"
    return View(
        processes=(),
        procedures=procedures,
        has_handing_on=any(each.hands_on_to for each in procedures),
        too_common=MOST_ALIKE if found.is_common_somewhere else 0,
        whole=page.way(f"{listed}{anchor}"),
    )


def _anchor(process: str) -> str:
    return f"process.{process}"


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


def _process(
    page: ListPage, found: ProcessMap, name: str, parts: Sequence[Way]
) -> Process:
    row, band = _row(page, name), _band(page, name)
    owner = str(row.text("owner"))
    listed = places.listed(page.language, "offices")
    has_page = owner in page.site.register.profile.offices
    return Process(
        title=band.title,
        anchor=_anchor(name),
        owner=band.owner,
        owner_address=page.way(f"{listed}#office.{owner}") if has_page else "",
        inputs=_listed(page, row, "inputs"),
        outputs=_listed(page, row, "outputs"),
        procedures=tuple(
            referred(page, each) for each in (() if parts else found.of_process(name))
        ),
        joined=tuple(_joined(page, found, name)),
        parts=tuple(parts),
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
        anchor=_anchor(far),
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
