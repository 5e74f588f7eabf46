"""Promises are measured, kept to the law, and followed by something if missed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.told import findings, told

MEASURED = (
    "service: petitions, metric: m, unit: days, target: 8, share: 90 %, start: s,"
    " stop: t, calendar: calendar days, population: p, source: s, owner: registry,"
    " period: quarter"
)


def promise(fields: str) -> str:
    return f"promises:\n  - {{id: reply, text: We answer., {fields}}}\n"


@pytest.mark.parametrize(
    ("text", "fields", "count"),
    [
        pytest.param("We answer 90 % within 8 days.", MEASURED, 0, id="measured"),
        pytest.param("As soon as possible.", "service: petitions", 1, id="soon"),
        pytest.param("Ügyeit rövid idő alatt intézzük.", "for: all", 1, id="hu soon"),
        pytest.param("Răspundem în cel mai scurt timp.", "for: all", 1, id="ro soon"),
        pytest.param("Във възможно най-кратък срок.", "for: all", 1, id="bg soon"),
        pytest.param(
            "Ügyeinek 90 %-át 8 napon belül elintézzük.", MEASURED, 0, id="hu measured"
        ),
        pytest.param(
            "La 90 % din cereri răspundem în 8 zile.", MEASURED, 0, id="ro measured"
        ),
        pytest.param(
            "Отговаряме на 90 % в срок до 8 дни.", MEASURED, 0, id="bg measured"
        ),
        pytest.param(
            "On average 8 days.", MEASURED.replace("share: 90 %, ", ""), 1, id="average"
        ),
    ],
)
def test_measurable(tmp_path: Path, text: str, fields: str, count: int) -> None:
    charter = f'promises:\n  - {{id: reply, text: "{text}", {fields}}}\n'
    assert len(findings(tmp_path, "QMS602", "charter", charter)) == count


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    text = promise(MEASURED.replace("unit: days, target: 8, ", ""))
    assert told(tmp_path, "QMS602", "charter", text) == [
        "promise reply cannot be measured: it does not say unit, target"
    ]


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        pytest.param("law: petition, target: 20, unit: days, share: 90 %", [], id="20"),
        pytest.param(
            "law: petition, target: 65, unit: days, share: 95 %",
            [
                "promise reply is weaker than the law: 95 % within 65 days, where"
                " HR 1/2026 art. 8 sets 30 days for every case"
            ],
            id="65",
        ),
        pytest.param("law: petition, target: 30, unit: days", [], id="equal"),
        pytest.param("target: 65, unit: days", [], id="no law named"),
        pytest.param("law: other, target: 65, unit: days", [], id="no such law"),
        pytest.param("law: petition, target: many, unit: days", [], id="no number"),
        pytest.param("law: petition, unit: days", [], id="no target"),
        pytest.param(
            "law: petition, target: 20, unit: working days", [], id="not comparable"
        ),
    ],
)
def test_kept_to_the_law(tmp_path: Path, fields: str, sentences: list[str]) -> None:
    assert told(tmp_path, "QMS603", "charter", promise(fields)) == sentences


def test_weaker_stands_at_its_number(tmp_path: Path) -> None:
    text = "promises:\n  - id: reply\n    text: t\n    law: petition\n"
    text += "    unit: days\n    target: 45\n"
    found = findings(tmp_path, "QMS603", "charter", text)
    lines = (tmp_path / "procedures/CH-01.yaml").read_text("utf-8").split("\n")
    [place] = [each.place for each in found]
    assert lines[place.line - 1][place.column - 1 :] == "45"


LIMITS = """\
=== governance/profile.yaml
limits:
  - {id: petition, act: HR 1/2020, value: 60, unit: days, until: 2026-06-30,
     as_of: 2026-11-01, source: house, verified: true}
  - {id: petition, act: HR 9/2026, value: 30, unit: days, from: 2026-07-01,
     as_of: 2026-11-01, source: house, verified: true}
=== procedures/CH-01.yaml
promises:
  - {id: reply, text: We answer., law: petition, target: 45, unit: days, share: 90 %}
