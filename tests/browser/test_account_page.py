"""The account of a change in Chromium: accessible, quiet, valid, at any width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.change.test_account import change
from tests.change.town import lay


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a change with something of everything."""
    town = lay(tmp_path_factory.mktemp("account") / "town")
    change(town)
    return town.check("--base", "main", "--format", "html").out


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_account_is_accessible(
    open_page: Open, page: str, scheme: str, width: int
) -> None:
    opened = open_page(page, width=width, scheme=scheme)
    if scheme == "light":
        opened.page.evaluate(
            "document.querySelectorAll('details').forEach(each => each.open = true)"
        )
    assert opened.violations() == []
    assert opened.width <= width
    assert (opened.said, opened.asked) == ([], [])


def test_the_account_passes_the_nu_checker(
    tmp_path: Path, page: str, nu_errors: Callable[[list[Path]], list[str]]
) -> None:
    file = tmp_path / "account.html"
    file.write_text(page, encoding="utf-8")
    assert nu_errors([file]) == []
