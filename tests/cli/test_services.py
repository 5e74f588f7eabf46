"""`qms services`: promises measured on a log with the faults that real logs have."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from qms.actions import case_rows
from qms.store.yaml import read_yaml
from tests.cases_house import HEAD, LOG, NOW, RECORD, ROWS, lay_cases
from tests.cli.console import Told, held_against, qms, qms_alone


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QMS_NOW", NOW)
    monkeypatch.setenv("COLUMNS", "160")


def report(root: Path, path: Path, *words: object, period: str = "2026-Q3") -> Told:
    return qms(
        *("services", "report", "--cases", path, "--period", period, "--root", root),
        *words,
    )


def promise(root: Path, path: Path, *words: object) -> dict[str, object]:
    told = report(root, path, "--format", "json", *words)
    assert (told.err, told.code) == ("", 0)
    found = json.loads(told.out)["charters"][0]["promises"]
    assert isinstance(found, list)
    return dict(found[0])


def test_what_is_told_of_a_log(tmp_path: Path) -> None:
    root, path = lay_cases(tmp_path)
    told = report(root, path)
    assert (told.err, told.code) == ("", 0)
    held_against("services/report", told.out)


def test_every_row_is_counted_once_or_left_out_with_its_reason(tmp_path: Path) -> None:
    root, path = lay_cases(tmp_path)
    found = promise(root, path)
    assert [found[each] for each in ("n", "met", "late", "open_late")] == [8, 6, 1, 1]
    assert (found["pending"], found["paused"], found["median"]) == (1, 1, None)
    assert found["excluded"] == {"withdrawn": 1}
    assert found["left_out"] == {
        **dict.fromkeys(("same", "no-start", "stop-before-start"), 1),
        **dict.fromkeys(("unreadable", "future"), 1),
        "contradicting": 2,
    }


def test_of_fewer_than_five_cases_only_their_number_is_told(tmp_path: Path) -> None:
    rows = (
        "1;petition;closed;01.07.2026 09:00;10.07.2026 10:00;3;\n"
        "2;petition;withdrawn;02.07.2026 09:00;;;\n"
        "3;petition;open;29.09.2026 09:00;;;\n"
        "4;petition;open;;;;\n"
    )
    root, path = lay_cases(tmp_path, rows)
    found = promise(root, path)
    assert (found["n"], found["pending"], found["paused"]) == (1, None, None)
    assert (found["excluded"], found["left_out"]) == ({}, {"no-start": 1})
    told = report(root, path, "--record")
    assert "withdrawn" not in told.out
    text = (root / "records/measurements/MES-2026-001.yaml").read_text()
    assert not any(f"{each}: " in text for each in ("pending", "paused", "excluded"))
    assert qms("validate", "--root", root).code == 0


def test_a_log_of_which_little_can_be_read_is_not_written_down(tmp_path: Path) -> None:
    rows = cases(9, 0) + cases(10, 0).replace("01.07.", "13.32.")
    root, path = lay_cases(tmp_path, rows)
    told = report(root, path, "--record")
    assert told.code == 3
    assert "10 of 19 rows cannot be read: are the style" in told.out
    assert "10 of 19 rows cannot be read: are the style" in told.err
    assert not (root / "records/measurements").exists()
    path.write_text(f"{HEAD}\n{cases(9, 0).replace('petition', 'permit')}")
    assert "CH-01/petition-reply: no row of the log is a case" in report(root, path).out


def test_the_rows_left_out_are_named_outside_of_the_repository(tmp_path: Path) -> None:
    root, path = lay_cases(tmp_path)
    told = report(root, path, "--rows", tmp_path / "left.csv")
    assert told.code == 0
    rows = (tmp_path / "left.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "petitions.csv;12;no start" in rows
    assert "petitions.csv;19;no row of the table" in rows
    assert not any("Client" in row for row in rows)
    for inside in (root / "left.csv", root / "records/left.csv"):
        refused = report(root, path, "--rows", inside)
        assert refused.code == 2
        assert "lies in the repository" in refused.err
        assert not inside.exists()


def test_the_record_holds_counts_and_no_client(tmp_path: Path) -> None:
    root, path = lay_cases(tmp_path)
    shown = report(root, path, "--dry-run")
    assert "would be written: records/measurements/MES-2026-001.yaml" in shown.err
    assert not (root / "records/measurements").exists()
    assert report(root, path, "--record").code == 0
    text = (root / "records/measurements/MES-2026-001.yaml").read_text()
    assert text in shown.out
    assert not any(each in text for each in ("Client", "01.07", str(tmp_path)))
    row = next(read_yaml(text)[0].rows("promises"))
    assert (row.text("n"), row.text("met"), row.text("median")) == ("8", "6", "")
    assert qms("validate", "--root", root).code == 0


def test_a_second_record_of_a_period_says_what_it_replaces(tmp_path: Path) -> None:
    root, path = lay_cases(tmp_path)
    report(root, path, "--record")
    report(root, path, "--record")
    assert "QMS523" in qms("validate", "--root", root).out
    (root / "records/measurements/MES-2026-002.yaml").unlink()
    report(root, path, "--record", "--replaces", "MES-2026-001")
    assert qms("validate", "--root", root).code == 0


def cases(met: int, late: int) -> str:
    """So many petitions answered in time, and so many late."""
    row = "{};petition;closed;01.07.2026 09:00;{}.07.2026 09:00;;\n"
    numbers = range(1, met + late + 1)
    return "".join(row.format(each, "10" if each <= met else "30") for each in numbers)


SMALL = [(0, 0), (1, 0), (2, 2), (5, 0), (3, 6), (10, 0), (9, 1), (8, 2), (29, 0)]
SMALL += [(27, 3), (30, 0), (95, 5), (89, 11)]


@pytest.mark.parametrize("counted", ["all", "sample"])
def test_what_is_printed_of_few_cases(tmp_path: Path, counted: str) -> None:
    lines = []
    log = LOG.replace("closed: null", f"counted: {counted}\nclosed: null")
    root, path = lay_cases(tmp_path, "", log)
    for met, late in SMALL:
        path.write_text(f"{HEAD}\n{cases(met, late)}", encoding="utf-8")
        told = report(root, path, "--format", "csv").out.splitlines()
        cells = told[1].split(";")
        lines.append(" | ".join((f"{met} of {met + late}", *cells[1:4], *cells[5:8])))
    held_against(f"services/few-{counted}", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("population", "counts"),
    [
        pytest.param("started", (6, 1, 1), id="that began in the period"),
        pytest.param("started-or-open", (7, 1, 1), id="and those open when it began"),
        pytest.param("ended", (7, 1, 1), id="that ended in the period"),
    ],
)
def test_which_cases_a_period_counts(
    tmp_path: Path, population: str, counts: tuple[int, ...]
) -> None:
    log = LOG.replace("closed: null", f"population: {population}\nclosed: null")
    found = promise(*lay_cases(tmp_path, log=log))
    assert tuple(found[each] for each in ("met", "late", "open_late")) == counts


def test_a_case_that_ended_after_the_day_of_the_log_was_open_then(
    tmp_path: Path,
) -> None:
    rows = cases(9, 0) + "99;petition;closed;02.07.2026 09:00;03.10.2026 09:00;;\n"
    root, path = lay_cases(tmp_path, rows)
    assert promise(root, path)["late"] == 1
    found = promise(root, path, "--as-of", "2026-09-30")
    assert (found["late"], found["open_late"]) == (0, 1)


MINUTES = """\
promises:
  - id: petition-reply
    text: You wait at most 30 minutes in 9 of 10 cases.
    service: petitions
    unit: minutes
    target: 30
    share: 90 %
    start: ticket
    stop: call
    calendar: opening hours
  - {id: kindness, text: We are kind., service: petitions, unit: percent, target: 90}
