"""Whatever bytes a file holds: a finding with its place, and the rest is read."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import validate
from qms.model.located import Fields, Scalar
from qms.reports.sentence import remedy, sentence
from qms.rules.tables import RULES
from qms.store.bytes import MAX_BYTES, MAX_LINE, reading_of
from qms.store.documents import parse
from qms.store.house import read_house
from qms.store.tree import walk
from qms.store.yaml import MAX_DEPTH, read_yaml
from tests.example_tree import lay_example, lay_house

DAY = date(2026, 11, 22)
HEAD = "---\nid: PO-01\n---\n"
HUNGARIAN = "A jegyző az űrlapot elfogadta, művelődési ügyben is.\n"
ROMANIAN = "Soluţionarea petiţiilor şi evidenţa lor în registratură\n"
BULGARIAN = "Процедура за управление на документи\n"
UNREAD_SIGN = "a sign stands there that YAML does not allow"

Told = list[tuple[str, int, int]]


def told(root: Path) -> Told:
    """The findings of reading about PO-01: code, line, column."""
    return [
        (each.code, each.place.line, each.place.column)
        for each in validate(root, DAY).findings
        if each.code < "QMS120" and each.place.path == "procedures/PO-01.md"
    ]


def head(text: str) -> bytes:
    return f"---\n{text}\n---\n# Purpose\n".encode()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", [("QMS113", 1, 1)], id="empty file"),
        pytest.param(b"---\n---\n", [("QMS113", 1, 1)], id="only fences"),
        pytest.param(b"---\n---", [("QMS113", 1, 1)], id="only fences, no line end"),
        pytest.param(b"---\n# id: x\n---\n", [("QMS113", 1, 1)], id="only a comment"),
        pytest.param(b"# Purpose\n", [("QMS113", 1, 1)], id="no opening fence"),
        pytest.param(b"\n---\nid: A\n---\n", [("QMS113", 1, 1)], id="blank line first"),
        pytest.param(
            b"--- \nid: A\n---\n", [("QMS113", 1, 1)], id="blank after opening"
        ),
        pytest.param(b"---\nid: A\n# P\n", [("QMS114", 1, 1)], id="no closing fence"),
        pytest.param(
            b"---\nid: A\n--- \n", [("QMS114", 3, 1)], id="blank after closing"
        ),
        pytest.param(b"---\nid: A\n...\n", [("QMS114", 3, 1)], id="closed by points"),
        pytest.param(
            "---\nid: A\n—\n# P\n".encode(), [("QMS114", 3, 1)], id="closed by a dash"
        ),
        pytest.param(b"---\n- A\n---\n", [("QMS116", 2, 1)], id="a list"),
        pytest.param(b"---\nA\n---\n", [("QMS116", 2, 1)], id="a single text"),
        pytest.param(head("id: A\nid: B"), [("QMS110", 3, 1)], id="key twice"),
        pytest.param(
            head("id: A\nchange: {reason: x, reason: y}"),
            [("QMS110", 3, 21)],
            id="inner key twice",
        ),
        pytest.param(
            head("id: A\nchange:\n\treason: x"), [("QMS109", 4, 1)], id="tab in front"
        ),
        pytest.param(
            head("id: A\nforms:\n-\ta: 1\n\tb: 2"), [("QMS109", 4, 2)], id="tab in list"
        ),
        pytest.param(head("id: A\ntitle: a\tb"), [], id="tab inside a value"),
        pytest.param(head("a: &x [1]\nb: *x"), [("QMS111", 2, 4)], id="anchor"),
        pytest.param(head("a: !!python/none x"), [("QMS111", 2, 4)], id="tag"),
        pytest.param(head("title: *new* law"), [("QMS111", 2, 12)], id="stars"),
        pytest.param(head("title: Water & waste!"), [], id="ampersand within"),
        pytest.param(head("a: " + "[" * 30 + "]" * 30), [("QMS112", 2, 23)], id="deep"),
        pytest.param(
            head("- " * 4000 + "x"), [("QMS112", 2, 41)], id="thousands of hyphens"
        ),
        pytest.param(
            head("\n".join(" " * depth + "a:" for depth in range(40))),
            [("QMS112", 22, 21)],
            id="deep by indentation",
        ),
        pytest.param(head("title: a: b"), [("QMS108", 2, 9)], id="colon in a value"),
        pytest.param(head('title: "a'), [("QMS108", 3, 1)], id="quote not closed"),
        pytest.param(head("a: [1, 2\nb: 1"), [("QMS108", 3, 2)], id="bracket open"),
        pytest.param(head("? [a, b]\n: c"), [("QMS108", 2, 3)], id="a list as key"),
        pytest.param(head("id: A\ntitle: \ufffe"), [("QMS108", 3, 8)], id="non-sign"),
        pytest.param(b"\xef\xbb\xbf" + head("id: A"), [("QMS103", 1, 1)], id="BOM"),
        pytest.param(
            head("id: A").replace(b"\n", b"\r\n"), [("QMS104", 1, 1)], id="CRLF"
        ),
        pytest.param(head("id: A") + b"x\ry\n", [("QMS104", 5, 1)], id="lone CR"),
        pytest.param(HEAD.encode("utf-16"), [("QMS102", 1, 1)], id="UTF-16 and BOM"),
        pytest.param(HEAD.encode("utf-16-le"), [("QMS102", 1, 1)], id="UTF-16 LE"),
        pytest.param(HEAD.encode("utf-16-be"), [("QMS102", 1, 1)], id="UTF-16 BE"),
        pytest.param(
            BULGARIAN.encode("utf-16-le"), [("QMS102", 1, 1)], id="UTF-16, Cyrillic"
        ),
        pytest.param(HUNGARIAN.encode("cp1250"), [("QMS102", 1, 8)], id="cp1250"),
        pytest.param(BULGARIAN.encode("cp1251"), [("QMS102", 1, 1)], id="cp1251"),
        pytest.param(head("id: A\0"), [("QMS105", 2, 6)], id="NUL in the head"),
        pytest.param(head("id: A") + b"a\0b", [("QMS105", 5, 2)], id="NUL in the text"),
        pytest.param(head("id: A\x1b[31m"), [("QMS105", 2, 6)], id="escape sequence"),
        pytest.param(head("id: A\u0096"), [("QMS105", 2, 6)], id="C1 control"),
        pytest.param(head("id: A # §, «x»"), [], id="signs that begin as C1 do"),
        pytest.param(head("id: A\u202e"), [("QMS106", 2, 6)], id="bidi override"),
        pytest.param(head("id: A") + "\u2066x".encode(), [("QMS106", 5, 1)], id="bidi"),
        pytest.param(b"x" * (MAX_LINE + 1), [("QMS118", 1, 1)], id="a very long line"),
        pytest.param(b"x" * (MAX_BYTES + 1), [("QMS107", 0, 0)], id="a very long file"),
        pytest.param(bytes(range(256)) * 50, [("QMS102", 3, 115)], id="no text at all"),
        pytest.param(head("id: A\ntitle: 😀"), [], id="emoji"),
        pytest.param(HEAD.encode(), [], id="a good one"),
    ],
)
def test_hostile_bytes(tmp_path: Path, data: bytes, expected: Told) -> None:
    lay_house(tmp_path)
    (tmp_path / "procedures/PO-01.md").write_bytes(data)
    assert told(tmp_path) == expected


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(HUNGARIAN.encode("cp1250"), "cp1250", id="Hungarian"),
        pytest.param(ROMANIAN.encode("cp1250"), "cp1250", id="Romanian"),
        pytest.param(HUNGARIAN.encode("iso8859-2"), "cp1250", id="Hungarian, Latin-2"),
        pytest.param(BULGARIAN.encode("cp1251"), "cp1251", id="Bulgarian"),
        pytest.param(BULGARIAN.encode("utf-16-be"), "UTF-16", id="UTF-16"),
        pytest.param(HUNGARIAN.encode() + b"\xf5", "UTF-8 with", id="damaged, Latin"),
        pytest.param(BULGARIAN.encode()[:-2], "UTF-8 with", id="cut off, Cyrillic"),
        pytest.param(b"PK\3\4" + bytes(range(256)), "no encoding", id="an archive"),
    ],
)
def test_the_encoding_is_guessed(data: bytes, encoding: str) -> None:
    flaw = reading_of(data).flaws[0]
    assert flaw.code == "QMS102"
    assert str(flaw.values["encoding"]).startswith(encoding)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        pytest.param("a: b: c", "a colon with a blank", id="colon"),
        pytest.param("a:b\nc: d", "a colon with a blank", id="no blank after colon"),
        pytest.param("a:\n  b: 1\n c: 2", "indented wrongly", id="indentation"),
        pytest.param("a: 'x' y", "closing quote", id="text after a quote"),
        pytest.param("- a\nb: c", "begin with a hyphen", id="no hyphen"),
        pytest.param("a: [1\nb: 2", "a bracket is not closed", id="bracket"),
        pytest.param("a: {x: 1\nb: 2", "a bracket is not closed", id="brace"),
        pytest.param("a: ]", "where a value should", id="only the closing bracket"),
        pytest.param("a: %x", "means something in YAML", id="per cent"),
        pytest.param("a: @x", "means something in YAML", id="at"),
        pytest.param("a: `x`", "means something in YAML", id="backtick"),
        pytest.param('a: "x', "quotation mark is not closed", id="double quote"),
        pytest.param("a: 'x\nb: y", "quotation mark is not closed", id="single quote"),
        pytest.param('a: "C:\\q"', "a backslash", id="backslash"),
        pytest.param('a: "\\xyz"', "a backslash", id="no hexadecimal"),
        pytest.param("a: - b", "a list begins", id="hyphen after a colon"),
        pytest.param("a: | x\n y", "begins on the next line", id="text after a bar"),
        pytest.param("a: 1\n---\nb: 2", "a second text", id="two documents"),
        pytest.param("a: 1\n...\nb: 2", "a second text", id="text after the end"),
        pytest.param("a: \ufffe", UNREAD_SIGN, id="a sign that cannot be read"),
        pytest.param("%YAML 2.0\n---\na: 1", "the rules of YAML", id="another YAML"),
    ],
)
def test_problems_are_told_in_our_words(text: str, piece: str) -> None:
    fields, flaws = read_yaml(text)
    assert fields == {}
    assert [flaw.code for flaw in flaws] == ["QMS108"]
    assert piece in str(flaws[0].values["problem"])


@pytest.mark.parametrize(
    "typed",
    [
        *("1.10", "10:30", "012", "no", "on", "2011-07-28", "~", "1e3", "0x1F", "null"),
        *("1_000", ".inf", "=", "<<", "2.0", "+40", "TRUE", "12:30:45", "2026-02-30"),
    ],
)
def test_values_arrive_as_typed(typed: str) -> None:
    fields, flaws = read_yaml(f"a: {typed}\nb: [{typed}]\n{typed}: c\n", 2)
    assert flaws == []
    value = fields["a"]
    assert value == typed
    assert isinstance(value, Scalar)
    assert (value.line, value.column) == (2, 4)
    assert list(fields.texts("b")) == [typed]
    assert fields.text(typed) == "c"


def test_a_key_that_stands_very_often_is_told_a_few_times() -> None:
    fields, flaws = read_yaml("".join(f"k{n % 500}: 1\n" for n in range(10_000)))
    assert len(fields) == 500
    assert len(flaws) < 30


@pytest.mark.parametrize(
    "nest", ["- ", "-  ", "-   ", "? ", "?  ", "- ? ", "[", "{a: "]
)
def test_no_depth_ends_the_program(nest: str) -> None:
    assert [flaw.code for flaw in read_yaml(nest * 100_000)[1]] == ["QMS112"]


def test_exactly_as_deep_as_allowed() -> None:
    deep = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert read_yaml(f"a: {deep}")[1] == []
    assert [flaw.code for flaw in read_yaml(f"a: [{deep}]")[1]] == ["QMS112"]


def test_a_mended_file_is_not_told_again(tmp_path: Path) -> None:
    lay_house(tmp_path)
    path = tmp_path / "procedures/PO-01.md"
    path.write_bytes(b"\xef\xbb\xbf" + head("id: PO-01").replace(b"\n", b"\r\n"))
    assert [code for code, _, _ in told(tmp_path)] == ["QMS103", "QMS104"]
    path.write_bytes(head("id: PO-01"))
    assert told(tmp_path) == []
    path.write_bytes(head("id: PO-01").replace(b"\n", b"\r\n"))
    assert [code for code, _, _ in told(tmp_path)] == ["QMS104"]


def test_the_digest_is_that_of_the_bytes_in_git() -> None:
    assert reading_of(b"a\r\nb").data == b"a\nb"
    assert reading_of(b"a\rb").data == b"a\rb"
    assert reading_of(b"\xef\xbb\xbfa").data == b"\xef\xbb\xbfa"


def test_a_file_that_cannot_be_read_keeps_its_name_as_id(tmp_path: Path) -> None:
    house = read_house(lay_house(tmp_path)).house
    parsed = parse("procedures/PO-07.hu.md", reading_of(b"no fields"), house, "")
    assert parsed.document.id == "PO-07"


class TestOddFiles:
    def codes(self, root: Path, path: str) -> list[str]:
        return [
            each.code
            for each in validate(root, DAY).findings
            if each.place.path == path and each.code < "QMS120"
        ]

    @pytest.mark.parametrize(
        "target",
        ["../../outside.md", "PC-01.md", "nowhere.md", "PO-09.md", "/etc/passwd"],
    )
    def test_links_are_not_followed(self, tmp_path: Path, target: str) -> None:
        lay_house(tmp_path)
        (tmp_path / "procedures/PO-09.md").symlink_to(target)
        assert self.codes(tmp_path, "procedures/PO-09.md") == ["QMS115"]

    @pytest.mark.parametrize(
        "path",
        [
            pytest.param("procedures/more", id="a folder of documents"),
            pytest.param("procedures/PO-01/flow.svg", id="an attachment"),
            pytest.param("records/objectives/OB-09.yaml", id="a record"),
            pytest.param("records/more", id="a folder of records"),
        ],
    )
    def test_links_anywhere(self, tmp_path: Path, path: str) -> None:
        lay_house(tmp_path)
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).symlink_to(tmp_path / "governance")
        assert self.codes(tmp_path, path) == ["QMS115"]

    @pytest.mark.parametrize("folder", ["procedures", "records"])
    def test_a_top_folder_that_is_a_link(self, tmp_path: Path, folder: str) -> None:
        lay_house(tmp_path)
        (tmp_path / folder).rename(tmp_path / "elsewhere")
        (tmp_path / folder).symlink_to("elsewhere")
        assert self.codes(tmp_path, folder) == ["QMS115"]

    def test_governance_behind_a_link(self, tmp_path: Path) -> None:
        lay_house(tmp_path)
        (tmp_path / "governance").rename(tmp_path / "elsewhere")
        (tmp_path / "governance").symlink_to("elsewhere")
        assert self.codes(tmp_path, "governance/profile.yaml") == ["QMS115"]

    @pytest.mark.parametrize(
        "path",
        ["procedures/PO-09.md", "records/objectives/OB-09.yaml", "procedures/x.svg"],
    )
    def test_pipes_do_not_hold_up_anybody(self, tmp_path: Path, path: str) -> None:
        lay_house(tmp_path)
        os.mkfifo(tmp_path / path)
        assert self.codes(tmp_path, path) == ["QMS101"]

    @pytest.mark.parametrize(
        "path",
        [
            "procedures/PO-09.md",
            "records/objectives/OB-09.yaml",
            "governance/people.yaml",
            "qms.yaml",
        ],
    )
    def test_folders_with_names_of_files(self, tmp_path: Path, path: str) -> None:
        lay_house(tmp_path)
        (tmp_path / path).unlink(missing_ok=True)
        (tmp_path / path).mkdir()
        assert self.codes(tmp_path, path) == ["QMS101"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_closed_file_and_a_closed_folder(self, tmp_path: Path) -> None:
        lay_example(tmp_path, "files", "=== procedures/closed/PO-09.md\nid: PO-09\n")
        (tmp_path / "procedures/PC-01.md").chmod(0)
        (tmp_path / "procedures/closed").chmod(0)
        try:
            assert self.codes(tmp_path, "procedures/PC-01.md") == ["QMS101"]
            assert self.codes(tmp_path, "procedures/closed") == ["QMS101"]
        finally:
            (tmp_path / "procedures/closed").chmod(0o700)

    def test_a_name_in_an_older_encoding(self, tmp_path: Path) -> None:
        lay_example(tmp_path, "files", "=== procedures/\\xfbrlap.md\n")
        assert self.codes(tmp_path, "procedures/?rlap.md") == ["QMS117"]

    def test_folders_as_deep_as_the_system_allows(self, tmp_path: Path) -> None:
        lay_house(tmp_path)
        here = Path.cwd()
        os.chdir(tmp_path / "procedures")
        try:
            for _ in range(1100):
                Path("abc").mkdir()
                os.chdir("abc")
        finally:
            os.chdir(here)
        try:
            deepest = max(path.count("/abc") for path in walk(tmp_path, "procedures"))
            assert deepest > 900
            found = validate(tmp_path, DAY).findings
            assert [each.code for each in found if each.code < "QMS120"] == ["QMS101"]
        finally:
            subprocess.run(["rm", "-r", tmp_path / "procedures/abc"], check=True)

    @pytest.mark.parametrize("content", ["", "[]", "a", "a: [", "\ufeff", "a: &b 1"])
    @pytest.mark.parametrize(
        "path",
        [
            "qms.yaml",
            "governance/profile.yaml",
            "governance/people.yaml",
            "records/objectives/OB-01.yaml",
            "overrides/standards/norm-100-2020.yaml",
            "procedures/CH-01.yaml",
        ],
    )
    def test_yaml_files(self, tmp_path: Path, path: str, content: str) -> None:
        lay_house(tmp_path)
        (tmp_path / path).write_text(content, encoding="utf-8")
        assert self.codes(tmp_path, path)


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    lay_example(
        tmp_path,
        "files",
        "=== procedures/PO-09.md\nid: PO-09\nownr: registry\n",
    )
    before = {(each.code, each.place.path) for each in validate(tmp_path, DAY).findings}
    (tmp_path / "procedures/PO-01.md").write_bytes(b"\xff\xfe\0")
    (tmp_path / "procedures/PO-02.md").write_bytes(b"---\na: &b [*b]\n---\n")
    (tmp_path / "procedures/PO-03.md").symlink_to("PO-03.md")
    (tmp_path / "records/objectives/OB-02.yaml").write_bytes(b"\t")
    after = {(each.code, each.place.path) for each in validate(tmp_path, DAY).findings}
    assert ("QMS130", "procedures/PO-09.md") in before
    assert before <= after


@pytest.mark.parametrize("code", [code for code in RULES if code < "QMS120"])
def test_sentences_of_reading_need_no_more_than_they_are_given(
    tmp_path: Path, code: str
) -> None:
    lay_house(tmp_path)
    files = {
        "PO-01.md": b"---\n? [a]\n: b\nid: A\nid: B\n---\n\x07\r\n",
        "PO-02.md": b"\xff\xfe",
        "PO-03.md": b"x" * 20_000,
        "PO-04.md": b"x" * 3_000_000,
    }
    for name, data in files.items():
        (tmp_path / "procedures" / name).write_bytes(data)
    report = validate(tmp_path, DAY)
    for each in report.findings:
        if each.code == code:
            assert "{" not in sentence(report.cards[code], each)
            assert remedy(report.cards[code], each)


def test_fields_know_their_place() -> None:
    fields, _ = read_yaml("a: 1\nb:\n  - {c: 2}\n", 2)
    row = next(iter(fields.rows("b")))
    assert isinstance(row, Fields)
    assert (row.line, row.column) == (4, 5)
    assert (row.key("c").line, row.key("c").column) == (4, 6)
