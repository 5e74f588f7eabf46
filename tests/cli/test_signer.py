"""Who signs at this computer, told by name."""

from __future__ import annotations

from pathlib import Path

from tests.acts_town import ANA, MARIA, PETER, Town


def test_whoever_cannot_be_told_apart_or_has_no_key_is_named(tmp_path: Path) -> None:
    town = Town(tmp_path)
    ana, peter = town.person(ANA), town.person(PETER)
    for path in peter.keys.iterdir():
        target = ana.keys / path.name
        target.write_bytes(path.read_bytes())
        target.chmod(0o600)
    told = ana.run("witness")
    told.fails("Ionescu Ana (ionescu.ana), Nagy Peter (nagy.peter)")
    assert "--as ionescu.ana" in told.err
    told = ana.run("witness", "--as", MARIA)
    told.fails("no key of Szabo Maria is on this computer")
