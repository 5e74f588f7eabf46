"""The fields of a head: edges of types, kinds and ids, and innocents."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.i18n import speak
from tests.rules.told import findings, told

EXTERNAL = "external: {publisher: x, where: y,"


@pytest.mark.parametrize(
    ("field", "piece"),
    [
        pytest.param("edition: 01", "edition reads 01", id="leading zero"),
        pytest.param("edition: 1.10", "edition reads 1.10", id="edition with a point"),
        pytest.param("edition: [1]", "edition reads […]", id="list for a number"),
        pytest.param("owner: {a: b}", "owner reads {…}", id="mapping for a name"),
        pytest.param("owner: Registry", "a short name", id="capital in a name"),
        pytest.param("title: ' '", "a text", id="blank title"),
        pytest.param(
            "classification: secret", "public | internal", id="no such choice"
        ),
        pytest.param("steps: {id: s1, title: x}", "a list", id="mapping for a list"),
        pytest.param("change: new law", "name: value", id="text for a mapping"),
        pytest.param("references: [po-01]", "an id as", id="id in small letters"),
        pytest.param("clauses: [4.1]", "a standard with", id="clause without standard"),
        pytest.param(
            "body: ../PO-01.docx", "a path inside", id="way out of the folder"
        ),
        pytest.param("language: magyar", "a language tag", id="language by its name"),
        pytest.param(
            f"{EXTERNAL} as_of: 2026-02-30, check_every: 1 year}}",
            "external.as_of reads 2026-02-30",
            id="impossible day",
        ),
        pytest.param(
            f"{EXTERNAL} as_of: 2026-02-01, check_every: yearly}}",
            "a length of time",
            id="no length of time",
        ),
    ],
)
def test_wrong_types(tmp_path: Path, field: str, piece: str) -> None:
    sentences = told(tmp_path, "QMS132", "yaml", f"{field}\n")
    assert len(sentences) == 1
    assert piece in sentences[0]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("references: []", id="empty list"),
        pytest.param("references:", id="nothing"),
        pytest.param("references: ~", id="null"),
        pytest.param("references: PC-01", id="one value for a list of one"),
        pytest.param("revision: 0", id="zero"),
        pytest.param('title: "1.10"', id="a number as text"),
        pytest.param("title: no", id="a word that YAML may take for false"),
        pytest.param("clauses: ['NORM 100: 2020 4.1']", id="blank in a clause"),
        pytest.param("language: sr-Latn-RS", id="language with script and country"),
    ],
)
def test_right_types(tmp_path: Path, field: str) -> None:
    assert told(tmp_path, "QMS132", "yaml", f"{field}\n") == []


@pytest.mark.parametrize(
    ("field", "missing"),
    [
        pytest.param("owner: ~", "owner", id="null"),
        pytest.param("title: ''", "title", id="empty text"),
        pytest.param("steps: [{id: s1}]", "steps.title", id="within a step"),
        pytest.param("change: {reason: x}", "change.summary", id="within change"),
    ],
)
def test_missing_fields(tmp_path: Path, field: str, missing: str) -> None:
    sentences = told(tmp_path, "QMS133", "yaml", f"{field}\n")
    assert len(sentences) == 1
    assert sentences[0].startswith(f"field {missing} is missing: ")
    assert not sentences[0].endswith(": ")


@pytest.mark.parametrize(
    ("field", "piece"),
    [
        pytest.param("status: în vigoare", "see qms status", id="status"),
        pytest.param("approved_by: mayor", "signed approvals", id="signatory"),
        pytest.param("effective_from: 2026-01-01", "qms submit --effect", id="effect"),
        pytest.param("next_review: 2028-01-01", "interval", id="review"),
        pytest.param("translations: [hu]", "beside the file", id="translations"),
    ],
)
def test_control_facts(tmp_path: Path, field: str, piece: str) -> None:
    sentences = told(tmp_path, "QMS134", "yaml", f"{field}\n")
    assert len(sentences) == 1
    assert piece in sentences[0]


@pytest.mark.parametrize(
    ("fields", "code", "count"),
    [
        pytest.param("kind: procedura", "QMS135", 1, id="a misspelt kind"),
        pytest.param("kind: Procedure", "QMS135", 1, id="a kind in capitals"),
        pytest.param("kind: concession", "QMS135", 1, id="a kind of records"),
        pytest.param("kind: manual", "QMS135", 0, id="a known kind"),
        pytest.param("kind: manual", "QMS136", 1, id="the id of another kind"),
        pytest.param("id: PO-1", "QMS136", 1, id="a digit too few"),
        pytest.param("id: PO-011", "QMS136", 1, id="a digit too many"),
        pytest.param("id: po-01", "QMS136", 0, id="small letters are QMS132's"),
        pytest.param("id: РО-01", "QMS136", 0, id="Cyrillic letters are QMS137's"),
        pytest.param("kind: nothing\nid: X-1", "QMS136", 0, id="unknown is QMS135's"),
        pytest.param("id: ~", "QMS136", 0, id="no id is QMS133's"),
    ],
)
def test_kinds_and_ids(tmp_path: Path, fields: str, code: str, count: int) -> None:
    assert len(told(tmp_path, code, "yaml", f"{fields}\n")) == count


def test_nearest_kind_and_example_are_told(tmp_path: Path) -> None:
    found = findings(tmp_path, "QMS135", "yaml", "kind: procedura\n")
    assert found[0].values["nearest"] == "procedure"
    found = findings(tmp_path, "QMS136", "yaml", "id: PO-1\n")
    assert found[0].values["example"] == "PO-01"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        pytest.param("РО-01", "PO-01", id="Cyrillic"),
        pytest.param("PО-01", "PO-01", id="one Cyrillic letter"),
        pytest.param("ΡΟ-01", "PO-01", id="Greek"),
        pytest.param("PO\u201101", "PO-01", id="hyphen of a word processor"),
        pytest.param("PO–01", "PO-01", id="dash"),
        pytest.param("ＰＯ-０１", "PO-01", id="wide letters"),
    ],
)
def test_other_scripts(tmp_path: Path, given: str, meant: str) -> None:
    found = findings(tmp_path, "QMS137", "yaml", f"id: {given}\nreferences: [PC-01]\n")
    assert [each.values for each in found] == [{"given": given, "meant": meant}]
    assert found[0].place.line == 2
    assert told(tmp_path, "QMS132", "yaml", f"id: {given}\n") == []


@pytest.mark.parametrize(
    "field", ["title: РО-01 Процедура", "references: [ПР-01]", "id: ПРОЦЕДУРА"]
)
def test_what_looks_like_no_id(tmp_path: Path, field: str) -> None:
    assert told(tmp_path, "QMS137", "yaml", f"{field}\n") == []


def test_a_file_named_in_another_script_is_told_once(tmp_path: Path) -> None:
    text = "=== procedures/РО-01.md\nid: PO-01\n"
    found = findings(tmp_path, "QMS137", "files", text)
    assert [each.place.path for each in found] == ["procedures/РО-01.md"]
    assert told(tmp_path, "QMS140", "files", text) == []


@pytest.mark.parametrize("language", ["hu", "ro", "bg"])
def test_every_language_tells_types(tmp_path: Path, language: str) -> None:
    speak(language)
    sentences = told(tmp_path, "QMS132", "yaml", "edition: x\nowner: Y Z\n")
    assert len(sentences) == 2
