"""The town of which every test begins, laid once in each process."""

from __future__ import annotations

import pytest

from tests.change.town import Town, lay


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The town, made once."""
    return lay(tmp_path_factory.mktemp("laid") / "town")


@pytest.fixture
def town(laid: Town) -> Town:
    """The town as it is on its main branch, and no other branch."""
    laid.reset()
    return laid
