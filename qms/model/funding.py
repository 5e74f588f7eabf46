"""Who pays for what: sums of money by project, kept apart by currency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from qms.model.leaves import AMOUNT
from qms.model.located import Fields
from qms.model.record import Record


class Part(NamedTuple):
    """A sum that a project pays for an action."""

    record: Record
    at: str
    project: str
    amount: Decimal | None
    currency: str
    payer: str


class Total(NamedTuple):
    """What a project pays in one currency, and for how many records."""

    project: str
    currency: str
    amount: Decimal
    records: int


def amount_of(row: Fields) -> Decimal | None:
    """The amount that a row names; None where it names none."""
    text = str(row.text("amount"))
    try:
        return Decimal(text) if AMOUNT.match(text) else None
    except InvalidOperation:
        return None


def parts(records: Iterable[Record]) -> Iterator[Part]:
    """Every part of the funding of some records."""
    for record in records:
        for number, row in enumerate(record.fields.rows("funding")):
            yield Part(
                record,
                f"funding.{number}",
                str(row.text("project")),
                amount_of(row),
                str(row.text("currency")),
                str(row.text("from")),
            )


def totals(records: Iterable[Record]) -> list[Total]:
    """The sums by project and currency, each amount counted once."""
    sums: dict[tuple[str, str], Decimal] = {}
    named: dict[tuple[str, str], set[str]] = {}
    for part in parts(records):
        if part.amount is not None:
            key = part.project, part.currency
            sums[key] = sums.get(key, Decimal(0)) + part.amount
            named.setdefault(key, set()).add(str(part.record.id))
    return [
        Total(project, currency, amount, len(named[project, currency]))
        for (project, currency), amount in sorted(sums.items())
    ]


def difference(record: Record) -> tuple[str, str, str] | None:
    """The cost of an action, what its funding adds up to, and the currency.

    Nothing where the two are the same, or one is not written down. Sums of two
    currencies are not added up, and stand side by side.
    """
    cost = record.fields.fields("cost")
    amount, currency = amount_of(cost), str(cost.text("currency"))
    known: dict[str, Decimal] = {}
    for part in parts([record]):
        if part.amount is not None:
            sum_so_far = known.get(part.currency, Decimal(0))
            known[part.currency] = sum_so_far + part.amount
    if amount is None or not known or known == {currency: amount}:
        return None
    if set(known) == {currency}:
        return str(amount), str(known[currency]), currency
    said = (f"{total} {name}".rstrip() for name, total in known.items())
    return str(amount), " + ".join(said), currency
