"""The owner found in a line is the one that the parser reads.

QMS_FUZZ tells how many heads to try; a few hundred if it does not say.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qms.store.bytes import reading_of
from qms.store.documents import split
from qms.store.fields import read_fields
from qms.store.owner import owner_of, parsed_owner

HEADS = 3 * int(os.environ.get("QMS_FUZZ", "300"))
PIECES = [
    *("owner: registry\n", "owner: mayor\n", '"owner": mayor\n', "owner: null\n"),
    *("owner:\n", "owner: 'mayor'\n", " owner: mayor\n", "? owner\n: mayor\n"),
    *(
        "id: PO-012\n",
        "title: Soluționarea\n",
        "title: |\n",
        "title: >-\n",
        'note: "\n',
    ),
    *("'\n", '"\n', "|\n", "- \n", "{\n", "}\n", "[\n", "]\n", "# owner: mayor\n"),
    *("a: [b]\n", "  text\n", "text\n", "...\n", "---\n", "--- |\n", "%YAML 1.1\n"),
    *("a: &b\n", "<<: *b\n", "a: x # y\n", "a: b: c\n", "a: x\\\n", "\n", "\t\n", "\r"),
    *("\x85", "\u2028", "\u2029", "\ufeff", "\0", "\x1b", "\x9f", "\u202e", "\xa0"),
    *('"\\x6fwner": mayor\n', '"own\\\ner": mayor\n', "ow", "ner: mayor\n", "a: „b”\n"),
    *(
        "a: –\n",
        "a: x – y\n",
        "a:\n",
        ": ",
        "a: 1:2\n",
        "owner: Ă\n",
        "owner: a.b_c-d\n",
    ),
]
heads = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
simple = st.lists(
    st.sampled_from(["id: A\n", "title: ș, (b)/c\n", "kind: x–y\n", "process: a b \n"]),
    max_size=4,
).map("".join)


@settings(max_examples=HEADS, deadline=None, derandomize=True)
@given(
    before=st.one_of(simple, heads), after=heads, ending=st.sampled_from(["md", "yaml"])
)
@example(before="|\n", after="", ending="md")
@example(before='title: "a\n', after='b"\n', ending="md")
@example(before="id: A\n", after="owner: mayor\n", ending="md")
def test_where_the_parser_reads_a_head_the_line_says_the_same(
    before: str, after: str, ending: str
) -> None:
    head = f"{before}owner: registry\n{after}"
    text = f"---\n{head}---\n# Scop\n" if ending == "md" else head
    data = text.encode()
    reading = reading_of(data)
    head = split(reading.text)[0] if ending == "md" else reading.text
    if reading.is_readable and read_fields(head)[0]:
        assert owner_of(f"x.{ending}", data) == parsed_owner(f"x.{ending}", data)
    else:
        assert parsed_owner(f"x.{ending}", data) == ""


@pytest.mark.parametrize(
    ("data", "owner"),
    [
        pytest.param(b"---\nid: A\nowner: registry\n---\n", "registry", id="simple"),
        pytest.param(b"---\nowner: 'a'\n---\n", "a", id="in quotation marks"),
        pytest.param(b"---\r\nowner: a\r\n---\r\n", "a", id="other line ends"),
        pytest.param(b"---\nt: |\n owner: b\nowner: a\n---\n", "a", id="in a text"),
        pytest.param(b'---\nt: "\nowner: b\n"\n---\n', "", id="in marks alone"),
        pytest.param(b"---\n--- |\nowner: b\n---\n", "", id="in a text alone"),
        pytest.param(b"---\nid: A\n---\nowner: b\n", "", id="under the head"),
        pytest.param(b"owner: b\n", "", id="no head"),
        pytest.param(b"---\nowner: b\n", "", id="no end"),
        pytest.param(b"---\nowner: null\n---\n", "", id="nobody"),
        pytest.param(b"---\nowner: [a]\n---\n", "", id="a list"),
        pytest.param(b"\xff\xfe\x00", "", id="no text"),
    ],
)
def test_the_owner_of_a_text(data: bytes, owner: str) -> None:
    assert owner_of("content/A.md", data) == owner


def test_the_owner_of_a_charter() -> None:
    assert owner_of("content/CH-01.yaml", b"id: CH-01\nowner: registry\n") == "registry"
    assert owner_of("content/CH-01.yaml", b"id: [\nowner: registry\n") == ""
