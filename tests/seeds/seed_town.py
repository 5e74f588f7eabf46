"""Repositories that state what the seeds' documents state, in our own words.

The profile is the shipped one, as `qms init` would copy it; an office may have set
some of its fields otherwise.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from qms import resources
from qms.actions.validate import validate
from qms.reports.sentence import sentence
from tests.example_tree import fields_of

SEEDS = Path(__file__).parent


def lay_seed(root: Path, town: str, profile: str, own: str = "") -> Path:
    """Lay a town's repository in a folder; `own` fields replace the profile's."""
    shutil.copytree(SEEDS / town, root, dirs_exist_ok=True)
    shipped = resources.templates() / "profiles" / f"{profile}.yaml"
    fields = fields_of(shipped.read_text("utf-8")) | fields_of(own)
    target = root / "governance" / "profile.yaml"
    target.write_text("".join(fields.values()), encoding="utf-8")
    return root


def told(root: Path, day: date) -> list[tuple[str, str, str]]:
    """Every finding of a repository: code, severity, sentence."""
    report = validate(root, day)
    return [
        (each.code, each.severity, sentence(report.cards[each.code], each))
        for each in report.findings
    ]
