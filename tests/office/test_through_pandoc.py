"""Pages of the web and RTF are read through pandoc, and nothing of them is lost."""

from __future__ import annotations

import base64
from collections import Counter
from pathlib import Path

import pytest

from qms.model.importing.source import Source, words_of
from qms.office import pandoc
from qms.office.limits import Limits
from qms.office.reading import read_source
from qms.office.refused import RefusedError
from tests.office.papers import png
from tests.office.reading import words_found
from tests.office.test_word import line

PICTURE = base64.b64encode(png()).decode()
PAGE = f"""<!DOCTYPE html><html lang="ro"><head><title>Petiții</title>
<meta name="author" content="Dobre Elena"><style>p {{ color: red }}</style></head><body>
<h1>Scop</h1><p>Petiția <b>se</b> <i>înregistrează</i>, <s>azi</s>; 3 &lt; 5 *.<br>Rând
</p>
<h2>Pași</h2><ol start="3"><li>unu<ul><li>sub</li></ul></li>
<li>doi<p>tot doi</p></li></ol>
<ol type="a"><li>literă</li></ol><blockquote><p>citat</p></blockquote>
<pre>specimen  de
text</pre><dl><dt>termen</dt><dd>sens</dd></dl>
<table><caption>Matricea</caption><tr><th colspan="2">lat</th></tr>
<tr><td rowspan="2">sus</td><td><p>a</p><p>b</p></td></tr><tr><td>jos</td></tr></table>
<table><tr><td>o<table><tr><td>în</td><td>tabel</td></tr></table></td><td>x</td></tr></table>
<p><a href="https://camputeiului.example/">portalul</a> <a href="javascript:x">aici</a>
<img alt="Schema" src="data:image/png;base64,{PICTURE}"><img src="stema.png"> m<sup>2
</sup></p>
<script>var ascuns;</script><div>în div</div></body></html>"""
RTF = rb"""{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fcharset238 Arial;}
{\f1\fcharset204 Arial CYR;}}{\info{\title Peti\'feii}{\author Dobre Elena}}
{\header\pard Prim\'e3ria\par}{\headerf\pard Prim\'e3ria\par}
{\footer\pard pagina {\field{\*\fldinst PAGE}{\fldrslt 3}}\par}
\pard\f0 Peti\'fei\'e3 \b groas\'e3\b0  \u537?i \uc2\u539?? \uc1
 {\f1 \'d5\'e0\'f0\'f2\'e0}\par
{\deleted sters}{\v ascuns} r\'e3\-mas{\footnote\pard nota\par}\par
{\*\annotation\pard de verificat\par}
{\pict\pngblip 00ff}{\*\strange lost}
\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row
\pard\outlinelevel0 Titlu \{cu acolade\}\par
}"""


def told(source: Source) -> list[str]:
    return sorted(each.sentence.format(**each.values) for each in source.told)


def test_a_page_is_read_as_what_it_is() -> None:
    source = read_source("a.html", PAGE.encode())
    assert [line(each) for each in source.blocks] == [
        "heading1: Scop",
        "paragraph: Petiția **se** *înregistrează*, ~~azi~~; 3 < 5 \\*.\\\nRând",
        "heading2: Pași",
        "item0: 3. unu",
        "item1: - sub",
        "item0: 4. doi",
        "paragraph: tot doi",
        "item0: - a. literă",
        "quote: citat",
        "verbatim: specimen  de\ntext",
        "paragraph: termen",
        "paragraph: sens",
        "paragraph: Matricea",
        "table: lat | ; sus | a / b;  | jos",
        "table: o | x",
        "table: în | tabel",
        "paragraph: [portalul](https://camputeiului.example/) aici"
        " ![Schema](eaa4a94ea300e0d2.png) m2",
        "paragraph: în div",
    ]
    assert source.properties == {
        "title": "Petiții",
        "creator": "Dobre Elena",
        "language": "ro",
    }
    assert told(source) == [
        "a link that no reader can follow is left out: javascript:x",
        "a picture lies outside the file and is not taken over: stema.png",
        "cells with several lines, which stand on one line now: 1",
        "merged cells, whose text stands in the first of them now: 2",
        "raised or lowered signs stand in the line like all others: 2",
        "tables in cells of tables, which stand below these now: 1",
    ]
    assert Counter(source.words) - words_found(source) == Counter()
    assert words_of("Scop tabel sens jos") - Counter(source.words) == Counter()
    assert source.words["ascuns"] == 0


