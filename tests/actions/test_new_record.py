"""A new record has the year's next free id, and lacks only what its author must say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.actions.new_record import Wish, begin_file
from qms.errors import QmsError, UsageError
from qms.model.record_ids import next_record_id
from qms.store.profiles import shipped_profile, shipped_profiles
from qms.store.yaml import read_yaml
from tests.actions.town import commit, found, git, new_office, write

DAY = date(2026, 11, 22)
CHAIN = ("finding", "goal", "objective", "action", "feedback", "survey")
# what only the author can know: a gap, a demanded fact, a link, a number
GAPS = {
    *("QMS132", "QMS133", "QMS510", "QMS540", "QMS541", "QMS542", "QMS547", "QMS557"),
    "QMS559",
}
KINDS = [
    pytest.param(profile, kind, id=f"{profile} {kind}")
    for profile in sorted(shipped_profiles())
    for kind in shipped_profile(profile).profile.record_kinds
    if kind in CHAIN or (profile == "bg-charter" and kind in ("audit", "check"))
]


def begin(root: Path, kind: str, title: str = "", **wish: object) -> str:
    return begin_file(root, Wish(kind, title, **wish), DAY).as_posix()  # type: ignore[arg-type]


@pytest.mark.parametrize(("profile", "kind"), KINDS)
def test_a_skeleton_lacks_only_what_its_author_must_say(
    tmp_path: Path, profile: str, kind: str
) -> None:
    root = new_office(tmp_path, profile)
    path = begin(root, kind, 'A "title": with signs')
    told = {each.code for each in found(root) if each.place.path == path}
    assert told <= GAPS
    fields, flaws = read_yaml((root / path).read_text(encoding="utf-8"))
    assert flaws == []
    assert fields.text("title") == 'A "title": with signs'
    assert fields.text("opened") == "2026-11-22"


def test_a_skeleton_speaks_the_offices_language(tmp_path: Path) -> None:
    root = new_office(tmp_path, "ro-600-2018")
    text = (root / begin(root, "objective")).read_text(encoding="utf-8")
    assert 'title: "Obiectiv referitor la calitate"' in text
    assert "[… ce se măsoară]" in text
    told = (root / begin(root, "feedback")).read_text(encoding="utf-8")
    limits = shipped_profile("ro-600-2018").profile.raw.rows("limits")
    assert all(str(each.text("id")) in told for each in limits)


def test_ids_are_counted_by_years_over_all_branches(tmp_path: Path) -> None:
    root = new_office(tmp_path, with_git=True)
    write(root, "records/actions/ACT-2025-07.yaml", "qms: 1\n")
    commit(root)
    git(root, "switch", "--quiet", "--create", "other")
    assert begin(root, "action").endswith("ACT-2026-01.yaml")
    commit(root)
    git(root, "switch", "--quiet", "main")
    assert begin(root, "action") == "records/actions/ACT-2026-02.yaml"
    with pytest.raises(QmsError, match="ACT-2026-01 is taken"):
        begin(root, "action", name="ACT-2026-01")


def test_it_names_what_it_follows_from(tmp_path: Path) -> None:
    root = new_office(tmp_path)
    begin(root, "finding")
    path = begin(root, "goal", sources=("FND-2026-01",))
    assert "from: [FND-2026-01]" in (root / path).read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="there is no record FND-2026-09"):
        begin(root, "goal", sources=("FND-2026-01", "FND-2026-09"))


@pytest.mark.parametrize(
    ("kind", "wish", "message"),
    [
        pytest.param("poem", {}, "no kind is called poem", id="no such kind"),
        pytest.param("policy", {"sources": ("X",)}, "only records", id="a document"),
        pytest.param("goal", {"name": "GOAL-2"}, "does not fit", id="another form"),
        pytest.param("goal", {"name": "../X"}, "does not fit", id="a path"),
    ],
)
def test_what_cannot_be_begun(
    tmp_path: Path, kind: str, wish: dict[str, object], message: str
) -> None:
    root = new_office(tmp_path)
    with pytest.raises(UsageError, match=message) as told:
        begin(root, kind, **wish)  # type: ignore[arg-type]
    assert told.value.hint


@pytest.mark.parametrize(
    ("pattern", "taken", "expected"),
    [
        pytest.param("OB-[0-9]{4}-[0-9]{2,3}", [], "OB-2026-01", id="the first"),
        pytest.param(
            "OB-[0-9]{4}-[0-9]{2,3}", ["OB-2026-99"], "OB-2026-100", id="wider"
        ),
        pytest.param("OB-[0-9]{4}-[0-9]{2}", ["OB-2026-99"], "", id="used up"),
        pytest.param("OB-[0-9]{4}-[0-9]{2}", ["OB-2025-99"], "OB-2026-01", id="year"),
        pytest.param("OB-[0-9]{2}", ["OB-07"], "OB-08", id="no year"),
        pytest.param("STAFF", [], "", id="there is but one"),
        pytest.param("", [], "", id="no pattern"),
    ],
)
def test_next_record_id(pattern: str, taken: list[str], expected: str) -> None:
    assert next_record_id(pattern, 2026, taken) == expected
