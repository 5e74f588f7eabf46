"""Every reader of Markdown sees the same blocks.

What an author sees while writing, an approver before signing, and a citizen on the page
comes from three programs. They agree on the plain forms: blocks apart from one another,
items with words behind a mark and one blank, what belongs to them indented by four,
tables with bars at both ends, notes defined once. Beyond that one shows a list where
another shows a specimen of code, and somebody approves what nobody else sees.

```markdown conforms
# Activity

1. at the counter
    - by hand[^1]

    ```
    a specimen
    ```

[^1]: With a receipt.
```

```markdown breaks
# Activity

-     at the counter
- by post
```

```markdown breaks
# Activity

100. at the counter

    by hand
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model import beginnings as odd
from qms.model.alike import faults
from qms.model.document import Document
from qms.model.finding import Scrap
from qms.model.marks import BLANK
from qms.model.rule import Hits
from qms.rules.form import (
    blocks_are_set_apart,
    fences_are_closed,
    lists_nest_by_four_spaces,
    no_heading_by_accident,
    numbered_items_end_with_a_point,
    table_rows_have_equal_cells,
    tables_have_a_line_of_dashes,
    text_has_no_raw_html,
)

CODE = "QMS172"
SEVERITY = "warning"
MESSAGE = N_("readers of Markdown see this each in its own way: {why}")
REMEDY = N_("write it as all of them read it: {how}")
SPOKEN = ("why", "how")

NARROWER = (
    blocks_are_set_apart,
    fences_are_closed,
    lists_nest_by_four_spaces,
    no_heading_by_accident,
    numbered_items_end_with_a_point,
    table_rows_have_equal_cells,
    tables_have_a_line_of_dashes,
    text_has_no_raw_html,
)
FAULTS = {
    odd.BRACKET: (
        N_("the number of an item ends with a bracket"),
        N_("put a point after the number"),
    ),
    odd.EMPTY: (
        N_("an item or a quotation holds nothing"),
        N_("put its words on the same line, or remove it"),
    ),
    odd.FENCE: (
        N_("the signs around a specimen of code do not stand where the text stands"),
        N_("indent both lines of signs, and all between them, as the text around them"),
    ),
    odd.HOLDS_MORE: (
        N_("an item or a note begins with another block"),
        N_("begin it with words; put the block under a blank line, indented by four"),
    ),
    odd.INDENTED: (
        N_("it is indented neither as the list nor as what belongs to the list"),
        N_("indent by four blanks for each level of the list"),
    ),
    odd.JOINED: (
        N_("a block stands directly under another"),
        N_("put a blank line above it; a list inside another begins with 1"),
    ),
    odd.LINE_BELOW: (
        N_("a line of signs stands directly under words, as if it underlined them"),
        N_("put a blank line above it"),
    ),
    odd.NOTE: (
        N_("a footnote or the address of a link is not defined plainly"),
        N_("define each once, on a line at the end of the text; no note calls another"),
    ),
    odd.QUOTE: (
        N_("a quotation holds a box to tick, or too many quotations"),
        N_("take what it holds out of the quotation"),
    ),
    odd.TAB: (
        N_("a tab stands before the words"),
        N_("put blanks for it"),
    ),
    odd.TABLE: (
        N_("the head of a table, its line of dashes or a row is not whole"),
        N_("begin and end each row with a bar; a cell of the head has words"),
    ),
    odd.TAG: (
        N_("a line begins as HTML does"),
        N_("put backticks around signs that are meant as such"),
    ),
    odd.TOO_DEEP: (
        N_("it is indented deeper than the list above it"),
        N_("indent by four a level; put code between two lines of three backticks"),
    ),
    odd.WIDE_MARK: (
        N_("the mark of an item leaves too much room, or too little"),
        N_("put one blank after the mark; begin no list with a number of three digits"),
    ),
}


def check(document: Document) -> Hits:
    """The first such place of each run of lines about which no narrower rule speaks."""
    if not document.has_text:
        return
    outline = document.outline
    found = list(faults(outline.lines))
    if not found:
        return
    told = {_run(outline.marks, index) for index in _told(document)}
    for index, kind in sorted(found):
        run = _run(outline.marks, index)
        if run not in told:
            told.add(run)
            why, how = FAULTS[kind]
            values: dict[str, Scrap] = {"why": why, "how": how}
            yield document.on_index(index), values


def _told(document: Document) -> Iterator[int]:
    for rule in NARROWER:
        for place, _values in rule.check(document):
            yield place.line - document.outline.first


def _run(marks: str, index: int) -> int:
    """Where the lines begin that stand between the same blank lines as this one."""
    return marks.rfind(BLANK, 0, index) + 1
