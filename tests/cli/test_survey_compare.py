"""`qms survey compare`: verdicts that are computed, and what is not compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.console import Told, held_against, qms
from tests.example_tree import PARTS, lay_acts, lay_house
from tests.survey_house import lay_answers, lay_survey, lay_wave, spread

BEFORE, AFTER = "SUR-2025-01", "SUR-2026-01"
VERSION = """\
id: CQ-01
title: Cum vă servim
language: ro
translates: {{edition: 1, revision: 0}}
items: {{overall: {word}}}
"""
Columns = dict[str, list[str]]


def lay(root: Path, before: Columns, after: Columns, **told: str) -> None:
    lay_survey(root)
    for name, columns in ((BEFORE, before), (AFTER, after)):
        lay_wave(root, name, **told)
        counted(root, name, columns)


def counted(root: Path, name: str, columns: Columns, group: str = "clients") -> None:
    path = lay_answers(root, f"{name}.csv", columns)
    told = qms("survey", "import", name, path, "--group", group, "--root", root)
    assert (told.err, told.code) == ("", 0)


def compare(root: Path, *words: str) -> Told:
    return qms("survey", "compare", BEFORE, AFTER, "--root", root, *words)


def items(root: Path) -> dict[str, dict[str, Any]]:
    told = compare(root, "--format", "json")
    assert (told.err, told.code) == ("", 0)
    group = json.loads(told.out)["groups"][0]
    return {each["item"]: each for each in group["items"]}


def two(part: int, n: int) -> list[str]:
    """So many satisfied of so many, the rest not."""
    return spread({4: part, 2: n - part})


@pytest.mark.parametrize(
    ("before", "after", "verdict", "printed"),
    [
        pytest.param((48, 80), (56, 70), "improved", "+20 [5, 33]", id="clients"),
        pytest.param((56, 70), (48, 80), "worsened", "-20 [-33, -5]", id="back"),
        pytest.param((26, 30), (27, 30), "no clear change", "+3", id="organisations"),
        pytest.param((60, 100), (60, 100), "no clear change", "+0.0", id="the same"),
    ],
)
def test_a_verdict_follows_from_the_interval(
    tmp_path: Path,
    before: tuple[int, int],
    after: tuple[int, int],
    verdict: str,
    printed: str,
) -> None:
    lay(tmp_path, {"overall": two(*before)}, {"overall": two(*after)})
    item = items(tmp_path)["overall"]
    assert item["verdict"] == verdict
    told = compare(tmp_path).out
    assert printed in told
    assert verdict in told
    assert "does not mean that nothing changed" in " ".join(told.split())


def test_the_difference_is_newcombes(tmp_path: Path) -> None:
    lay(tmp_path, {"overall": two(48, 80)}, {"overall": two(56, 70)})
    change = items(tmp_path)["overall"]["change"]
    assert change["value"] == pytest.approx(20.0)
    assert (round(change["low"], 1), round(change["high"], 1)) == (5.2, 33.4)


def test_ranks_tell_an_effect_also_of_few(tmp_path: Path) -> None:
    a, b = list("5443545345"), list("3432434324")
    lay(tmp_path, {"overall": b}, {"overall": a})
    item = items(tmp_path)["overall"]
    assert item["superiority"]["value"] == pytest.approx(0.80)
    assert (item["verdict"], item["p"]) == ("not comparable", None)
    assert item["reason"] == "too few answers for a trend"


def test_ps_are_corrected_for_all_items_and_groups(tmp_path: Path) -> None:
    names = ("overall", "wait", "friendly", "listened")
    lay(
        tmp_path,
        {name: two(40, 80) for name in names},
        {"overall": two(53, 80), **{name: two(41, 80) for name in names[1:]}},
    )
    found = items(tmp_path)
    assert found["overall"]["p_holm"] == pytest.approx(4 * found["overall"]["p"])
    assert found["overall"]["change"]["low"] > 0
    assert found["overall"]["verdict"] == "no clear change"
    assert "many items are compared" in found["overall"]["reason"]
    assert "corrected by Holm for 4 comparisons" in compare(tmp_path).out
    for wave in (BEFORE, AFTER):
        counted(tmp_path, wave, {"friendly": two(40, 80)}, "firms")
    told = compare(tmp_path, "--group", "clients", "--format", "json")
    (group,) = json.loads(told.out)["groups"]
    item = next(each for each in group["items"] if each["item"] == "overall")
    assert item["p_holm"] == pytest.approx(5 * item["p"])


def test_what_a_narrow_terminal_leaves_out_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, {"overall": two(480, 800)}, {"overall": two(560, 700)})
    monkeypatch.setenv("COLUMNS", "60")
    told = compare(tmp_path).out
    assert "80.0 % (700)" in told
    assert "--format csv also tell: before (n), effect, p" in " ".join(told.split())
    monkeypatch.setenv("COLUMNS", "100")
    assert "also tell" not in compare(tmp_path).out


def test_of_a_reverse_item_fewer_is_better(tmp_path: Path) -> None:
    lay(tmp_path, {"unclear": two(56, 70)}, {"unclear": two(30, 80)})
    item = items(tmp_path)["unclear"]
    assert item["change"]["value"] < 0
    assert item["verdict"] == "improved"


def test_net_scores_and_scales_without_top_are_compared(tmp_path: Path) -> None:
    lay_survey(tmp_path)
    path = tmp_path / "procedures/CQ-01.yaml"
    path.write_text(path.read_text().replace("    top: [4, 5]\n", ""))
    path.write_text(path.read_text().replace(", measure: csat", ""))
    low, high = {0: 40, 8: 40, 10: 20}, {0: 10, 8: 40, 10: 50}
    for name, net, rank in ((BEFORE, low, 2), (AFTER, high, 4)):
        lay_wave(tmp_path, name)
        columns = {"recommend": spread(net), "overall": spread({rank: 60, 3: 40})}
        counted(tmp_path, name, columns)
    found = items(tmp_path)
    assert found["recommend"]["change"]["value"] == pytest.approx(60)
    assert found["overall"]["unit"] is None
    assert found["overall"]["change"]["value"] > 0.3
    assert {each["verdict"] for each in found.values()} == {"improved"}


RELEASED = """\
on 2026-02-10
submit CQ-01 by brook.paul
approve CQ-01 by stone.mary
release CQ-01 by field.anna
"""
AGAIN = """\
on 2026-03-10
submit CQ-01 by brook.paul
approve CQ-01 by stone.mary
release CQ-01 by field.anna
"""
CHANGES = (
    ("How satisfied are you, all in all?", "How satisfied are you, taken together?"),
    ("{id: wait, text: You did", "{id: wait, reverse: true, text: You did"),
    (
        "easy: {from: 1, to: 7, labels: {1: very hard, 7:",
        "easy: {from: 1, to: 6, labels: {1: very hard, 6:",
    ),
    (", measure: ces", ""),
    ("text: We listened.", "text: We  listened."),
    ("revision: 0", "revision: 1"),
)


def test_what_was_asked_otherwise_is_not_compared(tmp_path: Path) -> None:
    text = (PARTS / "CQ-01.yaml").read_text(encoding="utf-8")
    lay_house(tmp_path)
    acts = lay_acts(
        tmp_path, f"=== procedures/CQ-01.yaml\n{text}\n=== acts\n{RELEASED}"
    )
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "procedures/CQ-01.yaml").write_text(text, encoding="utf-8")
    acts.play(AGAIN)
    names = ("overall", "wait", "effort", "listened", "friendly")
    for name, revision in ((BEFORE, "1.0"), (AFTER, "1.1")):
        lay_wave(tmp_path, name, revision=revision)
        counted(tmp_path, name, dict.fromkeys(names, two(40, 80)))
    found = {name: each["reason"] or "" for name, each in items(tmp_path).items()}
    assert "wording" in found["overall"]
    assert "direction" in found["wait"]
    assert "its scale changed" in found["effort"]
    assert (found["listened"], found["friendly"]) == ("", "")
    assert "its wording" in compare(tmp_path).out
    assert "draft" not in qms("survey", "report", BEFORE, "--root", tmp_path).out


def test_a_translation_that_changed_is_not_compared(tmp_path: Path) -> None:
    lay_survey(tmp_path)
    version = tmp_path / "procedures/CQ-01.ro.yaml"
    for name, word in ((BEFORE, "Mulțumit?"), (AFTER, "Fericit?")):
        version.write_text(VERSION.format(word=word), encoding="utf-8")
        path = lay_wave(tmp_path, name)
        path.write_text(path.read_text().replace("[en]", "[en, ro]"), encoding="utf-8")
        counted(tmp_path, name, {"overall": two(40, 80), "wait": two(40, 80)})
    found = items(tmp_path)
    assert "one of the languages" in found["overall"]["reason"]
    assert found["wait"]["reason"] is None


def test_a_census_has_no_p_and_every_difference_counts(tmp_path: Path) -> None:
    columns = {"overall": two(21, 40)}
    lay(tmp_path, {"overall": two(20, 40)}, columns, selection="all", population="40")
    item = items(tmp_path)["overall"]
    assert (item["p"], item["p_holm"]) == (None, None)
    assert item["change"]["low"] is None
    assert item["verdict"] == "improved"
    told = " ".join(compare(tmp_path).out.split())
    assert "chance has no part in it, so no p" in told
    assert "Mann" not in told


def test_groups_that_answered_once_are_named(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {"overall": two(48, 80)},
        {"overall": two(56, 70), "effort": ["4"] * 70},
    )
    counted(tmp_path, AFTER, {"overall": two(20, 40)}, "firms")
    assert f"only {AFTER} has results of: firms" in compare(tmp_path).out
    assert items(tmp_path)["effort"]["reason"] == "it was asked in one wave only"


def test_another_way_of_asking_is_said(tmp_path: Path) -> None:
    lay(tmp_path, {"overall": two(48, 80)}, {"overall": two(56, 70)})
    path = tmp_path / f"records/surveys/{AFTER}.yaml"
    text = path.read_text().replace("selection: random", "selection: volunteers")
    path.write_text(text.replace("mode: paper at the desk", "mode: web"))
    told = " ".join(compare(tmp_path).out.split())
    assert "volunteers answered, who may differ" in told
    assert "chosen in another way than before" in told
    assert "asked in another way than before" in told


def test_the_whole_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    before = {"overall": two(48, 80), "recommend": spread({3: 40, 9: 40}),
              "themes": ["hours"] * 80, "wait": two(40, 80)}  # fmt: skip
    after = {"overall": two(56, 70), "recommend": spread({3: 38, 9: 32}),
             "themes": ["hours"] * 70}  # fmt: skip
    lay(tmp_path, before, after)
    told = compare(tmp_path)
    assert (told.err, told.code) == ("", 0)
    held_against("survey/compare", told.out)
    assert "worsened" not in compare(tmp_path, "--format", "csv").out


def test_order_follows_the_days_and_nothing_is_compared_with_itself(
    tmp_path: Path,
) -> None:
    lay(tmp_path, {"overall": two(48, 80)}, {"overall": two(56, 70)})
    other = qms("survey", "compare", AFTER, BEFORE, "--root", tmp_path)
    assert other.out == compare(tmp_path).out
    same = qms("survey", "compare", AFTER, AFTER, "--root", tmp_path)
    assert (same.code, "with itself" in same.err) == (2, True)
    assert compare(tmp_path, "--group", "x").code == 2
