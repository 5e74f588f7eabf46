"""`qms survey import`: what is counted, what is left out, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.store.yaml import read_yaml
from tests.cli.console import Told, qms
from tests.survey_house import lay_answers, lay_survey, lay_wave

WAVE = "SUR-2026-01"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    lay_survey(tmp_path)
    lay_wave(tmp_path, WAVE)
    return tmp_path


def imported(house: Path, data: bytes | str, *words: str) -> Told:
    raw = data.encode() if isinstance(data, str) else data
    (house / "answers.csv").write_bytes(raw)
    asked = ("--group", "clients", "--root", house)
    return qms("survey", "import", WAVE, house / "answers.csv", *asked, *words)


def record(house: Path) -> str:
    return (house / f"records/surveys/{WAVE}.yaml").read_text(encoding="utf-8")


def counts(house: Path, item: str = "overall") -> dict[str, str]:
    result = next(read_yaml(record(house))[0].rows("results"))
    row = next(each for each in result.rows("items") if each.text("item") == item)
    found = {**row.fields("counts"), "unknown": row["unknown"], "blank": row["blank"]}
    return {str(key): str(value) for key, value in found.items()}


RIGHT = {"1": "1", "2": "1", "3": "2", "4": "2", "5": "3", "unknown": "1", "blank": "1"}
SCALE = ("1", "2", "3", "3", "4", "4", "5", "5", "5", "I do not know", "")
BODY = [f"{at};{each};4" for at, each in enumerate(SCALE)]
PLAIN = "\n".join(["id;overall;effort", *BODY]) + "\n"
LABELS = {"1": "Very dissatisfied", "2": "dissatisfied", "3": "neither",
          "4": "satisfied", "5": "5 – very  satisfied"}  # fmt: skip
WORDED = PLAIN
for _point, _label in LABELS.items():
    WORDED = WORDED.replace(f";{_point};4", f";{_label};4")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param("\ufeff" + PLAIN, id="byte order mark"),
        pytest.param(PLAIN.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(PLAIN.replace("\n", "\r"), id="CR alone"),
        pytest.param(PLAIN.replace("\n", "\r\n", 4), id="mixed line ends"),
        pytest.param(PLAIN.replace(";", ","), id="commas"),
        pytest.param(PLAIN.replace(";", "\t"), id="tabs"),
        pytest.param("sep=;\n" + PLAIN, id="Excel's first line"),
        pytest.param(PLAIN.encode("utf-16"), id="UTF-16"),
        pytest.param(WORDED, id="words"),
        pytest.param(WORDED.upper().replace("ID;", "id;"), id="capitals"),
        pytest.param(
            PLAIN.replace(";4\n", ";4,0\n").replace(";5;", ";5,00;"), id="decimals"
        ),
        pytest.param(PLAIN.replace("\n", "\n\n"), id="blank lines between"),
        pytest.param(
            PLAIN.replace("overall", '"How satisfied are you,\n all in all?"', 1),
            id="the question over its column",
        ),
        pytest.param(
            PLAIN.replace("overall", "Q1. How satisfied are you, all in all?", 1),
            id="the question after a number",
        ),
        pytest.param(
            PLAIN.replace(
                "overall", "Please tell [How satisfied are you, all in all?]", 1
            ),
            id="a row of a grid",
        ),
        pytest.param("Survey;;\nAutumn;2026;\n" + PLAIN, id="titles above"),
        pytest.param(
            PLAIN.replace(
                "\n", '\nx;"How satisfied?";y\n{"ImportId":"a"};{"ImportId":"b"};\n', 1
            ).replace('x;"How satisfied?";y\n', "", 1),
            id="a machine's row below",
        ),
    ],
)
def test_answers_in_any_form_are_counted_alike(house: Path, data: bytes | str) -> None:
    told = imported(house, data)
    assert (told.err, told.code) == ("", 0)
    assert counts(house) == RIGHT


@pytest.mark.parametrize(
    ("encoding", "word"), [("cp1250", "elégedetlen ő"), ("cp1251", "недоволен")]
)
def test_an_old_encoding_is_named_and_then_read(
    house: Path, encoding: str, word: str
) -> None:
    path = house / "procedures/CQ-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("1: very dissatisfied", f"1: {word}"), "utf-8")
    data = PLAIN.replace(";1;", f";{word};").encode(encoding)
    refused = imported(house, data)
    assert refused.code == 3
    assert "row 2, cell 2: this is not utf-8" in refused.err
    assert encoding in refused.err
    assert imported(house, data, "--encoding", encoding).code == 0
    assert counts(house) == RIGHT


MIXED = PLAIN.replace(";1;", ";kész;").encode("cp1250") + "10;kész;4\n".encode()


@pytest.mark.parametrize(
    ("data", "words", "message"),
    [
        pytest.param("", (), "has no rows", id="nothing"),
        pytest.param("id;overall\n", (), "no answer below", id="a header alone"),
        pytest.param("a;b\n1;2\n", (), "no column is called", id="another file"),
        pytest.param(b"PK\x03\x04", (), "workbook", id="a workbook"),
        pytest.param(PLAIN + "a;b\n", (), "row 13 has 2 cells", id="a short row"),
        pytest.param(PLAIN + "a;5;4;7\n", (), "row 13 has 4 cells", id="a long row"),
        pytest.param(PLAIN + '9;"5;4\n', (), "row 13: quotation", id="open quotes"),
        pytest.param(PLAIN + '9;"5"x;4\n', (), "row 13: quotation", id="odd quotes"),
        pytest.param(
            PLAIN.replace(";3;", ";3\0;"), (), "row 4, cell 2: a sign", id="NUL"
        ),
        pytest.param(MIXED, (), "row 2, cell 2: this is not utf-8", id="mixed"),
        pytest.param(
            MIXED, ("--encoding", "cp1250"), "row 13, cell 2: UTF-8 in", id="mixed 2"
        ),
        pytest.param(PLAIN, ("--encoding", "klingon"), "no encoding", id="no encoding"),
        pytest.param(
            "overall,id|x\n1,2|3\n", (), "what parts the cells", id="two separators"
        ),
        pytest.param(
            PLAIN.replace("effort", "overall", 1),
            (),
            "two columns",
            id="one item twice",
        ),
        pytest.param(
            PLAIN.replace(";5;", ";9;").replace(";4;", ";8;").replace(";3;", ";7;"),
            (),
            "7 of 11 cells are no answer to overall",
            id="another scale",
        ),
        pytest.param(
            PLAIN.replace(";4\n", ";=1+1\n"), (), "no answer to effort", id="formulas"
        ),
        pytest.param(PLAIN, ("--map", "x=overall"), "0 columns", id="no column"),
        pytest.param(PLAIN, ("--map", "id=overal"), "nearest item is", id="no item"),
        pytest.param(PLAIN, ("--map", "overall"), "COLUMN=ITEM", id="no pair"),
        pytest.param(PLAIN, ("--separator", "ab"), "no separator", id="two signs"),
        pytest.param(PLAIN, ("--group", "all"), "clients, firms", id="no group"),
    ],
)
def test_what_cannot_be_told_for_certain_is_refused_with_its_place(
    house: Path, data: bytes | str, words: tuple[str, ...], message: str
) -> None:
    before = record(house)
    told = imported(house, data, *words)
    assert told.code in (2, 3)
    assert message in told.err
    assert "hint: " in told.err or "has no rows" in told.err
    assert "Traceback" not in told.err
    assert record(house) == before


def test_a_formula_is_an_answer_that_the_scale_does_not_have(house: Path) -> None:
    told = imported(house, PLAIN + '11;"=HYPERLINK(""x"")";4\n12;+4;4\n13;@SUM(A1);4\n')
    assert told.code == 0
    assert "3  with an answer that its scale does not have" in told.out
    assert "row 13  overall: “=HYPERLINK(" in told.out
    assert "HYPERLINK" not in record(house)
    assert counts(house) == RIGHT


def test_rows_that_are_not_counted_are_told_by_reason(house: Path) -> None:
    head = "id;overall;effort;Duration\n"
    rows = [f"{at};4;4;{300 + at}" for at in range(20)]
    rows += ["3;5;5;310", "40;;;300", "41;7;4;300", "42;4;4;20", "43;4;4;1:15"]
    told = imported(house, head + "\n".join(rows) + "\n")
    assert told.code == 0
    result = next(read_yaml(record(house))[0].rows("results"))
    assert result.text("answered") == "20"
    left_out = {str(key): str(each) for key, each in result.fields("left_out").items()}
    assert left_out == {
        "duplicate": "1", "empty": "1", "out_of_range": "1", "speeder": "2",
    }  # fmt: skip
    assert "under 102 seconds, a third of the median" in told.out.replace("103", "102")


PRIVATE = {
    "Full name": "Ann Smith", "E-mail cím": "x", "Telefon": "y", "Адрес": "z",
    "Nume și prenume": "w", "IP": "1", "Timestamp": "1", "Contact": "ann@example.org",
    "Nr": "7", "Seen from": "10.0.0.7", "When": "10:12:01", "Call": "0722 123 456",
    "Remarks": "I had to wait for a very long time at the second desk.",
}  # fmt: skip


def test_personal_columns_are_dropped_and_named(house: Path) -> None:
    columns = {name: [text] * 6 for name, text in PRIVATE.items()}
    columns["Nr"] = list("123456")
    lay_answers(house, "answers.csv", {**columns, "overall": ["4"] * 6})
    told = imported(house, (house / "answers.csv").read_bytes())
    assert (told.err, told.code) == ("", 0)
    lines = {line.strip().split("  ")[0]: line for line in told.lines}
    personal = [*list(PRIVATE)[:6], "Contact", "Seen from", "Call"]
    assert [name for name in personal if "personal data" not in lines[name]] == []
    assert "a moment" in lines["Timestamp"]
    assert "a moment" in lines["When"]
    assert "free text" in lines["Remarks"]
    assert "duplicates" in lines["Nr"]
    for text in ("Ann", "ann@", "0722", "wait", "10.0.0", "Remarks"):
        assert text not in record(house)


def test_free_text_is_never_kept_and_themes_are_counted(house: Path) -> None:
    themes = [
        "hours",
        "Opening hours; our letters",
        "My name is Ann",
        "",
        "letters",
        "-",
    ]
    lay_answers(house, "answers.csv", {"themes": themes * 2, "overall": ["4"] * 12})
    told = imported(house, (house / "answers.csv").read_bytes())
    assert counts(house, "themes") == {
        "hours": "4", "letters": "4", "unknown": "2", "blank": "4",
    }  # fmt: skip
    assert "2 texts named no theme" in told.out
    assert "Ann" not in record(house) + told.out


def test_of_fewer_than_five_only_their_number_is_kept(house: Path) -> None:
    told = imported(house, "overall;effort\n5;7\n1;1\n3;4\n2;2\n")
    assert "fewer than 5 answered: only their number is kept" in told.out
    result = next(read_yaml(record(house))[0].rows("results"))
    assert sorted(result) == ["answered", "file", "group"]
    assert "counts" not in record(house)


def test_an_item_that_fewer_than_five_answered_keeps_no_counts(house: Path) -> None:
    rows = ["5;1", "5;2", "5;3", "5;4", "5;", "5;"]
    imported(house, "overall;effort\n" + "\n".join(rows) + "\n")
    assert counts(house, "effort") == {"unknown": "0", "blank": "2"}
    assert qms("validate", "--root", house).code == 0


def test_pairs_are_counted_person_by_person(house: Path) -> None:
    columns = {
        "wait-expected": list("5545543"),
        "wait": ["3", "5", "5", "", "1", "4", "4"],
    }
    lay_answers(house, "answers.csv", columns)
    imported(house, (house / "answers.csv").read_bytes())
    assert "{pair: wait, gaps: {-4: 1, -2: 1, 0: 2, 1: 2}}" in record(house)
    assert "{dimension: promptness, pairs: 1, gaps: {-4: 1" in record(house)


def test_straight_liners_are_counted_and_alpha_told_without_them(house: Path) -> None:
    columns = {
        "friendly": list("5544332211") + ["4"] * 4,
        "listened": list("5453342211") + ["4"] * 4,
        "unclear": list("1122334554") + ["4"] * 4,
    }
    lay_answers(house, "answers.csv", columns)
    told = imported(house, (house / "answers.csv").read_bytes())
    assert "5 of 14 gave one answer to every item" in told.out
    result = next(read_yaml(record(house))[0].rows("results"))
    battery = next(result.rows("batteries"))
    assert float(battery.text("alpha_without_straight")) > float(battery.text("alpha"))


def test_a_dry_run_writes_nothing_and_a_second_import_is_refused(house: Path) -> None:
    before = record(house)
    assert "nothing was written" in imported(house, PLAIN, "--dry-run").out
    assert record(house) == before
    assert imported(house, PLAIN).code == 0
    again = imported(house, PLAIN)
    assert again.code == 3
    assert "has results of clients already" in again.err
    assert record(house).startswith(before.rstrip("\n"))


def test_columns_are_told_by_name_or_place(house: Path) -> None:
    data = PLAIN.replace("overall", "F1", 1).replace("effort", "F2", 1)
    told = imported(house, data, "--map", "f1=overall", "--map", "#3=effort")
    assert (told.err, told.code) == ("", 0)
    assert counts(house) == RIGHT
    assert "recommend" in told.out
    assert "it was not asked here" in told.out


def test_a_file_without_header_is_read_as_told(house: Path) -> None:
    data = PLAIN.partition("\n")[2]
    told = imported(
        house, data, "--header", "0", "--map", "#2=overall", "--map", "#3=effort"
    )
    assert (told.err, told.code) == ("", 0)
    assert counts(house) == RIGHT


def test_a_closed_wave_is_not_added_to(house: Path) -> None:
    path = house / f"records/surveys/{WAVE}.yaml"
    path.write_text(record(house).replace("closed: null", "closed: 2026-11-01"))
    assert "is closed" in imported(house, PLAIN).err


def test_what_was_counted_holds_by_the_rules(house: Path) -> None:
    imported(house, PLAIN)
    told = qms("validate", "--root", house, "--as-of", "2026-11-22")
    assert (told.code, "no findings" in told.out) == (0, True)
    path = house / f"records/surveys/{WAVE}.yaml"
    path.write_text(record(house).replace("5: 3", "5: 4"), encoding="utf-8")
    assert "QMS537" in qms("validate", "--root", house).out


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(house: Path) -> None:
    path = house / "huge.csv"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    told = qms("survey", "import", WAVE, path, "--group", "clients", "--root", house)
    assert told.code == 3
    assert "huge.csv is larger than 32 MB" in told.err


def test_a_file_that_is_not_there_is_told(house: Path) -> None:
    asked = ("--group", "clients", "--root", house)
    told = qms("survey", "import", WAVE, house / "none.csv", *asked)
    assert told.code == 3
    assert "none.csv" in told.err


def test_words_of_every_language_version_are_understood(house: Path) -> None:
    version = (
        "id: CQ-01\ntitle: Cum\nlanguage: ro\n"
        "translates: {edition: 1, revision: 0}\n"
        "items: {overall: {text: Mulțumit?}, "
        "themes: {codes: {hours: {title: program}}}}\n"
        "scales: {satisfaction: {labels: {5: foarte mulțumit}, "
        "unknown: nu știu}}\n"
    )
    (house / "procedures/CQ-01.ro.yaml").write_text(version, encoding="utf-8")
    path = house / f"records/surveys/{WAVE}.yaml"
    path.write_text(record(house).replace("[en]", "[en, ro]"), encoding="utf-8")
    cells = ["FOARTE MULȚUMIT", "5 - foarte mulțumit", "very satisfied", "nu știu", "4"]
    columns = {"Mulțumit?": cells * 2, "themes": ["Program", "hours"] * 5}
    lay_answers(house, "answers.csv", columns)
    told = imported(house, (house / "answers.csv").read_bytes())
    assert (told.err, told.code) == ("", 0)
    assert counts(house) == {
        "1": "0", "2": "0", "3": "0", "4": "2", "5": "6", "unknown": "2", "blank": "0",
    }  # fmt: skip
    assert counts(house, "themes")["hours"] == "10"
    assert "versions: {ro: " in record(house)


def test_one_word_for_two_points_is_refused(house: Path) -> None:
    path = house / "procedures/CQ-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("5: very satisfied", "5: satisfied"), "utf-8")
    told = imported(house, PLAIN)
    assert told.code == 2
    assert "the answer satisfied stands for two points" in told.err
