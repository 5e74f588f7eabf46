"""Ids that only look like ids."""

import pytest

from qms.model.lookalike import folded, meant_id


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("PO-01", "", id="an id"),
        pytest.param("po-01", "", id="ASCII, but no id"),
        pytest.param("РО-01", "PO-01", id="Cyrillic"),
        pytest.param("АВЕЅІЈКМНОРСТУХ-1", "ABESIJKMHOPCTYX-1", id="all of Cyrillic"),
        pytest.param("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ-1", "ABEZHIKMNOPTYX-1", id="all of Greek"),
        pytest.param("PO\u201301", "PO-01", id="dash"),
        pytest.param("PO\u00ad01", "PO-01", id="soft hyphen"),
        pytest.param("ＰＯ－０１", "PO-01", id="wide"),
        pytest.param("ПР-01", "", id="Cyrillic letters without a twin"),
        pytest.param("ŐR-01", "", id="Hungarian letter"),
        pytest.param("РО-01 ", "", id="blank at the end"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_meant(text: str, meant: str) -> None:
    assert meant_id(text) == meant


def test_folded() -> None:
    assert folded("PO-O1I") == folded("P0-011")
    assert folded("PO-01") != folded("PS-01")
