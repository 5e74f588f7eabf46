"""Arbitrary bytes and arbitrary fields: no traceback, and the rest is still read.

QMS_FUZZ tells how many files to try; a few hundred if it does not say.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qms.actions.validate import validate
from qms.model.fields.charter import CHARTER
from qms.model.fields.head import HEAD, VERSION_HEAD
from qms.model.fields.organisation import ORGANISATION
from qms.model.fields.people import PEOPLE
from qms.model.fields.profile import PROFILE
from qms.model.fields.record import CONCESSION, STAFF
from qms.model.shape import Either, Keyed, Leaf, ListOf, Maybe, Shape, Structure
from qms.reports.sentence import remedy, sentence
from tests.example_tree import HOUSE, lay_house

DAY = date(2026, 11, 22)
FILES = int(os.environ.get("QMS_FUZZ", "300"))
AT_ONCE = 10
CONTROL = "procedures/PO-77.md"
CONTROL_TEXT = "---\nid: PO-77\nownr: registry\n---\n# Purpose\n"
GOOD = (HOUSE / "procedures/PC-01.md").read_bytes()
PROFILE_TEXT = (HOUSE / "governance/profile.yaml").read_text(encoding="utf-8")

SIGNS = [
    *"-?:,[]{}#&*!|>'\"%@`~ab1\n\n\n  \t\r\0\ufeff\u202e\u0085\u2028é\ud7ff\\",
    *("---\n", "...\n", "- ", ": ", "  ", "\n- ", "id: ", "<<: ", "kind: procedure\n"),
    *("# ", "|", "```\n", "<a ", "](", "{#", "ISO 9001:2015 ", "PO-01", "XX"),
]
WORDS = [
    *("", "PO-01", "registry", "mayor", "2026-02-30", "2026-11-22", "procedure", "en"),
    *("hu", "1", "0", "true", "24 months", "NORM 100:2020 4.1", "9999 years", "90 %"),
    *("charter", "[", "../x", "РО-01", "a" * 300, "\0", "{", "%s", "999999999", "-1"),
    *("9999-12-31", "0001-01-01", "(A+)+", "QMS102", "error", "off", "owner", "days"),
]

yaml_like = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)
spliced = st.builds(
    lambda at, piece, cut: GOOD[:at] + piece + GOOD[at + cut :],
    st.integers(0, len(GOOD)),
    st.binary(max_size=8),
    st.integers(0, 8),
)
payload = st.one_of(
    st.binary(max_size=200),
    yaml_like.map(str.encode),
    yaml_like.map(lambda text: f"---\nid: PO-01\n{text}\n---\n{text}".encode()),
    st.text(max_size=80).map(lambda text: f"---\nid: PO-01\n---\n{text}".encode()),
    spliced,
)
scalar = st.sampled_from(WORDS) | st.integers(-9, 99) | st.text(max_size=6)
junk = st.recursive(
    scalar,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner)
    ),
    max_leaves=6,
)


def values(shape: Shape) -> st.SearchStrategy[object]:
    """Values that often fit a shape, and sometimes are anything at all."""
    fit = fitting(shape)
    # what is the very same counts once among the choices
    return st.one_of(fit, fit.map(same), fit.map(same), junk)


def same(value: object) -> object:
    return value


def fitting(shape: Shape) -> st.SearchStrategy[object]:
    match shape:
        case Leaf():
            return st.sampled_from(shape.choices) if shape.choices else scalar
        case Maybe() | ListOf():
            inner = values(shape.of)
            return inner | st.lists(inner, max_size=3)
        case Keyed():
            return st.dictionaries(st.sampled_from(WORDS), values(shape.of), max_size=3)
        case Either():
            return st.one_of([values(option) for option in shape.options])
        case Structure():
            fields = {each.name: values(each.shape) for each in shape.fields}
            return st.fixed_dictionaries({}, optional=fields)
    return junk


def as_yaml(value: object) -> str:
    """JSON is YAML; anchors cannot come of it, since texts stand in quotes."""
    return json.dumps(value, ensure_ascii=False)


heads = st.one_of([values(shape) for shape in (HEAD, VERSION_HEAD, CHARTER)])
texts = heads.map(lambda head: f"---\n{as_yaml(head)}\n---\n# Purpose\n")
fields_of = {
    "procedures/PO-01.md": texts,
    "procedures/PO-01.hu.md": texts,
    "procedures/CH-01.yaml": heads.map(as_yaml),
    "procedures/CH-01.hu.yaml": heads.map(as_yaml),
    "records/staff.yaml": values(STAFF).map(as_yaml),
    "records/concessions/CON-01.yaml": values(CONCESSION).map(as_yaml),
    "governance/people.yaml": values(PEOPLE).map(as_yaml),
    "qms.yaml": values(ORGANISATION).map(as_yaml),
}
profiles = values(PROFILE).map(as_yaml) | st.just(PROFILE_TEXT)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = lay_house(tmp_path_factory.mktemp("fuzz"))
    (folder / CONTROL).write_text(CONTROL_TEXT, encoding="utf-8")
    return folder


def hold(root: Path) -> None:
    """A validation ends, its sentences can be told, and the control is judged."""
    report = validate(root, DAY)
    for each in report.findings:
        card = report.cards[each.code]
        assert f"{sentence(card, each)}{remedy(card, each)}".encode()
        assert json.dumps([each.place.path, dict(each.values)])
    assert any(each.place.path == CONTROL for each in report.findings)


lasting = settings(
    max_examples=max(5, FILES // AT_ONCE),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)


@lasting
@given(st.lists(payload, min_size=AT_ONCE, max_size=AT_ONCE))
def test_arbitrary_bytes(root: Path, payloads: list[bytes]) -> None:
    lay_house(root)
    for number, data in enumerate(payloads):
        name = f"PO-{number:02}.md" if number % 4 else f"CH-{number:02}.yaml"
        (root / "procedures" / name).write_bytes(data)
    (root / "records/objectives/OB-02.yaml").write_bytes(payloads[0])
    hold(root)


@lasting
@given(st.fixed_dictionaries({}, optional=fields_of), profiles)
def test_arbitrary_fields(root: Path, files: dict[str, str], profile: str) -> None:
    lay_house(root)
    for path, text in {**files, "governance/profile.yaml": profile}.items():
        target = root / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text.encode(errors="replace"))
    hold(root)
