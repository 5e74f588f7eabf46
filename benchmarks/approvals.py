"""Approvals of the procedures of `corpus`: the archive of an office, of any size.

    python -m benchmarks.approvals FOLDER COUNT LOT [--last release]

Every procedure is put up, checked, endorsed, approved and released, by those whom the
model town's profile names for its owner; each office has one holder, called like it.
A statement is over the procedures of one lot that one office signs: lots of one are
the worst case (five statements and twelve files a procedure), one lot of all is an
office that signs in bulk. The bytes are the same on every run; keys follow from names,
and open nothing anywhere.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import OFFICES, code, procedure, write_corpus
from qms.model.approval.control import Control
from qms.model.approval.governance import Governance
from qms.store.archive import read_archive
from qms.store.house import read_house
from tests.approval_tree import Office, key

KIND = "operational-procedure"
BEGIN = datetime(2026, 2, 2, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NOW = "2026-11-22T12:00:00+02:00"
ROOT_DAY = "2026-01-12"
ROOT_ACTS = (
    ("submit", "quality-officer", "prepared"),
    ("approve", "quality-officer", "prepared"),
    ("approve", "mayor", "approved"),
    ("release", "quality-officer", None),
)


class Put(NamedTuple):
    """A procedure that was put up: its owner, and the name of its submission."""

    owner: str
    name: str


class Deed(NamedTuple):
    """An act at a step, and the office that does it for an owner."""

    act: str
    step: str | None
    office: Callable[[str], str]


def write_approvals(folder: Path, count: int, lot: int, last: str = "release") -> str:
    """Lay the archive of so many procedures; gives the digest of the root.

    `last` is the last step that is signed: `release`, or the name of a step.
    """
    write_people(folder)
    office = Office(folder)
    root = lay_root(office)
    rules = Control(read_archive(folder), datetime.fromisoformat(NOW)).governance
    if rules is None:
        raise ValueError(folder)
    clock = moments(BEGIN)
    deeds = list(_until(last, deeds_of(rules)))
    for start in range(0, count, lot):
        numbers = range(start, min(start + lot, count))
        puts = [_put_up(office, number, count) for number in numbers]
        for deed in deeds:
            sign(office, rules, deed, puts, clock)
    return root


def lay_root(office: Office) -> str:
    """Lay the first governance, released; gives the digest of the root."""
    names = ("people.yaml", "profile.yaml")
    files = {name: (office.root / "governance" / name).read_bytes() for name in names}
    root = office.submit("GOVERNANCE", files)
    for minute, (act, held, step) in enumerate(ROOT_ACTS, 10):
        day = {root: ROOT_DAY} if act == "release" else None
        at = f"{ROOT_DAY}T10:{minute}:00+02:00"
        office.sign(act, root, held, at, office=held, step=step, effective=day)
    office.governance = office.digests[root]
    return office.digests[root]


def write_people(folder: Path) -> None:
    """Give every office of the profile one holder, called like it, with a key."""
    rows = [
        f"  - id: {each}\n"
        f"    name: {{family: {each}, given: {each}, display: {each}}}\n"
        f"    offices: [{{office: {each}, from: 2020-01-01, until: null, act: D 1}}]\n"
        f"    keys: [{{key: {key(each)}, from: 2026-01-05T08:00:00Z,"
        " until: 2028-01-05T08:00:00Z}]\n"
        for each in read_house(folder).house.profile.offices
    ]
    path = folder / "governance/people.yaml"
    path.write_text(f"qms: 1\npeople:\n{''.join(rows)}", encoding="utf-8")


def deeds_of(rules: Governance) -> Iterator[Deed]:
    """What is done with a procedure, by the governance."""
    for place, step in enumerate(rules.steps(KIND, OFFICES[0], False)):

        def office(owner: str, place: int = place) -> str:
            return min(rules.steps(KIND, owner, False)[place].offices)

        yield Deed("approve" if place else "submit", step.name, office)
    yield Deed("release", None, lambda _owner: min(rules.actors("release")))


def _until(last: str, deeds: Iterator[Deed]) -> Iterator[Deed]:
    for deed in deeds:
        yield deed
        if last in (deed.step, deed.act):
            return


def _put_up(office: Office, number: int, count: int) -> Put:
    files = {f"{code(number)}.md": procedure(number, count)}
    edition, revision = 1 + number % 3, number % 5
    name = office.submit(code(number), files, edition=edition, revision=revision)
    return Put(OFFICES[number % len(OFFICES)], name)


def sign(
    office: Office,
    rules: Governance,
    deed: Deed,
    puts: Sequence[Put],
    clock: Iterator[datetime],
) -> None:
    """One statement of each office that has this deed to do."""
    by_office: dict[str, list[str]] = {}
    for put in puts:
        by_office.setdefault(deed.office(put.owner), []).append(put.name)
    for held, names in by_office.items():
        at = next(clock)
        day = rules.day(at).isoformat()
        office.sign(
            deed.act,
            names,
            held,
            at.isoformat(),
            office=held,
            step=deed.step,
            effective=dict.fromkeys(names, day) if deed.act == "release" else None,
        )


def moments(now: datetime) -> Iterator[datetime]:
    """A moment for each statement, a minute after the one before."""
    while True:
        yield now
        now += MINUTE


def main() -> None:
    """Write documents and approvals from the command line; print the root's digest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("lot", type=int)
    parser.add_argument("--last", default="release", help="the last step signed")
    given = parser.parse_args()
    write_corpus(given.folder, given.count)
    print(write_approvals(given.folder, given.count, given.lot, given.last))


if __name__ == "__main__":
    main()
