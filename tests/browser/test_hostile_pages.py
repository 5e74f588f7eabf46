"""In Chromium: whatever was typed, no script runs and nothing is asked for."""

from __future__ import annotations

import pytest

from qms.site.pages import page_of
from tests.browser.conftest import Open
from tests.site.payloads import PAYLOADS
from tests.site.test_hostile import hostile, town_subject

ALL = "\n\n".join(PAYLOADS.values())


@pytest.mark.parametrize("payload", [*PAYLOADS.values(), ALL], ids=[*PAYLOADS, "all"])
def test_nothing_runs_and_nothing_is_asked_for(open_page: Open, payload: str) -> None:
    for document, language in (("CH-01", "en"), ("PO-012", "")):
        subject = hostile(town_subject(document, language), payload)
        opened = open_page(page_of(subject))
        assert (opened.said, opened.asked) == ([], [])
        assert opened.page.locator("h1").count() == 1
