"""Row by row or by a database: the same groups, whatever the log holds."""

from __future__ import annotations

import csv
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qms.errors import MissingExtraError, QmsError
from qms.evaluation.calendar_counting import Counting
from qms.model.case_log import CaseLog
from qms.model.cases import Read
from qms.store.cases import csv_rows
from qms.store.cases.database import database
from qms.store.cases.database_told import refusal
from qms.store.cases.log_parts import Wanted
from tests.store.cases.engines import (
    DAYS,
    HOURS,
    MINUTES,
    OPEN_MINUTES,
    WORKING_DAYS,
    by_database,
    by_rows,
    log_of,
)

Form = tuple[str, str, tuple[Counting, Counting], str, str]
Engine = Callable[..., Read]
MANY = max(20, int(os.environ.get("QMS_FUZZ", "0")) // 20)
HEAD = ["No", "Kind", "State", "In", "Out", "Waited", "Since", "Until"]
LOG = """
id: LOG-A
file: {{separator: ";", encoding: {encoding}}}
times: {{style: {style}, zone: {zone}}}
columns: {{case: {case}, start: In, stop: Out{paused}}}
excluded: [{{reason: withdrawn, where: {{State: [withdrawn, "it's"]}}}}]
population: {population}
cases:
  - {{promise: one, where: {{Kind: [a, "b"]}}}}
  - {{promise: two, where: {{Kind: [c]}}, stop: Until}}
"""

BLANK = st.sampled_from(["", " ", "\u00a0", "\t", "  "])
DAY = st.sampled_from(
    [(2026, month, day) for month in (6, 7, 9, 10) for day in (1, 25, 28, 29, 30, 31)]
    + [(2026, 3, 29), (2026, 10, 25), (2025, 12, 31), (1970, 1, 1), (2199, 1, 1)]
)
CLOCK = st.sampled_from(["00:00", "02:30", "03:30", "08:00", "12:15", "23:59", "24:00"])
OFFSET = st.sampled_from(["", "", "Z", "+02:00", "+0300", "-05", "+14:30", "+15:00"])
WRONG = st.sampled_from(
    ["", "", "", "x", "31.12", "2026-13-01", "=1+1", "1.7.2026", "2026-07-01T10", "0"]
)


@st.composite
def iso_times(draw: st.DrawFn) -> str:
    year, month, day = draw(DAY)
    text = f"{year}-{month:02}-{day:02}"
    if draw(st.booleans()):
        sign, clock = draw(st.sampled_from("T ")), draw(CLOCK)
        more = draw(st.sampled_from(["", ":07", ":07.25", ":60"]))
        text += f"{sign}{clock}{more}{draw(OFFSET)}"
    return text


@st.composite
def styled_times(draw: st.DrawFn) -> str:
    year, month, day = draw(DAY)
    if draw(st.booleans()):
        return f"{day:02}.{month:02}.{year} {draw(CLOCK)}"
    return f"{day}.{month}.{year} {draw(CLOCK).lstrip('0')}"


def padded(cells: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(cells, st.tuples(BLANK, cells, BLANK).map("".join), WRONG)


def rows(times: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    time = padded(times)
    word = st.sampled_from
    row = st.tuples(
        word(["1", "2", "3", "4", " 4", "5\u00a0", "ő", "", "6;7", '8"8']),
        word(["a", "a", "b", " a ", "c", "A", "it's", ""]),
        word(["", "", "", "withdrawn", "it's", " withdrawn"]),
        time,
        time,
        word(["", "", "1", "2,5", "0.5", "3 ", "-1", "x", "1000"]),
        time,
        time,
    ).map(list)
    return st.lists(row, max_size=12)


def written(
    path: Path, cells: list[list[str]], encoding: str = "utf-8", end: str = "\n"
) -> Path:
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.writer(file, delimiter=";", lineterminator=end)
        writer.writerows([HEAD, *cells])
    return path


def log(style: str, zone: str, paused: str, population: str, **more: str) -> CaseLog:
    form = {"encoding": "utf-8", "case": "No", **more}
    return log_of(
        LOG.format(style=style, zone=zone, paused=paused, population=population, **form)
    )


PAUSED = ["", ", paused: Waited", ", paused: [Since, Until]"]
COUNTINGS: list[tuple[Counting, Counting]] = [
    (DAYS, WORKING_DAYS),
    (MINUTES, DAYS),
    (OPEN_MINUTES, MINUTES),
    (HOURS, OPEN_MINUTES),
]
FORMS = st.tuples(
    st.sampled_from(PAUSED),
    st.sampled_from(["started", "started-or-open", "ended"]),
    st.sampled_from(COUNTINGS),
    st.sampled_from(
        ["Europe/Bucharest", "Europe/Bucharest", "UTC", "America/New_York"]
    ),
    st.sampled_from(["No", "[No, Kind]"]),
)


def hold_alike(path: Path, found: CaseLog, countings: tuple[Counting, ...]) -> None:
    careful = by_rows([path], found, countings)
    fast = by_database([path], found, countings)
    assert list(map(dict, fast.groups)) == list(map(dict, careful.groups))
    assert fast.files == careful.files


@settings(
    max_examples=MANY,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), form=FORMS, style=st.sampled_from(["iso", "DD.MM.YYYY HH:mm"]))
def test_both_engines_give_the_same_groups(
    tmp_path: Path, data: st.DataObject, form: Form, style: str
) -> None:
    paused, population, countings, zone, case = form
    times = iso_times() if style == "iso" else styled_times()
    cells = data.draw(rows(times))
    found = log(style, zone, paused, population, case=case)
    hold_alike(written(tmp_path / "log.csv", cells), found, countings)


FORM = ("DD.MM.YYYY HH:mm", "Europe/Bucharest", ", paused: Waited", "started")
CASES = [
    ["1", "a", "", "01.07.2026 08:00", "10.07.2026 09:00", "", "", ""],
    ["2", "b", "it's", "01.07.2026 08:00", "", "", "", ""],
    ["3", "c", "", "30.09.2026 08:00", "", "2,5", "", "02.10.2026 10:00"],
    ["őí", "a", "", "01.07.2026 08:00", "31.07.2026 09:00", "1", "", ""],
]


@pytest.mark.parametrize(
    ("encoding", "end"),
    [
        pytest.param("utf-8", "\n", id="plain"),
        pytest.param("utf-8-sig", "\r\n", id="of a spreadsheet"),
        pytest.param("utf-8", "\r", id="carriage returns alone"),
        pytest.param("utf-16", "\r\n", id="wide"),
        pytest.param("cp1250", "\r\n", id="of an old Windows"),
        pytest.param("latin2", "\n", id="of an old Unix"),
    ],
)
def test_a_file_is_read_as_it_is_written(
    tmp_path: Path, encoding: str, end: str
) -> None:
    path = written(tmp_path / "log.csv", CASES, encoding, end)
    found = log(*FORM, encoding=encoding.removesuffix("-sig"))
    hold_alike(path, found, (DAYS, DAYS))
    read = by_database([path], found, (DAYS, DAYS))
    assert [sum(each.values()) for each in read.groups] == [3, 1]
    assert read.files[0].rows == 4


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        pytest.param("9;a", 1, id="too few cells"),
        pytest.param("9;a;;01.07.2026 08:00;;;;;;;", 0, id="empty cells more"),
        pytest.param("9;a;;01.07.2026 08:00;;;;;x", 1, id="a cell more"),
        pytest.param('9;a;"x"y;01.07.2026 08:00;;;;', 1, id="text after a quote"),
        pytest.param("9;a;\0;01.07.2026 08:00;;;;", 1, id="a NUL"),
        pytest.param(";;;;;;;", 0, id="nothing at all"),
        pytest.param("", 0, id="an empty line"),
        pytest.param("   ", 0, id="a line of blanks"),
        pytest.param('9;a;"two\nlines";01.07.2026 08:00;;;;', 0, id="two lines"),
        pytest.param("=1+1;a;@x;01.07.2026 08:00;-1;;;", 0, id="formulas"),
    ],
)
def test_what_is_no_row_is_counted_and_left_out(
    tmp_path: Path, line: str, broken: int
) -> None:
    path = written(tmp_path / "log.csv", CASES)
    with path.open("a", newline="") as file:
        file.write(f"{line}\n10;a;;01.07.2026 08:00;;;;\n")
    found = log(*FORM)
    hold_alike(path, found, (DAYS, DAYS))
    read = by_database([path], found, (DAYS, DAYS), wants_rows=True)
    assert read.files[0].broken == broken
    careful = by_rows([path], found, (DAYS, DAYS))
    assert sorted(read.left) == sorted(careful.left)