"""
PROFILE = "calendar: {first_day_counts: false, roll: none}"


def test_minutes_count_while_the_doors_are_open(tmp_path: Path) -> None:
    rows = (
        "1;petition;;06.07.2026 15:50;07.07.2026 08:15;;\n"
        "2;petition;;06.07.2026 15:50;07.07.2026 08:21;;\n"
        "3;petition;;05.07.2026 10:00;06.07.2026 08:30;;\n"
        "4;petition;;07.07.2026 09:00;07.07.2026 09:30;;\n"
        "5;petition;;07.07.2026 09:00;07.07.2026 09:30;0,5;\n"
        "6;petition;;07.07.2026 09:00;07.07.2026 09:31;1;\n"
    )
    root, path = lay_cases(tmp_path, rows, charter=MINUTES)
    profile = root / "governance/profile.yaml"
    text = profile.read_text().replace(PROFILE, PROFILE.replace("{", "{country: RO, "))
    profile.write_text(text)
    found = promise(root, path)
    assert [found[each] for each in ("n", "met", "late")] == [6, 5, 1]
    assert found["median"] is None
    told = report(root, path)
    assert "CH-01/kindness" in told.out
    assert "not measured" in told.out


def test_days_alone_tell_no_minutes(tmp_path: Path) -> None:
    log = LOG.replace("DD.MM.YYYY HH:mm", "DD.MM.YYYY")
    told = report(*lay_cases(tmp_path, log=log, charter=MINUTES))
    assert told.code == 3
    assert "tells days alone" in told.err


def test_hours_are_not_guessed_beyond_what_is_decreed(tmp_path: Path) -> None:
    told = report(*lay_cases(tmp_path, charter=MINUTES))
    assert told.code == 3
    assert "Traceback" not in told.err
    assert "hint:" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--log", "LOG-X"), "there is no case log LOG-X", id="log"),
        pytest.param(("--promise", "kindness"), "says nothing of", id="promise"),
        pytest.param(("--as-of", "2026-06-30"), "has not begun", id="too early"),
        pytest.param(("--format", "xml"), "xml is none of", id="format"),
    ],
)
def test_wrong_words_are_told(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    told = report(*lay_cases(tmp_path), *words)
    assert told.code == 2
    assert said in told.err


@pytest.mark.parametrize("period", ["2026-Q5", "last year", "2026-13", ""])
def test_a_period_that_is_none_is_refused(tmp_path: Path, period: str) -> None:
    told = report(*lay_cases(tmp_path), period=period)
    assert told.code == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "start: Registered", "start: Arrived", "has no column Arrived", id="column"
        ),
        pytest.param(
            "petition-reply", "kindness", "no charter promises kindness", id="promise"
        ),
        pytest.param(
            'separator: ";"', 'separator: ","', "has no column", id="separator"
        ),
        pytest.param("header: 1", "header: 2", "a row tells a time", id="header"),
        pytest.param("DD.MM.YYYY HH:mm", "DD.MM.YY", "cannot be used", id="style"),
        pytest.param(
            "encoding: utf-8", "encoding: utf-16", "this is not utf-16", id="encoding"
        ),
        pytest.param(
            "paused: Waited", "paused: [No, No, No]", "columns.paused", id="pauses"
        ),
        pytest.param("stop: Answered", "stop: Registered", "columns.stop", id="stop"),
    ],
)
def test_a_log_that_is_told_wrongly_is_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    told = report(*lay_cases(tmp_path, log=LOG.replace(old, new)))
    assert told.code == 3
    assert said in told.err
    assert "hint:" in told.err
    assert "Client" not in told.err


def test_a_log_with_too_many_rows_asks_for_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_rows, "MOST_ROWS", 10)
    told = report(*lay_cases(tmp_path))
    assert told.code == 3
    assert "qms-toolkit[cases]" in told.err


def test_a_mapping_is_proposed_shown_and_written(tmp_path: Path) -> None:
    root, path = lay_cases(tmp_path)
    (root / RECORD).unlink()
    shown = qms("services", "map", path, "--root", root)
    assert shown.code == 0
    assert not (root / RECORD).exists()
    assert "not mapped: Name" in shown.err
    assert "Client" not in shown.out
    assert "#   State: [closed, …]" in shown.lines
    written = qms("services", "map", path, "--root", root, "--write")
    assert written.code == 0
    assert (root / RECORD).read_text() in shown.out
    assert re.search(
        r" --log LOG-PETITIONS --period [0-9]{4}-Q[1-4]$", written.lines[-1]
    )
    assert qms("validate", "--root", root).code == 0
    assert promise(root, path)["met"] == 5


@pytest.mark.parametrize(
    ("rows", "style", "said"),
    [
        pytest.param(
            "1,07/05/2026,08/06/2026\n",
            "",
            "2026-05-07; as MM/DD/YYYY it is 2026-07-05",
        ),
        pytest.param("1,07/05/2026,08/06/2026\n", "MM/DD/YYYY", "MM/DD/YYYY"),
        pytest.param("1,07/05/2026,28/06/2026\n", "", "DD/MM/YYYY"),
        pytest.param("1,07/07/2026,08/08/2026\n", "", "07/07/2026 can be read"),
        pytest.param(
            "".join(f"{at},28/05/2026,28/06/2026\n" for at in range(9))
            + "9,07/28/2026,08/06/2026\n",
            "",
            "can be read in two ways",
        ),
        pytest.param("1,28/05/2026,28/06/2026\n9,1,2,3,4\n", "", "DD/MM/YYYY"),
        pytest.param("", "", "has no rows"),
        pytest.param("1,2026-05-07,2026-06-08T10:00+03:00\n", "", "iso"),
        pytest.param("1,soon,later\n", "", "no two columns of times"),
        pytest.param("1,07/05/2026,08/06/2026\n", "DD/MM/YY", "is no style of times"),
    ],
)
def test_a_day_is_never_guessed(
    tmp_path: Path, rows: str, style: str, said: str
) -> None:
    root, path = lay_cases(tmp_path)
    (root / RECORD).unlink()
    path.write_text(f"Nr,Start,Stop\n{rows}")
    told = qms("services", "map", path, "--root", root, "--style", style)
    assert said in told.out + told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("encoding", ["cp1250", "cp1251", "utf-16", "utf-8-sig"])
def test_a_mapping_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    root, path = lay_cases(tmp_path)
    (root / RECORD).unlink()
    word = "петиция за шума" if encoding == "cp1251" else "cerere îndreptată, űrlap"
    rows = "".join(f"{at};{word};2026-07-01;2026-07-02\n" for at in range(9))
    text = f"Nr;Kind;Start;Stop\n{rows}"
    path.write_text(text, encoding=encoding, errors="replace")
    told = qms("services", "map", path, "--root", root)
    assert told.code == 0
    assert f"encoding: {encoding.removesuffix('-sig')}," in told.out


def test_what_few_rows_say_is_not_written_down(tmp_path: Path) -> None:
    root, path = lay_cases(tmp_path)
    (root / RECORD).unlink()
    rows = "{};petition;Ion Pop;01.07.2026;31.07.2026\n".format
    path.write_text(
        "No;Kind;Petiționar;In;Out\n" + "".join(map(rows, (1, 2, 3, 4, 5, 6, 6)))
    )
    told = qms("services", "map", path, "--root", root)
    assert "#   Kind: [petition]" in told.lines
    assert not any(each in told.out for each in ("No: [", "Ion Pop"))
    assert "not mapped: Petiționar" in told.err


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    root, _path = lay_cases(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    for name, said in (
        ("pipe", "there is no file"),
        ("house", "there is no file"),
        ("book.csv", "is a workbook of a spreadsheet, not a CSV"),
    ):
        for told in (
            qms("services", "map", tmp_path / name, "--root", root),
            report(root, tmp_path / name),
        ):
            assert (told.code, said in told.err) == (3, True)


def test_a_database_is_left_without_a_word(tmp_path: Path) -> None:
    root, _path = lay_cases(tmp_path)
    log = tmp_path / "log.parquet"
    log.write_bytes(b"PAR1")
    words = ("services", "report", "--cases", log, "--period", "2026-Q3")
    told = qms_alone(*words, "--root", root)
    assert [line.partition(":")[0] for line in told.err.splitlines()] == [
        "error",
        "hint",
    ]


def test_the_rows_of_a_day_do_not_name_anybody(tmp_path: Path) -> None:
    assert "Client" in ROWS
    root, path = lay_cases(tmp_path)
    told = report(root, path, "--record", "--dry-run")
    assert "Client" not in told.out + told.err


def test_a_log_in_the_repository_is_noted(tmp_path: Path) -> None:
    root, path = lay_cases(tmp_path)
    inside = path.rename(root / "petitions.csv")
    told = report(root, inside)
    assert told.code == 0
    assert "commit no case" in told.err
