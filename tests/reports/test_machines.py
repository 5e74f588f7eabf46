"""The forms for machines hold against their schemas, whatever documents say."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.i18n import speak
from qms.model.finding import Finding, Place
from qms.model.report import Report
from qms.reports.formats import REPORTS, Telling
from tests.reports.against_schemas import faults_of, junit_schema, parsed
from tests.reports.sample import SAMPLES, finding, mixed, report

MACHINES = ("json", "sarif", "junit", "github", "gitlab")
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
TEXTS = st.text(st.characters(exclude_categories=[])).filter(bool)


def told(form: str, given_report: Report, telling: Telling | None = None) -> str:
    return REPORTS[form](given_report, telling or Telling())


def read(form: str, given_report: Report) -> Any:
    return json.loads(told(form, given_report))


def hostile(value: str, path: str = "procedures/PO-01.md") -> Report:
    values = {"step": value}
    return report(
        Finding("QMS131", Place(path, 3, 4), values, document=value),
        excused=(Finding("QMS131", Place(path), values, excused="CON-2026-001"),),
    )


def schema_faults(form: str, given_report: Report) -> list[str]:
    return faults_of(form, told(form, given_report))


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "junit"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_form_fits_its_schema(form: str, sample: str) -> None:
    assert schema_faults(form, SAMPLES[sample]()) == []


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "junit"])
def test_schema_refuses_what_is_broken(form: str) -> None:
    broken = Finding("QMS131", Place("a.md", -3, 4), {"step": "x"})
    if form == "junit":
        junit = told(form, mixed()).replace('failures="2"', 'failures="two"')
        assert not junit_schema().validate(parsed(junit))
    else:
        assert schema_faults(form, report(broken)) != []


@pytest.mark.parametrize("form", MACHINES)
def test_machine_form_speaks_english_by_default(form: str) -> None:
    english = told(form, mixed())
    speak("hu")
    assert told(form, mixed()) == english


def test_json_says_which_language_it_speaks() -> None:
    assert json.loads(told("json", mixed(), Telling(language="ro")))["language"] == "ro"


@pytest.mark.parametrize("form", [*MACHINES, "csv"])
@settings(deadline=None)
@given(value=TEXTS, path=TEXTS)
def test_every_form_stands_any_text(form: str, value: str, path: str) -> None:
    text = told(form, hostile(value, path))
    assert text == told(form, hostile(value, path))
    text.encode()
    if form == "junit":
        assert junit_schema().validate(parsed(text))
    elif form in ("json", "sarif", "gitlab"):
        json.loads(text)


def test_json_tells_excused_apart() -> None:
    value = read("json", mixed())
    assert value["counts"] == {"error": 3, "warning": 1, "note": 1, "excused": 2}
    assert len(value["findings"]) == 5
    assert [each["concession"] for each in value["excused"]] == [
        "CON-2026-001",
        "CON-2026-002",
    ]


def test_json_says_null_where_a_place_is_unknown() -> None:
    found = read("json", report(finding("QMS101", "a.md")))["findings"][0]
    assert (found["line"], found["column"]) == (None, None)


def sarif_run(given_report: Report) -> dict[str, Any]:
    run: dict[str, Any] = read("sarif", given_report)["runs"][0]
    return run


def test_sarif_results_name_their_rules() -> None:
    run = sarif_run(mixed())
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_suppresses_what_concessions_allow() -> None:
    kinds = [
        [each["justification"] for each in result["suppressions"]]
        for result in sarif_run(mixed())["results"]
    ]
    assert kinds == [[], [], [], [], ["CON-2026-001"], ["CON-2026-002"], []]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("procedures/PO-01.md", "procedures/PO-01.md", id="plain"),
        pytest.param("a b,%#?.md", "a%20b%2C%25%23%3F.md", id="reserved"),
        pytest.param("a:b.md", "a%3Ab.md", id="no scheme"),
        pytest.param("ő.md", "%C5%91.md", id="letters"),
        pytest.param("\udcff.md", "%FF.md", id="bytes that are no text"),
    ],
)
def test_sarif_uri_is_encoded(path: str, uri: str) -> None:
    result = sarif_run(report(finding("QMS101", path)))["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
    assert unquote(uri, errors="surrogateescape") == path


def test_sarif_counts_from_the_root_of_the_repository() -> None:
    given = report(finding("QMS101", "procedures/a.md"))
    read = json.loads(told("sarif", given, Telling(prefix="the system/")))
    (place,) = read["runs"][0]["results"][0]["locations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "the%20system/procedures/a.md"


@pytest.mark.parametrize(
    ("line", "column", "region"),
    [
        pytest.param(3, 4, {"startLine": 3, "startColumn": 4}, id="whole"),
        pytest.param(3, 0, {"startLine": 3}, id="no column"),
        pytest.param(0, 0, None, id="no line"),
    ],
)
def test_sarif_region(line: int, column: int, region: dict[str, int] | None) -> None:
    result = sarif_run(report(finding("QMS101", "a.md", line, column)))["results"][0]
    assert result["locations"][0]["physicalLocation"].get("region") == region


def test_junit_fails_only_what_fails_the_command() -> None:
    found = [
        finding("QMS301", "a.md", 1, 1, {"standard": "x", "day": "y"}),
        finding("QMS143", "a.md", 2, 1, {"term": "t"}),
    ]
    relaxed = parsed(told("junit", report(*found)))
    strict = parsed(told("junit", report(*found, fail_on="warning")))
    assert (relaxed.get("tests"), relaxed.get("failures")) == ("2", "0")
    assert (strict.get("tests"), strict.get("failures")) == ("2", "1")


def test_junit_of_nothing_has_one_case_that_passes() -> None:
    root = parsed(told("junit", report()))
    assert [case.get("name") for case in root.iter("testcase")] == ["no findings"]


def test_junit_gives_texts_back() -> None:
    root = parsed(told("junit", hostile("<a> & \"b\" ]]> 'c'")))
    message = root.find(".//failure").get("message")
    assert message == "step <a> & \"b\" ]]> 'c' has no responsible office"


def test_gitlab_fingerprints_are_unique() -> None:
    for sample in SAMPLES.values():
        found = [issue["fingerprint"] for issue in read("gitlab", sample())]
        assert len(set(found)) == len(found)


def unescaped(text: str) -> str:
    for code, sign in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(code, sign)
    return text.replace("%25", "%")


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_github_commands_are_one_line_each(value: str, path: str) -> None:
    text = told("github", hostile(value, path))
    assert text.count("\n") == 1
    head, _, message = text.removeprefix("::").removesuffix("\n").partition("::")
    level, _, properties = head.partition(" ")
    assert level == "error"
    assert {pair.partition("=")[0] for pair in properties.split(",")} == {
        "file",
        "line",
        "col",
        "title",
    }
    assert unescaped(message).endswith("office: registry")


@pytest.mark.parametrize(
    ("path", "told_path"),
    [
        pytest.param("a,b:c.md", "a%2Cb%3Ac.md", id="separators"),
        pytest.param("100%.md", "100%25.md", id="percent"),
        pytest.param("a::error::b.md", "a%3A%3Aerror%3A%3Ab.md", id="a command"),
    ],
)
def test_github_escapes(path: str, told_path: str) -> None:
    assert f"file={told_path},title" in told("github", report(finding("QMS101", path)))


def rows(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_csv_has_a_row_a_finding() -> None:
    head, *body = rows(told("csv", mixed()))
    assert len(body) == 7
    assert {len(row) for row in body} == {len(head)}


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_csv_cells_are_no_formulas(value: str, path: str) -> None:
    _, *body = rows(told("csv", hostile(value, path)))
    assert len(body) == 2
    for cell in [cell for row in body for cell in row]:
        assert not cell.lstrip(" ").startswith(FORMULAS)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", " =", "＝"])
def test_csv_defuses(sign: str) -> None:
    _, row = rows(told("csv", report(finding("QMS101", f"{sign}SUM(A1).md"))))
    assert row[2] == f"'{sign}SUM(A1).md"


def test_csv_ends_lines_as_windows_does() -> None:
    text = told("csv", mixed())
    assert text.count("\n") == text.count("\r\n") == 8
