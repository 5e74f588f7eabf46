"""The profile: sources and contradictions, edges and innocents."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms import resources
from qms.model.located import Fields
from qms.model.profile import Profile
from qms.model.soundness import contradictions
from qms.store.yaml import read_yaml
from tests.rules.told import findings

KIND = '  letter: {title: {en: Letter}, id: "LE-[0-9]{2}", example: LE-01'


def at(root: Path, code: str, fields: str) -> list[str]:
    text = f"=== governance/profile.yaml\n{fields}\n"
    return [each.place.at for each in findings(root, code, "files", text)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("sources: []", ["sources"], id="no source at all"),
        pytest.param(
            "sources: [{id: house, title: x, as_of: 2026-01-01, verified: true}]",
            ["sources.0"],
            id="a source without a place",
        ),
        pytest.param(
            "sources: [{id: house, title: x, note: our own, as_of: 2026-01-01, "
            "verified: true}]",
            [],
            id="a source of the house, with a note",
        ),
        pytest.param(
            "calendar: {source: hearsay}", ["calendar.source"], id="unknown source"
        ),
        pytest.param(
            f"kinds:\n{KIND}, source: hearsay}}",
            ["kinds.letter.source"],
            id="unknown source of a kind",
        ),
        pytest.param(
            f"kinds:\n{KIND}, sections: [{{id: a, en: A, source: hearsay}}]}}",
            ["kinds.letter.sections.0.source"],
            id="unknown source of a section",
        ),
        pytest.param(
            "limits: [{id: a, act: x, value: 1, unit: days, source: hearsay, "
            "as_of: 2026-01-01, verified: true}]",
            ["limits.0.source"],
            id="unknown source of a limit",
        ),
    ],
)
def test_sources(tmp_path: Path, fields: str, expected: list[str]) -> None:
    found = at(tmp_path, "QMS167", fields)
    assert [each for each in found if each.startswith(tuple(expected))] == expected
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("acts: {release: [mayor]}", [], id="a known office"),
        pytest.param("acts: {confirm: owner}", [], id="the owner"),
        pytest.param("acts: {release: major}", ["acts.release.0"], id="act"),
        pytest.param(
            "offices: {mayor: {head: god}}", ["offices.mayor.head"], id="head"
        ),
        pytest.param(
            f"kinds:\n{KIND}, steps: [{{step: a, office: head-of-owner}}]}}",
            [],
            id="the owner's head",
        ),
        pytest.param(
            f"kinds:\n{KIND}, steps: [{{step: a, office: scribe}}]}}",
            ["kinds.letter.steps.0.office"],
            id="step",
        ),
        pytest.param(
            f"kinds:\n{KIND}, steps: [{{step: a, office: {{any_of: [mayor, scribe], "
            "count: 1}}]}",
            ["kinds.letter.steps.0.office"],
            id="one of several",
        ),
        pytest.param(
            f"kinds:\n{KIND}, separate: [[prepared, release, error]]}}",
            ["kinds.letter.separate.0.0"],
            id="a pair with an unknown step",
        ),
        pytest.param(
            f"kinds:\n{KIND}, separate: [[release, vouch]]}}",
            ["kinds.letter.separate.0"],
            id="a pair without severity",
        ),
        pytest.param(
            f"kinds:\n{KIND}, separate: [[release, vouch, fatal]]}}",
            ["kinds.letter.separate.0"],
            id="a pair of another severity",
        ),
        pytest.param(
            f"kinds:\n{KIND}, separate: [[release, vouch, warning]]}}",
            [],
            id="a pair of acts",
        ),
        pytest.param(
            f"kinds:\n{KIND}, required: [edtion]}}",
            ["kinds.letter.required.0"],
            id="a required field that does not exist",
        ),
        pytest.param(
            f"kinds:\n{KIND}, sections: [{{id: a, en: A, generated: true, "
            "from: [changes]}]}",
            ["kinds.letter.sections.0.from.0"],
            id="a section from no field",
        ),
        pytest.param(
            'kinds:\n  letter: {title: {en: L}, id: "LE-[0-9]{2}", example: LE-1}',
            ["kinds.letter.example"],
            id="an example that does not fit",
        ),
        pytest.param(
            f"kinds:\n{KIND}}}\n"
            '  note: {title: {en: N}, id: "LE-.*", example: LE-X}',
            ["kinds.note.id"],
            id="two kinds for one id",
        ),
        pytest.param(
            f"kinds:\n{KIND}}}\n  note: {{title: {{en: N}}}}", [], id="no pattern"
        ),
    ],
)
def test_contradictions(tmp_path: Path, fields: str, expected: list[str]) -> None:
    if "kinds" in fields:
        fields += "\nacts: {release: [mayor], vouch: [mayor]}"
    assert at(tmp_path, "QMS168", fields) == expected


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in (resources.templates() / "profiles").glob("*"))
)
def test_shipped_profiles_are_sound(name: str) -> None:
    path = resources.templates() / "profiles" / f"{name}.yaml"
    fields, flaws = read_yaml(path.read_text(encoding="utf-8"))
    assert flaws == []
    profile = Profile(fields)
    assert list(contradictions(profile, profile.offices)) == []


def test_an_empty_profile_has_no_contradictions() -> None:
    assert list(contradictions(Profile(Fields()), ())) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            "{on: 2026-12-28, until: 2026-12-27, kind: closed, name: x}",
            ["calendar.days.0.until"],
            id="backwards",
        ),
        pytest.param(
            "{on: 2026-12-28, until: 2028-12-27, kind: closed, name: x}",
            ["calendar.days.0.until"],
            id="years on end",
        ),
        pytest.param(
            "{on: 2026-12-28, kind: closed, name: x, "
            'hours: [{open: "08:00", close: "12:00"}]}',
            ["calendar.days.0.hours"],
            id="closed, and open",
        ),
        pytest.param(
            "{on: 2026-12-28, kind: working, name: x, "
            'hours: [{open: "08:00", close: "08:00"}]}',
            ["calendar.days.0.hours.0.close"],
            id="open for no time",
        ),
        pytest.param(
            "{on: 2026-12-28, until: 2026-12-30, kind: closed, name: x},"
            "{on: 2026-12-30, kind: holiday, name: y}",
            ["calendar.days.1.on"],
            id="told twice",
        ),
        pytest.param(
            "{on: 2026-12-24, kind: working, name: x, "
            'hours: [{open: "08:00", close: "12:00"}]},'
            "{on: 2026-12-28, until: 2026-12-30, kind: standstill, name: y}",
            [],
            id="all well",
        ),
        pytest.param("{on: some day, kind: closed, name: x}", [], id="told elsewhere"),
    ],
)
def test_days_of_the_calendar(tmp_path: Path, row: str, expected: list[str]) -> None:
    assert at(tmp_path, "QMS168", f"calendar: {{days: [{row}]}}") == expected
