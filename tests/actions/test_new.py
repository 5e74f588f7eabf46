"""A new document has the next free number, and lacks only what its author must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.actions.new import PLACEHOLDER, ids_taken, new_document, next_id
from qms.errors import QmsError, UsageError
from qms.model.kind import Kind, kind_of
from qms.store.house import read_house
from qms.store.profiles import shipped_profile, shipped_profiles
from qms.store.yaml import read_yaml
from tests.actions.town import commit, found, git, new_office, write

# what only the author can know: a gap, a place in the system, an objective, a tag,
# and the general standards of a profile that has some
GAPS = {"QMS148", "QMS412", "QMS601", "QMS654", "QMS655"}
KINDS = [
    pytest.param(profile, kind, id=f"{profile} {kind}")
    for profile in sorted(shipped_profiles())
    for kind, row in shipped_profile(profile).profile.kinds.items()
    if row.form != "governance"
]


@pytest.mark.parametrize(("profile", "kind"), KINDS)
def test_a_skeleton_lacks_only_what_its_author_must_say(
    tmp_path: Path, profile: str, kind: str
) -> None:
    root = new_office(tmp_path, profile)
    before = {each.code for each in found(root)}
    path = new_document(root, kind, 'A "title": with signs').as_posix()
    after = [each for each in found(root) if each.place.path == path]
    assert {each.code for each in after} <= GAPS
    assert "QMS148" in {each.code for each in after}
    assert {each.code for each in found(root) if each.place.path != path} <= before
    fields = read_yaml((root / path).read_text().split("---\n")[-2:][0])[0]
    assert fields.text("title") == 'A "title": with signs'


def test_without_a_title_it_is_called_as_its_kind(tmp_path: Path) -> None:
    root = new_office(tmp_path, "hu-municipal")
    path = new_document(root, "work-instruction", "")
    text = (root / path).read_text()
    kind = read_house(root).house.profile.kinds["work-instruction"]
    assert f'title: "{kind.title("hu")}"' in text
    assert "language: hu" in text
    assert PLACEHOLDER in text


def test_numbers_follow_the_highest(tmp_path: Path) -> None:
    root = new_office(tmp_path)
    made = [new_document(root, "operational-procedure", "").stem for _each in range(3)]
    write(root, "procedures/operational/OP-041.md", "")
    made.append(new_document(root, "operational-procedure", "").stem)
    assert made == ["OP-001", "OP-002", "OP-003", "OP-042"]


def test_a_number_on_another_branch_is_taken(tmp_path: Path) -> None:
    root = new_office(tmp_path, with_git=True)
    commit(root)
    git(root, "switch", "--quiet", "--create", "draft")
    new_document(root, "operational-procedure", "")
    commit(root)
    git(root, "switch", "--quiet", "main")
    assert "OP-001" in ids_taken(root)
    with pytest.raises(QmsError, match="OP-001 is taken"):
        new_document(root, "operational-procedure", "", "OP-001")
    assert new_document(root, "operational-procedure", "").stem == "OP-002"


@pytest.mark.parametrize(
    ("kind", "name", "message"),
    [
        pytest.param("poem", "", "no kind is called poem", id="no such kind"),
        pytest.param("governance", "", "no kind is called governance", id="governance"),
        pytest.param("policy", "OP-001", "does not fit", id="an id of another kind"),
        pytest.param("policy", "../QP-09", "does not fit", id="a path"),
    ],
)
def test_what_cannot_be_begun(
    tmp_path: Path, kind: str, name: str, message: str
) -> None:
    root = new_office(tmp_path)
    with pytest.raises(UsageError, match=message) as told:
        new_document(root, kind, "", name)
    assert told.value.hint


@pytest.mark.parametrize(
    "folder", ["../outside", "governance", "/tmp/outside", "procedures/link"]
)
def test_no_document_is_begun_outside(tmp_path: Path, folder: str) -> None:
    root = new_office(tmp_path / "town")
    (tmp_path / "elsewhere").mkdir()
    (root / "procedures/link").symlink_to(tmp_path / "elsewhere")
    profile = root / "governance/profile.yaml"
    text = profile.read_text()
    profile.write_text(text.replace("procedures/operational", folder))
    with pytest.raises(QmsError, match="outside of procedures"):
        new_document(root, "operational-procedure", "")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def kind_with(pattern: str, example: str = "") -> Kind:
    return kind_of("k", read_yaml(f'id: "{pattern}"\nexample: {example}\n')[0])


@pytest.mark.parametrize(
    ("pattern", "example", "taken", "expected"),
    [
        pytest.param("PO-[0-9]{2,3}", "PO-01", [], "PO-01", id="the first"),
        pytest.param("PO-[0-9]{2,3}", "PO-01", ["PO-09"], "PO-10", id="zeros stay"),
        pytest.param("PO-[0-9]{2,3}", "PO-01", ["PO-99"], "PO-100", id="wider"),
        pytest.param("PO-[0-9]{2}", "PO-01", ["XX-77"], "PO-01", id="of other kinds"),
        pytest.param(
            "F-[0-9]{2}-[0-9]", "F-01-1", ["F-01-1"], "F-01-2", id="the last number"
        ),
        pytest.param(
            "P(-[A-Z]+)?-[0-9]+", "P-1", ["P-CIT-7", "P-3"], "P-CIT-8", id="groups"
        ),
    ],
)
def test_next_id(pattern: str, example: str, taken: list[str], expected: str) -> None:
    assert next_id(kind_with(pattern, example), taken) == expected


@pytest.mark.parametrize(
    ("pattern", "example", "taken", "message"),
    [
        pytest.param("PO-[0-9]{2}", "PO-01", ["PO-99"], "used up", id="used up"),
        pytest.param("MANUAL", "MANUAL", ["MANUAL"], "used up", id="there is but one"),
        pytest.param("PO-[0-9]", "", [], "no example", id="no example"),
        pytest.param("PO-[0-9]", "PO-10", [], "used up", id="example fits not"),
    ],
)
def test_there_is_no_next_id(
    pattern: str, example: str, taken: list[str], message: str
) -> None:
    with pytest.raises(QmsError, match=message):
        next_id(kind_with(pattern, example), taken)


SHAPES = ("PO-[0-9]{2,3}", "PO(-[A-Z]{2})?-[0-9]{2}", "F-[0-9]{1,2}-[0-9]{1,2}")
ids = st.from_regex(r"\A(PO|F)(-[A-C]{2})?-[0-9]{1,3}(-[0-9]{1,2})?\Z")


@settings(max_examples=50)
@given(shape=st.sampled_from(SHAPES), taken=st.sets(ids, max_size=12))
def test_the_next_id_is_free_and_fits(shape: str, taken: set[str]) -> None:
    kind = kind_with(shape, "F-01-1" if shape.startswith("F") else "PO-01")
    try:
        chosen = next_id(kind, taken)
    except QmsError:
        return
    assert chosen not in taken
    assert kind.pattern.match(chosen)
    assert chosen == next_id(kind, sorted(taken, reverse=True))
