"""One act: its files and one commit of just them, or nothing at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qms.errors import QmsError
from qms.store.act_files import carry_out, recover
from qms.store.git import ask_git
from qms.store.lasting import FEW
from qms.store.unfinished import unfinished
from tests.small_disk import mounted
from tests.store.office import (
    ACT,
    CHANGED,
    DRAFT,
    ENV,
    FIRST,
    OWN,
    OWN_STATUS,
    REMOVED,
    STAGED,
    after,
    commits,
    committed,
    git,
    office,
    status,
    tree,
    write,
)

NEW = "approvals/statements/2026/0213/b.json"


@pytest.fixture(autouse=True)
def _who(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENV.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return office(tmp_path / "town")


def own_files(root: Path) -> list[str]:
    """What qms left in git's folder, besides folders that hold nothing."""
    own = root / ".git/qms"
    found = [*own.iterdir(), *(own / "journal").glob("*")] if own.is_dir() else []
    return sorted(path.name for path in found if path.name != "journal")


def hook(root: Path, name: str, text: str) -> None:
    path = root / ".git/hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def require_untouched(root: Path) -> None:
    assert tree(root) == {**FIRST, **OWN}
    assert commits(root) == ["first"]
    assert status(root) == OWN_STATUS
    assert set(own_files(root)) <= {"kept"}
    assert not unfinished(root)


def test_an_act_is_its_files_and_one_commit_of_just_them(root: Path) -> None:
    made = carry_out(root, ACT, "approve PO-01", trailers={"Qms-Act": "approve"})
    assert made == git(root, "rev-parse", "HEAD").strip()
    assert tree(root) == after(ACT)
    assert committed(root) == set(ACT)
    assert commits(root) == ["approve PO-01", "first"]
    assert git(root, "log", "-1", "--format=%(trailers)").strip() == "Qms-Act: approve"
    assert status(root) == OWN_STATUS
    assert own_files(root) == []
    assert not (root / REMOVED).parent.exists()
    assert git(root, "for-each-ref", "--format=%(refname)") == "refs/heads/main\n"


def test_without_a_commit_git_is_not_touched(root: Path) -> None:
    assert carry_out(root, ACT, "approve", commit=False) is None
    assert tree(root) == after(ACT)
    assert commits(root) == ["first"]
    assert f" M {DRAFT}" in status(root)


def test_a_folder_without_git_needs_none(tmp_path: Path) -> None:
    write(tmp_path, "qms.yaml", b"qms: 1\n")
    assert carry_out(tmp_path, {NEW: b"x"}, "act") is None
    assert tree(tmp_path) == {"qms.yaml": b"qms: 1\n", NEW: b"x"}
    assert [path for path in (tmp_path / ".qms").rglob("*") if path.is_file()] == []


def test_the_first_commit_of_all(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path, "other.txt", b"x")
    carry_out(tmp_path, {NEW: b"x"}, "root")
    assert committed(tmp_path) == {NEW}
    assert status(tmp_path) == ["?? other.txt"]


def test_a_detached_head(root: Path) -> None:
    git(root, "switch", "--quiet", "--detach")
    carry_out(root, {NEW: b"x"}, "act")
    assert commits(root) == ["act", "first"]
    assert git(root, "log", "--format=%s", "main") == "first\n"


def test_another_work_tree(root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "--quiet", "-b", "second", str(tmp_path / "second"))
    carry_out(tmp_path / "second", {NEW: b"x"}, "act")
    assert commits(tmp_path / "second") == ["act", "first"]
    assert status(tmp_path / "second") == []
    assert commits(root) == ["first"]


def test_a_submodule(root: Path, tmp_path: Path) -> None:
    top = office(tmp_path / "top")
    words = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    git(top, *words, str(root), "town")
    carry_out(top / "town", {NEW: b"x"}, "act")
    assert commits(top / "town") == ["act", "first"]
    assert (top / "town/.git").is_file()


