"""What the office has laid down is read; what lacks or is hostile is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.store.house import Catalogues, Crosswalks, read_house, rule_basis
from tests.example_tree import lay_house


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_house(tmp_path)


def test_the_house_is_read(root: Path) -> None:
    files = read_house(root)
    assert files.findings == []
    assert files.house.organisation.binding == "en"
    assert "procedure" in files.house.profile.kinds
    assert next(files.people.rows("people")).text("id") == "stone.mary"
    assert {sheet.path for sheet in files.sheets} >= {"qms.yaml"}


@pytest.mark.parametrize(
    "path", ["qms.yaml", "governance/people.yaml", "governance/profile.yaml"]
)
def test_the_digest_changes_with_each_file(root: Path, path: str) -> None:
    before = read_house(root).digest
    with (root / path).open("a") as file:
        file.write("# more\n")
    assert read_house(root).digest != before


def test_the_digest_changes_with_an_own_catalogue(root: Path) -> None:
    before = read_house(root).digest
    (root / "overrides/standards/norm-200-2021.yaml").write_text("qms: 1\n")
    assert read_house(root).digest != before


def test_an_empty_folder_is_an_empty_house(tmp_path: Path) -> None:
    files = read_house(tmp_path)
    assert files.house.profile.kinds == {}
    assert files.findings == []
    assert files.sheets == []


def test_governance_behind_a_link_is_not_read(root: Path, tmp_path: Path) -> None:
    (root / "governance").rename(root / "elsewhere")
    (root / "governance").symlink_to(root / "elsewhere")
    files = read_house(root)
    assert files.house.profile.kinds == {}
    assert {each.code for each in files.findings} == {"QMS115"}


def test_a_dead_link_is_told(root: Path) -> None:
    (root / "qms.yaml").unlink()
    (root / "qms.yaml").symlink_to("nowhere")
    assert [each.code for each in read_house(root).findings] == ["QMS115"]


def test_own_catalogues_come_before_shipped_ones(root: Path) -> None:
    own = Catalogues(root / "overrides/standards")
    assert ("NORM 100", 2020) in own
    assert own["NORM 100", 2020].name == "NORM 100"
    assert len(own) == len(list(own))
    assert len(own) > len(Catalogues(root / "nowhere")) > 0
    assert own.get(("NORM 999", 1999)) is None


def test_every_shipped_catalogue_can_be_read(tmp_path: Path) -> None:
    shipped = Catalogues(tmp_path)
    assert all(shipped[key].clauses for key in shipped)


def test_the_crosswalk_leads_from_edition_to_edition() -> None:
    shipped = next(iter(Catalogues(Path("nowhere"))))
    (name,) = Crosswalks()
    assert name in {each[0] for each in Catalogues(Path("nowhere"))}
    links = Crosswalks()[name]
    assert shipped
    assert all(old != new for old, _clause, new in links)
    for (old, clause, new), targets in links.items():
        for target in targets:
            assert clause in links[new, target, old]
    assert Crosswalks().get("NORM 100", {}) == {}


def test_the_basis_of_rules_is_data() -> None:
    assert rule_basis()
    assert all(code.startswith("QMS") for code in rule_basis())
