"""The recipe of docs/verify-by-hand.md, run as it stands there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.acting_town import OFFICES, Town
from tests.approval_tree import key

RECIPE = Path(__file__).resolve().parents[1] / "docs/verify-by-hand.md"
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)
PROGRAMS = ("/usr/bin", "/bin")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A town with PO-01 released, and a file of keys made from governance by hand."""
    town = Town(tmp_path_factory.mktemp("by-hand"))
    vera = town.person("lake.vera")
    vera.run("submit", "PO-01", now="2026-02-02T09:00:00+02:00").succeeds()
    town.sign_all("PO-01", "2026-02-03")
    lines = [f"{person} {key(person)}\n" for person in OFFICES]
    (town.root / "allowed_signers").write_text("".join(lines), encoding="utf-8")
    return town


def check(town: Town, act: str = "approve", person: str = "stone.mary") -> bool:
    """Run the recipe's blocks in turn, without qms; whether all end well."""
    submission = next((town.root / "approvals/PO-01/1.0").iterdir())
    statements = (town.root / "approvals/statements").rglob(f"*{person}*.json")
    chosen = next(
        path
        for path in statements
        if f'"act":"{act}"' in path.read_text(encoding="utf-8")
        and submission.name in path.read_text(encoding="utf-8")
    )
    names = {"round": submission, "statement": chosen}
    setup = [f'{name}="{path.relative_to(town.root)}"' for name, path in names.items()]
    blocks = _BLOCK.findall(RECIPE.read_text(encoding="utf-8"))
    assert len(blocks) == 3
    return all(_ran(town, [*setup, f'person="{person}"', block]) for block in blocks)


def test_an_approval_is_checked_with_sha256sum_and_ssh_keygen(lived: Town) -> None:
    assert check(lived)
    assert check(lived, "submit", "lake.vera")
    assert check(lived, "release", "field.anna")


@pytest.mark.parametrize(
    ("pattern", "old", "new"),
    [
        pytest.param("PO-01/1.0/*/content/PO-01.md", b"30", b"31", id="the text"),
        pytest.param("PO-01/1.0/*/content/PO-01/flow.svg", b"w", b"v", id="attached"),
        pytest.param("PO-01/1.0/*/submission.json", b'"ro', b'"rx', id="submission"),
        pytest.param(
            "statements/**/*stone.mary*.json", b"mayor", b"Mayor", id="statement"
        ),
        pytest.param("statements/**/*stone.mary*.sig", b"A", b"B", id="signature"),
    ],
)
def test_one_changed_byte_is_found_by_hand(
    lived: Town, tmp_path: Path, pattern: str, old: bytes, new: bytes
) -> None:
    subprocess.run(["cp", "-r", str(lived.root), str(tmp_path)], check=True)
    copied = object.__new__(Town)
    copied.__dict__ = {**lived.__dict__, "root": tmp_path / lived.root.name}
    changed = 0
    for path in (copied.root / "approvals").glob(pattern):
        data = path.read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new, 1))
        changed += 1
    assert changed
    assert not check(copied)


def _ran(town: Town, lines: list[str]) -> bool:
    done = subprocess.run(
        ["/bin/sh", "-c", "\n".join(lines)],
        cwd=town.root,
        env={"PATH": ":".join(PROGRAMS)},
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