def test_a_quality_system_in_a_folder_of_a_repository(root: Path) -> None:
    path = "approvals/statements/ő „î“ ș.json"
    carry_out(root / "procedures", {path: b"x", "PO-01.md": b"y"}, "act")
    assert committed(root) == {f"procedures/{path}", DRAFT}
    assert status(root) == OWN_STATUS


def test_what_gitignore_leaves_out_is_committed_all_the_same(root: Path) -> None:
    write(root, ".git/info/exclude", b"approvals/\n")
    carry_out(root, {NEW: b"x"}, "act")
    assert committed(root) == {NEW}


@pytest.mark.parametrize(
    ("path", "stored"),
    [
        pytest.param(NEW, b"a\r\n$Id$\r\n", id="archived"),
        pytest.param(DRAFT, b"a\n$Id$\n", id="a draft"),
    ],
)
def test_the_archive_is_stored_byte_for_byte(
    root: Path, path: str, stored: bytes
) -> None:
    write(root, ".gitattributes", b"* text eol=lf ident\n")
    carry_out(root, {path: b"a\r\n$Id$\r\n"}, "act")
    assert ask_git(root, "cat-file", "blob", f"HEAD:{path}").given == stored
    assert (root / path).read_bytes() == b"a\r\n$Id$\r\n"


def test_a_file_keeps_its_rights(root: Path) -> None:
    (root / DRAFT).chmod(0o755)
    git(root, "commit", "--quiet", "--message=rights", DRAFT)
    carry_out(root, {DRAFT: b"x"}, "act")
    assert stat.S_IMODE((root / DRAFT).stat().st_mode) == 0o755
    assert git(root, "ls-tree", "HEAD", DRAFT).startswith("100755")


def test_a_staged_change_of_the_same_file_gives_way(root: Path) -> None:
    carry_out(root, {STAGED: b"three\n"}, "act")
    assert status(root) == [f" M {CHANGED}", "?? notes.txt"]


def test_what_stands_already_in_the_last_commit_makes_no_new_one(root: Path) -> None:
    made = carry_out(root, {DRAFT: FIRST[DRAFT]}, "act")
    assert made == git(root, "rev-parse", "HEAD").strip()
    assert commits(root) == ["first"]


