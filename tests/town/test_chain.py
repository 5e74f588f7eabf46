"""From raw files to verdicts, in commands over the town; and each link broken once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml

from tests.cli.console import qms
from tools.town.kept import stood
from tools.town.life import acts
from tools.town.raw import raw_files
from tools.town.texts import widened

CHECKOUT = Path(__file__).resolve().parent.parent.parent
TOWN = ("qms.yaml", "governance", "procedures", "records", "approvals")
HERE = Path(__file__).parent
ORACLE = yaml.safe_load((HERE / "evaluated.yaml").read_text(encoding="utf-8"))
BROKEN = yaml.safe_load((HERE / "broken.yaml").read_text(encoding="utf-8"))
UNTOLD = ("too few to tell",)
NOW = "2026-11-22T12:00:00+02:00"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the town in which nothing was counted yet; the raw files beside it."""
    folder = tmp_path_factory.mktemp("chain")
    root = folder / "town"
    root.mkdir()
    for name in TOWN:
        source = CHECKOUT / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, root / name)
    widened(root)
    shutil.rmtree(root / "records/measurements")
    for path in (root / "records/surveys").iterdir():
        # a wave that is open may be counted into
        text = stood(path.read_text("utf-8"), acts_begin())
        path.write_text(text, "utf-8")
    (folder / "raw").mkdir()
    for name, data in raw_files():
        (folder / "raw" / name).write_bytes(data)
    return root


def acts_begin() -> date:
    """The first day of the town's life."""
    return next(acts()).moment.date()


@pytest.fixture(scope="module")
def told(town: Path) -> Mapping[str, str]:
    """What each counting command of the town's life told, by the file it counted."""
    found = {}
    with chdir(town):
        for act in acts():
            if act.words[:2] in (("qms", "services"), ("qms", "survey")):
                [file] = [word for word in act.words if word.startswith("../raw/")]
                form = ("--format", "json") if act.words[1] == "services" else ()
                with patch.dict("os.environ", {"QMS_NOW": act.moment.isoformat()}):
                    answer = qms(*act.words[1:], *form)
                assert answer.code == 0, (act.words, answer.err)
                found[file.removeprefix("../raw/")] = answer.out
    return found


def asked(town: Path, *words: str) -> Any:
    with patch.dict("os.environ", {"QMS_NOW": NOW}):
        answer = qms(*words, "--format", "json", "--root", town)
    assert answer.err == ""
    return json.loads(answer.out)


def test_every_raw_file_is_counted_once(told: Mapping[str, str]) -> None:
    assert set(told) == {name for name, _data in raw_files()}


def test_what_is_counted_is_what_the_town_has_on_record(
    town: Path, told: Mapping[str, str]
) -> None:
    ours = sorted((CHECKOUT / "records/measurements").iterdir())
    theirs = sorted((town / "records/measurements").iterdir())
    assert [path.name for path in theirs] == [path.name for path in ours]
    for mine, his in zip(ours, theirs, strict=True):
        assert his.read_text("utf-8") == mine.read_text("utf-8")
    for path in (town / "records/surveys").iterdir():
        committed = (CHECKOUT / "records/surveys" / path.name).read_text("utf-8")
        _head, _results, counted = path.read_text("utf-8").partition("results:")
        assert counted
        assert committed.endswith(counted), path.name


def test_promises_are_kept_as_counted_by_hand(told: Mapping[str, str]) -> None:
    found = {
        (told_of["period"], row["promise"]): row
        for answer in told.values()
        if answer.startswith("{")
        for told_of in json.loads(answer)["charters"]
        for row in told_of["promises"]
        if row["n"]
    }
    for period, promise, n, met, word in ORACLE["promises"]:
        row = found.pop((period, promise))
        verdict = None if word in UNTOLD else word
        assert (row["n"], row.get("met"), row["verdict"]) == (n, met or None, verdict)
    assert found == {}


