"""Whatever state git is in: what a change is compared with, and what is told of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.change.town import (
    FLOW,
    OBJECTIVE,
    PO_012,
    PO_013,
    PO_020,
    Town,
)

FAULT = "QMS704"


@pytest.fixture
def copy(town: Town, tmp_path: Path) -> Town:
    """A copy of the town, for a test that spoils its git."""
    root = tmp_path / "town"
    shutil.copytree(town.root, root)
    made = Town(root)
    made.laid, made.release, made.base = town.laid, town.release, town.base
    return made


def rewrite(town: Town) -> None:
    """Change a text under its submitted number."""
    town.edit(PO_012, "20 de zile", "28 de zile")


def codes(town: Town, *words: str) -> list[str]:
    return [seen.code for seen in town.seen(*words)[1]]


def told(town: Town, *words: str) -> str:
    """What people are told, without the breaks of lines."""
    return " ".join(town.check(*words).out.split())


def clone(town: Town, target: Path, *options: str) -> Town:
    town.git("clone", "--quiet", *options, f"file://{town.root}", str(target))
    return Town(target)


def test_what_the_base_did_since_is_not_blamed_on_the_branch(town: Town) -> None:
    town.branch("work")
    town.edit(PO_020, "# Scop", "# Scop\n\nNou.")
    town.commit("work")
    town.git("switch", "--quiet", "main")
    rewrite(town)
    town.commit("on main")
    town.git("switch", "--quiet", "work")
    assert codes(town, "--base", "main") == []
    assert "1 document, 0 records" in told(town, "--base", "main")
    assert codes(town, "--base", "work", "--head", "main") == [FAULT]


def test_a_merge_brings_what_both_sides_did(town: Town) -> None:
    for name, path in (("one", PO_020), ("two", OBJECTIVE)):
        town.branch(name)
        town.add(path, "\n# rând\n")
        town.commit(name)
    town.git("merge", "--quiet", "--no-edit", "one")
    assert codes(town, "--base", "main") == []
    rewrite(town)
    town.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    assert codes(town, "--base", "main", "--head", "two") == [FAULT]


def test_a_merge_of_merges_has_a_base(town: Town) -> None:
    for name in ("one", "two"):
        town.branch(name)
        town.write(f"{name}.txt", name)
        town.commit(name)
    town.git("merge", "--quiet", "--no-edit", "one")
    town.git("switch", "--quiet", "one")
    town.git("merge", "--quiet", "--no-edit", "two^")
    town.git("merge", "--quiet", "--no-edit", "two~1")
    rewrite(town)
    assert codes(town, "--base", "two") == [FAULT]


def test_what_is_being_merged_in_is_not_blamed_on_the_branch(town: Town) -> None:
    town.branch("work")
    town.edit(PO_020, "# Scop", "# Scop\n\nNou.")
    town.commit("work")
    town.git("switch", "--quiet", "main")
    rewrite(town)
    town.commit("on main")
    town.git("switch", "--quiet", "work")
    town.git("merge", "--quiet", "--no-commit", "--no-ff", "main")
    for words in ((), ("--staged",)):
        assert codes(town, "--base", "main", *words) == []
        assert "1 document, 0 records" in told(town, "--base", "main", *words)


def test_a_detached_head_is_compared_as_any(town: Town) -> None:
    rewrite(town)
    commit = town.commit()
    town.git("checkout", "--quiet", "--detach", commit)
    town.git("branch", "--quiet", "--force", "main", town.base)
    assert codes(town, "--base", "main") == [FAULT]
    assert "the main branch" in told(town)


def test_another_work_tree_is_compared_by_itself(town: Town, tmp_path: Path) -> None:
    place = tmp_path / "other tree"
    town.git("worktree", "add", "--quiet", "-b", "other", str(place))
    other = Town(place)
    rewrite(other)
    assert codes(other) == [FAULT]
    assert codes(town) == []
    town.git("worktree", "remove", "--force", str(place))


def test_before_the_first_commit_everything_is_new(copy: Town) -> None:
    copy.remove(".git")
    copy.git("init", "--quiet", "--initial-branch=main")
    assert codes(copy) == []
    assert "nothing was committed before" in told(copy)
    copy.git("add", "--all")
    assert codes(copy, "--staged") == []


def test_the_first_commit_has_an_empty_base(copy: Town) -> None:
    empty = copy.git("commit-tree", "-m", "empty", copy.git("mktree"))
    assert codes(copy, "--base", empty) == []
    assert "they have no commit in common" in told(copy, "--base", empty)


def test_strangers_are_compared_tree_against_tree(copy: Town) -> None:
    copy.git("checkout", "--quiet", "--orphan", "alone")
    rewrite(copy)
    copy.commit("alone")
    assert codes(copy, "--base", "main") == [FAULT]
    assert "they have no commit in common" in told(copy, "--base", "main")


def test_a_system_may_lie_in_a_folder_of_a_repository(
    town: Town, tmp_path: Path
) -> None:
    top = tmp_path / "repo"
    root = top / "calitate „nouă”" / "[qms]"
    shutil.copytree(town.root, root, ignore=shutil.ignore_patterns(".git"))
    above = Town(top)
    above.git("init", "--quiet", "--initial-branch=main")
    above.commit("base")
    system = Town(root)
    (top / "procedures").mkdir()
    (top / "procedures/PO-099.md").write_text("no document of ours", "utf-8")
    assert codes(system) == []
    rewrite(system)
    code, found, report = system.seen("--base", "main")
    assert (code, [seen[:2] for seen in found]) == (1, [(FAULT, PO_012)])
    assert report["change"]["files"] == 1


def test_a_system_that_was_moved_as_a_whole_is_not_passed(
    town: Town, tmp_path: Path
) -> None:
    root = tmp_path / "town"
    shutil.copytree(town.root, root)
    moved = Town(root)
    for name in ("qms.yaml", "governance", "procedures", "records", "approvals"):
        moved.move(name, f"sub/{name}")
    system = Town(root / "sub")
    ended = system.check("--base", "main")
    assert ended.code == 3
    assert "was moved here from ." in ended.err


def test_another_repository_inside_is_told_and_not_entered(copy: Town) -> None:
    inner = copy.root / "procedures/inner"
    inner.mkdir()
    Town(inner).git("init", "--quiet")
    Town(inner).commit("inner")
    copy.git("add", "procedures/inner")
    _code, found, _report = copy.seen("--staged", "--base", "main")
    assert [seen[:2] for seen in found] == [("QMS723", "procedures/inner")]
    (inner / "PO-099.md").write_text("inside", "utf-8")
    assert codes(copy, "--base", "main") == ["QMS723"]


def test_a_file_that_lfs_keeps_elsewhere_is_known_by_what_it_stands_for(
    town: Town,
) -> None:
    def pointer(data: bytes) -> str:
        name, size = hashlib.sha256(data).hexdigest(), len(data)
        version = "version https://git-lfs.github.com/spec/v1"
        return f"{version}\noid sha256:{name}\nsize {size}\n"

    data = (town.root / FLOW).read_bytes()
    town.write(FLOW, pointer(data))
    assert codes(town, "--base", "main") == []
    town.write(FLOW, pointer(b"<svg/>"))
    assert codes(town, "--base", "main") == ["QMS717"]
    town.write(FLOW, f"{pointer(data)}<svg/>\n")
    assert codes(town, "--base", "main") == ["QMS717"]


@pytest.mark.parametrize("way", ["working", "staged", "commit"])
def test_approvals_that_are_not_checked_out_are_read_all_the_same(
    town: Town, tmp_path: Path, way: str
) -> None:
    sparse = clone(town, tmp_path / "sparse", "--sparse")
    sparse.git("sparse-checkout", "set", "procedures")
    assert not (sparse.root / "approvals").exists()
    assert codes(sparse, "--base", "origin/main") == []
    rewrite(sparse)
    words = ["--base", "origin/main"]
    if way == "staged":
        sparse.git("add", PO_012)
        words += ["--staged"]
    elif way == "commit":
        sparse.git("commit", "--quiet", "--all", "--message", "rewritten")
        words += ["--head", "HEAD"]
    assert codes(sparse, *words) == [FAULT]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(b"procedures/operational/\xe9t\xe9.txt", id="no UTF-8"),
        pytest.param(b"procedures/operational/a\nb.txt", id="a line end"),
        pytest.param(b'procedures/operational/"a"\\b.txt', id="quotation marks"),
        pytest.param(b"procedures/operational/ *:?.txt", id="signs of patterns"),
        pytest.param("procedures/operational/ștampilă.txt".encode(), id="accents"),
    ],
)
@pytest.mark.parametrize("way", ["working", "staged", "commit"])
def test_odd_names_are_names(town: Town, name: bytes, way: str) -> None:
    target = os.fsencode(town.root) + b"/" + name
    Path(os.fsdecode(target)).write_bytes(b"x")
    words = ["--base", town.base]
    if way == "staged":
        town.git("add", "--all")
        words += ["--staged"]
    elif way == "commit":
        words += ["--head", town.commit()]
    ended = town.check(*words, "--format", "json")
    assert ended.code == 1, ended.err
    assert "QMS718" in ended.out
    assert "\\ud" not in ended.out


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(b"approvals/statements/2026/1102/\xff.json", id="a statement"),
        pytest.param(b"approvals/PO-012/\xff.md", id="a text"),
        pytest.param("approvals/PO-012/2.1/ș.md".encode(), id="accents"),
    ],
)
@pytest.mark.parametrize("way", ["working", "commit"])
def test_no_odd_name_hides_in_the_archive(town: Town, name: bytes, way: str) -> None:
    target = Path(os.fsdecode(os.fsencode(town.root) + b"/" + name))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"{}")
    words = ["--base", town.base]
    if way == "commit":
        words += ["--head", town.commit()]
    found = {each[:4] for each in codes(town, *words)}
    assert found == {"QMS2"}


def test_a_conflict_is_to_be_mended_first(town: Town) -> None:
    for name in ("one", "two"):
        town.branch(name)
        town.edit(PO_020, "# Scop", f"# Scop {name}")
        town.commit(name)
    town.git("merge", "--quiet", "one", check=False)
    ended = town.check("--base", "main", "--staged")
    assert ended.code == 3
    assert f"{PO_020} has a conflict of a merge" in ended.err


def test_nothing_of_the_repository_is_run(
    copy: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\ncat\n", "utf-8")
    trap.chmod(0o755)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    for name in ("diff.evil.textconv", "diff.evil.command", "core.fsmonitor"):
        copy.git("config", name, str(trap))
    copy.add(".gitattributes", "*.md diff=evil\n*.svg diff=evil\n")
    base = copy.commit("attributes")
    sprung.unlink(missing_ok=True)
    rewrite(copy)
    copy.write(FLOW, "<svg/>")
    assert sorted(codes(copy, "--base", base)) == [FAULT, "QMS717"]
    copy.git("-c", "core.fsmonitor=false", "add", PO_012, FLOW)
    assert sorted(codes(copy, "--base", base, "--staged")) == [FAULT, "QMS717"]
    assert not sprung.exists()


def test_what_git_shows_in_place_of_a_file_is_not_believed(copy: Town) -> None:
    path = f"{copy.laid['PO-012', '']}/content/PO-012.md"
    right = copy.git("rev-parse", f"main:{path}")
    copy.edit(path, "20 de zile", "28 de zile")
    wrong = copy.git("hash-object", "-w", path)
    copy.git("replace", right, wrong)
    assert codes(copy, "--base", "main") == ["QMS701"]


def test_what_git_ignores_is_no_change(town: Town) -> None:
    town.write(".git/info/exclude", "*.log\n")
    town.write("procedures/operational/x.log", "x")
    assert codes(town, "--base", "main") == []


def test_a_clone_without_the_base_tells_what_to_fetch(
    town: Town, tmp_path: Path
) -> None:
    town.branch("work")
    rewrite(town)
    town.commit("work")
    shallow = clone(town, tmp_path / "shallow", "--depth", "1", "--branch", "work")
    ended = shallow.check("--base", town.base)
    assert ended.code == 3
    command = f"git fetch --depth=1 origin {town.base}"
    assert command in " ".join(ended.err.split())
    shallow.git(*command.split()[1:])
    assert codes(shallow, "--base", town.base) == [FAULT]
    assert "history is cut off here" in told(shallow, "--base", town.base)


def test_a_branch_that_is_not_here_is_fetched_by_its_name(
    town: Town, tmp_path: Path
) -> None:
    town.branch("work")
    town.commit("work")
    shallow = clone(town, tmp_path / "shallow", "--depth", "1", "--branch", "work")
    ended = shallow.check("--base", "main")
    command = "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main"
    assert command in " ".join(ended.err.split())
    subprocess.run(command.split(), cwd=shallow.root, check=True)
    assert codes(shallow, "--base", "origin/main") == []


def test_a_base_that_nobody_knows_is_wrong_usage(town: Town) -> None:
    for words in (("--base", "nowhere"), ("--head", "nowhere")):
        ended = town.check(*words)
        assert (ended.code, "no commit nowhere" in ended.err) == (2, True)
    ended = town.check("--head", "main", "--staged")
    assert (ended.code, "two trees" in ended.err) == (2, True)


def test_without_git_there_is_no_change(copy: Town) -> None:
    copy.remove(".git")
    ended = copy.check()
    assert (ended.code, "no git here" in ended.err) == (2, True)


def test_what_a_branch_follows_is_its_base(town: Town, tmp_path: Path) -> None:
    mine = clone(town, tmp_path / "mine")
    rewrite(mine)
    mine.commit("mine")
    assert codes(mine) == [FAULT]
    assert "what this branch follows" in told(mine)
    mine.git("switch", "--quiet", "--create", "other", "--no-track", "origin/main")
    mine.add(PO_013, "\nÎncă un rând.\n")
    assert codes(mine) == [FAULT]
    assert "the main branch" in told(mine)


def test_of_a_branch_without_name_or_main_the_last_commit_is_the_base(
    copy: Town,
) -> None:
    copy.git("branch", "--quiet", "--move", "main", "trunk")
    rewrite(copy)
    assert codes(copy) == [FAULT]
    assert "the last commit" in told(copy)


def test_processes_do_not_grow(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many documents and commits lie between."""
    real, log = shutil.which("git"), tmp_path / "log"
    wrapper = tmp_path / "bin/git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\necho x >> {log}\nexec {real} "$@"\n', "utf-8")
    wrapper.chmod(0o755)

    def spawned(*words: str) -> int:
        log.write_text("")
        with monkeypatch.context() as patched:
            patched.setenv("PATH", f"{wrapper.parent}:{os.environ['PATH']}")
            assert town.check("--base", town.base, *words).code == 1
        return len(log.read_text().splitlines())

    rewrite(town)
    one = town.commit("one")
    few = spawned("--head", one), spawned()
    for path in sorted((town.root / "procedures").rglob("*.md")):
        town.add(path.relative_to(town.root).as_posix(), "\nNou.\n")
        town.commit("another")
    many = spawned("--head", "HEAD"), spawned()
    assert many == few
    assert max(many) <= 11


def test_a_hook_checks_what_is_committed_and_not_what_lies_about(
    copy: Town, tmp_path: Path
) -> None:
    """Git gives hooks an index of their own when only some files are committed."""
    hook = copy.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    command = f"{sys.executable} -m qms check --staged --base main"
    hook.write_text(f"#!/bin/sh\n{command} > {tmp_path}/told\n", "utf-8")
    hook.chmod(0o755)
    rewrite(copy)
    copy.edit(PO_020, "# Scop", "# Scop\n\nNou.")
    copy.git("commit", "--quiet", "--message", "draft", PO_020)
    assert "1 document, 0 records" in (tmp_path / "told").read_text("utf-8")
    copy.git("commit", "--quiet", "--message", "rewritten", PO_012, check=False)
    assert FAULT in (tmp_path / "told").read_text("utf-8")
    assert copy.git("log", "-1", "--format=%s") == "draft"
