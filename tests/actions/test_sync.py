"""Exchanging with the others: what was signed here and there comes together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acting_town import Town
from tests.signers import Person


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Town, Person]:
    """A town that shares a bare repository with Paul's own clone."""
    town = Town(tmp_path)
    bare = tmp_path / "shared.git"
    town.git("clone", "--quiet", "--bare", str(town.root), str(bare))
    town.git("remote", "add", "origin", str(bare))
    town.git("fetch", "--quiet")
    town.git("branch", "--quiet", "--set-upstream-to", "origin/main")
    paul = town.person("brook.paul")
    paul.folder = tmp_path / "pauls"
    town.git("clone", "--quiet", str(bare), str(paul.folder))
    return town, paul


def test_two_who_acted_at_the_same_time_come_together(
    pair: tuple[Town, Person],
) -> None:
    town, paul = pair
    vera = town.person("lake.vera")
    vera.run("submit", "PO-01", "PO-02", now="2026-02-02T09:00:00+02:00").succeeds()
    assert "1 commit went" in vera.run("sync").succeeds().out
    assert "1 commit came" in paul.run("sync", now=vera.now).succeeds().out
    paul.run("approve", "PO-01", "--yes", now="2026-02-03T09:00:00+02:00").succeeds()
    vera.run(
        *("submit", "PO-01", "--language", "ro"), now="2026-02-03T09:00:00+02:00"
    ).succeeds()
    paul.run("sync").succeeds()
    told = vera.run("sync").succeeds()
    assert "commits went" in told.out
    paul.run("sync").succeeds()
    for folder in (town.root, paul.folder):
        count = len(list((folder / "approvals/statements").rglob("*.json")))
        assert count == 7, folder


def test_a_text_changed_by_two_is_left_as_it_was(pair: tuple[Town, Person]) -> None:
    town, paul = pair
    for folder, word in ((town.root, "ten"), (paul.folder, "twelve")):
        path = folder / "procedures/PO-02.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("every petition", word), encoding="utf-8")
    town.git("commit", "--quiet", "--all", "--message", "ten")
    paul.commit("twelve")
    town.person("lake.vera").run("sync", now="2026-02-02T09:00:00+02:00").succeeds()
    paul.run("sync", now="2026-02-02T09:00:00+02:00").fails("PO-02.md")
    text = (paul.folder / "procedures/PO-02.md").read_text(encoding="utf-8")
    assert "twelve" in text
    assert "<<<<" not in text


def test_without_another_side_it_says_what_to_do(tmp_path: Path) -> None:
    town = Town(tmp_path)
    vera = town.person("lake.vera")
    vera.run("sync", now="2026-02-02T09:00:00+02:00").fails("git push --set-upstream")
