"""Every act, killed at every step: the old state, or the new one, and signed once."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from qms.model.approval.fault import Weight
from qms.store.act_files import recover
from tests.acting_town import Town
from tests.kills import every_kill

STRIDE = 1 if "QMS_FUZZ" in os.environ else 47
MORNING = "T09:00:00+02:00"


@dataclass(frozen=True)
class Act:
    """An act: what was done before it, who does it, with which words, and when."""

    before: Callable[[Town], None]
    who: str
    words: tuple[str, ...]
    now: str


def _nothing(town: Town) -> None:
    del town


def _submitted(town: Town) -> None:
    vera = town.person("lake.vera")
    vera.run("submit", "PO-01", "PO-02", now=f"2026-02-02{MORNING}").succeeds()


def _signed(town: Town) -> None:
    _submitted(town)
    for who in ("brook.paul", "stone.mary"):
        person = town.person(who)
        person.run("approve", "PO-01", "--yes", now=f"2026-02-03{MORNING}").succeeds()


def _released(town: Town) -> None:
    _submitted(town)
    town.sign_all("PO-01", "2026-02-03")


def _changed(town: Town) -> None:
    path = town.root / "governance/people.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2026-08-21", "2026-08-28"), encoding="utf-8")
    town.git("commit", "--quiet", "--all", "--message", "a longer absence")


ACTS = {
    "submit": Act(_nothing, "lake.vera", ("submit", "PO-01"), f"2026-02-02{MORNING}"),
    "approve": Act(
        _submitted,
        "brook.paul",
        ("approve", "PO-01", "--yes"),
        f"2026-02-03{MORNING}",
    ),
    "return": Act(
        _submitted,
        "brook.paul",
        ("return", "PO-01", "--reason", "unclear"),
        f"2026-02-03{MORNING}",
    ),
    "release": Act(_signed, "field.anna", ("release", "PO-01"), f"2026-02-04{MORNING}"),
    "vouch": Act(
        _submitted,
        "wood.ivan",
        (
            *("vouch", "paper", "PO-01", "--signatory", "brook.paul"),
            *("--signed-on", "2026-02-03", "--archive-no", "7/2026"),
        ),
        f"2026-02-04{MORNING}",
    ),
    "adopt": Act(
        _nothing,
        "field.anna",
        (
            *("adopt", "PO-01", "PO-02", "--in-force-since", "2025-03-01"),
            *("--archive-no", "7/2025"),
        ),
        f"2026-02-04{MORNING}",
    ),
    "withdraw": Act(
        _released,
        "lake.vera",
        ("withdraw", "PO-01", "--reason", "no longer done"),
        f"2026-02-10{MORNING}",
    ),
    "confirm": Act(
        _released,
        "lake.vera",
        (
            *("confirm", "PO-01", "--outcome", "confirmed"),
            *("--checked", "law,records,users"),
        ),
        f"2026-02-10{MORNING}",
    ),
    "revise governance": Act(
        _changed,
        "field.anna",
        ("revise", "GOVERNANCE", "--reason", "absence", "--summary", "longer"),
        f"2026-02-10{MORNING}",
    ),
    "witness": Act(_nothing, "wood.ivan", ("witness",), f"2026-02-10{MORNING}"),
}


@pytest.fixture(params=ACTS)
def act(request: pytest.FixtureRequest) -> Act:
    return ACTS[request.param]


def test_a_killed_act_was_done_once_or_not_at_all(act: Act, tmp_path: Path) -> None:
    town = Town(tmp_path)
    act.before(town)
    person = town.person(act.who)
    person.now = act.now
    before = _state(town.root)
    numbers = iter(range(1_000_000))

    def laid() -> Path:
        folder = tmp_path / f"copy-{next(numbers)}"
        shutil.copytree(town.root, folder, symlinks=True)
        return folder

    whole = laid()
    person.folder = whole
    person.run(*act.words).succeeds()
    done = len(_statements(whole))
    assert done == len(before.statements) + 1
    ends = set()
    words = ["-m", "qms", *act.words]
    env = dict(person.environment()) | {"QMS_CACHE": "off"}
    for step, folder in every_kill(words, laid, stride=STRIDE, env=env):
        with person.present():
            recover(folder)
        after = _state(folder)
        ends.add(len(after.statements))
        assert len(after.statements) in (done - 1, done), step
        assert after.commits == before.commits + len(after.statements) - done + 1, step
        assert after.status == before.status, step
        assert not list(folder.rglob(".qms-*")), step
        assert not _faults(town, folder), step
        if len(after.statements) == done - 1:
            person.folder = folder
            person.run(*act.words).succeeds()
            assert len(_statements(folder)) == done, step
        shutil.rmtree(folder)
    assert done - 1 in ends


@dataclass(frozen=True)
class State:
    """What a repository holds: statements by name, commits, and what git says."""

    statements: tuple[str, ...]
    commits: int
    status: str


def _state(folder: Path) -> State:
    count = _git(folder, "rev-list", "--count", "HEAD")
    return State(
        tuple(sorted(_statements(folder))),
        int(count),
        _git(folder, "status", "--porcelain"),
    )


def _statements(folder: Path) -> list[str]:
    found = (folder / "approvals/statements").rglob("*.json")
    return [path.name for path in found]


def _faults(town: Town, folder: Path) -> list[str]:
    copied = object.__new__(Town)
    copied.__dict__ = {**town.__dict__, "root": folder}
    ledger = copied.control().ledger
    assert not ledger.archive.faults
    return [
        fault.reason
        for faults in ledger.faults.values()
        for fault in faults
        if fault.weight is not Weight.NOTE
    ]


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout
