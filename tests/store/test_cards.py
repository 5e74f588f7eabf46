"""The card of an archived text: read once, and the very same when it was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.store import cards
from qms.store.cards import CardReader
from qms.store.house import read_house
from tests.site.page_read import TOWN
from tests.site.site_made import town_site


def test_a_card_that_was_kept_is_not_read_again_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMS_CACHE", str(tmp_path))
    rounds = [each.main.round for each in town_site().in_order if each.main.round]
    reader = CardReader(TOWN, read_house(TOWN))
    first = [reader.archived(each) for each in rounds]
    reader.save()
    monkeypatch.setattr(cards, "archived_document", None)
    again = CardReader(TOWN, read_house(TOWN))
    assert [again.archived(each) for each in rounds] == first