@pytest.mark.parametrize("engine", [by_rows, by_database])
def test_a_quotation_mark_that_is_never_closed_is_refused(
    tmp_path: Path, engine: Engine
) -> None:
    path = written(tmp_path / "log.csv", CASES)
    with path.open("a") as file:
        file.write('9;a;"x;01.07.2026 08:00;;;;\n' + "10;a;;;;;;\n" * 5)
    with pytest.raises(QmsError, match="opens in row 6 and is never closed"):
        engine([path], log(*FORM), (DAYS, DAYS))


@pytest.mark.parametrize("engine", [by_rows, by_database])
def test_bytes_of_two_encodings_are_refused(tmp_path: Path, engine: Engine) -> None:
    path = written(tmp_path / "log.csv", CASES)
    with path.open("ab") as file:
        file.write("9;a;ő;01.07.2026 08:00;;;;\n".encode("cp1250"))
    with pytest.raises(QmsError, match="row 6, cell 3: this is not utf-8") as told:
        engine([path], log(*FORM), (DAYS, DAYS))
    assert "mixes encodings" in told.value.hint


@pytest.mark.parametrize("engine", [by_rows, by_database])
def test_a_cell_that_counts_is_not_read_in_another_encoding(
    tmp_path: Path, engine: Engine
) -> None:
    path = written(tmp_path / "log.csv", CASES, "cp1250")
    told = log(*FORM, encoding="cp1250")
    with path.open("ab") as file:
        file.write("PĂŞUNE;a;;01.07.2026 08:00;;;;\n".encode("cp1250"))
    engine([path], told, (DAYS, DAYS))
    with path.open("ab") as file:
        file.write("9;hűtő;;01.07.2026 08:00;;;;\n".encode())
    with pytest.raises(QmsError, match="row 7, cell 2: UTF-8 in a file told") as mixed:
        engine([path], told, (DAYS, DAYS))
    assert "mixes encodings" in mixed.value.hint
    written(path, [*CASES[:3], ["9", "hűtő", *CASES[0][2:]]])
    with pytest.raises(QmsError, match="UTF-8 in a file told") as other:
        engine([path], told, (DAYS, DAYS))
    assert "looks like utf-8" in other.value.hint


