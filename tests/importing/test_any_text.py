"""Whatever a text holds, each of its words is in what is made of it or taken out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qms.model.alike import faults
from qms.model.house import House
from qms.model.importing.accounting import words_lost
from qms.model.importing.body import body_of
from qms.model.importing.foreign_markdown import blocks_of_markdown
from qms.model.importing.made import words_of_block
from qms.model.importing.markdown_head import without_head
from qms.model.importing.plain_text import blocks_of_text
from qms.model.importing.recognition import recognise
from qms.model.importing.sections import settled
from qms.model.importing.source import Source, words_of
from qms.model.inline import without_code
from qms.model.outline import Outline
from qms.rules.form.text_has_no_raw_html import TAG
from qms.store.profiles import shipped_profile

HOUSE = House(shipped_profile("ro-600-2018").profile)
KIND = HOUSE.profile.kinds["operational-procedure"]
PIECES = (
    *("Cod: PO-012", "Ediția I", "1. SCOP", "Scop", "# a", "- b", "* c", "2) d", "> e"),
    *(
        "| a | b |",
        "| --- | --- |",
        "a\tb\tc",
        "***",
        "---",
        "===",
        "```",
        "~~~",
        "<b>x",
    ),
    *("&amp; &lt;", "\\*x\\*", "_a_b_", "a*b*c", "[x](y)", "[^1]", "[^1]: n", "{#x}"),
    *("Aprobat: Ion, primar, 1.2.2023", "Lista de difuzare", "Cuprins", "xxx " * 60),
    *("    four", "\u00a0\u00a0nb", "szó\u00adtag", "ő\u0301", "1.2.3. x", "\\", "`a`"),
)
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=14)
TEXTS = st.builds(
    lambda lines, ends: "".join(map("".join, zip(lines, ends, strict=False))),
    LINES,
    st.lists(st.sampled_from(["\n", "\n\n"]), min_size=14, max_size=14),
)


@settings(max_examples=150)
@given(TEXTS)
def test_no_word_of_a_plain_text_is_lost(text: str) -> None:
    source = Source("a.txt", "text", "", blocks=blocks_of_text(text))
    result = settled(source.blocks, recognise(source, HOUSE).used, KIND)
    taken = "\n".join(words_of_block(block) for _why, block in result.taken)
    told = f"`````\n{taken}\n`````\n"
    assert words_lost(words_of(text), (body_of(result.blocks, {}), told)) == {}


@settings(max_examples=100)
@given(TEXTS)
def test_what_is_made_of_a_plain_text_is_read_alike_by_all(text: str) -> None:
    body = body_of(settled(blocks_of_text(text), frozenset(), KIND).blocks, {})
    outline = Outline(body)
    assert [each.level for each in outline.headings][:1] in ([], [1])
    assert list(faults(outline.lines)) == []
    assert not any(TAG.search(without_code(line)) for line in outline.lines)


@settings(max_examples=100)
@given(TEXTS, st.sampled_from(["", "a", "Scop"]))
def test_a_markdown_text_is_parted_and_not_changed(text: str, title: str) -> None:
    head, body = without_head(text, title)
    assert f"{head}\n{body}".strip("\n") == text.strip("\n") or head == ""
    assert text.endswith(body)
    assert isinstance(blocks_of_markdown(text), tuple)
