"""The lowest releases that pyproject.toml allows do the work, too."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LOWEST = re.compile(r"^([\w-]+)>=([\w.]+)(?:,<[\w.]+)?$")

BUILD = ("build", "--language", "ro", "--as-of", "2026-11-22")


def lowest() -> list[str]:
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    plain = [each for each in project["dependencies"] if ";" not in each]
    found = [LOWEST.match(each) for each in plain]
    return [f"{each[1]}=={each[2]}" for each in found if each]


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    plain = [each for each in project["dependencies"] if ";" not in each]
    assert len(lowest()) == len(plain)


def test_the_lowest_releases_do_the_work(tmp_path: Path) -> None:
    folder = tmp_path / "lowest"
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    quiet = ["-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([python, *quiet, *lowest()], check=True, timeout=600)
    page = tmp_path / "page.html"
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    for words in (
        ["--version"],
        ["--lang", "hu", "--help"],
        ["--lang", "ro", "validate", "--as-of", "2026-11-22"],
        ["list", "--format", "json"],
        ["calendar", "--year", "2026", "--country", "HU"],
        ["render", "CH-01", "--language", "bg", "-o", str(page)],
        ["render", "PO-012", "-o", str(page)],
        ["new", "form", "--root", str(tmp_path)],
        [*BUILD, "--out", str(tmp_path / "site")],
    ):
        done = subprocess.run(
            [python, "-m", "qms", *words],
            cwd=TOP,
            env=env,
            capture_output=True,
            text=True,
            timeout=120,
        )
        expected = 3 if words[0] == "new" else 0
        assert done.returncode == expected, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
    shown = (tmp_path / "site/ro/documents/PO-012.html").read_text("utf-8")
    assert "Soluționarea petițiilor" in shown
    assert (tmp_path / "site/check").is_dir()
    assert sys.version_info >= (3, 11)
