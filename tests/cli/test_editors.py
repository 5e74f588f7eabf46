"""What an editor checks with our schemas is what the model town has typed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from qms.model.fields.record import RECORDS
from tests.cli.console import TOP, qms

FILES = {
    "qms.yaml": "organisation",
    "governance/people.yaml": "people",
    "governance/profile.yaml": "profile",
}


class Editor(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: no days, no `no`, no base 60."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"null|Null|NULL|~|", "nN~"),
):
    regexp = re.compile(rf"^(?:{pattern})$")
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", regexp, list(first))


def as_editors_read(path: Path) -> dict[str, object]:
    text = path.read_text(encoding="utf-8")
    head = text.split("---\n")[1] if path.suffix == ".md" else text
    read = yaml.load(head, Editor)  # a SafeLoader
    assert isinstance(read, dict)
    return read


@cache
def validator(name: str) -> Draft202012Validator:
    told = qms("schema", name, "--root", TOP)
    assert told.code == 0, told.err
    schema = json.loads(told.out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def schema_name(path: Path, read: Mapping[str, object]) -> str:
    relative = path.relative_to(TOP).as_posix()
    if relative in FILES:
        return FILES[relative]
    if relative.startswith("records/"):
        return str(read["kind"]) if read["kind"] in RECORDS else "record"
    if "translates" in read and path.suffix == ".yaml":
        is_questionnaire = path.parent.name == "questionnaires"
        return "questionnaire-version" if is_questionnaire else "charter-version"
    if "translates" in read:
        return "language-version"
    return str(read["kind"])


TYPED = sorted(
    path
    for folder in ("procedures", "governance", "records")
    for path in (TOP / folder).rglob("*")
    if path.suffix in (".md", ".yaml")
)


@pytest.mark.parametrize(
    "path",
    [TOP / "qms.yaml", *TYPED],
    ids=lambda path: path.relative_to(TOP).as_posix(),
)
def test_the_model_town_is_valid(path: Path) -> None:
    read = as_editors_read(path)
    errors = validator(schema_name(path, read)).iter_errors(read)
    assert [f"{each.json_path}: {each.message}" for each in errors] == []


CALENDARS = sorted((TOP / "templates/calendars").iterdir())


@pytest.mark.parametrize("path", CALENDARS, ids=lambda path: path.stem)
def test_a_calendar_that_ships_is_valid_and_a_fault_in_it_is_not(path: Path) -> None:
    read, valid = as_editors_read(path), validator("calendar")
    assert valid.is_valid(read)
    assert not valid.is_valid({**read, "known_until": "soon"})
    assert not valid.is_valid(
        {**read, "years": {"2026": {"moved": [{"off": "2026-01-02"}]}}}
    )


def test_there_is_a_town() -> None:
    assert len(TYPED) > 50


CHARTER = TOP / "procedures/charter/CH-01.yaml"
PROCEDURE = TOP / "procedures/operational/PO-012.md"


@pytest.mark.parametrize(
    ("path", "change"),
    [
        pytest.param(PROCEDURE, {"id": "PO 12"}, id="an id of no kind"),
        pytest.param(PROCEDURE, {"id": "PS-01"}, id="an id of another kind"),
        pytest.param(PROCEDURE, {"kind": "policy"}, id="another kind"),
        pytest.param(PROCEDURE, {"edition": "two"}, id="no number"),
        pytest.param(PROCEDURE, {"owner": "The Registry"}, id="no name"),
        pytest.param(PROCEDURE, {"classification": "secret"}, id="no choice"),
        pytest.param(PROCEDURE, {"steps": "first"}, id="a text for a list"),
        pytest.param(PROCEDURE, {"steps": [{"id": "s1"}]}, id="a step without title"),
        pytest.param(PROCEDURE, {"change": {"reason": "x"}}, id="half a change"),
        pytest.param(PROCEDURE, {"status": "approved"}, id="a fact of control"),
        pytest.param(PROCEDURE, {"title": None}, id="no title"),
        pytest.param(CHARTER, {"promises": [{"id": "p"}]}, id="half a promise"),
        pytest.param(CHARTER, {"feedback": {"method": "x"}}, id="no list"),
        pytest.param(
            CHARTER,
            {"contacts": {"hours": [{"days": ["monday"], "open": "8", "close": "16"}]}},
            id="hours that are none",
        ),
    ],
)
def test_a_planted_fault_is_refused(path: Path, change: dict[str, object]) -> None:
    read = as_editors_read(path)
    name = schema_name(path, read)
    assert not validator(name).is_valid({**read, **change})


@pytest.mark.parametrize(
    "field", ["id", "title", "language", "kind", "owner", "change"]
)
def test_a_field_that_lacks_is_told(field: str) -> None:
    read = as_editors_read(PROCEDURE)
    name = schema_name(PROCEDURE, read)
    del read[field]
    assert not validator(name).is_valid(read)


def test_an_editor_finds_a_schema_for_every_file_of_data(tmp_path: Path) -> None:
    """What `qms init` wires fits the model town: every file has schemas, and fits."""
    people = ("--head", "Szabó, Mária", "--officer", "Ionescu, Ana")
    told = qms("init", tmp_path, "--country", "RO", "--name", "Primăria", *people)
    assert told.code == 0, told.err
    settings = json.loads((tmp_path / ".vscode/settings.json").read_bytes())
    found: dict[str, list[str]] = {}
    for schema, wanted in settings["yaml.schemas"].items():
        text = (tmp_path / schema).read_text(encoding="utf-8")
        wired = Draft202012Validator(json.loads(text))
        patterns = [wanted] if isinstance(wanted, str) else wanted
        for path in (path for each in patterns for path in TOP.glob(each)):
            name = path.relative_to(TOP).as_posix()
            errors = wired.iter_errors(as_editors_read(path))
            found.setdefault(name, []).extend(each.message for each in errors)
    data = [
        path.relative_to(TOP).as_posix() for path in TYPED if path.suffix == ".yaml"
    ]
    assert sorted(found) == sorted(["qms.yaml", *data])
    assert {name: errors for name, errors in found.items() if errors} == {}
