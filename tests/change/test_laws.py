"""What an office has laid down is read on each side of a change, not on the disk."""

from __future__ import annotations

from pathlib import Path

from qms.store.changed import ChangeReader
from qms.store.git import blobs_read
from qms.store.sides import Sides
from qms.store.touched import COMMIT, MOST_BYTES, Tree, touched
from tests.change.town import Town

NORM = "overrides/standards/norm-{year}.yaml"
TEXT = "standard: NORM\nedition: {year}\nclauses: [{{id: '4.1', title: Context}}]\n"


def test_catalogues_are_those_of_each_side(town: Town) -> None:
    for year in (2020, 2021):
        town.write(NORM.format(year=year), TEXT.format(year=year))
    town.write("overrides/standards/more/norm-2022.yaml", TEXT.format(year=2022))
    base = town.commit("catalogues")
    town.remove(NORM.format(year=2020))
    town.write(NORM.format(year=2023), TEXT.format(year=2023))
    head = town.commit("other catalogues")
    town.remove("overrides")
    assert years(town.root, base, head) == [[2020, 2021], [2021, 2023]]


def years(root: Path, base: str, head: str) -> list[list[int]]:
    """The editions of the standard that each side knows."""
    with blobs_read(root, MOST_BYTES) as read:
        rows = touched(root, base, Tree(COMMIT, head), read)
        laws = ChangeReader(Sides(root, base, rows, read), rows).laws
        known = [each.house.standards.editions for each in laws]
        return [
            sorted(edition for name, edition in each if name == "NORM")
            for each in known
        ]
