"""The model town's approvals hold: here, in a shallow clone, and without git."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from qms.actions.validate import validate
from qms.actions.verify import Asked, verify
from qms.model.approval.verification import NOT_PINNED

CHECKOUT = Path(__file__).resolve().parent.parent.parent
NOW = datetime.fromisoformat("2026-11-22T12:00:00+02:00")
TOWN = (
    "qms.yaml",
    ".gitattributes",
    "governance",
    "procedures",
    "records",
    "approvals",
)
WHO = ("-c", "user.name=t", "-c", "user.email=t@example.org")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *WHO, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town as it stands here, in a repository with two commits."""
    root = tmp_path_factory.mktemp("town") / "town"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "before")
    for name in TOWN:
        source = CHECKOUT / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, root / name)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "the town")
    return root


def here(root: Path, _tmp: Path) -> Path:
    return root


def shallow(root: Path, tmp: Path) -> Path:
    git(tmp, "clone", "--quiet", "--depth", "1", f"file://{root}", "clone")
    return tmp / "clone"


def unpacked(root: Path, tmp: Path) -> Path:
    git(root, "archive", "--output", str(tmp / "town.tar"), "HEAD")
    with tarfile.open(tmp / "town.tar") as packed:
        packed.extractall(tmp / "unpacked", filter="data")
    return tmp / "unpacked"


def digest_of_root(root: Path) -> str:
    """The digest that an auditor would have on paper."""
    [path] = root.glob("approvals/GOVERNANCE/1.0/*/submission.json")
    return f"sha256:{sha256(path.read_bytes()).hexdigest()}"


@pytest.mark.parametrize("way", [here, shallow, unpacked])
def test_every_approval_verifies(
    committed: Path, tmp_path: Path, way: Callable[[Path, Path], Path]
) -> None:
    town = way(committed, tmp_path)
    pinned = verify(town, NOW, Asked(pinned=digest_of_root(committed)))
    assert pinned.verdict == 0
    assert pinned.lost == ()
    assert set(pinned.counts) == {"ok"}
    assert pinned.counts["ok"] == 93
    assert [each.label for each in pinned.chain] == ["1.0", "1.1", "1.2", "1.3", "1.4"]


def test_without_the_root_in_hand_that_alone_is_missing() -> None:
    assert verify(CHECKOUT, NOW, Asked()).verdict == 1
    assert verify(CHECKOUT, NOW, Asked(allowed=frozenset({NOT_PINNED}))).verdict == 0


def test_no_private_key_came_along() -> None:
    for path in (CHECKOUT / "approvals").rglob("*"):
        assert not path.is_file() or b"PRIVATE KEY" not in path.read_bytes()


def test_only_what_the_year_left_on_purpose_is_found() -> None:
    report = validate(CHECKOUT, NOW.date())
    assert [(each.code, each.document) for each in report.findings] == [
        ("QMS315", "PS-06"),
        ("QMS511", ""),
    ]
    assert sorted((each.code, each.document) for each in report.excused) == [
        ("QMS162", "IL-02"),
        ("QMS215", "PS-08"),
        ("QMS302", ""),
    ]


def test_every_way_of_signing_is_there() -> None:
    acts, methods = set(), set()
    for path in (CHECKOUT / "approvals" / "statements").rglob("*.json"):
        predicate = json.loads(path.read_text(encoding="utf-8"))["predicate"]
        acts.add(predicate["act"])
        methods.add((predicate["evidence"] or {}).get("method", predicate["method"]))
    assert acts == {
        *("submit", "approve", "return", "release", "publish", "confirm"),
        *("adopt", "vouch", "waive", "revoke", "witness"),
    }
    assert methods == {"ssh", "paper", "act"}
