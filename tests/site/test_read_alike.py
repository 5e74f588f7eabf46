"""What passes the rules shows the blocks that author and approver saw in a forge."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from benchmarks.corpus import TOWN
from qms.actions.remarks import READ_ALIKE
from tests.rules.specimen import document
from tests.site.block_tree import as_forges_show_it, as_our_pages_show_it
from tests.site.markdown_texts import texts

EXAMPLES = max(100, int(os.environ.get("QMS_FUZZ", "0")) // 10)
WRITTEN = sorted(path for path in (TOWN / "procedures").rglob("*.md"))


def is_read_alike(text: str) -> bool:
    given = document(text)
    return not any(True for rule in READ_ALIKE for _hit in rule.check(given))


def body_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text[text.index("\n---\n", 3) + 5 :]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_a_text_of_the_town_is_shown_as_forges_show_it(path: Path) -> None:
    text = body_of(path)
    assert is_read_alike(text)
    assert as_our_pages_show_it(text) == as_forges_show_it(text)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(texts())
def test_whatever_passes_the_rules_is_shown_as_forges_show_it(text: str) -> None:
    assume(is_read_alike(text))
    assert as_our_pages_show_it(text) == as_forges_show_it(text)


ALIKE = {
    "list in a list": "- a\n    - b\n        - c\n    - d\n- e\n",
    "list in a list after a blank line": "- a\n\n    - b\n- c\n",
    "paragraph after an inner list": "1. a\n    - b\n\n    c\n2. d\n",
    "words that go on": "- a\nb\n- c\n    d\n",
    "other signs": "- a\n- b\n* c\n\n1. d\n- e\n",
    "numbers that begin later": "7. a\n8. b\n",
    "specimen in a list": "- a\n\n    ```yaml\n    b: 1\n      c\n    ```\n- d\n",
    "specimen in a note": "a[^n]\n\n[^n]: b\n\n    ```\n    c\n    ```\n",
    "specimen with blank lines": "```\na\n\n\n# b\n```\n",
    "table in a list": "- a\n\n    | b |\n    | --- |\n    | c |\n",
    "table with bars in code": "| a |\n| --- |\n| `b \\| c` |\n",
    "table without rows": "| a | b |\n| :-: | --: |\n",
    "quotation in a list": "- a\n\n    > b\n    > c\n",
    "two quotations": "> a\n\n> b\n",
    "list in a quotation": "> - a\n>     - b\n",
    "boxes": "- [ ] a\n- [x] b\n    - [X] c\n- [x]d\n",
    "struck": "~~a~~ b ~c~ d ~~~e~~~\n",
    "bare addresses": "https://a.example/b?c=1, www.d.example. me@e.example (f)\n",
    "notes in the order of calls": "a[^2] b[^1]\n\n[^1]: c\n[^2]: d\n[^3]: e\n",
    "note called twice": "a[^1] b[^1]\n\n[^1]: c\n",
    "heading with signs": "# C# #\n\n## ##\n\n###### a \\#\n",
    "heading directly above words": "# a\nb\n\n## c\n- d\n",
    "year at the beginning of a line": "It was\n2026. A good year.\n",
    "rules": "a\n\n* * *\n\n- - -\n___\n",
    "broken lines": "a\\\nb  \nc\n",
    "own specimen": "    a\n      b\n\n    c\n",
}


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE.keys())
def test_is_shown_as_forges_show_it(text: str) -> None:
    assert as_our_pages_show_it(text) == as_forges_show_it(text)
    assert is_read_alike(text)


OTHERWISE = {
    "list below words": "a\n- b\n",
    "list by two blanks": "- a\n  - b\n",
    "wide mark": "-     a\n",
    "number of three digits with more below": "100. a\n\n    b\n",
    "nothing in an item": "- a\n-\n- b\n",
    "heading in an item": "- # a\n",
    "specimen by blanks in a list": "- a\n\n        b\n",
    "inner list that begins later": "- a\n    3. b\n",
    "line below an item": "- a\n===\n",
    "words below a quotation": "> a\nb\n",
    "words after a heading in a list in a quotation": "> - a\n>\n>     # b\n> c\n",
    "specimen in a quotation": "> ```\n> a\n> ```\n",
    "specimen beside its fences": "- a\n\n    ```\nb\n    ```\n",
    "table without bars": "a | b\n--- | ---\n1 | 2\n",
    "dashes that are none": "| a |\n| :|-: |\n",
    "note in a note": "a[^1]\n\n[^1]: b[^2]\n[^2]: c\n",
    "address defined twice": "[a]\n\n[a]: https://b.example\n[a]: https://c.example\n",
    "address defined in a list": "- a\n\n    [b]: https://c.example\n",
    "tab": "-\ta\n",
    "quotation without end": "> " * 9 + "a\n",
}


@pytest.mark.parametrize("text", OTHERWISE.values(), ids=OTHERWISE.keys())
def test_is_a_finding(text: str) -> None:
    assert not is_read_alike(text)


def test_one_run_of_lines_is_told_once() -> None:
    broken = document("-     a\n-     b\n\n-     c\n")
    rule = READ_ALIKE[-1]
    assert [place.line - broken.outline.first for place, _ in rule.check(broken)] == [
        0,
        3,
    ]


def test_what_a_narrower_rule_tells_is_not_told_again() -> None:
    assert list(READ_ALIKE[-1].check(document("a\n- b\n- c\n"))) == []
