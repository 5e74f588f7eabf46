"""A value that was entered by hand, and the terms it was counted by."""

from __future__ import annotations

import pytest

from qms.model.chain.readings import entered
from qms.store.yaml import read_yaml


@pytest.mark.parametrize(
    ("terms", "counting"),
    [
        ("", ""),
        ("20 days calendar days", "20 days calendar days"),
        ("20 days,  calendar days", "20 days calendar days"),
    ],
)
def test_terms_are_read_as_a_promise_has_them(terms: str, counting: str) -> None:
    row = f'row: {{n: 611, met: 495, counted: all, on: 2025-12-31, terms: "{terms}"}}\n'
    fields, flaws = read_yaml(row)
    assert not flaws
    assert entered(fields.fields("row"), "%").counting == counting
