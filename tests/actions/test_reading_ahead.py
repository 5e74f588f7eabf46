"""Many texts are read ahead by two processes; what is read of them is the same."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from qms.actions import reading_ahead
from qms.actions.build import build
from qms.actions.documents import read_register
from qms.model.publication import Audience, Wanted
from qms.model.register import Register
from qms.store.cards import CardReader
from qms.store.house import read_house

CHECKOUT = Path(__file__).resolve().parent.parent.parent
NOW = datetime.fromisoformat("2026-11-22T12:00:00+02:00")
TODAY = date(2026, 11, 22)


def built(folder: Path) -> dict[str, bytes]:
    build(CHECKOUT, TODAY, Wanted(Audience(is_internal=True)), folder, NOW)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def read() -> Register:
    return read_register(CHECKOUT, TODAY, now=NOW)


def test_a_register_that_was_read_ahead_is_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QMS_CACHE", "off")
    plain = read()
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(reading_ahead, "FEW", 1)
    monkeypatch.setattr(reading_ahead, "workers", lambda: 2)
    house = read_house(CHECKOUT)
    reading_ahead.read_ahead(CHECKOUT, house, iter(()))
    texts = [each for each in plain.documents if each.path.endswith(".md")]
    cards = CardReader(CHECKOUT, house).cache
    assert len(texts) > 50
    assert all(cards.get(f"sha256:{each.digest}") for each in texts)
    ahead = read()
    assert ahead.documents == plain.documents
    assert ahead.findings == plain.findings


def test_a_site_of_texts_that_were_read_ahead_is_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "one"))
    plain = built(tmp_path / "plain")
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "two"))
    monkeypatch.setattr(reading_ahead, "FEW", 1)
    monkeypatch.setattr(reading_ahead, "workers", lambda: 2)
    assert built(tmp_path / "ahead") == plain


def test_nothing_is_read_ahead_where_nothing_may_be_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QMS_CACHE", "off")
    monkeypatch.setattr(reading_ahead, "FEW", 1)
    monkeypatch.setattr(reading_ahead, "workers", lambda: 2)
    monkeypatch.setattr(reading_ahead, "shared_out", pytest.fail)
    reading_ahead.read_ahead(CHECKOUT, read_house(CHECKOUT), iter(()))
