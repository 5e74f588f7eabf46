"""Headings as people type them, and as nobody should."""

import pytest

from qms.model.heading import read_heading


@pytest.mark.parametrize(
    ("line", "level", "title", "anchor"),
    [
        pytest.param("# Scop", 1, "Scop", "scop", id="plain"),
        pytest.param("## Scop ##", 2, "Scop", "scop", id="closed"),
        pytest.param(
            "# Limba C#", 1, "Limba C#", "limba-c", id="a sign that is a word's"
        ),
        pytest.param("# #", 1, "", "", id="nothing but signs"),
        pytest.param("#", 1, "", "", id="nothing"),
        pytest.param("# Scop {#aim}", 1, "Scop", "aim", id="anchor"),
        pytest.param("# Scop {: #aim .x }", 1, "Scop", "aim", id="anchor with a class"),
        pytest.param("# Scop {a} {#aim}", 1, "Scop {a}", "aim", id="braces before it"),
        pytest.param("# {x}", 1, "{x}", "x", id="braces without an anchor"),
        pytest.param(
            "# a" + " " * 9900 + "x", 1, "a" + " " * 9900 + "x", None, id="many blanks"
        ),
        pytest.param("# " + "{#a" * 3300, 1, "{#a" * 3300, None, id="many braces"),
    ],
)
def test_headings(line: str, level: int, title: str, anchor: str | None) -> None:
    found = read_heading(line)
    assert found[:2] == (level, title)
    assert anchor is None or found[2] == anchor
