"""Every amount of money is in the currency of the day.

When a country changes its money, price lists and charters keep the old for years.
The profile says which currency holds from when, and what the one before was called.

```charter conforms as_of=2026-11-22
services:
  - id: copies
    title: Copies
    authority: own
    office: registry
    fee: {amount: 5, currency: EUR}
```

```charter breaks as_of=2026-11-22
services:
  - id: copies
    title: Copies
    authority: own
    office: registry
    fee: {amount: 5, currency: OLD}
```

```charter breaks as_of=2026-11-22
expectations: [Bring 5 olds for the copy.]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.days import within
from qms.model.document import Document, texts_of
from qms.model.located import Scalar
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS616"
SEVERITY = "warning"
MESSAGE = N_("{given} is not in the currency of the day, which is {currency}")
REMEDY = N_("write the amount that holds today, in {currency}")


def check(register: Register) -> Hits:
    """Every fee in another currency, and every amount of the one before in a text."""
    currency = register.profile.raw.fields("currency")
    code = currency.text("code")
    if not code or not within(register.as_of, currency.text("from"), ""):
        return
    before = _amount_in([str(word) for word in currency.texts("before")])
    for charter in register.charters:
        for given, said in (*_fees(charter, code), *_said(charter, before)):
            yield charter.near(given), {"given": said, "currency": code}


def _fees(charter: Document, code: str) -> Iterator[tuple[Scalar, str]]:
    for service in charter.head.rows("services"):
        given = service.fields("fee").get("currency")
        if isinstance(given, Scalar) and given != code:
            yield given, f"{service.fields('fee').text('amount')} {given}".strip()


def _said(
    charter: Document, before: re.Pattern[str] | None
) -> Iterator[tuple[Scalar, str]]:
    if before is None:
        return
    for text in texts_of(charter.head):
        found = before.search(text)
        if found:
            yield text, found[0]


def _amount_in(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    named = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"[0-9][0-9.,\s]*(?:{named})(?!\w)", re.IGNORECASE)