def test_a_cell_without_end_is_no_quotation_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "log.csv", CASES)
    with path.open("a") as file:
        file.write(f"9;a;{'x' * 200_000};01.07.2026 08:00;;;;\n")
    hold_alike(path, log(*FORM), (DAYS, DAYS))
    for limit in ("_LONGEST_CELL", "_LONGEST_LINE"):
        monkeypatch.setattr(csv_rows, limit, 100_000)
        with pytest.raises(QmsError, match="from row 6 on, 100000 signs"):
            by_rows([path], log(*FORM), (DAYS, DAYS))


@pytest.mark.parametrize("engine", [by_rows, by_database])
def test_a_file_of_which_most_rows_are_none_is_refused(
    tmp_path: Path, engine: Engine
) -> None:
    path = written(tmp_path / "log.csv", CASES)
    with path.open("a") as file:
        file.write("9;a\n" * 5)
    with pytest.raises(QmsError, match="5 of 9 rows"):
        engine([path], log(*FORM), (DAYS, DAYS))


def test_a_column_without_a_name_takes_no_row_away(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(
        f"{';'.join(HEAD)};\n1;a;;01.07.2026 08:00;;;;;noted\n"
        "2;a;;01.07.2026 08:00;;;;\n"
    )
    hold_alike(path, log(*FORM), (DAYS, DAYS))
    assert by_rows([path], log(*FORM), (DAYS, DAYS)).files[0].broken == 0


def test_the_rows_left_out_are_the_same_by_both(tmp_path: Path) -> None:
    more = [
        ["1", "a", "", "01.07.2026 08:00", "10.07.2026 09:00", "", "", ""],
        ["4", "a", "", "", "", "", "", ""],
        ["5", "a", "", "02.07.2026 08:00", "01.07.2026 08:00", "", "", ""],
        ["6", "a", "", "02.07.2026 08:00", "01.12.2026 08:00", "", "", ""],
        ["7", "a", "", "02.12.2026 08:00", "", "", "", ""],
        ["8", "a", "", "02.07.2026 08:00", "x", "", "", ""],
        ["2", "b", "", "01.07.2026 08:00", "", "", "", ""],
    ]
    path = written(tmp_path / "log.csv", [*CASES, *more])
    found = log(*FORM)
    fast = by_database([path], found, (DAYS, DAYS), wants_rows=True)
    assert sorted(fast.left) == sorted(by_rows([path], found, (DAYS, DAYS)).left)
    assert len(fast.left) == 8


NAMES = ["No", "Kind", "State", "In", "Out", "Waited", "Since", "Until"]


@pytest.mark.parametrize("kind", ["VARCHAR", "DATE", "TIMESTAMP", "TIMESTAMPTZ"])
def test_parquet_gives_what_the_same_csv_gives(tmp_path: Path, kind: str) -> None:
    rows_ = [
        ["1", "a", "", "2026-07-01", "2026-07-10", "", "", ""],
        ["2", "b", "withdrawn", "2026-07-01", "", "", "", ""],
        ["3", "c", "", "2026-09-30", "", "2", "", "2026-10-02"],
        ["3", "c", "", "2026-09-30", "", "2", "", "2026-10-03"],
    ]
    path = written(tmp_path / "log.csv", rows_)
    times = ("In", "Out", "Since", "Until")
    casts = ", ".join(
        f'CAST("{each}" AS {kind}) AS "{each}"' if each in times else f'"{each}"'
        for each in NAMES
    )
    with database() as base:
        base.run("SET TimeZone = 'Europe/Bucharest'")
        base.run(
            f"COPY (SELECT {casts} FROM read_csv('{path}', delim=';', header=true, "
            f"all_varchar=true)) TO '{tmp_path}/log.parquet'"
        )
    found = log("iso", "Europe/Bucharest", "", "started")
    careful = by_rows([path], found, (DAYS, DAYS))
    fast = by_database([tmp_path / "log.parquet"], found, (DAYS, DAYS))
    assert list(map(dict, fast.groups)) == list(map(dict, careful.groups))
    assert fast.files[0].rows == 4


def test_a_table_of_another_database_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "log.csv", CASES)
    with database() as base:
        base.run(f"ATTACH '{tmp_path}/it''s.duckdb' AS made")
        base.run(
            'CREATE TABLE made."ca;ses" AS SELECT * FROM read_csv('
            f"'{path}', delim=';', header=true, all_varchar=true)"
        )
    found = log(*FORM)
    source = str(tmp_path / "it's.duckdb")
    asked = (found, (DAYS, DAYS))
    fast = by_database([], *asked, source=source, table="ca;ses")
    careful = by_rows([path], *asked)
    assert list(map(dict, fast.groups)) == list(map(dict, careful.groups))
    assert fast.files[0]._asdict() == {
        **{"name": "ca;ses", "digest": "", "rows": 4, "broken": 0}
    }
    with pytest.raises(QmsError, match="cannot be read"):
        by_database([], *asked, source=f"{source}.gone", table="cases")


