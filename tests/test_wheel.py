"""A wheel built from the tree, installed alone elsewhere, does its work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from qms.i18n import LANGUAGES

TOP = Path(__file__).resolve().parent.parent
TOWN = ("qms.yaml", "governance", "procedures", "records")


def run(*words: object, cwd: Path, expected: int = 0) -> str:
    kept = (
        *("PATH", "HOME", "LANG", "PIP_INDEX_URL", "PIP_CONFIG_FILE"),
        *("QMS_CACHE", "XDG_STATE_HOME"),
    )
    env = {name: os.environ[name] for name in kept if name in os.environ}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env={**env, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == expected, done.stdout + done.stderr
    return done.stdout


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


def shipped(folder: str, target: str) -> set[str]:
    return {
        f"{target}/{path.relative_to(TOP / folder).as_posix()}"
        for path in (TOP / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_wheel_installed_alone_validates_the_town_elsewhere(tmp_path: Path) -> None:
    source = tmp_path / "source"
    spared = shutil.ignore_patterns(
        ".git", ".*_cache", ".venv", ".hypothesis", "build", "node_modules", "*.mo"
    )
    shutil.copytree(TOP, source, ignore=spared, symlinks=True)
    wheels = tmp_path / "wheels"
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", wheels, source,
        cwd=tmp_path)  # fmt: skip
    (wheel,) = wheels.glob("*.whl")
    held = contents(wheel)
    catalogues = {f"qms/locale/{tag}/LC_MESSAGES/qms.mo" for tag in LANGUAGES[1:]}
    assert shipped("templates", "qms/templates") | catalogues <= held
    assert not any(name.startswith(("tests/", "procedures/")) for name in held)

    run(sys.executable, "-m", "venv", tmp_path / "alone", cwd=tmp_path)
    bin_ = tmp_path / "alone" / ("Scripts" if os.name == "nt" else "bin")
    run(bin_ / "python", "-m", "pip", "install", "-q", wheel, cwd=tmp_path)

    town = tmp_path / "town"
    town.mkdir()
    for name in TOWN:
        copy = shutil.copytree if (TOP / name).is_dir() else shutil.copy
        copy(TOP / name, town / name)
    qms = bin_ / "qms"
    assert "documents read" in run(qms, "--lang", "en", "validate", cwd=town)
    page = town / run(qms, "render", "CH-01", cwd=town).strip()
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    english = run(qms, "--lang", "en", "--help", cwd=tmp_path)
    for tag in LANGUAGES[1:]:
        assert run(qms, "--lang", tag, "--help", cwd=tmp_path) != english
    people = ("--head", "Щерева, Яна", "--officer", "Цанков, Петър")
    answers = ("--country", "BG", "--name", "Община", *people)
    run(qms, "init", "office", *answers, cwd=tmp_path)
    run(qms, "validate", cwd=tmp_path / "office")
