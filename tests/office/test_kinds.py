"""A file is read by its bytes, whatever its name says; and that is told."""

from __future__ import annotations

import pytest

from qms.office.reading import read_source
from tests.office.open_texts import OPEN_TEXTS
from tests.office.raw import p, package

WORD = package(p("Text."))


@pytest.mark.parametrize(
    ("name", "data", "form", "suffix"),
    [
        pytest.param("a.docx", WORD, "docx", "", id="as it is called"),
        pytest.param("a.doc", WORD, "docx", ".doc", id="a newer one, called old"),
        pytest.param("a.doc", b"{\\rtf1 Text.\\par}", "rtf", ".doc", id="RTF"),
        pytest.param("a.doc", b"<html><p>Text.</p></html>", "html", ".doc", id="HTML"),
        pytest.param(
            "A.DOC",
            "\ufeff<!DOCTYPE html><p>Text.</p>".encode("utf-16-le"),
            "html",
            ".doc",
            id="HTML of two bytes",
        ),
        pytest.param("a.htm", b"<p>Text.</p>", "html", "", id="HTML without its head"),
        pytest.param(
            "a.docx", OPEN_TEXTS["tracked changes"](), "odt", ".docx", id="ODT"
        ),
    ],
)
def test_bytes_tell_the_format(name: str, data: bytes, form: str, suffix: str) -> None:
    source = read_source(name, data)
    assert source.format == form
    assert source.name == name
    assert source.blocks
    misnamed = [each.values for each in source.told if "format" in each.values]
    assert misnamed == ([{"suffix": suffix, "format": form}] if suffix else [])
