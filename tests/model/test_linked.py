"""Where links lead, and what people type into them."""

from __future__ import annotations

import pytest

from qms.model.linked import linked

HERE = "procedures/operational/PO-012.md"


@pytest.mark.parametrize(
    ("target", "path", "anchor"),
    [
        pytest.param("PO-013.md", "procedures/operational/PO-013.md", "", id="beside"),
        pytest.param("../manual/MC-01.md", "procedures/manual/MC-01.md", "", id="up"),
        pytest.param("./PO-013.md", "procedures/operational/PO-013.md", "", id="dot"),
        pytest.param("#scop", HERE, "scop", id="own section"),
        pytest.param("#", HERE, "", id="own top"),
        pytest.param(
            "PO-013.md#c%C3%A9l",
            "procedures/operational/PO-013.md",
            "cél",
            id="percent",
        ),
        pytest.param(
            "PO-012/a%20b.pdf", "procedures/operational/PO-012/a b.pdf", "", id="blank"
        ),
        pytest.param("x.md?plain=1#a", "procedures/operational/x.md", "a", id="query"),
        pytest.param("../../../etc/passwd", "../etc/passwd", "", id="out"),
        pytest.param("/procedures/x.md", "/procedures/x.md", "", id="from the root"),
        pytest.param("", "", "", id="empty"),
    ],
)
def test_linked(target: str, path: str, anchor: str) -> None:
    assert linked(HERE, target) == (path, anchor)
