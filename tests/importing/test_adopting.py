"""What was brought in is taken over as approved on paper, with its original."""

from __future__ import annotations

from pathlib import Path

from tests.acts_town import ANA, Town
from tests.cli.console import qms
from tests.importing.test_import import PROCEDURE


def test_papers_come_in_and_are_adopted_by_the_list(tmp_path: Path) -> None:
    town = Town(tmp_path)
    old, listed = tmp_path / "old", tmp_path / "adopt.csv"
    old.mkdir()
    for name in ("PO-020", "PO-021"):
        text = PROCEDURE.replace("PO-012", name)
        (old / f"{name}.txt").write_text(text, encoding="utf-8")
    told = qms(
        *("import", old, "--yes", "--adoptions", listed, "--root", town.root),
    )
    assert (told.err, told.code) == ("", 0)
    told_of_adoption = town.person(ANA).run("adopt", "--from", listed).succeeds()
    assert "one signature over 2 texts" in told_of_adoption.out
    status = town.status("PO-021")
    assert (status.label, str(status.since)) == ("1.2", "2023-02-28")
    assert status.in_force
    content = town.root / "approvals" / status.in_force.round.name / "content"
    assert (content / "PO-021/PO-021.txt").read_bytes() == (
        old / "PO-021.txt"
    ).read_bytes()
