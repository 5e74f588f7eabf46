"""`qms survey import`: one wave as each survey program exports it, counted alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from qms.model.located import Fields
from qms.store.yaml import read_yaml
from tests.cli.console import Told, qms
from tests.survey_house import lay_survey, lay_wave

WAVE = "SUR-2026-01"
SECRET = "I waited at the second desk for a whole morning, says Ann Smith."


@pytest.fixture
def house(tmp_path: Path) -> Path:
    lay_survey(tmp_path)
    lay_wave(tmp_path, WAVE)
    return tmp_path


class Person(NamedTuple):
    overall: str
    friendly: str
    listened: str
    unclear: str
    themes: str


PEOPLE = [
    Person("5", "5", "4", "1", "hours letters"),
    Person("4", "4", "4", "2", "letters"),
    Person("2", "3", "1", "4", ""),
    Person("4", "", "5", "2", "hours"),
    Person("", "2", "3", "5", "letters"),
    Person("1", "1", "2", "5", "hours"),
]
COUNTS = {
    "overall": "1:1 2:1 3:0 4:2 5:1; unknown 0, blank 1",
    "friendly": "1:1 2:1 3:1 4:1 5:1; unknown 0, blank 1",
    "listened": "1:1 2:1 3:1 4:2 5:1; unknown 0, blank 0",
    "unclear": "1:1 2:2 3:0 4:1 5:2; unknown 0, blank 0",
    "themes": "hours:3 letters:3; unknown 0, blank 1",
}
LABELS = {"": "", "1": "very dissatisfied", "2": "dissatisfied", "3": "neither",
          "4": "satisfied", "5": "very satisfied"}  # fmt: skip
TITLES = {"hours": "opening hours", "letters": "letters"}
OVERALL = "How satisfied are you, all in all?"
GRID = ("We were friendly.", "We listened.", "We spoke unclearly.")
THEMES = "What should we change?"
Rows = list[list[str]]


def csv(rows: Rows, separator: str = ",") -> str:
    quoted = (
        [f'"{each.replace(chr(34), chr(34) * 2)}"' for each in row] for row in rows
    )
    return "".join(separator.join(row) + "\r\n" for row in quoted)


def marks(each: Person, yes: str, no: str) -> list[str]:
    return [yes if theme in each.themes.split() else no for theme in TITLES]


def lime() -> str:
    head = ["id", "submitdate", "ipaddr", "overall"]
    head += [f"contact[{item}]" for item in ("friendly", "listened", "unclear")]
    head += ["themes[hours]", "themes[letters]", "themes[other]"]
    rows = [
        [
            f"{at}",
            "2026-10-07 10:12:33",
            "10.0.0.7",
            *each[:4],
            *marks(each, "Y", ""),
            "",
        ]
        for at, each in enumerate(PEOPLE)
    ]
    rows[2][-1] = SECRET
    return csv([head, *rows])


def lime_in_words() -> str:
    head = [OVERALL, *(f"How were we? [{each}]" for each in GRID)]
    head += [f"{THEMES} [{title}]" for title in TITLES.values()]
    rows = [
        [LABELS[each.overall], *each[1:4], *marks(each, "Yes", "No")] for each in PEOPLE
    ]
    return csv([head, *rows], ";")


def google() -> str:
    head = ["Timestamp", "Email Address", OVERALL, *(f"We [{each}]" for each in GRID)]
    rows = [
        [
            "2026/10/07 10:12:33 AM GMT+3",
            "ann@example.org",
            *each[:4],
            titles(each, ";"),
        ]
        for each in PEOPLE
    ]
    return csv([[*head, THEMES], *rows])


def microsoft() -> str:
    head = ["ID", "Start time", "Email", "Name", OVERALL.replace(" ", "\xa0"), *GRID]
    rows = [
        [
            f"{at}",
            "10/7/26 10:02:33",
            "anonymous",
            "",
            *each[:4],
            titles(each, ";") + ";",
        ]
        for at, each in enumerate(PEOPLE)
    ]
    return csv([[*head, THEMES], *rows], ";")


def qualtrics() -> str:
    first = ["StartDate", "IPAddress", "Q1", "Q2_1", "Q2_2", "Q2_3", "Q3", "Q3_3_TEXT"]
    second = ["Start Date", "IP Address", OVERALL]
    grid = "How were we?\n\nPlease tick one in each row. - "
    second += [grid + each for each in GRID]
    second += [f"{THEMES} - Selected Choice", f"{THEMES} - Other: - Text"]
    third = [f'{{"ImportId":"QID{at}"}}' for at in range(len(first))]
    rows = [
        ["2026-10-07 10:02:33", "10.0.0.7", *each[:4], titles(each, ","), SECRET]
        for each in PEOPLE
    ]
    return csv([first, second, third, *rows])


def surveymonkey() -> str:
    first = [
        "Respondent ID",
        "Email Address",
        OVERALL,
        "How were we?",
        "",
        "",
        THEMES,
        "",
    ]
    second = ["", "", "Response", *GRID, *TITLES.values()]
    rows = [
        [f"{at}", "ann@example.org", *each[:4], *marked_by_name(each)]
        for at, each in enumerate(PEOPLE)
    ]
    return csv([[*first, ""], [*second, "Other (please specify)"]] + [
        [*row, SECRET] for row in rows
    ])  # fmt: skip


def surveymonkey_without_grid() -> str:
    first = [OVERALL, *GRID, THEMES, ""]
    rows = [[*each[:4], *marked_by_name(each)] for each in PEOPLE]
    return csv([first, [*["Response"] * 4, *TITLES.values()], *rows])


def kobo() -> str:
    head = ["start", "phonenumber", "overall"]
    head += [f"contact/{item}" for item in ("friendly", "listened", "unclear")]
    head += ["themes", "themes/hours", "themes/letters", "_id", "_index"]
    rows = [
        ["2026-10-07T10:02:33.000+03:00", "0722 123 456", *each[:4], each.themes]
        + (marks(each, "1", "0") if each.themes else ["", ""])
        + [f"{at}", f"{at}"]
        for at, each in enumerate(PEOPLE)
    ]
    return csv([head, *rows], ";")


def paper() -> str:
    title = ["Autumn 2026", *[""] * 7]
    first = ["No", "Typed by", f"1. {OVERALL}", *(each.rstrip(".") for each in GRID)]
    rows = [
        [
            *(f"{at}", "Eve"),
            *(f"{each},0" if each else "" for each in person[:4]),
            *marks(person, "X", ""),
        ]
        for at, person in enumerate(PEOPLE)
    ]
    head = [*first, f"5) {THEMES}", ""]
    return csv([title, head, [*[""] * 6, *TITLES.values()], *rows], ";")


def a_column_for_each_language() -> str:
    head = ["overall", OVERALL, *GRID, THEMES]
    rows = [
        [*([each.overall, ""] if at % 2 else ["", each.overall]), *each[1:]]
        for at, each in enumerate(PEOPLE)
    ]
    return csv([head, *rows])


def titles(each: Person, sign: str) -> str:
    return sign.join(TITLES[theme] for theme in each.themes.split())


def marked_by_name(each: Person) -> list[str]:
    named = each.themes.split()
    return [title if theme in named else "" for theme, title in TITLES.items()]


EXPORTS = (
    *(lime, lime_in_words, google, microsoft, qualtrics),
    *(surveymonkey, surveymonkey_without_grid, kobo, paper),
    a_column_for_each_language,
)


def imported(house: Path, text: str, *words: str) -> Told:
    (house / "answers.csv").write_text(text, encoding="utf-8", newline="")
    asked = ("--group", "clients", "--root", house)
    return qms("survey", "import", WAVE, house / "answers.csv", *asked, *words)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.__name__)
def test_every_program_s_export_is_counted_alike(
    house: Path, export: Callable[[], str]
) -> None:
    told = imported(house, export())
    assert (told.err, told.code) == ("", 0)
    text = (house / f"records/surveys/{WAVE}.yaml").read_text(encoding="utf-8")
    result = next(read_yaml(text)[0].rows("results"))
    assert result.text("answered") == "6"
    assert not list(result.fields("left_out").items())
    assert {str(each.text("item")): counted(each) for each in result.rows("items")} == (
        COUNTS
    )
    for kept in ("Ann", "ann@", "10.0.0", "0722", "second desk", "Eve"):
        assert kept not in text
        assert kept not in told.out


def counted(row: Fields) -> str:
    points = " ".join(f"{key}:{n}" for key, n in row.fields("counts").items())
    return f"{points}; unknown {row.text('unknown')}, blank {row.text('blank')}"


def test_what_else_means_unknown_is_told(house: Path) -> None:
    rows = [["id", "overall", "recommend"], *([str(at), "4", "9"] for at in range(8))]
    rows += [["20", "99", "9"], ["21", "N/A", "9"], ["22", "9", "9"]]
    asked = imported(house, csv(rows), "--dry-run")
    assert "3  with an answer that its scale does not have" in asked.out
    assert "if a text means “I do not know”, say it: --unknown TEXT" in asked.out
    words = ("--unknown", "99", "--unknown", "n/a", "--unknown", "9")
    told = imported(house, csv(rows), *words)
    assert "overall – 1:0 2:0 3:0 4:8 5:0; unknown 3, blank 0" in told.out
    assert "9:11 10:0; unknown 0, blank 0" in told.out


def test_a_number_of_a_desk_is_no_respondent(house: Path) -> None:
    rows = [["No", "overall"], *([str(at % 3), "4"] for at in range(12))]
    refused = imported(house, csv(rows))
    assert refused.code == 3
    assert "No: by it 9 of 12 rows are of the same respondents" in refused.err
    assert "12 of group clients" in imported(house, csv(rows), "--map", "No=drop").out


def test_of_few_it_is_told_why_others_are_not_counted(house: Path) -> None:
    told = imported(house, csv([["id", "overall"], ["1", "4"], ["2", ""], ["3", "7"]]))
    assert "1  empty" in told.out
    assert "1  with an answer" in told.out
    assert "left_out" not in (house / f"records/surveys/{WAVE}.yaml").read_text("utf-8")


def test_a_wrong_wave_group_or_number_is_minded(house: Path) -> None:
    lay_wave(house, "SUR-2999-01", invited="7")
    text = csv([["overall"], *(["4"] for _each in range(8))])
    imported(house, text)
    wave = ("SUR-2999-01", house / "answers.csv", "--group", "clients")
    told = qms("survey", "import", *wave, "--root", house)
    assert "more answered than were asked" in told.out
    assert "nobody is asked before 2999-10-05" in told.out
    assert "counted already: SUR-2026-01, clients" in told.out
    told = qms("survey", "report", "SUR-2999-01", "--root", house)
    assert "more answered than were asked" in told.out


def test_an_item_that_cannot_be_answered_is_refused(house: Path) -> None:
    path = house / "procedures/CQ-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("from: 1\n    to: 5", "from: -2\n    to: 2"), "utf-8")
    refused = imported(house, csv([["overall"], *(["1"] for _each in range(8))]))
    assert refused.code == 3
    assert "item overall cannot be answered" in refused.err


def test_a_text_that_two_items_share_is_not_guessed(house: Path) -> None:
    path = house / "procedures/CQ-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("We listened.", "We were friendly."), "utf-8")
    people = [["4", "5"] for _each in range(8)]
    refused = imported(house, csv([["We were friendly."] * 2, *people]))
    assert refused.code == 3
    assert "several items have this text: friendly, listened" in refused.err
    rows = csv([["friendly", "listened"], ["We were friendly."] * 2, *people])
    for words in ((), ("--map", "#1=friendly", "--map", "#2=listened")):
        told = imported(house, rows, "--dry-run", *words)
        assert "4:8 5:0" in told.out
        assert "4:0 5:8" in told.out
