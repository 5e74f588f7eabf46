"""pre-commit, run for real, with the hooks that the tool offers it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.console import TOP
from tests.places.checkout import published
from tests.places.office import BROKEN, DRAFT, Repository

CONFIG = """\
repos:
  - repo: {tool}
    rev: {commit}
    hooks:
      - id: qms-validate
      - id: qms-check
"""
NEW = "procedures/PO-02.md"


def test_pre_commit_lets_pass_what_is_sound_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    tool, commit = published(tmp_path / "tool")
    office = Repository.laid(tmp_path / "office")
    office.write(".pre-commit-config.yaml", CONFIG.format(tool=tool.top, commit=commit))
    alone = {"PYTHONPATH": ""}
    pre_commit = (sys.executable, "-m", "pre_commit")
    assert office.run(*pre_commit, "validate-config").returncode == 0
    assert office.run(*pre_commit, "install").returncode == 0

    office.stage(NEW, DRAFT.format(id="PO-02"))
    office.git("add", "--all")
    done = office.run("git", "commit", "-m", "sound", **alone)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("documents keep the rules", "the change keeps control"):
        assert re.search(rf"{name}\.*Passed", done.stdout + done.stderr)

    office.stage(NEW, BROKEN.format(id="PO-02"))
    office.write(NEW, DRAFT.format(id="PO-02"))
    office.git("rm", "--quiet", "records/objectives/OB-01.yaml")
    done = office.run("git", "commit", "-m", "faulty", **alone)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert re.search(r"rules\.*Failed", told), told
    assert "nobody-at-all" in told
    assert "QMS711" in told


def test_the_hooks_are_written_as_pre_commit_wants_them() -> None:
    path = TOP / ".pre-commit-hooks.yaml"
    hooks = {row["id"]: row for row in yaml.safe_load(path.read_bytes())}
    assert set(hooks) == {"qms-validate", "qms-check"}
    for row in hooks.values():
        for touched in ("qms.yaml", "approvals/a/b.json", "procedures/system/é.md"):
            assert re.search(row["files"], touched)
        assert not re.search(row["files"], "README.md")
