"""No byte of the archive can change unseen, and none is told where it is not.

QMS_FUZZ tells how many edits to try; a few hundred if it does not say.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qms.model.approval.archive import Archive
from qms.model.approval.fault import Weight
from qms.store.archive import read_archive
from tests.store.test_archive import Town

EDITS = int(os.environ.get("QMS_FUZZ", "300"))
LENIENT = settings(
    max_examples=EDITS,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TELLING = (Weight.FAILED, Weight.UNVERIFIABLE)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(tmp_path_factory.mktemp("town"))


def faulty(archive: Archive) -> Iterator[str]:
    """The rounds and statements with something wrong, the whole as `approvals`."""
    for each in archive.rounds:
        if any(fault.weight in TELLING for fault in each.faults):
            yield each.name
    for entry in archive.entries:
        faults = (*entry.faults, entry.signature.fault)
        if any(fault and fault.weight in TELLING for fault in faults):
            yield entry.path
    yield from ("approvals" for _ in archive.faults)


def concerned(town: Town, path: Path) -> str:
    """The round or the statement that a file belongs to."""
    shown = path.relative_to(town.root).as_posix()
    if shown.startswith("approvals/statements/"):
        return shown.removesuffix(".sig")
    for name in (town.version, town.text, town.governance):
        if shown.startswith(f"approvals/{name}/"):
            return name
    raise AssertionError(shown)


@LENIENT
@given(data=st.data())
def test_an_edit_of_one_byte_is_told_of_its_round_or_statement_alone(
    town: Town, data: st.DataObject
) -> None:
    files = sorted(path for path in town.root.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(files))
    before = path.read_bytes()
    at = data.draw(st.integers(0, len(before) - 1))
    byte = data.draw(
        st.binary(max_size=2).filter(lambda new: new != before[at : at + 1])
    )
    after = before[:at] + byte + before[at + 1 :]
    if after == before:
        return
    path.write_bytes(after)
    try:
        found = read_archive(town.root)
    finally:
        path.write_bytes(before)
    assert set(faulty(found)) == {concerned(town, path)}


@LENIENT
@given(
    payload=st.one_of(
        st.binary(max_size=300),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
        ).map(lambda value: f"{json.dumps(value)}\n".encode()),
    ),
    where=st.sampled_from(["submission", "statement", "signature", "people"]),
)
def test_arbitrary_bytes_stop_nothing_from_being_read(
    town: Town, payload: bytes, where: str
) -> None:
    paths = {
        "submission": town.submission,
        "statement": town.act,
        "signature": town.seal,
        "people": town.root / "approvals" / town.governance / "content/people.yaml",
    }
    path = paths[where]
    before = path.read_bytes()
    path.write_bytes(payload)
    try:
        found = read_archive(town.root)
    finally:
        path.write_bytes(before)
    assert set(faulty(found)) == {concerned(town, path)}
    assert (len(found.rounds), len(found.entries)) == (3, 2)