@pytest.mark.parametrize(
    "source",
    [
        "postgres:host=127.0.0.1 port=1 password='gehe im'",
        "postgres:postgresql://reader:gehe im@127.0.0.1:1/registry",
        "postgresql://reader:gehe im@127.0.0.1:1/registry",
    ],
)
@pytest.mark.parametrize(
    ("said", "hint"),
    [
        pytest.param('Unable to connect to Postgres at "{}": refused', "whole", id="1"),
        pytest.param('Cannot open "/x/{}"', "whole", id="2"),
        pytest.param(
            'Mismatch Type Error: in column "a": found "gehe im"', "whole", id="data"
        ),
        pytest.param(
            'Extension "/x/v2/postgres_scanner.duckdb_extension" not found. {}',
            "INSTALL postgres",
            id="3",
        ),
    ],
)
def test_no_refusal_of_a_source_tells_its_password(
    source: str, said: str, hint: str
) -> None:
    wanted = Wanted((), source, "cases", log(*FORM))
    for shown in (source, source.partition(":")[2], str(Path(source))):
        told = refusal(wanted, said.format(shown))
        assert "gehe im" not in str(told)
        assert hint in told.hint


def test_names_and_words_of_a_log_are_never_taken_for_sql(tmp_path: Path) -> None:
    name, word = "No'); DROP TABLE cells; --", "a' OR true --"
    text = (
        f'id: LOG-A\ntimes: {{style: iso, zone: UTC}}\ncolumns: {{case: "{name}", '
        f'start: "I\\"n", stop: Out}}\ncases: [{{promise: one, where: '
        f'{{Kind: ["{word}"]}}}}]\n'
    )
    path = tmp_path / "it's [a] *log?.csv"
    path.write_text(
        f'"{name}";Kind;"I""n";Out\n1;{word};2026-07-01;\n2;b;2026-07-01;\n'
    )
    hold_alike(path, log_of(text), (DAYS,))
    assert sum(by_database([path], log_of(text), (DAYS,)).groups[0].values()) == 1


def test_several_files_are_one_log(tmp_path: Path) -> None:
    first = written(tmp_path / "a.csv", CASES[:3])
    second = written(tmp_path / "b.csv", [CASES[0], *CASES[3:]], "utf-8", "\r\n")
    found = log(*FORM)
    careful = by_rows([first, second], found, (DAYS, DAYS))
    fast = by_database([first, second], found, (DAYS, DAYS))
    assert list(map(dict, fast.groups)) == list(map(dict, careful.groups))
    assert (
        [each.rows for each in fast.files]
        == [3, 2]
        == [each.rows for each in careful.files]
    )


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    path = written(tmp_path / "log.csv", CASES, "utf-16")
    by_database([path], log(*FORM, encoding="utf-16"), (DAYS, DAYS))
    assert list(room.iterdir()) == []


def test_a_disk_that_is_full_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database() as base:
        monkeypatch.setattr(base, "folder", tmp_path / "gone")
        with pytest.raises(QmsError, match="not enough room"):
            base.lay("counted", ["day"], [(1,)])


def test_without_the_extra_its_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "log.csv", CASES)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError) as told:
        by_database([path], log(*FORM), (DAYS, DAYS))
    assert "qms-toolkit[cases]" in told.value.hint
