"""The profiles that ship: each sound, each copied whole, each found again later."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qms import resources
from qms.errors import UsageError
from qms.model.fields.profile import PROFILE
from qms.model.shape import faults
from qms.store.bytes import read_file
from qms.store.profiles import (
    GENERIC,
    earlier_profile,
    profile_of_country,
    shipped_profile,
    shipped_profiles,
)
from qms.store.yaml import read_yaml

NAMES = sorted(shipped_profiles())


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_profile_has_no_fault(name: str) -> None:
    shipped = shipped_profile(name)
    fields, flaws = read_yaml(shipped.text)
    assert flaws == []
    assert list(faults(PROFILE, fields)) == []
    assert fields.text("id") == name
    assert shipped.origin == f"{name}/{fields.text('edition')}"


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_tells_where_it_comes_from_and_changes_nothing_else(name: str) -> None:
    shipped = shipped_profile(name)
    fields, flaws = read_yaml(shipped.copy())
    assert flaws == []
    assert fields.text("from") == shipped.origin
    assert {key: value for key, value in fields.items() if key != "from"} == {
        key: value
        for key, value in shipped.fields.items()
        if key not in ("id", "edition")
    }


def test_an_unknown_profile_is_told_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="no profile") as told:
        shipped_profile("nonsense")
    assert all(name in told.value.hint for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_country_leads_to_its_profile(name: str) -> None:
    country = shipped_profile(name).fields.fields("calendar").text("country")
    assert profile_of_country(country).name == name


@pytest.mark.parametrize("country", ["", "XX", "ro"])
def test_any_other_country_leads_to_the_generic_one(country: str) -> None:
    assert profile_of_country(country).name == GENERIC


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(resources.templates(), tmp_path / "templates")
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    folder = tmp_path / "templates/profiles/editions" / GENERIC
    folder.mkdir(parents=True)
    return folder


def test_an_earlier_edition_is_found_if_it_is_kept(editions: Path) -> None:
    text = shipped_profile(GENERIC).text
    (editions / "2020-01.yaml").write_text(text.replace("timezone:", "timezone: # "))
    earlier = earlier_profile(f"{GENERIC}/2020-01")
    assert earlier is not None
    assert earlier.text != text
    assert earlier_profile(f"{GENERIC}/2019-01") is None
    assert earlier_profile("nonsense/2020-01") is None
    current = earlier_profile(shipped_profile(GENERIC).origin)
    assert current is not None
    assert current.text == read_file(editions.parent.parent / f"{GENERIC}.yaml").text