"""


@pytest.mark.parametrize(
    ("day", "count"),
    [
        pytest.param("2026-06-30", 0, id="the last day of the old law"),
        pytest.param("2026-07-01", 1, id="the first day of the new"),
    ],
)
def test_law_of_the_day(tmp_path: Path, day: str, count: int) -> None:
    found = findings(tmp_path, "QMS603", "files", LIMITS, date.fromisoformat(day))
    assert len(found) == count


@pytest.mark.parametrize(
    ("code", "fields", "count"),
    [
        pytest.param("QMS604", "target: 30, share: 100 %", 1, id="equal, not said"),
        pytest.param(
            "QMS604", "target: 30, share: 100 %, same_as_law: true", 0, id="equal, said"
        ),
        pytest.param("QMS604", "target: 20, share: 90 %", 0, id="better"),
        pytest.param(
            "QMS604", "target: 20, share: 90 %, same_as_law: true", 1, id="better, said"
        ),
        pytest.param(
            "QMS604", "target: 45, same_as_law: true", 0, id="weaker is told by 603"
        ),
        pytest.param("QMS604", "target: 20, same_as_law: false", 0, id="said not so"),
        pytest.param("QMS619", "target: 20", 0, id="comparable"),
        pytest.param("QMS619", "target: 20, calendar: working days", 1, id="not so"),
    ],
)
def test_beside_the_law(tmp_path: Path, code: str, fields: str, count: int) -> None:
    text = promise(f"law: petition, unit: days, {fields}")
    assert len(findings(tmp_path, code, "charter", text)) == count


@pytest.mark.parametrize(
    ("remedy", "rules"),
    [
        pytest.param("remedy: {text: t, by: own}, next_instance: n", set(), id="own"),
        pytest.param("remedy: {text: t, by: own}", {"QMS605"}, id="no next"),
        pytest.param("next_instance: n", {"QMS605"}, id="no remedy"),
        pytest.param("remedy: ~, next_instance: n", {"QMS605"}, id="null remedy"),
        pytest.param(
            "remedy: {text: t, by: law, basis: HR 1}, next_instance: n",
            set(),
            id="by law with its act",
        ),
        pytest.param(
            "remedy: {text: t, by: law}, next_instance: n", {"QMS606"}, id="by law"
        ),
        pytest.param(
            "remedy: {text: t, by: own, refund: true}, next_instance: n",
            {"QMS606"},
            id="a fee given back",
        ),
        pytest.param(
            "remedy: {text: t, by: own, refund: false}, next_instance: n",
            set(),
            id="no fee given back",
        ),
    ],
)
def test_remedy(tmp_path: Path, remedy: str, rules: set[str]) -> None:
    text = promise(remedy)
    found = {
        code
        for number, code in enumerate(("QMS605", "QMS606"))
        if findings(tmp_path / str(number), code, "charter", text)
    }
    assert found == rules


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        pytest.param("unit: days", 1, id="days"),
        pytest.param("unit: months, complete: c", 1, id="no pauses"),
        pytest.param("unit: working days, pauses: [p]", 1, id="not what is complete"),
        pytest.param("unit: days, complete: c, pauses: [p]", 0, id="both"),
        pytest.param("unit: days, complete: c, pauses: []", 0, id="nothing pauses"),
        pytest.param("unit: minutes", 0, id="a wait of minutes"),
        pytest.param("unit: percent", 0, id="no time at all"),
        pytest.param("service: petitions", 0, id="no unit: told by 602"),
    ],
)
def test_complete(tmp_path: Path, fields: str, count: int) -> None:
    assert len(findings(tmp_path, "QMS614", "charter", promise(fields))) == count


@pytest.mark.parametrize(
    ("code", "fields", "count"),
    [
        pytest.param("QMS613", "service: petitions", 0, id="listed"),
        pytest.param("QMS613", "service: passports", 1, id="not listed"),
        pytest.param("QMS613", "for: all", 0, id="none: told by 602"),
        pytest.param("QMS617", "law: petition", 0, id="known"),
        pytest.param("QMS617", "law: petitions", 1, id="misspelt"),
        pytest.param("QMS617", "law: ~", 0, id="none"),
    ],
)
def test_names(tmp_path: Path, code: str, fields: str, count: int) -> None:
    assert len(findings(tmp_path, code, "charter", promise(fields))) == count


@pytest.mark.parametrize(
    ("limit", "count"),
    [pytest.param("petition", 0, id="known"), pytest.param("tax", 1, id="unknown")],
)
def test_limits_of_services(tmp_path: Path, limit: str, count: int) -> None:
    text = "services:\n  - {id: petitions, title: P, authority: own, office: registry,"
    found = findings(tmp_path, "QMS617", "charter", f"{text} limit: {limit}}}\n")
    assert len(found) == count