def test_many_files_need_no_more_programs_than_few(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    starting = subprocess.Popen.__init__

    def counted(self: object, *words: object, **named: object) -> None:
        started.append(words)
        starting(self, *words, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    carry_out(root, {NEW: b"x"}, "one")
    few = len(started)
    many = {f"approvals/statements/2026/c/{each}.json": b"y" for each in range(FEW * 2)}
    carry_out(root, many, "many")
    assert len(started) == 2 * few
    assert committed(root) == set(many)


REFUSALS: dict[str, tuple[dict[str, bytes | None], str]] = {
    "out of the root": ({"../x": b""}, "no path inside"),
    "absolute": ({"/x": b""}, "no path inside"),
    "a dot": ({"a/./x": b""}, "no path inside"),
    "of git": ({".GIT/hooks/pre-commit": b""}, "no path inside"),
    "a line end": ({"a\nb": b""}, "no path inside"),
    "a backslash": ({"a\\b": b""}, "no path inside"),
    "a drive": ({"c:x/y": b""}, "no path inside"),
    "over a link": ({"procedures/link/x": b""}, "symbolic link"),
    "a link": ({"procedures/link": b""}, "no ordinary file"),
    "a folder": ({"approvals": b""}, "no ordinary file"),
    "under a file": ({f"{DRAFT}/x": b""}, "no folder"),
    "under a new file": ({"new": b"", "new/x": b""}, "no folder"),
    "an archived file": ({"approvals/a.json": b"x"}, "exists already"),
    "removing an archived file": ({"approvals/a.json": None}, "exists already"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_refused_changes_nothing(root: Path, name: str) -> None:
    changes, message = REFUSALS[name]
    (root / "procedures/link").symlink_to(root.parent)
    write(root, "approvals/a.json", b"a")
    before = (tree(root), status(root))
    with pytest.raises(QmsError, match=message):
        carry_out(root, {DRAFT: b"x", **changes}, "act")
    assert (tree(root), status(root)) == before
    assert own_files(root) == []


def test_mending_the_archive_may_replace_what_stands(root: Path) -> None:
    write(root, NEW, b"altered")
    carry_out(root, {NEW: b"x"}, "repair", is_mending=True)
    assert (root / NEW).read_bytes() == b"x"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("pre-commit", "echo 'not today'; exit 1", "not today", id="pre"),
        pytest.param("commit-msg", "echo 'no number' >&2; exit 1", "number", id="msg"),
        pytest.param(
            "pre-commit", "echo x >> qms.yaml; exit 1", "refused", id="other file"
        ),
        pytest.param(
            "pre-commit", f"echo x >> {DRAFT}; exit 1", "refused", id="formatter"
        ),
        pytest.param(
            "pre-commit", f"echo x >> {DRAFT}; git add {DRAFT}", "altered", id="added"
        ),
        pytest.param(
            "pre-commit", f"git rm -q --cached {CHANGED}", "altered", id="removed"
        ),
    ],
)
def test_a_hook_that_refuses_or_alters_undoes_the_act(
    root: Path, name: str, text: str, said: str
) -> None:
    hook(root, name, text)
    with pytest.raises(QmsError, match=said) as told:
        carry_out(root, ACT, "act")
    assert told.value.hint
    if "qms.yaml" in text:
        write(root, "qms.yaml", FIRST["qms.yaml"])
    require_untouched(root)
    kept = list((root / ".git/qms").rglob("PO-01.md"))
    assert [path.read_bytes() for path in kept] == (
        [b"the next draft\nx\n"] if DRAFT in text else []
    )


def test_a_refused_first_commit_leaves_no_branch(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    hook(tmp_path, "pre-commit", "echo x > y; git add y")
    with pytest.raises(QmsError, match="altered"):
        carry_out(tmp_path, {NEW: b"x"}, "root")
    assert git(tmp_path, "for-each-ref") == ""
    assert tree(tmp_path) == {"y": b"x\n"}


def test_a_hook_sees_what_is_committed_and_nothing_else(root: Path) -> None:
    hook(root, "pre-commit", "git diff --cached --name-only > ../seen")
    carry_out(root, ACT, "act")
    seen = (root.parent / "seen").read_text().split()
    assert set(seen) == set(ACT)


def test_a_commit_that_cannot_be_signed_undoes_the_act(root: Path) -> None:
    git(root, "config", "commit.gpgsign", "true")
    git(root, "config", "gpg.format", "ssh")
    git(root, "config", "user.signingkey", "/nowhere")
    with pytest.raises(QmsError) as told:
        carry_out(root, ACT, "act")
    assert "commit.gpgsign" in told.value.hint
    require_untouched(root)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("MERGE_HEAD", "a merge is not finished"),
        ("rebase-merge", "a rebase is not finished"),
        ("rebase-apply", "a rebase is not finished"),
        ("CHERRY_PICK_HEAD", "a cherry-pick is not finished"),
        ("REVERT_HEAD", "a revert is not finished"),
        ("BISECT_LOG", "a bisection is not finished"),
        ("index.lock", "another git is at work"),
    ],
)
def test_in_the_middle_of_something_nothing_is_begun(
    root: Path, name: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qms.store.head._PAUSE", 0)
    (root / ".git" / name).write_text("x")
    with pytest.raises(QmsError, match=message) as told:
        carry_out(root, ACT, "act")
    assert told.value.hint
    (root / ".git" / name).unlink()
    require_untouched(root)


def test_who_commits_must_be_known(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENV:
        monkeypatch.delenv(name)
    monkeypatch.setenv("EMAIL", "")
    git(root, "config", "user.useConfigOnly", "true")
    with pytest.raises(QmsError, match="does not know who") as told:
        carry_out(root, ACT, "act")
    assert "git config --global user.name" in told.value.hint
    require_untouched(root)


def test_another_place_for_git_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", str(root / ".git/index"))
    with pytest.raises(QmsError, match="GIT_INDEX_FILE is set"):
        carry_out(root, ACT, "act")
    monkeypatch.delenv("GIT_INDEX_FILE")
    require_untouched(root)


def test_an_index_that_stays_locked_is_brought_along_later(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qms.store.commits._PAUSE", 0)
    hook(root, "post-commit", ": > .git/index.lock")
    with pytest.raises(QmsError, match="index is behind"):
        carry_out(root, ACT, "act")
    assert unfinished(root)
    (root / ".git/index.lock").unlink()
    write(root, DRAFT, b"and already the one after\n")
    assert recover(root) == "act"
    assert commits(root) == ["act", "first"]
    assert status(root) == [
        f" M {DRAFT}",
        f" M {CHANGED}",
        f"M  {STAGED}",
        "?? notes.txt",
    ]


def test_a_journal_that_is_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    (root / ".git/qms").mkdir()
    (root / ".git/qms/journal").symlink_to(tmp_path)
    with pytest.raises(QmsError, match="symbolic link"):
        carry_out(root, ACT, "act")
    assert tree(root) == {**FIRST, **OWN}


@pytest.mark.parametrize("text", ["", "[]", '{"targets": [[1]]}', '{"targets": 1}'])
def test_a_damaged_journal_is_told(root: Path, text: str) -> None:
    write(root, ".git/qms/journal/0/manifest.json", text.encode())
    with pytest.raises(QmsError, match="damaged"):
        recover(root)
    assert unfinished(root)


def test_a_journal_of_strangers_leads_nowhere(tmp_path: Path) -> None:
    town = tmp_path / "town"
    write(town, "qms.yaml", b"qms: 1\n")
    rows = '[["../x", null, null, 0, 0, 420, 0]]'
    head = '"root": "", "message": "", "commit": false, "branch": null'
    text = f'{{{head}, "targets": {rows}}}'
    write(town, ".qms/journal/0/manifest.json", text.encode())
    write(town, ".qms/journal/0/new", b"")
    with pytest.raises(QmsError, match="no path inside"):
        recover(town)
    assert not (tmp_path / "x").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes; skipped where none may be mounted."""
    with mounted(tmp_path / "disk") as disk:
        yield disk.place


def free(place: Path) -> int:
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize


@pytest.mark.parametrize("room", [0, 4, 12, 40, 80, 120, 160, 200, 240, 320, 400])
def test_a_full_disk_leaves_the_old_state_or_the_new(
    small_disk: Path, room: int
) -> None:
    root = office(small_disk / "town")
    noise = os.urandom(60_000)
    act = {**ACT, NEW: noise}
    (small_disk / "ballast").write_bytes(bytes(free(small_disk) - room * 1024))
    told = ""
    try:
        carry_out(root, act, "act")
    except QmsError as error:
        told = f"{error} {error.hint}"
    assert not told or "space" in told
    (small_disk / "ballast").unlink()
    finished = recover(root)
    done = commits(root) == ["act", "first"]
    assert tree(root) == (after(act) if done else {**FIRST, **OWN})
    assert status(root) == OWN_STATUS
    assert done or finished is None
    assert own_files(root) == []


def test_a_disk_that_is_read_only_is_told(small_disk: Path) -> None:
    root = office(small_disk / "town")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(QmsError, match="Read-only"):
        carry_out(root, ACT, "act")


def test_a_file_that_grows_too_large_changes_nothing(root: Path) -> None:
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from qms.errors import QmsError\n"
        "from qms.store.act_files import carry_out\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try:\n"
        f"    carry_out(Path(sys.argv[1]), {{{NEW!r}: bytes(20_000)}}, 'act')\n"
        "except QmsError as error:\n"
        "    print(error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "File too large" in run.stdout
    require_untouched(root)
