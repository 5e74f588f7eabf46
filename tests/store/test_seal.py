"""A row is believed if this user's own key sealed it, for this very purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.store.seal import LENGTH, NAME, SIZE, Seal, own_key, state_folder

KEY = bytes(SIZE)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state/qms" / NAME


def test_what_was_sealed_is_opened() -> None:
    sealed = Seal(KEY, "rows").put("name", "text é \udcff")
    assert Seal(KEY, "rows").opened("name", sealed) == "text é \udcff"


@pytest.mark.parametrize(
    ("seal", "name", "change"),
    [
        pytest.param(Seal(KEY, "rows"), "other", "", id="another name"),
        pytest.param(Seal(KEY, "other"), "name", "", id="another purpose"),
        pytest.param(Seal(b"1" * SIZE, "rows"), "name", "", id="another key"),
        pytest.param(Seal(KEY, "rows"), "name", " ", id="a longer text"),
        pytest.param(Seal(KEY, "rows"), "nam", "", id="a shorter name"),
    ],
)
def test_what_was_sealed_otherwise_is_not(seal: Seal, name: str, change: str) -> None:
    sealed = Seal(KEY, "rows").put("name", "text") + change
    assert seal.opened(name, sealed) is None


@pytest.mark.parametrize("value", [None, 5, b"bytes", "", "é" * LENGTH, "\udcff"])
def test_what_was_never_sealed_is_not(value: object) -> None:
    assert Seal(KEY, "rows").opened("name", value) is None


def test_name_and_text_cannot_change_places() -> None:
    sealed = Seal(KEY, "rows").over("a\nb", "c")
    assert sealed != Seal(KEY, "rows").over("a", "b\nc")


def test_the_key_is_made_once_and_for_the_user_alone(place: Path) -> None:
    key = own_key()
    assert key == own_key() == place.read_bytes()
    assert len(key or b"") == SIZE
    assert place.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in place.parent.iterdir()] == [NAME]


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o640, 0o604, 0o666])
def test_a_key_that_others_could_know_is_not_used(place: Path, mode: int) -> None:
    own_key()
    place.chmod(mode)
    assert own_key() is None


def test_a_key_behind_a_link_is_not_used(place: Path, tmp_path: Path) -> None:
    own_key()
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    assert own_key() is None


@pytest.mark.parametrize("size", [0, SIZE - 1, SIZE + 1])
def test_half_a_key_is_made_anew(place: Path, size: int) -> None:
    own_key()
    place.write_bytes(bytes(size))
    assert own_key() == place.read_bytes() != bytes(SIZE)


def test_without_a_folder_there_is_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert own_key() is None


def test_where_the_key_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert state_folder() == tmp_path / ".local/state/qms"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert state_folder() == tmp_path / "local/qms"
