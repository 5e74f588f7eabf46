"""The files for the forges: sound by their schemas, and their steps run on clones."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
import yaml

from tests.cli.console import TOP, qms
from tests.once import made_once
from tests.places.checkout import published
from tests.places.office import BROKEN, DRAFT, Repository

SCHEMAS = {
    "action.yml": "github-actions",
    ".github/workflows/qms.yml": "github-workflows",
    ".gitlab-ci.yml": "gitlab-ci",
}
RECORD, NEW = "records/objectives/OB-01.yaml", "procedures/PO-02.md"
INSIDE = "the quality system"


class Ended(NamedTuple):
    """How the steps of a job ended: code and words by name."""

    codes: dict[str, int]
    said: str


class Machine:
    """A forge's machine: a clone without history, and an environment of its own."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.work = folder, folder / "work"
        self.work.mkdir(parents=True)
        self.path = os.environ["PATH"]
        kept = ("HOME", "LANG", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "QMS_CACHE")
        self.environment = {
            name: os.environ[name] for name in kept if name in os.environ
        } | {
            "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
            "RUNNER_TEMP": str(folder),
            "GITHUB_PATH": str(folder / "path"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            **environment,
        }

    def clone(self, forge: Path, ref: str) -> None:
        """What the forge gives: the newest commit of a ref, and nothing else."""
        origin = forge.as_uri()
        for words in (
            ("init", "--quiet"),
            ("remote", "add", "origin", origin),
            ("fetch", "--quiet", "--no-tags", "--depth=1", "origin", ref),
            ("checkout", "--quiet", "--detach", "FETCH_HEAD"),
        ):
            subprocess.run(["git", *words], cwd=self.work, check=True)

    def run(self, steps: list[Any], inputs: Mapping[str, str]) -> Ended:
        """Run the commands of a job's steps, each though another failed."""
        codes, said = {}, ""
        for step in steps:
            if "run" not in step:
                continue
            given = {
                key: _filled(text, inputs) for key, text in step.get("env", {}).items()
            }
            done = self.shell(step["run"], given)
            codes[step["name"]] = done.returncode
            said += done.stdout + done.stderr
        return Ended(codes, said)

    def shell(
        self, script: str, given: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run a script as the forges do: the first failure ends it."""
        added = self.folder / "path"
        first = added.read_text().split() if added.exists() else []
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.work,
            env={
                **self.environment,
                **given,
                "PATH": os.pathsep.join([*reversed(first), self.path]),
            },
            capture_output=True,
            text=True,
            timeout=300,
        )


def _filled(text: str, inputs: Mapping[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        return inputs[found[1].strip()]

    return re.sub(r"\$\{\{(.*?)\}\}", value, text)


class Forge(NamedTuple):
    """A bare repository with a branch that breaks control, and the way to install."""

    bare: Path
    office: Repository
    base: str
    head: str
    wheels: Path
    tool: Path


@pytest.fixture(scope="module")
def forge() -> Forge:
    """A forge, made once."""
    folder = made_once("forge", lay_forge)
    office = Repository(folder / "office", INSIDE)
    base = office.git("merge-base", "main", "work")
    head = office.git("rev-parse", "work")
    return Forge(
        folder / "bare.git", office, base, head, folder / "wheels", folder / "tool"
    )


def lay_forge(folder: Path) -> None:
    office = Repository.laid(folder / "office", INSIDE)
    for name in ("github", "gitlab"):
        assert qms("init", office.root, "--ci", name).code == 0
    office.commit("the forge looks at changes")
    office.git("switch", "--quiet", "--create", "work")
    office.git("rm", "--quiet", "--", f"{INSIDE}/{RECORD}")
    office.write(NEW, BROKEN.format(id="PO-02"))
    office.commit("work")
    office.git("switch", "--quiet", "main")
    office.write(NEW.replace("02", "03"), DRAFT.format(id="PO-03"))
    meanwhile = office.commit("meanwhile")
    office.git("merge", "--quiet", "--no-edit", "work")
    office.git("update-ref", "refs/pull/1/merge", "HEAD")
    office.git("reset", "--quiet", "--hard", meanwhile)
    bare = folder / "bare.git"
    office.git("clone", "--quiet", "--mirror", ".", str(bare))
    for name in ("allowReachableSHA1InWant", "allowAnySHA1InWant"):
        office.git("-C", str(bare), "config", f"uploadpack.{name}", "true")
    tool, _commit = published(folder / "tool")
    made = tool.run(
        *(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps"),
        *("-w", folder / "wheels", "."),
    )
    assert made.returncode == 0, made.stderr


@pytest.fixture(scope="module")
def installed(forge: Forge) -> Path:
    """The folder of a fresh environment, as the workflow's own step makes it."""

    def make(folder: Path) -> None:
        machine = Machine(folder, PIP_FIND_LINKS=str(forge.wheels))
        steps = jobs(forge)["look"]["steps"]
        ended = machine.run(
            [each for each in steps if "Install" in each.get("name", "")], {}
        )
        assert ended.codes == {"Install qms": 0}, ended.said

    return made_once("machine", make) / "qms/bin"


def jobs(forge: Forge) -> Any:
    path = forge.office.top / ".github/workflows/qms.yml"
    return yaml.safe_load(path.read_bytes())["jobs"]


def event(machine: Machine, told: Mapping[str, object]) -> None:
    path = machine.folder / "event.json"
    path.write_text(json.dumps(told))
    machine.environment["GITHUB_EVENT_PATH"] = str(path)


def without_install(steps: list[Any]) -> list[Any]:
    return [each for each in steps if "Install" not in each.get("name", "")]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_file_is_sound_by_its_published_schema(forge: Forge, name: str) -> None:
    path = (TOP if name == "action.yml" else forge.office.top) / name
    words = ("-m", "check_jsonschema", "--builtin-schema", f"vendor.{SCHEMAS[name]}")
    done = forge.office.run(sys.executable, *words, path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SCHEMAS)
def test_everything_is_pinned_and_nothing_is_pasted_into_a_script(
    forge: Forge, name: str
) -> None:
    text = ((TOP if name == "action.yml" else forge.office.top) / name).read_text()
    for used in re.findall(r"uses: (\S+)", text):
        assert re.search(r"@[0-9a-f]{40}$", used)
    assert not re.search(r"qms-toolkit(?!==[$0-9])", text)
    assert "{{version}}" not in text
    read = yaml.safe_load(text)
    steps = [*read.get("runs", {}).get("steps", ())]
    for job in (read.get("jobs") or {}).values():
        steps += job["steps"]
    assert not any("${{" in step.get("run", "") for step in steps)


def test_a_request_is_looked_at_on_github(
    forge: Forge, installed: Path, tmp_path: Path
) -> None:
    machine = Machine(tmp_path, QMS_LANG="en", QMS_FOLDER=INSIDE)
    machine.path = f"{installed}{os.pathsep}{machine.path}"
    machine.clone(forge.bare, "refs/pull/1/merge")
    event(
        machine,
        {"pull_request": {"base": {"sha": forge.base}, "head": {"sha": forge.head}}},
    )
    ended = machine.run(without_install(jobs(forge)["look"]["steps"]), {})
    assert list(ended.codes.values()) == [1, 1, 0], ended.said
    assert f"::error file={INSIDE}/{RECORD},title=QMS711" in ended.said
    assert re.search(rf"::error file={INSIDE}/{NEW},line=\d+", ended.said)
    assert not re.search("^::.*PO-03", ended.said, re.M)
    for name in ("change", "documents"):
        told = json.loads((machine.work / f"qms-out/{name}.sarif").read_bytes())
        (place,) = told["runs"][0]["results"][0]["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri).startswith(f"{INSIDE}/")
    if "summary" in qms("check", "--help").out:
        assert RECORD in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert (machine.work / "qms-out/site/index.html").is_file()


def test_a_push_to_the_main_branch_is_published_on_github(
    forge: Forge, installed: Path, tmp_path: Path
) -> None:
    machine = Machine(tmp_path, QMS_LANG="en", QMS_FOLDER=INSIDE)
    machine.path = f"{installed}{os.pathsep}{machine.path}"
    machine.clone(forge.bare, "refs/heads/main")
    event(machine, {"before": forge.base, "repository": {"default_branch": "main"}})
    steps = without_install(jobs(forge)["look"]["steps"])[:2]
    ended = machine.run(
        [*steps, *without_install(jobs(forge)["publish"]["steps"])],
        {},
    )
    assert set(ended.codes.values()) == {0}, ended.said
    assert (machine.work / "qms-out/site/index.html").is_file()


def test_the_action_does_the_same(
    forge: Forge, installed: Path, tmp_path: Path
) -> None:
    action = yaml.safe_load((TOP / "action.yml").read_bytes())
    inputs = {f"inputs.{key}": row["default"] for key, row in action["inputs"].items()}
    inputs |= {"inputs.root": INSIDE, "github.action_path": str(forge.tool)}
    machine = Machine(tmp_path, RUNNER_TEMP=str(installed.parent.parent))
    machine.clone(forge.bare, "refs/heads/work")
    event(machine, {"pull_request": {"base": {"sha": forge.base}}})
    ended = machine.run(action["runs"]["steps"], inputs)
    assert list(ended.codes.values()) == [0, 1, 1, 0], ended.said
    assert f"::error file={INSIDE}/{RECORD}" in ended.said
    assert (machine.work / "qms-out/site/index.html").is_file()


def test_a_request_is_looked_at_on_gitlab(
    forge: Forge, installed: Path, tmp_path: Path
) -> None:
    read = yaml.safe_load((forge.office.top / ".gitlab-ci.yml").read_bytes())
    machine = Machine(
        tmp_path,
        CI_PROJECT_DIR=str(tmp_path / "work"),
        CI_MERGE_REQUEST_DIFF_BASE_SHA=forge.base,
        PIP_FIND_LINKS=str(forge.wheels),
        **read["variables"],
    )
    machine.path = f"{installed}{os.pathsep}{machine.path}"
    machine.clone(forge.bare, "refs/heads/work")
    assert machine.shell("\n".join(read[".qms"]["before_script"]), {}).returncode == 0
    codes = {}
    for name in ("qms-check", "qms-validate", "qms-site", "pages"):
        done = machine.shell("\n".join(read[name]["script"]), {})
        codes[name] = done.returncode
    assert codes == {"qms-check": 1, "qms-validate": 1, "qms-site": 0, "pages": 0}
    for name, path in (("change", RECORD), ("documents", NEW)):
        told = json.loads((machine.work / f"qms-{name}.json").read_bytes())
        assert f"{INSIDE}/{path}" in {row["location"]["path"] for row in told}
    for site in ("qms-site", "public"):
        assert (machine.work / site / "index.html").is_file()


def test_an_office_s_own_file_is_left_alone(tmp_path: Path) -> None:
    office = Repository.laid(tmp_path / "office")
    own = office.write(".gitlab-ci.yml", "stages: [test]\n")
    told = qms("init", office.root, "--ci", "gitlab")
    assert "include: .gitlab/qms.yml" in told.out
    assert own.read_text() == "stages: [test]\n"
    assert qms("init", office.root, "--ci", "gitlab") == told
    office.write(".github/workflows/qms.yml", "on: push\n")
    assert qms("init", office.root, "--ci", "github").code == 3
    assert qms("init", office.root, "--ci", "jenkins").code == 2


def test_a_base_that_the_server_keeps_is_told(forge: Forge, tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.clone(forge.bare, "refs/heads/work")
    root = machine.work / INSIDE
    told = qms("check", "--root", root, "--fetch", "--base", "5" * 40)
    assert (told.code, "cannot be fetched" in told.err) == (3, True)
    told = qms("check", "--root", root, "--base", forge.base)
    assert (told.code, "git fetch --depth=1" in told.err) == (3, True)
