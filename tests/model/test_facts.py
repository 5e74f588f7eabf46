"""Facts hold what rules over the register ask, as texts, with their places."""

from __future__ import annotations

import json

import pytest

from qms.model.facts import Facts
from qms.model.gathering import facts_of
from qms.model.house import House
from qms.model.profile import Profile
from qms.store.bytes import reading_of
from qms.store.documents import parse
from qms.store.yaml import read_yaml

HOUSE = House(Profile(read_yaml('kinds: {procedure: {id: "PO-[0-9]{2}"}}\n')[0]))
HEAD = """\
id: PO-01
kind: procedure
title: Answering, after NORM 100:2020
language: en
edition: 2
revision: 10
owner: registry
applies_to: [registry, it]
clauses: ["NORM 100:2020 4.1"]
legal_basis: HR 1/2026
references: [PO-02]
forms: [F-01]
attachments: [PO-01/a.svg]
supersedes: PO-00
steps:
  - {id: s1, title: a, office: it, form: F-02}
  - {id: s2, title: b, form: ~}
commitments: [{id: c, objectives: [OB-01, OB-02]}, {id: d}]
external: {act: HR 2/2026, as_of: 2026-01-01, check_every: 12 months, checked_by: it}
"""
CHARTER = """\
id: CH-01
promises: [{id: p, text: "as NORM 200:2021 asks", owner: it}]
feedback: [{owner: registry}]
services: [{id: s, procedure: PO-01, forms: [F-03], office: it}]
dissatisfied: {complaint: {owner: mayor}}
"""
BODY = """\
# Purpose

See PO-02, PO-01 and XX-03; also NORM 300:2022 and [a](PO-02.md#x) and
[b](https://a.b) {#tag}

## Details

```
PO-04
```
"""


def facts(
    head: str = HEAD, body: str = BODY, path: str = "procedures/PO-01.md"
) -> Facts:
    text = head if path.endswith(".yaml") else f"---\n{head}---\n{body}"
    parsed = parse(path, reading_of(text.encode()), HOUSE, "d1")
    return facts_of(parsed.document)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("id", "PO-01"),
        ("digest", "d1"),
        ("edition", "2"),
        ("revision", "10"),
        ("translates", ""),
        ("clauses", ("NORM 100:2020 4.1",)),
        ("legal_basis", ("HR 1/2026",)),
        ("supersedes", ("PO-00",)),
        ("attachments", ("PO-01/a.svg",)),
        (
            "objectives",
            (
                ("OB-01", "commitments.0.objectives.0"),
                ("OB-02", "commitments.0.objectives.1"),
            ),
        ),
        (
            "cited",
            (("PO-02", "references.0"), ("F-01", "forms.0"), ("F-02", "steps.0.form")),
        ),
        (
            "offices",
            (
                ("registry", "owner"),
                ("registry", "applies_to.0"),
                ("it", "applies_to.1"),
                ("it", "steps.0.office"),
                ("it", "external.checked_by"),
            ),
        ),
        ("steps", (("s1", "title"), ("s2", "title"))),
        ("mentioned", ("PO-02",)),
        ("standards", ("NORM 300:2022", "NORM 100:2020")),
        ("links", ("PO-02.md#x",)),
        ("anchors", "purpose\ndetails\ntag"),
        ("levels", "12"),
        ("act", "HR 2/2026"),
        ("as_of", "2026-01-01"),
        ("check_every", "12 months"),
    ],
)
def test_fact(name: str, expected: object) -> None:
    assert getattr(facts(), name) == expected


def test_facts_of_a_charter() -> None:
    found = facts(CHARTER, path="procedures/CH-01.yaml")
    assert found.cited == (
        ("PO-01", "services.0.procedure"),
        ("F-03", "services.0.forms.0"),
    )
    assert found.offices == (
        ("it", "services.0.office"),
        ("it", "promises.0.owner"),
        ("registry", "feedback.0.owner"),
        ("mayor", "dissatisfied.complaint.owner"),
    )
    assert found.standards == ("NORM 200:2021",)
    assert found.mentioned == ()


def test_a_version_has_texts_of_steps_and_nothing_else_of_them() -> None:
    head = (
        "id: PO-01\ntranslates: {edition: 1, revision: 0}\n"
        "steps: {s1: {title: a, within: b, office: it, form: F-02}, s2: x}\n"
    )
    found = facts(head, path="PO-01.hu.md")
    assert found.steps == (("s1", "title within"), ("s2", ""))
    assert (found.offices, found.cited) == ((), ())


@pytest.mark.parametrize(
    ("head", "path", "translates"),
    [
        ("id: PO-01\ntranslates: {edition: 2, revision: 1}\n", "PO-01.hu.md", "2.1"),
        ("id: PO-01\n", "PO-01.hu.md", "."),
        ("id: PO-01\n", "PO-01.md", ""),
    ],
    ids=["says what it translates", "says nothing", "a document itself"],
)
def test_a_version_says_what_it_translates(
    head: str, path: str, translates: str
) -> None:
    found = facts(head, path=f"procedures/{path}")
    assert found.translates == translates
    assert found.is_version is bool(translates)


def test_a_text_elsewhere_mentions_nothing_here() -> None:
    found = facts("id: PO-01\nbody: PO-01/a.docx\n", "PO-02 and NORM 300:2022\n")
    assert (found.mentioned, found.standards) == ((), ())


def test_facts_hold_nothing_but_texts() -> None:
    plain = json.loads(json.dumps(facts()))
    assert len(plain) == len(Facts._fields)
    assert all(isinstance(each, str | list) for each in plain)
