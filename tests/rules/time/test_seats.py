"""Offices with and without holders; deputies, mandates, keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.told import DAY, findings, told

ANNA = "{family: Field, given: Anna, display: Anna Field}"


def people(*rows: tuple[str, str], more: str = "") -> str:
    """A list of people: ids, and mandates as they stand in the file."""
    listed = "".join(
        f"  - id: {person}\n    name: {ANNA}\n    offices: [{mandates}]\n"
        for person, mandates in rows
    )
    return f"=== governance/people.yaml\npeople:\n{listed}{more}\n"


def office(name: str, since: str = "2020-01-01", until: str = "null") -> str:
    return f"{{office: {name}, from: {since}, until: {until}}}"


ALL = (
    ("a.b", office("mayor")),
    ("c.d", f"{office('quality-officer')}, {office('registrar')}"),
    ("e.f", f"{office('registry')}, {office('public-relations-head')}"),
)
PROCEDURE = "=== procedures/PO-01.md\nowner: registry\n"


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        pytest.param(ALL, [], id="all are held"),
        pytest.param(
            ALL[1:],
            ["nobody holds mayor, which has to sign: governance, procedure, policy"],
            id="no mayor",
        ),
        pytest.param(
            ALL[:2],
            [
                "nobody holds public-relations-head, which has to sign: procedure",
                "nobody holds registry, which has to sign: procedure",
            ],
            id="neither owner nor head",
        ),
        pytest.param(
            (ALL[0], ("c.d", office("registrar")), ALL[2]),
            [
                "nobody holds quality-officer, which has to sign:"
                " governance, policy, release, adopt"
            ],
            id="no quality officer",
        ),
        pytest.param(
            (("a.b", office("mayor", until="2026-11-21")), *ALL[1:]),
            ["nobody holds mayor, which has to sign: governance, procedure, policy"],
            id="mandate ended yesterday",
        ),
        pytest.param(
            (("a.b", office("mayor", until="2026-11-22")), *ALL[1:]),
            [],
            id="mandate ends today",
        ),
        pytest.param(
            (("a.b", office("mayor", since="2026-11-23")), *ALL[1:]),
            ["nobody holds mayor, which has to sign: governance, procedure, policy"],
            id="mandate begins tomorrow",
        ),
    ],
)
def test_offices_that_sign(
    tmp_path: Path, rows: tuple[tuple[str, str], ...], sentences: list[str]
) -> None:
    found = told(tmp_path, "QMS305", "files", people(*rows) + PROCEDURE)
    assert sorted(found) == sentences


def test_kinds_without_documents_ask_for_nobody(tmp_path: Path) -> None:
    assert told(tmp_path, "QMS305", "files", people(*ALL[:2])) == []


def test_one_office_is_told_once(tmp_path: Path) -> None:
    text = people(*ALL[1:]) + "".join(
        f"=== procedures/PO-0{number}.md\nowner: registry\n" for number in range(1, 6)
    )
    assert len(findings(tmp_path, "QMS305", "files", text)) == 1


@pytest.mark.parametrize(
    ("signers", "is_told"),
    [
        pytest.param("{any_of: [mayor, nobody]}", False, id="one of two is held"),
        pytest.param("{any_of: [mayor, nobody], count: 2}", True, id="two are needed"),
        pytest.param("{all_of: [mayor, nobody]}", True, id="all are needed"),
        pytest.param("{any_of: [mayor, registry], count: 2}", False, id="two are held"),
    ],
)
def test_several_sign(tmp_path: Path, signers: str, is_told: bool) -> None:
    text = people(*ALL) + PROCEDURE
    text += (
        "=== governance/profile.yaml\nkinds:\n  procedure:\n    title: {en: P}\n"
        '    id: "PO-[0-9]{2}"\n    folder: procedures\n'
        f"    steps: [{{step: approved, office: {signers}}}]\n"
        "offices: {nobody: {}}\n"
    )
    assert bool(findings(tmp_path, "QMS305", "files", text)) is is_told


def test_an_office_that_nobody_knows_is_told_by_another_rule(tmp_path: Path) -> None:
    text = people(*ALL) + PROCEDURE.replace("registry", "registri")
    assert findings(tmp_path / "1", "QMS305", "files", text) == []
    assert len(findings(tmp_path / "2", "QMS408", "files", text)) == 1


def test_translation_steps_are_asked_where_there_are_versions(tmp_path: Path) -> None:
    kind = (
        "=== governance/profile.yaml\nkinds:\n  procedure:\n    title: {en: P}\n"
        '    id: "PO-[0-9]{2}"\n    folder: procedures\n'
        "    translation_steps: [{step: checked, office: translator}]\n"
        "offices: {translator: {}}\n"
    )
    version = (
        "=== procedures/PO-01.ro.md\n---\nid: PO-01\ntitle: P\nlanguage: ro\n"
        "translates: {edition: 1, revision: 0}\n---\n\n# Scop\n"
    )
    assert not findings(tmp_path / "1", "QMS305", "files", kind + PROCEDURE)
    text = kind + PROCEDURE + version
    (found,) = findings(tmp_path / "2", "QMS305", "files", text)
    assert found.values["office"] == "translator"


STEP = "=== procedures/PO-01.md\nsteps: [{id: s, title: t, office: archive}]\n"
ARCHIVE = "offices: {archive: {}, mayor: {}, registry: {head: mayor}}\n"


@pytest.mark.parametrize(
    ("staff", "mandate", "codes"),
    [
        pytest.param("count: 2", "", [], id="by head-count"),
        pytest.param("person: someone", "", [], id="by name"),
        pytest.param("count: 0", "", ["QMS312"], id="nobody left"),
        pytest.param("count: 0", office("archive"), [], id="by mandate"),
        pytest.param(
            "count: 0", office("archive", until="2026-01-31"), ["QMS313"], id="ended"
        ),
        pytest.param(
            "count: 1", office("archive", until="2026-01-31"), [], id="ended, but staff"
        ),
    ],
)
def test_offices_that_work(
    tmp_path: Path, staff: str, mandate: str, codes: list[str]
) -> None:
    rows = (*ALL, ("g.h", mandate)) if mandate else ALL
    text = (
        f"{people(*rows)}{STEP}=== governance/profile.yaml\n{ARCHIVE}"
        "=== records/staff.yaml\n{qms: 1, id: STAFF, kind: staff,"
        f" offices: [{{office: archive, {staff}}}]}}\n"
    )
    found = [
        code
        for code in ("QMS305", "QMS312", "QMS313")
        for _ in findings(tmp_path / code, code, "files", text)
    ]
    assert found == codes


def test_the_last_of_several_mandates_is_told(tmp_path: Path) -> None:
    ends = ("2019-06-30", "2025-06-30", "2021-06-30")
    rows = [(f"p.{end[3]}", office("registrar", until=end)) for end in ends]
    text = people(ALL[0], ("c.d", office("quality-officer")), ALL[2], *rows)
    (found,) = findings(tmp_path, "QMS313", "files", text)
    assert found.values["day"] == "2025-06-30"


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        pytest.param("of: a.b, to: c.d, from: 2026-01-01", [], id="in order"),
        pytest.param(
            "of: c.d, to: a.b, from: 2026-01-01", ["not hold"], id="no holder"
        ),
        pytest.param(
            "of: a.b, to: a.b, from: 2026-01-01", ["themselves"], id="himself"
        ),
        pytest.param("of: a.b, to: g.h, from: 2026-01-01", ["no office"], id="retired"),
        pytest.param(
            "of: c.d, to: a.b, from: 2025-01-01, until: 2025-12-31", [], id="history"
        ),
        pytest.param("of: c.d, to: a.b, from: 2027-01-01", [], id="not begun"),
        pytest.param(
            "of: a.b, to: x.y, from: 2026-01-01", [], id="nobody knows: another rule's"
        ),
    ],
)
def test_deputies(tmp_path: Path, row: str, trouble: list[str]) -> None:
    rows = (*ALL, ("g.h", office("registry", until="2024-01-01")))
    text = people(*rows, more=f"deputies: [{{office: mayor, {row}}}]")
    found = findings(tmp_path, "QMS306", "files", text)
    assert len(found) == len(trouble)
    for each, words in zip(found, trouble, strict=True):
        assert words in str(each.values["trouble"])


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param(["c.d 2026-10-31"], 1, id="ended"),
        pytest.param(["c.d 2026-11-22"], 0, id="ends today"),
        pytest.param(["c.d null"], 0, id="without end"),
        pytest.param(["c.d 2025-12-31", "e.f null"], 0, id="followed"),
        pytest.param(["c.d 2024-12-31", "e.f 2025-12-31"], 1, id="told once"),
        pytest.param([], 0, id="never had one"),
    ],
)
def test_deputising_that_ended(tmp_path: Path, rows: list[str], count: int) -> None:
    listed = ", ".join(
        f"{{office: mayor, of: a.b, from: 2024-01-01, to: {to}, until: {until}}}"
        for to, until in map(str.split, rows)
    )
    text = people(*ALL, more=f"deputies: [{listed}]")
    assert len(findings(tmp_path, "QMS311", "files", text)) == count


@pytest.mark.parametrize(
    ("ends", "day", "count"),
    [
        pytest.param(["2027-02-05"], DAY, 0, id="ten weeks left"),
        pytest.param(["2027-01-05"], date(2026, 11, 5), 0, id="61 days left"),
        pytest.param(["2027-01-05"], date(2026, 11, 6), 1, id="60 days left"),
        pytest.param(["2025-01-05"], DAY, 1, id="ended"),
        pytest.param(["2025-01-05", "2028-01-05"], DAY, 0, id="a newer one"),
        pytest.param(["tomorrow"], DAY, 0, id="no moment: another rule's"),
        pytest.param([], DAY, 0, id="signs on paper"),
    ],
)
def test_keys(tmp_path: Path, ends: list[str], day: date, count: int) -> None:
    listed = ", ".join(
        f"{{key: ssh-ed25519 A, from: 2025-01-01T08:00:00Z, until: {end}T08:00:00Z}}"
        for end in ends
    )
    text = people(*ALL[1:], ALL[0], more=f"    keys: [{listed}]")
    assert len(findings(tmp_path, "QMS314", "files", text, day)) == count
