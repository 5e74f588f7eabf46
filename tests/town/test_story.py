"""What the page about the town promises can be shown; its life can be lived again."""

from __future__ import annotations

import shlex
import shutil
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.cli.console import qms
from tools.town.life import acts
from tools.town.texts import PEOPLE, governed, laid_back, without_keys

CHECKOUT = Path(__file__).resolve().parent.parent.parent
NOW = {"QMS_NOW": "2026-11-22T12:00:00+02:00"}
PAGE = (CHECKOUT / "docs/town.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    {line.strip() for line in PAGE.splitlines() if line.startswith("    qms ")}
)
NEEDS_ROOT = "sha256:…"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_page_answers(command: str) -> None:
    words = shlex.split(command, comments=True)[1:]
    if NEEDS_ROOT in words:
        return
    with patch.dict("os.environ", NOW), chdir(CHECKOUT):
        told = qms(*words)
    assert told.err == ""
    assert told.code == (1 if words == ["verify"] else 0)
    assert told.out


def test_time_goes_on_from_act_to_act() -> None:
    moments = [act.moment for act in acts()]
    assert moments == sorted(moments)
    assert moments[-1].isoformat() < NOW["QMS_NOW"]


def test_the_texts_of_today_still_give_those_of_january(tmp_path: Path) -> None:
    for name in ("governance", "procedures"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    laid_back(tmp_path)
    for label in ("1.1", "1.2", "1.4"):
        governed(tmp_path, label)
    for name in (PEOPLE, "governance/profile.yaml"):
        ours, theirs = (root / name for root in (CHECKOUT, tmp_path))
        assert without_keys(ours.read_text("utf-8")) == theirs.read_text("utf-8")
