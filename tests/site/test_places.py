"""The way between two places of a site, as a browser follows it."""

from __future__ import annotations

import posixpath
from itertools import product

import pytest

from qms.site import places

PLACES = (
    places.START,
    places.start("ro"),
    places.listed("ro", "offices"),
    places.listed("hu", "offices"),
    places.document("ro", "PO-012"),
    places.revision("ro", "PO-012", "2.0"),
    places.below("ro", "services", "petitions"),
    places.check("4be02f97"),
    places.SHEET,
)


@pytest.mark.parametrize(("origin", "target"), [*product(PLACES, PLACES)])
def test_a_way_leads_from_any_place_to_any_other(origin: str, target: str) -> None:
    folder = posixpath.dirname(origin)
    way = places.way(origin, target)
    assert way == posixpath.relpath(target, folder or ".")
    assert posixpath.normpath(posixpath.join(folder, way)) == target


def test_an_anchor_stays_behind_its_way_and_signs_are_quoted() -> None:
    assert places.way("ro/a.html", "ro/b.html#part.é") == "b.html#part.%C3%A9"
    assert places.way("ro/a.html", "check/a b.html") == "../check/a%20b.html"
