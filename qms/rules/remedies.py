"""The remedies that a machine can be trusted with: what rules bear beside `check`.

A rule over bytes has `clean`, a rule over documents `mend`. Each alters only the signs
concerned, says the same afterwards, and leaves alone what only the author can know.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import cast

from qms.model.document import Document
from qms.model.mend import Mend, mended
from qms.rules.tables import RULES

Clean = Callable[[bytes], bytes]
MendDocument = Callable[[Document], Iterator[Mend]]
Parse = Callable[[bytes], Document | None]

CLEANS: dict[str, Clean] = {
    code: cast(Clean, rule.__dict__["clean"])
    for code, rule in RULES.items()
    if "clean" in vars(rule)
}
MENDS: dict[str, MendDocument] = {
    code: cast(MendDocument, rule.__dict__["mend"])
    for code, rule in RULES.items()
    if "mend" in vars(rule)
}
MECHANICAL = frozenset(CLEANS) | frozenset(MENDS)
# what one remedy uncovers another may mend; more rounds than that would be a circle
_ROUNDS = 4


def remedied(
    data: bytes, parse: Parse, codes: Collection[str]
) -> tuple[bytes, set[str]]:
    """The bytes of a document with the remedies of some rules, and which had effect.

    `parse` gives the document that bytes hold, or None where they cannot be read.
    """
    used: set[str] = set()
    for _round in range(_ROUNDS):
        before = data
        for code, clean in CLEANS.items():
            if code in codes:
                data = _noted(code, data, clean(data), used)
        for code, mend in MENDS.items():
            document = parse(data) if code in codes else None
            if document is not None:
                data = _noted(code, data, mended(data, mend(document)), used)
        if data == before:
            break
    return data, used


def _noted(code: str, before: bytes, after: bytes, used: set[str]) -> bytes:
    if before != after:
        used.add(code)
    return after
