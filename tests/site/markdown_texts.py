"""Texts made of blocks as people write them, now and then written oddly."""

from __future__ import annotations

from hypothesis import strategies as st

Lines = list[str]

PLAIN = ("alma", "Körte", "PO-012", "2026", "12", "§ 3", "x < 5", "a & b", "e-mail")
RICH = (
    *("**bold**", "*lean*", "`code`", "~~gone~~", "note[^1]", "snake_case", "C#"),
    *("[link](https://a.example/x)", "https://b.example/y?z=1", "me@d.example"),
    *("1.", "-", "3)", "(x)", "#tag", "\\*", "&amp;", "<https://e.example>", "…"),
    *('"q"', "[ref]", "![pic](a.png)", "!", "+", "="),
)
ODD = ("", "    ", "-", "1.", ">", "***", "|", "```", "#", "x", "===", "---", "+ a")
BEFORE = ("> ", "- ", "1. ", "# ", "| ", "  ", "    ", "     ", "[^1]: ", "* ", "+ ")

word = st.one_of(st.sampled_from(PLAIN), st.sampled_from(PLAIN + RICH))
few = st.lists(word, min_size=1, max_size=3).map(" ".join)
paragraph = st.lists(few, min_size=1, max_size=3)
rule = st.sampled_from((["---"], ["***"], ["___"], ["- - -"]))
definition = st.just(["[ref]: https://r.example"])


@st.composite
def heading(draw: st.DrawFn) -> Lines:
    level = draw(st.integers(1, 6))
    return ["#" * level + " " + draw(few) + draw(st.sampled_from(("", "", " #", "#")))]


@st.composite
def specimen(draw: st.DrawFn) -> Lines:
    fence = draw(st.sampled_from(("```", "````", "~~~")))
    inner = st.sampled_from(("- x", "# y", "", "  z", "<b>", "| a |", "    deep"))
    info = draw(st.sampled_from(("", "yaml", "a b")))
    return [fence + info, *draw(st.lists(inner, max_size=4)), fence]


@st.composite
def table(draw: st.DrawFn) -> Lines:
    width = draw(st.integers(1, 3))

    def row(cell: st.SearchStrategy[str]) -> str:
        return "| " + " | ".join(draw(cell) for _ in range(width)) + " |"

    dashes = st.sampled_from(("---", ":--", "--:", ":-:", "-"))
    count = draw(st.integers(0, 3))
    return [row(few), row(dashes), *(row(st.just("") | few) for _ in range(count))]


@st.composite
def items(draw: st.DrawFn, depth: int = 0) -> Lines:
    sign = draw(st.sampled_from(("-", "-", "*", "+", "1", "1", "2", "9", "99")))
    found: Lines = []
    for number in range(draw(st.integers(1, 3))):
        mark = f"{int(sign) + number}." if sign.isdigit() else sign
        blanks = draw(st.sampled_from((" ", " ", " ", "  ", "   ")))
        box = draw(st.sampled_from(("", "", "", "[ ] ", "[x] ")))
        found.append(f"{mark}{blanks}{box}{draw(few)}")
        more = draw(st.integers(0, 5))
        if more == 1:
            found.append(draw(st.sampled_from(("", "    "))) + draw(few))
        elif more == 2 and depth < 2:
            found.extend(_indented(draw(items(depth + 1))))
        elif more == 3:
            inner = (paragraph, specimen(), table(), quotation(), heading())
            found.extend(["", *_indented(draw(st.one_of(*inner))), ""])
    return found


@st.composite
def quotation(draw: st.DrawFn) -> Lines:
    inner = draw(st.one_of(paragraph, paragraph, items(depth=2), heading()))
    return [f"> {line}" if line else ">" for line in inner]


@st.composite
def note(draw: st.DrawFn) -> Lines:
    name = draw(st.sampled_from("12a"))
    more = draw(st.sampled_from(([], ["    more"], ["", "    more"])))
    return [f"[^{name}]: {draw(few)}", *more]


def _indented(lines: Lines) -> Lines:
    return [f"    {line}" if line else line for line in lines]


block = st.one_of(
    *(paragraph, paragraph, items(), items(), specimen(), table(), quotation()),
    *(heading(), rule, note(), definition, paragraph.map(_indented)),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Blocks apart from one another, then up to three changes of single lines."""
    lines: Lines = []
    for each in draw(st.lists(block, min_size=1, max_size=5)):
        lines.extend((*each, ""))
    for _ in range(draw(st.sampled_from((0, 0, 1, 2, 3)))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(st.integers(0, 3))
        if change == 0:
            lines[at : at + 1] = []
        elif change == 1:
            lines.insert(at, draw(st.sampled_from(ODD)))
        elif change == 2:
            lines[at] = draw(st.sampled_from(BEFORE)) + lines[at]
        else:
            lines[at] = lines[at].lstrip(" ")
        lines = lines or [""]
    return "\n".join(lines) + "\n"
