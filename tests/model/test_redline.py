"""What changed between two texts: by words, cells, items and fields, in any script."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.errors import QmsError
from qms.model.document import Document
from qms.model.house import House
from qms.model.located import Fields
from qms.model.outline import Outline
from qms.model.redline.alignment import matched, paired
from qms.model.redline.block import Block, Form, Redline, folded
from qms.model.redline.comparison import Written, redline
from qms.model.redline.pieces import pieces_of
from qms.model.redline.words import ADDED, REMOVED, SAME, Run, compared, words_of
from qms.model.source import Source
from qms.store.yaml import read_yaml

LONG = "The registrar numbers every petition on the day on which it arrives."
PARTS = (
    *("# Scop", "## Cél", "text și text", "szöveg, szöveg", "- item", "    - inner"),
    *("1. първа", "2. втора", "| a | b |", "| --- | --- |", "> quoted", "```", ""),
    *("", "", LONG, "30 zile", "20 zile", "[-a-] {+b+}", "e\u0301", "\u200b"),
)
texts = st.lists(
    st.sampled_from(PARTS) | st.text(st.sampled_from("ab 1,.-|#>*\n"), max_size=9),
    max_size=14,
).map("\n".join)
words = st.lists(st.sampled_from("abcde"), max_size=12)


def marked(runs: tuple[Run, ...]) -> str:
    signs = {SAME: "{}", ADDED: "{{+{}+}}", REMOVED: "[-{}-]"}
    return "".join(signs[run.kind].format(run.text) for run in runs)


def told(block: Block) -> str:
    return " | ".join(marked(part) for part in block.parts)


def between(old: str, new: str) -> Redline:
    return redline(Written(text=old), Written(text=new))


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.change, told(each)) for each in between(old, new).changes]


def of_fields(old: str, new: str) -> list[tuple[str, str, str]]:
    sides = [Written(head=read_yaml(text)[0]) for text in (old, new)]
    return [(each.change, each.name, told(each)) for each in redline(*sides).changes]


def side(blocks: tuple[Block, ...], kind: str) -> Iterator[str]:
    """The words of one side: those that stayed and those of a kind."""

    def place(each: Block) -> int | None:
        return each.before if kind == REMOVED else each.after

    ordered = sorted(
        (place(each), n) for n, each in enumerate(blocks) if _on(each, kind)
    )
    for _place, number in ordered:
        for run in blocks[number].runs:
            if run.kind in (SAME, kind):
                yield from words_of(run.text)


def _on(each: Block, kind: str) -> bool:
    return (each.before if kind == REMOVED else each.after) is not None


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        pytest.param(
            "în 30 zile", "în 20 zile", "în[- 30-]{+ 20+} zile", id="Romanian"
        ),
        pytest.param(
            "legkésőbb 30 napon belül",
            "legkésőbb 20 napon belül",
            "legkésőbb[- 30-]{+ 20+} napon belül",
            id="Hungarian",
        ),
        pytest.param(
            "Отговаряме в срок от 30 дни.",
            "Отговаряме в срок от 20 дни.",
            "Отговаряме в срок от[- 30-]{+ 20+} дни.",
            id="Bulgarian",
        ),
        pytest.param("30 days", "20 days", "[-30-]{+ 20+} days", id="English"),
        pytest.param("a b", "a  \n b", "a b", id="blanks"),
        pytest.param("a\u00a0b", "a b", "a b", id="a blank that does not break"),
        pytest.param("30 %", "30%", "30 %", id="a gap before a sign"),
        pytest.param("zile", "zile.", "zile{+.+}", id="a full stop"),
        pytest.param("da, nu", "da; nu", "da[-,-]{+;+} nu", id="a comma"),
        pytest.param("a", "a b", "a{+ b+}", id="at the end"),
        pytest.param("b a", "a", "[-b-] a", id="at the beginning"),
        pytest.param(
            "dintr-un dosar",
            "într-un dosar",
            "[-dintr-un-]{+ într-un+} dosar",
            id="hyphen",
        ),
        pytest.param(
            "PO-012", "PO-013", "[-PO-012-]{+ PO-013+}", id="an id is one word"
        ),
        pytest.param("la 25-a zi", "la 26-a zi", "la[- 25-]{+ 26+}-a zi", id="ordinal"),
        pytest.param(
            "1.5 lei", "1.6 lei", "[-1.5-]{+ 1.6+} lei", id="a decimal number"
        ),
        pytest.param("e\u0301 b", "\u00e9 b", "\u00e9 b", id="composed and not"),
        pytest.param("petiţie", "petiție", "[-petiţie-]{+ petiție+}", id="a cedilla"),
        pytest.param("pe", "pe\u200b", "pe{+\u200b+}", id="a sign without width"),
        pytest.param(
            "procedura și instrucțiunea",
            "regulile și formularele",
            "[-procedura și instrucțiunea-]{+ regulile și formularele+}",
            id="a small word amid changes is a chance",
        ),
        pytest.param(
            "one two three four five six seven eight nine",
            "of a b c d seven e f g h i j k l m n o p q r s t",
            "[-one two three four five six seven eight nine-]"
            "{+ of a b c d seven e f g h i j k l m n o p q r s t+}",
            id="hardly anything in common",
        ),
        pytest.param("", "a", "{+a+}", id="nothing before"),
        pytest.param("a", "", "[-a-]", id="nothing after"),
    ],
)
def test_words_are_compared(old: str, new: str, marks: str) -> None:
    assert marked(compared(old, new)) == marks


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("one\ntwo", "one two", [], id="a paragraph wrapped again"),
        pytest.param("# A\r\n\r\nb\r\n", "# A\n\nb\n", [], id="CRLF"),
        pytest.param("a\n\n\n\nb", "a\n\nb", [], id="blank lines"),
        pytest.param("| a |\n| --- |", "|a|\n|:-:|", [], id="how a table is drawn"),
        pytest.param("1. a\n3. b", "1. a\n2. b", [], id="numbers of items"),
        pytest.param("* a", "- a", [], id="another bullet"),
        pytest.param("# A #", "A\n===", [("changed", "A[- #-]")], id="closing sign"),
        pytest.param(
            "| termen | 30 zile |\n| cine | registratura |",
            "| termen | 20 zile |\n| cine | registratura |",
            [("changed", "termen | [-30-]{+ 20+} zile")],
            id="a cell of a row",
        ),
        pytest.param(
            "| határidő | nap |",
            "| határidő | felelős | nap |",
            [("changed", "határidő | {+felelős+} | nap")],
            id="a column more",
        ),
        pytest.param(
            "- първа\n- трета",
            "- първа\n- втора\n- трета",
            [("added", "{+втора+}")],
            id="an item",
        ),
        pytest.param(
            "a b c\n\nd e f",
            "d e f",
            [("removed", "[-a b c-]")],
            id="a paragraph less",
        ),
        pytest.param("a b", "- a b", [("changed", "a b")], id="a form"),
        pytest.param("- a\n- b", "- a\n    - b", [("changed", "b")], id="a level"),
        pytest.param("## A b", "# A b", [("changed", "A b")], id="heading's level"),
        pytest.param("```\na  b\n```", "```\na b\n```", [], id="blanks in code"),
        pytest.param(
            "```\nrun a b\n```",
            "```\nrun a c\n```",
            [("changed", "run a[- b-]{+ c+}")],
            id="a line of code",
        ),
        pytest.param(
            "> quoted in the\n> year",
            "> quoted in the\n> month",
            [("changed", "quoted in the[- year-]{+ month+}")],
            id="a quotation",
        ),
        pytest.param(
            "See [it](a.md) now",
            "See [it](b.md) now",
            [("changed", "See [it]([-a-]{+b+}.md) now")],
            id="where a link leads",
        ),
        pytest.param(
            "<!-- a b -->", "<!-- a c -->", [("changed", "<!-- a[- b-]{+ c+} -->")],
            id="a comment that nobody sees",
        ),
        pytest.param(
            f"{LONG}\n\n# A\n\nb", f"# A\n\nb\n\n{LONG}", [("moved", LONG)], id="moved"
        ),
        pytest.param(
            "seven words are too few for moving\n\nb\n\nc",
            "b\n\nc\n\nseven words are too few for moving",
            [
                ("removed", "[-seven words are too few for moving-]"),
                ("added", "{+seven words are too few for moving+}"),
            ],
            id="too short to be moved",
        ),
    ],
)  # fmt: skip
def test_texts_are_compared(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert changes(old, new) == expected


def test_a_block_knows_the_headings_over_it() -> None:
    old = f"# Scop\n\n{LONG}\n\n# Termene\n\n## Prelungire\n\nîn 30 de zile"
    new = f"# Scop\n\n# Termene\n\n## Prelungire\n\nîn 20 de zile\n\n{LONG}"
    changed, moved = between(old, new).changes
    assert changed.trail == ("Termene", "Prelungire")
    assert (moved.trail, moved.came_from) == (("Termene", "Prelungire"), ("Scop",))


def test_a_form_that_changed_is_told_with_the_one_before() -> None:
    (block,) = between("1. a b", "## a b").changes
    assert (block.was, block.form) == (Form("numbered"), Form("heading", 2))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        pytest.param("# A\n\nb", [("heading", 1), ("paragraph", 0)], id="heading"),
        pytest.param("A\n--", [("heading", 2)], id="underlined heading"),
        pytest.param("- a\nlazy\n  more", [("bullet", 0)], id="an item's lines"),
        pytest.param("- a\n\n    b", [("bullet", 0), ("paragraph", 0)], id="in one"),
        pytest.param("- a\n\nb\n\n    c",
                     [("bullet", 0), ("paragraph", 0), ("code", 0)], id="code"),
        pytest.param("* a\n    1) b", [("bullet", 0), ("numbered", 1)], id="nested"),
        pytest.param("```sh\na\n\n```", [("code", 0), ("code", 0)], id="fence"),
        pytest.param("> a\nb\n\n> c", [("quote", 0), ("quote", 0)], id="quotes"),
        pytest.param("a\n***\nb", [("paragraph", 0), ("paragraph", 0)], id="a break"),
        pytest.param("[a]: b\n<p>", [("paragraph", 0)], id="definition, then HTML"),
        pytest.param("|a|\n|-|\n|b|", [("row", 0), ("row", 0)], id="rows"),
        pytest.param("-", [("bullet", 0)], id="an empty item"),
    ],
)  # fmt: skip
def test_pieces_have_forms(text: str, forms: list[tuple[str, int]]) -> None:
    found = [(each.form.sort, each.form.level) for each in pieces_of(text)]
    assert found == forms


STEPS = "steps: [{id: s1, within: 30 days}, {id: s2, within: 2 days}]"
LATER = "steps: [{id: s0}, {id: s1, within: 20 days}, {id: s2, within: 2 days}]"
TURNED = "steps: [{id: s2, within: 2 days}, {id: s1, within: 30 days}]"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "title: Carta orașului\nowner: a",
            "owner: a\ntitle: Carta comunei",
            [("changed", "title", "Carta[- orașului-]{+ comunei+}")],
            id="a title, wherever it stands",
        ),
        pytest.param(
            STEPS,
            LATER,
            [
                ("added", "steps s0 id", "{+s0+}"),
                ("changed", "steps s1 within", "[-30-]{+ 20+} days"),
            ],
            id="a field of a row, though another comes first",
        ),
        pytest.param(
            STEPS,
            TURNED,
            [("changed", "steps", "[-s1-] | s2 | {+s1+}")],
            id="the order of rows",
        ),
        pytest.param(
            "a: [EXT-001, EXT-002]",
            "a: [EXT-002, EXT-003]",
            [("changed", "a", "[-EXT-001-] | EXT-002 | {+EXT-003+}")],
            id="a list",
        ),
        pytest.param("a: [x, y]", "a:\n  - x\n  - y", [], id="how a list is typed"),
        pytest.param("a: >-\n  x\n  y", "a: x y", [], id="how a text is folded"),
        pytest.param("a: null\nb: ''", "c: ~", [], id="empty fields"),
        pytest.param("a: 1 # b", "a: 1", [], id="a comment"),
        pytest.param(
            "a: 1\nb: 2\nc: 3",
            "a: 1\nc: 3\nd: 4",
            [("removed", "b", "[-2-]"), ("added", "d", "{+4+}")],
            id="a field gone stands where it stood",
        ),
        pytest.param(
            "b: 2\na: 1", "a: 1", [("removed", "b", "[-2-]")], id="the first one gone"
        ),
        pytest.param(
            "hours: [{open: '08:00'}, {open: '09:00'}]",
            "hours: [{open: '08:00'}, {open: '09:30'}]",
            [("changed", "hours 2 open", "09:[-00-]{+30+}")],
            id="rows without a name have a number",
        ),
        pytest.param(
            "c: [{kind: phone, v: 1}, {kind: phone, v: 2}]",
            "c: [{kind: phone, v: 1}, {kind: phone, v: 3}]",
            [("changed", "c phone (2) v", "[-2-]{+ 3+}")],
            id="rows of one name",
        ),
        pytest.param(
            "a: {b: 1}\n'a b': 2",
            "a: {b: 3}\n'a b': 2",
            [("changed", "a b", "[-1-]{+ 3+}")],
            id="a key typed like a path hides none",
        ),
        pytest.param(
            "a: [[x], y]",
            "a: [[z], y]",
            [("changed", "a 1", "[-x-]{+ z+}")],
            id="a list in a list",
        ),
        pytest.param(
            "a: [{id: x}, {id: y}]",
            "a: x",
            [
                ("removed", "a x id", "[-x-]"),
                ("removed", "a y id", "[-y-]"),
                ("added", "a", "{+x+}"),
            ],
            id="another nature",
        ),
    ],
)
def test_fields_are_compared(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert of_fields(old, new) == expected


def test_a_removed_field_is_told_where_it_stood() -> None:
    names = [
        name for _change, name, _told in of_fields("a: 1\nb: 2\nc: 3", "a: 2\nc: 4")
    ]
    assert names == ["a", "b", "c"]


def document(head: Fields, body: str, source: str) -> Document:
    whole = Source(source, source.encode())
    return Document("PO-01.md", source, head, Outline(body), House(), whole)


def test_a_document_is_compared_by_head_and_text() -> None:
    head, _flaws = read_yaml("title: A")
    old = Written.of(document(head, "b", "---\ntitle: A\n---\nb"))
    assert (old.head, old.text) == (head, "b")


def test_a_head_that_cannot_be_read_is_shown_as_text() -> None:
    source = "---\ntitle: [\n---\nb"
    assert Written.of(document(Fields(), "b", source)).text == source


def test_a_file_that_is_no_text_is_not_told_unchanged() -> None:
    with pytest.raises(QmsError, match=r"PO-01\.md holds no text"):
        Written.of(document(Fields(), "", ""))


def test_identical_is_more_than_without_changed_words() -> None:
    assert between("a\r\nb", "a\nb").is_identical
    assert not between("a\n\nb", "a\n\n\nb").is_identical
    assert not redline(Written(digest="1"), Written(digest="2")).is_identical


def test_words_are_counted_and_signs_are_not() -> None:
    found = between(f"a b c, d\n\nx\n\n{LONG}", f"{LONG}\n\na b e; d\n\nx")
    assert (found.words_added, found.words_removed, found.moved) == (1, 1, 1)
    assert found.places == 2


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        pytest.param("sss", [3], id="nothing changed"),
        pytest.param("ssc", [1, "s", "c"], id="one before a change"),
        pytest.param("sscsss", [1, "s", "c", 3], id="none after it"),
        pytest.param("cc", ["c", "c"], id="only changes"),
        pytest.param("ffcsc", ["c", "s", "c"], id="fields are not counted"),
        pytest.param("hc", [1, "c"], id="a heading leads to nothing"),
        pytest.param("oc", [1, "c"], id="nor does what stands in another section"),
    ],
)
def test_unchanged_blocks_are_folded(kinds: str, shown: list[str | int]) -> None:
    sorts = {"f": "field", "h": "heading"}
    blocks = [
        Block(
            "changed" if each == "c" else SAME,
            Form(sorts.get(each, "paragraph")),
            ("other",) if each == "o" else (),
            (),
            name=each,
        )
        for each in kinds
    ]
    found = [each if isinstance(each, int) else each.name for each in folded(blocks)]
    assert found == shown


@settings(deadline=None)
@given(texts, texts)
def test_both_texts_can_be_read_out_of_a_redline(old: str, new: str) -> None:
    blocks = between(old, new).blocks
    for text, kind in ((old, REMOVED), (new, ADDED)):
        typed = [
            w for piece in pieces_of(text) for t in piece.texts for w in words_of(t)
        ]
        assert list(side(blocks, kind)) == typed


@settings(deadline=None)
@given(texts)
def test_equal_texts_have_no_change(text: str) -> None:
    found = between(text, text)
    assert found.changes == ()
    assert found.is_identical


@settings(deadline=None)
@given(texts, texts)
def test_exchanged_texts_exchange_what_came_and_went(old: str, new: str) -> None:
    there, back = between(old, new), between(new, old)
    turned = {ADDED: REMOVED, REMOVED: ADDED, SAME: SAME}

    def changed(found: Redline, is_turned: bool) -> list[tuple[str, list[str]]]:
        runs = [run for block in found.changes for run in block.runs]
        kinds = [turned[run.kind] if is_turned else run.kind for run in runs]
        told_runs = zip(kinds, (words_of(run.text) for run in runs), strict=True)
        return sorted(each for each in told_runs if each[0] != SAME)

    assert changed(there, False) == changed(back, True)
    assert (there.places, there.moved) == (back.places, back.moved)


@settings(deadline=None)
@given(words, words)
def test_the_longest_common_part_is_found(old: list[str], new: list[str]) -> None:
    pairs = matched(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))
    assert len(pairs) == longest(old, new)
    assert matched(new, old) == [(j, i) for i, j in pairs]


def longest(old: list[str], new: list[str]) -> int:
    row = [0] * (len(new) + 1)
    for each in old:
        above = row[:]
        for j, other in enumerate(new):
            row[j + 1] = above[j] + 1 if each == other else max(row[j], above[j + 1])
    return row[-1]


def test_what_is_too_long_is_cut_at_what_stands_once() -> None:
    old = [f"w{n % 700}" if n % 500 else f"once{n}" for n in range(30_000)]
    new = [f"w{n % 700}" if n % 500 else f"once{n}" for n in range(30_000)][::-1]
    new[100:100] = old[:15_000]
    pairs = matched(old, new)
    assert len(pairs) > 14_000
    assert all(old[i] == new[j] for i, j in pairs)


def test_alike_elements_are_paired_as_like_as_can_be() -> None:
    def likeness(one: int, other: int) -> float:
        return max(0.0, 1 - abs(one - other) / 10)

    assert paired([10, 20, 30], [29, 11, 19], likeness, 5) == [(0, 1), (1, 2)]
    assert paired([10, 20, 30], [], likeness, 5) == []


VARIED = "\n\n".join(
    " ".join(f"{'word' if n % 3 else 'szó'}{(n * m) % 997}" for m in range(1, 60))
    for n in range(1300)
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            VARIED, VARIED.replace("o", "ă").replace("z", "ж"), id="different"
        ),
        pytest.param(
            VARIED, "\n\n".join(VARIED.split("\n\n")[::-1]), id="turned round"
        ),
        pytest.param(VARIED.replace("\n\n", "\n"), VARIED[::-1], id="one paragraph"),
        pytest.param(
            "a\n\nb\n\n" * 20_000, "b\n\na\n\nc\n\n" * 15_000, id="short lines"
        ),
        pytest.param("a " * 200_000, "b a " * 100_000, id="few words"),
        pytest.param("a\u0301\u0316" * 90_000, "a\u0316\u0301" * 90_000, id="marks"),
    ],
)
def test_no_text_takes_quadratic_time(old: str, new: str) -> None:
    started = time.process_time()
    between(old, new)
    # a tenth of it is usual; the quadratic ways would take minutes
    assert time.process_time() - started < 15
