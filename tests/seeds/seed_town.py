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
from qms.model.finding import Finding
from tests.example_tree import fields_of

SEEDS = Path(__file__).parent
TELLING = ("number", "promise", "field", "what", "day")


def lay_seed(root: Path, town: str, profile: str, own: str = "") -> Path:
    """Lay a town's repository in a folder; `own` fields replace the profile's."""
    shutil.copytree(SEEDS / town, root, dirs_exist_ok=True)
    shipped = resources.templates() / "profiles" / f"{profile}.yaml"
    fields = fields_of(shipped.read_text("utf-8")) | fields_of(own)
    target = root / "governance" / "profile.yaml"
    target.write_text("".join(fields.values()), encoding="utf-8")
    return root


def gaps(root: Path, day: date) -> list[tuple[str, str]]:
    """Every finding of a repository: its code, and what it is about."""
    return sorted((each.code, _about(each)) for each in validate(root, day).findings)


def _about(finding: Finding) -> str:
    named = (finding.values.get(name) for name in TELLING)
    return str(next((value for value in named if value is not None), ""))
