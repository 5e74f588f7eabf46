"""One item more in a YAML file, and every other sign as it was."""

from __future__ import annotations

import pytest

from qms.errors import QmsError
from qms.store.inserting import with_item
from qms.store.yaml import read_yaml

ITEM = "{key: new, by: {witness: x}}"
BLOCK = """\
people:
  # the mayor
  - id: a
    name: {family: A}  # as written

  # the next one
  - id: b
deputies: []
"""
LINES = "people:\n- id: a\n  keys:\n  - {key: old}\n  - key: older\n    b: 1 # c\n"


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        pytest.param(
            BLOCK,
            0,
            BLOCK.replace(
                "# as written\n", f"# as written\n    keys:\n      - {ITEM}\n"
            ),
            id="a new list",
        ),
        pytest.param(
            BLOCK,
            1,
            BLOCK.replace("- id: b\n", f"- id: b\n    keys:\n      - {ITEM}\n"),
            id="a new list in the last row",
        ),
        pytest.param(
            "people:\n- id: a\n  keys: [{key: old}] # one\n  more: true\n",
            0,
            f"people:\n- id: a\n  keys: [{{key: old}}, {ITEM}] # one\n  more: true\n",
            id="a list in brackets",
        ),
        pytest.param(
            "people:\n- {id: a, keys: []}\n",
            0,
            f"people:\n- {{id: a, keys: [{ITEM}]}}\n",
            id="an empty list",
        ),
        pytest.param(
            "people: [{id: a}]",
            0,
            f"people: [{{id: a, keys: [{ITEM}]}}]",
            id="all in brackets, without a last line end",
        ),
        pytest.param(
            "people:\n- id: a\n  keys: # none\n  more: true\n",
            0,
            f"people:\n- id: a\n  keys:\n    - {ITEM} # none\n  more: true\n",
            id="nothing, with a remark",
        ),
        pytest.param(
            "people:\n- {id: a, keys: null, b: 1}\n",
            0,
            f"people:\n- {{id: a, keys: [{ITEM}], b: 1}}\n",
            id="null in brackets",
        ),
        pytest.param(
            f"{LINES}# d\n",
            0,
            f"{LINES}  - {ITEM}\n# d\n",
            id="a list by lines",
        ),
        pytest.param(
            f"{LINES}x: ő\n".replace("\n", "\r\n"),
            0,
            f"{LINES}  - {ITEM}\nx: ő\n".replace("\n", "\r\n"),
            id="line ends of Windows",
        ),
    ],
)  # fmt: skip
def test_an_item_is_put_at_the_end(text: str, place: int, expected: str) -> None:
    changed = with_item(text, ("people", place), "keys", ITEM)
    assert changed == expected
    assert read_yaml(changed)[1] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(BLOCK, 2, id="nobody there"),
        pytest.param("people: [{id: a}", 0, id="no YAML"),
        pytest.param("people: [a]\n", 0, id="no mapping"),
        pytest.param("people:\n- id: a\n  keys: text\n", 0, id="no list"),
        pytest.param("people:\n- id: a\n  keys: [{key: old},]\n", 0, id="a comma"),
    ],
)
def test_what_cannot_be_added_to_safely_is_left_alone(text: str, place: int) -> None:
    with pytest.raises(QmsError, match="cannot be added to safely") as told:
        with_item(text, ("people", place), "keys", ITEM)
    assert told.value.hint
