"""The tool as a repository that others fetch: what pre-commit and forges install."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.console import TOP
from tests.places.office import Repository

SHIPPED = (
    *("qms", "templates", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE"),
    *("CHANGELOG.md", ".pre-commit-hooks.yaml", "action.yml"),
)


def published(folder: Path) -> tuple[Repository, str]:
    """A repository that holds the tool as it stands, and its commit."""
    folder.mkdir()
    spared = shutil.ignore_patterns("__pycache__", "*.mo")
    for name in SHIPPED:
        source = TOP / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=spared)
        elif source.exists():
            shutil.copyfile(source, folder / name)
    found = Repository(folder)
    found.git("init", "--quiet", "--initial-branch=main")
    return found, found.commit("a version")
