"""135 procedures after the Romanian order: each missing part is found, none else.

The parts are those of the order's annex. Those that people write are sections; those
that qms makes (cover, history, opinions, distribution) stand and fall with the fields
that they are made from. The contents are made from headings, and cannot be missing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.actions.init import initialise
from qms.actions.plan import Plan
from qms.actions.validate import validate
from qms.model.finding import Finding

DAY = date(2026, 11, 22)
COUNT = 135
WRITTEN = {
    "purpose": "Scop",
    "scope": "Domeniul de aplicare",
    "references": "Documente de referință",
    "definitions": "Definiții și abrevieri",
    "activity": "Descrierea activității",
    "responsibilities": "Responsabilități",
}
MADE_FROM = {
    "cover: edition": "edition",
    "cover: revision": "revision",
    "cover: who answers": "owner",
    "history": "change",
    "opinions and distribution": "applies_to",
}
HEAD = {
    "id": "{id}",
    "kind": "operational-procedure",
    "title": "Procedura {id}",
    "language": "ro",
    "edition": "1",
    "revision": "0",
    "owner": "registry",
    "process": "citizens",
    "applies_to": "[registry]",
    "classification": "internal",
    "change": "{{reason: prima ediție, summary: textul este nou}}",
    "steps": "[{{id: s1, title: Primire, office: registry, within: o zi}}]",
}
TEXT = {
    "purpose": "Procedura arată cum lucrează biroul cu dosarele primite.",
    "scope": "Se aplică în biroul care primește dosarele.",
    "references": "Regulile interne ale instituției.",
    "definitions": "- **dosar** – totalitatea actelor unei cereri",
    "activity": "Fiecare dosar se primește, se verifică și se înregistrează.",
    "responsibilities": "Șeful biroului răspunde de fiecare dosar.",
}


def name(number: int) -> str:
    return f"PO-{number + 100}"


def procedure(number: int, missing: str = "") -> str:
    absent = MADE_FROM.get(missing)
    head = "".join(
        f"{field}: {value.format(id=name(number))}\n"
        for field, value in HEAD.items()
        if field != absent
    )
    body = "\n".join(
        f"# {title}\n\n{TEXT[part]}\n"
        for part, title in WRITTEN.items()
        if part != missing
    )
    return f"---\n{head}---\n\n{body}"


def path(number: int) -> str:
    return f"procedures/operational/{name(number)}.md"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    people = Plan(
        "Primăria", "RO", head="Albu, Maria", officer="Negru, Ana", with_git=False
    )
    initialise(tmp_path, people, DAY)
    (tmp_path / "procedures/operational").mkdir(parents=True)
    for number in range(COUNT):
        (tmp_path / path(number)).write_text(procedure(number), encoding="utf-8")
    return tmp_path


def of_procedures(root: Path) -> list[Finding]:
    return [
        finding
        for finding in validate(root, DAY).findings
        if finding.place.path.startswith("procedures/operational/")
    ]


def test_whole_procedures_have_no_finding(office: Path) -> None:
    assert of_procedures(office) == []


def test_each_part_removed_once_is_found_and_nothing_else(office: Path) -> None:
    parts = [*WRITTEN, *MADE_FROM]
    for number, part in enumerate(parts):
        text = procedure(number * 7, part)
        (office / path(number * 7)).write_text(text, encoding="utf-8")
    found = {
        (
            each.place.path,
            each.code,
            each.values.get("section", each.values.get("field")),
        )
        for each in of_procedures(office)
    }
    expected = {
        (path(number * 7), "QMS143", WRITTEN[part])
        if part in WRITTEN
        else (path(number * 7), "QMS133", MADE_FROM[part])
        for number, part in enumerate(parts)
    }
    assert found == expected


@pytest.mark.parametrize("part", [*WRITTEN, *MADE_FROM])
def test_a_part_removed_from_all_is_found_in_all(office: Path, part: str) -> None:
    for number in range(COUNT):
        text = procedure(number, part)
        (office / path(number)).write_text(text, encoding="utf-8")
    found = of_procedures(office)
    assert [each.place.path for each in found] == [
        path(number) for number in range(COUNT)
    ]
    assert {each.code for each in found} == {"QMS143" if part in WRITTEN else "QMS133"}


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        pytest.param("Formular de evidență a modificărilor", "history", id="history"),
        pytest.param("Formular de analiză a procedurii", "analysis", id="opinions"),
        pytest.param("Formular de distribuire", "distribution", id="distribution"),
        pytest.param("Cuprins", "contents", id="contents"),
    ],
)
def test_a_part_that_qms_makes_is_not_written_by_hand(
    office: Path, heading: str, section: str
) -> None:
    text = procedure(0) + f"\n# {heading}\n\nScris de mână.\n"
    (office / path(0)).write_text(text, encoding="utf-8")
    assert [(each.code, each.place.path) for each in of_procedures(office)] == [
        ("QMS152", path(0))
    ]