@pytest.mark.parametrize(
    ("encoding", "named", "told_encoding"),
    [
        pytest.param("utf-8", "", "", id="UTF-8"),
        pytest.param("utf-16", "", "", id="UTF-16"),
        pytest.param("cp1250", "windows-1250", "", id="named in the page"),
        pytest.param("cp1250", "", "cp1250", id="told"),
        pytest.param("cp1250", "no-such", "cp1250", id="named wrongly, and told"),
    ],
)
def test_letters_are_those_of_the_encoding(
    encoding: str, named: str, told_encoding: str
) -> None:
    meta = f'<meta charset="{named}">' if named else ""
    page = f"<html><head>{meta}</head><body><p>őrző tűz, ţară</p></body></html>"
    source = read_source("a.htm", page.encode(encoding), told_encoding)
    assert source.blocks[0].plain == "őrző tűz, ţară"
    assert not any("compare letters" in each for each in told(source))


def test_a_guess_of_the_encoding_is_told() -> None:
    page = "<html><body><p>Харта на клиента, жалби и сигнали</p></body></html>"
    source = read_source("a.html", page.encode("cp1251"))
    assert source.blocks[0].plain.startswith("Харта на клиента")
    assert any("read as cp1251, compare letters" in each for each in told(source))


def test_letters_in_no_encoding_are_refused() -> None:
    with pytest.raises(RefusedError, match="cannot be read in any encoding") as refused:
        read_source("a.html", b"<html>\xff\xfe\x81</html>", "utf-8")
    assert "--encoding" in refused.value.hint


def test_rtf_is_read_with_its_letters() -> None:
    source = read_source("a.rtf", RTF)
    assert [line(each) for each in source.blocks] == [
        "paragraph: Petiţiă **groasă** și ț Харта",
        "paragraph: rămas[^1]",
        "table: a | b",
        "heading1: Titlu {cu acolade}",
        "paragraph in footnote 1: nota",
    ]
    assert [each.plain for each in (*source.headers, *source.footers)] == [
        "Primăria",
        "pagina",
    ]
    assert source.properties == {"title": "Petiţii", "creator": "Dobre Elena"}
    assert told(source) == [
        "a comment is left out: de verificat",
        "deleted under tracked changes, and left out: sters",
        "hidden text is left out: ascuns",
        "letters with a cedilla, where a comma belongs: ţ",
        "pictures of a file in RTF are not taken over: save it as .docx for them",
    ]
    assert Counter(source.words) - words_found(source) == Counter()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"{\\rtf1 " + b"{" * 20_000, id="braces without end"),
        pytest.param(b"{\\rtf1 \\bin99999999 x}", id="bytes without end"),
        pytest.param(b"{\\rtf1 \\u99999? \\uc-5 x\\'zz}", id="odd numbers"),
        pytest.param(b"<html>" + b"<div>" * 20_000, id="boxes without end"),
        pytest.param(b"<html>" + b"<ul><li>" * 3_000, id="lists without end"),
        pytest.param(
            b"<html><table>" + b"<tr><td colspan=9999999 rowspan=99999>a" * 500,
            id="cells without end",
        ),
        pytest.param(b"<html><p>" + b"*_[" * 50_000, id="signs without end"),
    ],
)
def test_what_never_ends_is_read_or_refused_in_time(data: bytes) -> None:
    try:
        assert isinstance(read_source("a", data, limits=Limits(seconds=2)), Source)
    except RefusedError as refused:
        assert refused.hint  # noqa: PT017


def test_without_pandoc_a_page_is_refused_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pandoc._program.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "pypandoc", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RefusedError, match="pandoc, which is not installed") as refused:
        read_source("a.html", PAGE.encode())
    assert "qms-toolkit[office]" in refused.value.hint
    pandoc._program.cache_clear()
