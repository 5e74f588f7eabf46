"""Profile diff: what the shipped profile has changed since the office copied it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.model.grid import Column, Grid
from qms.model.located import Fields, Items, Scalar, Value
from qms.store.house import read_house
from qms.store.profiles import earlier_profile, shipped_profile

IDENTITY = frozenset({"id", "edition", "from", "qms"})
Leaves = dict[str, str]


def profile_diff(root: Path) -> Grid:
    """One row for each place that differs, with the office's text and the shipped one.

    Raises QmsError if the office's profile does not tell where it was copied from.
    """
    own = read_house(root).house.profile.raw
    origin = own.text("from")
    if not origin:
        raise QmsError(
            _("governance/profile.yaml does not tell where it was copied from"),
            hint=_("add a line such as: from: generic-9001/2026-11"),
        )
    shipped = shipped_profile(origin.partition("/")[0])
    earlier = earlier_profile(origin)
    base = _leaves(earlier.fields) if earlier else {}
    rows = list(_rows(_leaves(own), _leaves(shipped.fields), base))
    note = _("copied from {origin}; shipped now: {shipped}").format(
        origin=origin, shipped=shipped.origin
    )
    return Grid(_columns(), rows, note)


def _columns() -> tuple[Column, ...]:
    return (
        Column("place", _("place")),
        Column("who", _("changed by")),
        Column("own", _("yours"), rank=1),
        Column("shipped", _("shipped")),
    )


def _rows(own: Leaves, shipped: Leaves, base: Leaves) -> Iterator[dict[str, str]]:
    for place in dict.fromkeys([*own, *shipped]):
        mine, theirs, before = own.get(place), shipped.get(place), base.get(place)
        if mine == theirs:
            continue
        yield {
            "place": place,
            "who": _who(mine, theirs, before),
            "own": mine or "–",
            "shipped": theirs or "–",
        }


def _who(mine: str | None, theirs: str | None, before: str | None) -> str:
    if theirs == before:
        return _("you")
    return _("the shipped profile") if mine == before else _("both")


def _leaves(fields: Fields) -> Leaves:
    found: Leaves = {}
    for name, value in fields.items():
        if name not in IDENTITY:
            _gather(value, name, found)
    return found


def _gather(value: Value, place: str, found: Leaves) -> None:
    if isinstance(value, Scalar):
        found[place] = str(value)
    elif isinstance(value, Items):
        if all(isinstance(item, Scalar) for item in value):
            found[place] = ", ".join(map(str, value))
            return
        names = [_name(item) for item in value]
        for number, (name, item) in enumerate(zip(names, value, strict=True)):
            own = name if name and names.count(name) == 1 else f"{name}{number}"
            _gather(item, f"{place}.{own}", found)
    else:
        for name, item in value.items():
            _gather(item, f"{place}.{name}", found)


def _name(item: Value) -> str:
    if isinstance(item, Fields):
        return item.text("id") or item.text("step") or item.text("clause")
    return ""
