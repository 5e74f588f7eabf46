"""Which base a forge's own variables name, on each forge and for each event."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.change.town import PO_012, PO_013, PO_020, Town

NONE = "0" * 40
FAULT = "QMS704"
VARIABLES = (
    *("GITHUB_EVENT_PATH", "GITHUB_BASE_REF", "CI_COMMIT_BEFORE_SHA"),
    *("CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA"),
    "CI_DEFAULT_BRANCH",
)


@pytest.fixture(scope="module")
def branched(laid: Town, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A copy of the town, with a branch that alters two texts."""
    laid.reset()
    root = tmp_path_factory.mktemp("forges") / "town"
    shutil.copytree(laid.root, root)
    town = Town(root)
    town.branch("work")
    town.edit(PO_012, "20 de zile", "28 de zile")
    town.commit("first")
    town.add(PO_013, "\nÎncă un rând.\n")
    town.commit("second")
    town.git("switch", "--quiet", "main")
    town.add(PO_020, "\nMeanwhile.\n")
    town.commit("meanwhile")
    town.branch("trial")
    town.git("merge", "--quiet", "--no-edit", "work")
    town.git("update-ref", "refs/remotes/origin/main", "main")
    return town


@pytest.fixture
def town(branched: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town on its branch, on a machine that is no forge's."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    branched.git("switch", "--quiet", "--detach", "work")
    return branched


def named(town: Town, ref: str) -> str:
    return ref if ref in ("", NONE) else town.git("rev-parse", ref)


def told(town: Town) -> tuple[int, int, str, str]:
    """How many findings and files there are, whence the base is, and how compared."""
    _code, found, report = town.seen()
    change: dict[str, Any] = report["change"]
    assert {seen.code for seen in found} <= {FAULT}
    return len(found), change["files"], change["how"], change["way"]


def event(town: Town, tmp_path: Path, value: object) -> str:
    """A file with what a forge tells of an event; names of branches become commits."""

    def filled(each: object) -> object:
        if isinstance(each, dict):
            return {key: filled(row) for key, row in each.items()}
        text = str(each)
        return named(town, text[1:]) if text.startswith("@") else each

    path = tmp_path / "event.json"
    path.write_text(json.dumps(filled(value)), "utf-8")
    return str(path)


def request(head: str) -> Mapping[str, object]:
    return {"pull_request": {"base": {"sha": "@main"}, "head": {"sha": head}}}


@pytest.mark.parametrize(
    ("value", "branch", "wanted"),
    [
        pytest.param(
            request("@work"),
            "work",
            (2, 2, "the target of the request", "since they parted"),
            id="a request, its own commit checked out",
        ),
        pytest.param(
            request("@work"),
            "trial",
            (2, 2, "the target of the request", "tree against tree"),
            id="a request, the forge's trial merge checked out",
        ),
        pytest.param(
            {"merge_group": {"base_sha": "@main"}},
            "trial",
            (2, 2, "the target of the request", "since they parted"),
            id="a queue of requests",
        ),
        pytest.param(
            {"before": "@work~1"},
            "work",
            (1, 1, "the branch as it was before the push", "tree against tree"),
            id="a push",
        ),
        pytest.param(
            {"before": NONE, "repository": {"default_branch": "main"}},
            "work",
            (2, 2, "the main branch", "since they parted"),
            id="the first push of a branch",
        ),
        pytest.param(
            {"before": "@main"},
            "work",
            (2, 3, "the branch as it was before the push", "tree against tree"),
            id="a push with force, which lost what was there",
        ),
        pytest.param(
            {"schedule": "0 4 * * *"},
            "work",
            (2, 2, "the main branch", "since they parted"),
            id="a run by the clock",
        ),
        pytest.param(
            ["no event"],
            "work",
            (2, 2, "the main branch", "since they parted"),
            id="an event that is none",
        ),
    ],
)
def test_github_gitea_and_forgejo(
    town: Town,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    value: object,
    branch: str,
    wanted: tuple[int, int, str, str],
) -> None:
    town.git("switch", "--quiet", "--detach", branch)
    monkeypatch.setenv("GITHUB_EVENT_PATH", event(town, tmp_path, value))
    assert told(town) == wanted


def test_the_name_of_the_target_is_enough(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_EVENT_PATH", "/nowhere/event.json")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert told(town)[2:] == ("the target of the request", "since they parted")


@pytest.mark.parametrize(
    ("variables", "branch", "wanted"),
    [
        pytest.param(
            {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "work~2", "CI_COMMIT_BEFORE_SHA": NONE},
            "work",
            (2, 2, "the target of the request", "tree against tree"),
            id="a request",
        ),
        pytest.param(
            {
                "CI_MERGE_REQUEST_DIFF_BASE_SHA": "work~2",
                "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "main",
            },
            "trial",
            (2, 2, "the target of the request", "tree against tree"),
            id="a request, its result merged for a trial",
        ),
        pytest.param(
            {"CI_COMMIT_BEFORE_SHA": "work~1"},
            "work",
            (1, 1, "the branch as it was before the push", "tree against tree"),
            id="a push",
        ),
        pytest.param(
            {"CI_COMMIT_BEFORE_SHA": NONE, "CI_DEFAULT_BRANCH": "main"},
            "work",
            (2, 2, "the main branch", "since they parted"),
            id="the first push of a branch",
        ),
    ],
)
def test_gitlab(
    town: Town,
    monkeypatch: pytest.MonkeyPatch,
    variables: Mapping[str, str],
    branch: str,
    wanted: tuple[int, int, str, str],
) -> None:
    town.git("switch", "--quiet", "--detach", branch)
    for name, ref in variables.items():
        is_name = name == "CI_DEFAULT_BRANCH"
        monkeypatch.setenv(name, ref if is_name else named(town, ref))
    assert told(town) == wanted


def test_what_is_asked_for_goes_before_the_forge(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_COMMIT_BEFORE_SHA", named(town, "work~1"))
    assert len(town.seen("--base", "main")[1]) == 2


def test_a_trial_merge_alone_is_enough(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone of depth 1 of the trial merge, and of its first parent, as it states."""
    source = f"file://{town.root}"
    options = ("--quiet", "--depth", "1", "--branch", "trial")
    town.git("clone", *options, source, str(tmp_path / "clone"))
    shallow = Town(tmp_path / "clone")
    value = {"pull_request": {"base": {"sha": "1" * 40}, "head": {"sha": "@work"}}}
    monkeypatch.setenv("GITHUB_EVENT_PATH", event(town, tmp_path, value))
    ended = shallow.check()
    base = named(town, "main")
    assert ended.code == 3
    assert f"git fetch --depth=1 origin {base}" in " ".join(ended.err.split())
    shallow.git("fetch", "--quiet", "--depth=1", "origin", base)
    assert told(shallow)[0] == 2


def test_the_first_push_of_a_shallow_clone_tells_what_to_fetch(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = f"file://{town.root}"
    options = ("--quiet", "--depth", "1", "--branch", "work")
    town.git("clone", *options, source, str(tmp_path / "clone"))
    monkeypatch.setenv("CI_COMMIT_BEFORE_SHA", NONE)
    monkeypatch.setenv("CI_DEFAULT_BRANCH", "main")
    ended = Town(tmp_path / "clone").check()
    command = "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main"
    assert (ended.code, command in " ".join(ended.err.split())) == (3, True)
