"""Eight processes at once: every act is there, or was refused; none is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from qms.model.approval.fault import Weight
from tests.acting_town import OFFICES, Town

TOP = Path(__file__).resolve().parents[2]
LOCKED = "another qms is writing here"


def test_eight_people_act_at_the_same_moment(tmp_path: Path) -> None:
    town = Town(tmp_path)
    people = [*OFFICES, "lake.vera", "wood.ivan"]
    running = []
    for number, name in enumerate(people):
        person = town.person(name)
        person.now = f"2026-02-02T09:00:0{number}+02:00"
        env = {**os.environ, **person.environment(), "PYTHONPATH": str(TOP)}
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "qms", "witness"],
                cwd=town.root,
                env={**env, "LANGUAGE": "en"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
    told = [process.communicate()[0] for process in running]
    done = [process.returncode == 0 for process in running]
    assert all(
        ended or LOCKED in text for ended, text in zip(done, told, strict=True)
    ), told
    ledger = town.control().ledger
    witnesses = [
        digest
        for digest in ledger.faults
        if (each := ledger.statement(digest)) and each.act == "witness"
    ]
    assert len(witnesses) == sum(done)
    assert sum(done) >= 1
    assert len(town.git("log", "--format=%h").split()) == 1 + sum(done)
    assert not town.git("status", "--porcelain")
    assert not [
        fault
        for faults in ledger.faults.values()
        for fault in faults
        if fault.weight is not Weight.NOTE
    ]
