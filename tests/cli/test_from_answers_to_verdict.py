"""From answers to a verdict, in commands: asked, found, planned, asked anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qms.actions.validate import validate
from tests.cli.console import qms
from tests.rules.told import DAY
from tests.survey_house import lay_answers, lay_survey, lay_wave, spread

FIRST, SECOND = "SUR-2025-01", "SUR-2026-01"
BEFORE = {2: 10, 3: 22, 4: 30, 5: 18}  # 48 of 80 are satisfied
AFTER = {2: 4, 3: 10, 4: 36, 5: 20}  # 56 of 70
READING = "{{survey: {wave}, group: {group}, item: overall}}"
OBJECTIVE = """\
qms: 1
id: OB-01
kind: objective
title: People are more satisfied
opened: 2026-01-12
owner: registry
from: GOAL-01
indicator:
  name: satisfied, all in all
  unit: "%"
  target: {target}
  every: year
  read: {{questionnaire: CQ-01, group: clients, item: {item}}}
  baseline: {{survey: SUR-2025-01, group: clients, item: {item}}}
closed: null
"""
GOAL = "{qms: 1, id: GOAL-01, kind: goal, title: Served well, from: FND-01}\n"
FINDING = (
    "{{qms: 1, id: FND-01, kind: finding, title: Few are, readings: [{reading}]}}\n"
)


def lay(root: Path, group: str = "clients", item: str = "overall") -> Path:
    """A house with one wave behind it, a finding upon it, and what it led to."""
    lay_survey(root)
    ask(root, FIRST, spread(BEFORE))
    reading = READING.format(wave=FIRST, group=group)
    for path, text in {
        "objectives/OB-01": OBJECTIVE.format(target=78, item=item),
        "goals/GOAL-01": GOAL,
        "findings/FND-01": FINDING.format(reading=reading),
    }.items():
        target = root / f"records/{path}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def ask(root: Path, wave: str, answers: list[str], group: str = "clients") -> None:
    if not (root / f"records/surveys/{wave}.yaml").exists():
        lay_wave(root, wave)
    score = ["10" if each in "45" else "0" for each in answers]
    file = lay_answers(root, "answers.csv", {"overall": answers, "recommend": score})
    told = qms("survey", "import", wave, file, "--group", group, "--root", root)
    assert (told.err, told.code) == ("", 0)
    file.unlink()


def verdict(root: Path) -> dict[str, object]:
    told = qms(
        *("indicators", "--format", "json", "--as-of", "2026-11-22", "--root", root)
    )
    assert told.code == 0
    (found,) = json.loads(told.out)
    return {**found["verdict"], "target_is": found["target_is"]}


def codes(root: Path) -> set[str]:
    found = {each.code for each in validate(root, DAY).findings}
    return {each for each in found if each.startswith(("QMS54", "QMS55"))}


def test_better_is_computed_from_two_waves(tmp_path: Path) -> None:
    root = lay(tmp_path)
    assert (verdict(root)["word"], verdict(root)["reason"]) == (
        "not comparable",
        "not again",
    )
    ask(root, SECOND, spread(AFTER))
    found = verdict(root)
    change = found["change"]
    assert isinstance(change, dict)
    assert found["word"] == "improved"
    assert [round(change[each], 1) for each in ("value", "low", "high")] == [
        *(20.0, 5.2, 33.4),
    ]
    assert found["target_is"] == "not shown"
    assert codes(root) == set()
    told = qms("trace", "OB-01", "--as-of", "2026-11-22", "--root", root)
    assert "SUR-2025-01" in told.out
    assert told.lines[-1] == "no link of this chain is broken"


def test_another_wording_is_another_question(tmp_path: Path) -> None:
    root = lay(tmp_path)
    path = root / "procedures/CQ-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("satisfied are you, all", "happy are you, all"))
    ask(root, SECOND, spread(AFTER))
    assert (verdict(root)["word"], verdict(root)["reason"]) == (
        "not comparable",
        "wording",
    )


def test_too_few_show_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path)
    ask(root, SECOND, ["5"] * 29)
    assert (verdict(root)["word"], verdict(root)["reason"]) == (
        "not comparable",
        "too few",
    )


def test_a_net_score_is_compared_by_its_interval(tmp_path: Path) -> None:
    root = lay(tmp_path, item="recommend")
    ask(root, SECOND, spread(AFTER))
    found = verdict(root)
    change = found["change"]
    assert isinstance(change, dict)
    assert (found["word"], round(change["value"])) == ("improved", 40)


@pytest.mark.parametrize(
    ("group", "answers", "expected"),
    [
        pytest.param("clients", [], set(), id="eighty people"),
        pytest.param("firms", ["4"] * 4, {"QMS548"}, id="four firms"),
        pytest.param("firms", [], {"QMS547"}, id="firms were not asked"),
        pytest.param("crowd", [], {"QMS547"}, id="no such group"),
    ],
)
def test_what_a_finding_rests_on(
    tmp_path: Path, group: str, answers: list[str], expected: set[str]
) -> None:
    root = lay(tmp_path, group)
    if answers:
        ask(root, FIRST, answers, group)
    assert codes(root) == expected
