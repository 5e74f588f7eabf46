"""Sums of money: exact, by project, apart by currency."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.model.funding import difference, totals
from qms.model.record import Record
from qms.store.yaml import read_yaml

amounts = st.decimals(0, 10**9, places=2)
rows = st.lists(
    st.tuples(st.sampled_from("ABC"), amounts, st.sampled_from(["EUR", "RON"])),
    max_size=12,
)


def action(text: str) -> Record:
    return Record("records/actions/ACT-01.yaml", read_yaml(f"id: ACT-01\n{text}")[0])


def funded(given: list[tuple[str, Decimal, str]]) -> Record:
    lines = "".join(
        f"  - {{project: {project}, amount: {amount}, currency: {currency}}}\n"
        for project, amount, currency in given
    )
    return action(f"funding:\n{lines}")


@given(rows)
def test_the_sums_by_project_add_up_to_all(
    given: list[tuple[str, Decimal, str]],
) -> None:
    found = totals([funded(given)])
    for currency in ("EUR", "RON"):
        told = sum(each.amount for each in found if each.currency == currency)
        assert told == sum(amount for _p, amount, c in given if c == currency)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("cost: {amount: 5, currency: EUR}\n", None, id="nobody pays yet"),
        pytest.param(
            "cost: {amount: 0.3, currency: EUR}\nfunding:\n"
            "  - {amount: 0.1, currency: EUR}\n  - {amount: 0.2, currency: EUR}\n",
            None,
            id="tenths",
        ),
        pytest.param(
            "cost: {amount: 5, currency: EUR}\nfunding: [{amount: 4, currency: EUR}]\n",
            ("5", "4", "EUR"),
            id="one is missing",
        ),
        pytest.param(
            "cost: {amount: 5, currency: EUR}\nfunding: [{amount: 4, currency: RON}]\n",
            ("5", "4 RON", "EUR"),
            id="another currency",
        ),
        pytest.param(
            "cost: {amount: 5, currency: EUR}\nfunding:\n"
            "  - {amount: 4, currency: EUR}\n  - {amount: 1, currency: RON}\n",
            ("5", "4 EUR + 1 RON", "EUR"),
            id="two currencies",
        ),
        pytest.param(
            "cost: {amount: 5, currency: EUR}\nfunding:\n"
            "  - {amount: 7, currency: EUR}\n  - {amount: -2, currency: EUR}\n",
            ("5", "7", "EUR"),
            id="nobody pays less than nothing",
        ),
        pytest.param(
            "cost: {amount: much, currency: EUR}\nfunding: [{amount: x}]\n",
            None,
            id="no numbers",
        ),
    ],
)
def test_a_cost_and_its_funding(
    text: str, expected: tuple[str, str, str] | None
) -> None:
    assert difference(action(text)) == expected