def counts(town: Path, wave: str, group: str, item: str) -> Mapping[str, int]:
    path = town / f"records/surveys/{wave}.yaml"
    record = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    [result] = [each for each in record["results"] if each["group"] == group]
    [answers] = [each for each in result["items"] if each["item"] == item]
    return {point: int(n) for point, n in answers["counts"].items()}


WAVE_OF = {"clients": "01", "staff": "03"}


@pytest.mark.parametrize("row", ORACLE["waves"], ids=lambda row: " ".join(row[:2]))
def test_two_waves_say_what_was_computed_by_hand(
    town: Path, told: Mapping[str, str], row: list[str]
) -> None:
    group, item, before, after, word = row
    number = WAVE_OF.get(group, "02")
    waves = [f"SUR-{year}-{number}" for year in (2025, 2026)]
    for wave, share in zip(waves, (before, after), strict=True):
        found = counts(town, wave, group, item)
        top = found["4"] + found["5"]
        assert f"{top}/{sum(found.values())}" == share
    told_groups = asked(town, "survey", "compare", *waves, "--group", group)["groups"]
    [compared] = [each for each in told_groups[0]["items"] if each["item"] == item]
    assert compared["verdict"] == word


def test_of_fewer_than_five_only_their_number_is_kept(
    town: Path, told: Mapping[str, str]
) -> None:
    for wave, number in ORACLE["too_few"].items():
        path = town / f"records/surveys/{wave}.yaml"
        record = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        [towns] = [each for each in record["results"] if each["group"] == "towns"]
        assert set(towns) == {"group", "file", "answered"}
        assert towns["answered"] == str(number)


def test_nothing_of_a_person_is_kept(town: Path, told: Mapping[str, str]) -> None:
    kept = "".join(
        path.read_text("utf-8")
        for folder in ("surveys", "measurements")
        for path in (town / "records" / folder).iterdir()
    )
    for word in ("Persoana", "nimeni@", "petent", "scris de mână"):
        assert word not in kept


def test_indicators_say_what_was_computed_by_hand(
    town: Path, told: Mapping[str, str]
) -> None:
    found = {each["id"]: each for each in asked(town, "indicators")}
    for record, value, n, word, target in ORACLE["indicators"]:
        row = found[record]
        newest = row["readings"][-1]
        assert round(newest["value"], 1) == value
        assert newest["n"] == (n or None)
        assert (row["verdict"]["word"], row["target_is"]) == (word, target), record


@pytest.mark.parametrize("day", ORACLE["plan"], ids=str)
def test_the_plan_says_what_is_open_and_late(
    town: Path, told: Mapping[str, str], day: object
) -> None:
    with patch.dict("os.environ", {"QMS_NOW": NOW}):
        answer = qms("plan", "--as-of", day, "--format", "csv", "--root", town)
    rows = [line.split(";") for line in answer.out.splitlines()[1:]]
    found: dict[str, list[int]] = {"open": [], "late": []}
    for row in rows:
        if row[1].startswith("ACT-"):
            found[row[6]].append(int(row[1][-2:]))
    assert {name: sorted(each) for name, each in found.items()} == ORACLE["plan"][day]


def test_each_broken_link_is_named(
    town: Path, told: Mapping[str, str], tmp_path: Path
) -> None:
    root = tmp_path / "broken"
    shutil.copytree(town, root)
    for row in BROKEN:
        path = root / row["in"]
        text = path.read_text("utf-8")
        assert text.count(row["find"]) == 1, row
        path.write_text(text.replace(row["find"], row.get("replace", "")), "utf-8")
    found = {
        (each["code"], each["path"].removeprefix(f"{root}/"))
        for each in asked(root, "validate")["findings"]
        if each["line"] and each["message"] and each["remedy"]
    }
    missing = [row for row in BROKEN if (row["rule"], row["in"]) not in found]
    assert missing == []
