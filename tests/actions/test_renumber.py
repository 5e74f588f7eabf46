"""A draft gets another number everywhere, and nothing else changes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.actions.renumber import renumber
from qms.errors import QmsError, UsageError
from qms.store.act_files import recover
from tests.actions.town import commit, found, git, new_office, tree, write
from tests.kills import every_kill

HEAD = "---\nid: {id}\ntitle: A\nlanguage: en\nattachments: [{id}/flow.svg]\n---\n"
FILES = {
    "procedures/operational/OP-012.md": HEAD.format(id="OP-012") + "\n# A\n\nOP-012.\n",
    "procedures/operational/OP-012.hu.md": HEAD.format(id="OP-012") + "\n# A\n",
    "procedures/operational/OP-012/flow.svg": "<svg>OP-012</svg>",
    "procedures/operational/OP-012/parts/OP-012-b.png": "picture",
    "procedures/operational/OP-013.md": (
        "---\nid: OP-013\nreferences: [OP-012, OP-0120]\n---\n"
        "See [it](OP-012.md#a), az OP-012-ben, _OP-012_ and OP-012-1, XOP-012.\r\n"
    ),
    "records/actions/ACT-01.yaml": "qms: 1\nid: ACT-01\ndocument: OP-012\n",
    "procedures/operational/other.txt": "OP-012 in a file of others\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    office = new_office(tmp_path)
    for path, text in FILES.items():
        write(office, path, text)
    return office


def test_files_and_mentions_get_the_new_id(root: Path) -> None:
    written = renumber(root, "OP-012", "OP-020")
    after = tree(root)
    folder = "procedures/operational"
    assert written == [
        f"{folder}/OP-013.md",
        f"{folder}/OP-020.hu.md",
        f"{folder}/OP-020.md",
        f"{folder}/OP-020/flow.svg",
        f"{folder}/OP-020/parts/OP-020-b.png",
        "records/actions/ACT-01.yaml",
    ]
    assert not any("OP-012" in path for path in after)
    assert not (root / folder / "OP-012").exists()
    assert after[f"{folder}/OP-020.md"].decode() == (
        HEAD.format(id="OP-020") + "\n# A\n\nOP-020.\n"
    )
    assert after[f"{folder}/OP-013.md"].decode() == (
        "---\nid: OP-013\nreferences: [OP-020, OP-0120]\n---\n"
        "See [it](OP-020.md#a), az OP-020-ben, _OP-020_ and OP-012-1, XOP-012.\r\n"
    )
    assert b"document: OP-020" in after["records/actions/ACT-01.yaml"]


def test_killed_at_any_step_the_next_command_finishes_it(tmp_path: Path) -> None:
    def laid() -> Path:
        office = new_office(tmp_path / str(len(list(tmp_path.iterdir()))))
        git(office, "init", "--quiet")
        for path, text in FILES.items():
            write(office, path, text)
        return office

    before = tree(laid())
    whole = laid()
    renumber(whole, "OP-012", "OP-020")
    words = ["-m", "qms", "renumber", "OP-012", "OP-020"]
    stride = 1 if "QMS_FUZZ" in os.environ else 9
    seen = []
    for _step, office in every_kill(words, laid, stride=stride):
        recover(office)
        seen.append(tree(office))
    assert seen[0] == before
    assert seen[-1] == tree(whole)
    assert all(each in (before, tree(whole)) for each in seen)


def test_a_link_among_its_files_is_told_before_anything_moves(root: Path) -> None:
    (root / "procedures/operational/OP-012/link.svg").symlink_to("flow.svg")
    before = tree(root)
    with pytest.raises(QmsError, match=r"link\.svg is no ordinary file"):
        renumber(root, "OP-012", "OP-020")
    assert tree(root) == before


def test_nothing_else_changes(root: Path) -> None:
    before = tree(root)
    written = set(renumber(root, "OP-012", "OP-020"))
    after = tree(root)
    same = {path: data for path, data in after.items() if path not in written}
    gone = {path for path in before if path not in after}
    assert same == {path: before[path] for path in same}
    assert gone == {path for path in FILES if "/OP-012" in path}
    attachments = [data for path, data in after.items() if "/OP-020/" in path]
    assert sorted(attachments) == [b"<svg>OP-012</svg>", b"picture"]


def test_there_and_back_again_is_the_same_tree(root: Path) -> None:
    before = tree(root)
    renumber(root, "OP-012", "OP-020")
    renumber(root, "OP-020", "OP-012")
    assert tree(root) == before


def test_no_finding_speaks_of_the_old_id(root: Path) -> None:
    renumber(root, "OP-012", "OP-020")
    assert "OP-012'" not in str(found(root))


def test_without_a_new_id_the_next_one_is_taken(root: Path) -> None:
    assert "procedures/operational/OP-014.md" in renumber(root, "OP-012")


def test_bytes_that_nobody_can_read_stay(root: Path) -> None:
    strange = b"\xef\xbb\xbfOP-012 \xff\xfe\x00 ro\xba\r\nOP-012\r"
    for name in ("OP-012.md", "OP-015.md"):
        (root / "procedures/operational" / name).write_bytes(strange)
    renumber(root, "OP-012", "OP-020")
    for name in ("OP-020.md", "OP-015.md"):
        data = (root / "procedures/operational" / name).read_bytes()
        assert data == strange.replace(b"OP-012", b"OP-020")


def test_links_are_not_followed(root: Path) -> None:
    outside = root.parent / "outside.md"
    outside.write_text("OP-012")
    (root / "procedures/OP-030.md").symlink_to(outside)
    renumber(root, "OP-012", "OP-020")
    assert outside.read_text() == "OP-012"
    assert (root / "procedures/OP-030.md").is_symlink()


@pytest.mark.parametrize(
    ("old", "new", "error", "message"),
    [
        pytest.param("OP-099", "", UsageError, "no document", id="not there"),
        pytest.param("OP-012", "OP-013", UsageError, "is taken", id="taken"),
        pytest.param("OP-012", "OP-012", UsageError, "is taken", id="the same"),
        pytest.param("OP-012", "QP-09", UsageError, "does not fit", id="another kind"),
        pytest.param("OP-012", "../x", UsageError, "does not fit", id="a path"),
        pytest.param("QP-01", "QP-02", QmsError, "was submitted", id="submitted"),
    ],
)
def test_what_cannot_be_renumbered(
    root: Path, old: str, new: str, error: type[QmsError], message: str
) -> None:
    (root / "approvals/QP-01").mkdir(parents=True)
    before = tree(root)
    with pytest.raises(error, match=message):
        renumber(root, old, new)
    assert tree(root) == before


def test_a_number_on_another_branch_is_taken(tmp_path: Path) -> None:
    root = new_office(tmp_path, with_git=True)
    commit(root)
    git(root, "switch", "--quiet", "--create", "draft")
    write(root, "procedures/policies/QP-02.md", "x")
    commit(root)
    git(root, "switch", "--quiet", "main")
    with pytest.raises(UsageError, match="QP-02 is taken"):
        renumber(root, "QP-01", "QP-02")
    assert "procedures/policies/QP-03.md" in renumber(root, "QP-01")


def test_a_file_in_the_way_is_never_overwritten(root: Path) -> None:
    write(root, "procedures/operational/OP-020/flow.svg", "another")
    before = tree(root)
    with pytest.raises(QmsError, match=r"OP-020/flow\.svg exists already"):
        renumber(root, "OP-012", "OP-020")
    assert tree(root) == before


def test_an_id_that_fits_no_kind_can_be_mended(root: Path) -> None:
    write(root, "procedures/operational/op12.md", "---\nid: op12\n---\n")
    with pytest.raises(UsageError, match="does not fit the ids of any kind"):
        renumber(root, "op12")
    with pytest.raises(UsageError, match="does not fit the ids of any kind"):
        renumber(root, "op12", "op13")
    assert renumber(root, "op12", "OP-040") == ["procedures/operational/OP-040.md"]


def test_of_two_files_with_one_id_the_one_named_is_renumbered(root: Path) -> None:
    second = "procedures/OP-012.md"
    write(root, second, HEAD.format(id="OP-012") + "\nThe second OP-012.\n")
    write(root, "procedures/OP-012/flow.svg", "second")
    before = tree(root)
    with pytest.raises(UsageError, match="2 files bear the id") as told:
        renumber(root, "OP-012", "OP-020")
    assert second in told.value.hint
    assert renumber(root, "OP-012", "OP-020", second) == [
        "procedures/OP-020.md",
        "procedures/OP-020/flow.svg",
    ]
    after = tree(root)
    assert b"The second OP-020" in after["procedures/OP-020.md"]
    moved = ("procedures/OP-0",)
    assert {
        path: data for path, data in after.items() if not path.startswith(moved)
    } == {path: data for path, data in before.items() if not path.startswith(moved)}


def test_a_file_that_does_not_bear_the_id_is_told(root: Path) -> None:
    with pytest.raises(UsageError, match="no document has the id"):
        renumber(root, "OP-012", "OP-020", "procedures/operational/OP-013.md")


PIECES = ("OP-1", "OP-12", "OP-1-ben", " ", "\n", "-", "_", "x", "(OP-1.md)", "É", "2")
bodies = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
WHOLE = re.compile(r"(?<![^\W_])(?<![^\W_]_)(?<!-)OP-1(?!_?[^\W_]|-[A-Z0-9])")


@settings(max_examples=60, deadline=None)
@given(body=bodies)
def test_no_trace_is_left_and_no_other_word_touched(
    body: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("town")
    kinds = 'kinds: {procedure: {id: "OP-[0-9]", example: OP-1}}\n'
    write(root, "governance/profile.yaml", kinds)
    write(root, "procedures/OP-1.md", body)
    write(root, "procedures/OP-2.md", body)
    renumber(root, "OP-1", "OP-7")
    for name in ("OP-7", "OP-2"):
        text = (root / f"procedures/{name}.md").read_bytes().decode()
        assert not WHOLE.search(text)
        assert re.split("OP-[17]", text) == re.split("OP-[17]", body)
