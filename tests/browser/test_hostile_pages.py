"""In Chromium: whatever was typed, no script runs and nothing is asked for."""

from __future__ import annotations

import pytest

from qms.site.pages import page_of
from tests.browser.conftest import Open
from tests.site.payloads import PAYLOADS
from tests.site.test_hostile import hostile, town_subject

TEXTS = list(PAYLOADS.values())
GROUPS = ["\n\n".join(TEXTS[first::9]) for first in range(9)]


@pytest.mark.parametrize("payloads", [*GROUPS, "\n\n".join(TEXTS)])
@pytest.mark.parametrize(("document", "language"), [("CH-01", "en"), ("PO-012", "")])
def test_nothing_runs_and_nothing_is_asked_for(
    open_page: Open, document: str, language: str, payloads: str
) -> None:
    opened = open_page(page_of(hostile(town_subject(document, language), payloads)))
    assert (opened.said, opened.asked) == ([], [])
    assert opened.page.locator("h1").count() == 1
