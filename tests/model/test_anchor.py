"""An anchor: what is written is read, and nothing else."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from qms.model.approval.anchor import Anchor, read_anchor
from qms.model.approval.canonical import Malformed, written
from tests.answer_town import NOW

AT = datetime.fromisoformat(NOW)
DIGEST = f"sha256:{'a' * 64}"
WHOLE: dict[str, Any] = {
    "qms": 1,
    "root": DIGEST,
    "heads": [DIGEST],
    "count": 4,
    "made": NOW,
}


def test_writing_then_reading_gives_the_same_anchor() -> None:
    anchor = Anchor(DIGEST, (DIGEST, DIGEST[:-1] + "b"), 7, AT)
    assert read_anchor(written(anchor.value)) == anchor
    assert read_anchor(json.dumps(anchor.value, indent=4).encode()) == anchor


BROKEN: dict[str, Any] = {
    "another version": {"qms": 2},
    "a count as text": {"count": "4"},
    "a count that is a truth": {"count": True},
    "fewer than its heads": {"count": 0},
    "no head": {"heads": []},
    "a short digest": {"heads": ["sha256:aa"]},
    "a head that is no text": {"heads": [[]]},
    "another hash": {"root": f"sha512:{'a' * 64}"},
    "no root": {"root": None},
    "a day without hours": {"made": "2026-11-22"},
    "a moment without offset": {"made": "2026-11-22T10:00:00"},
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_anchor_is_refused(case: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_anchor(json.dumps({**WHOLE, **BROKEN[case]}).encode())
    assert caught.value.reason.format(**caught.value.values)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b"[" * 99999, b'{"qms":1,"qms":1}']
)
def test_bytes_that_hold_none_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        read_anchor(data)
