"""Status, history, show, diff, verify, anchor: whole commands over a small town."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from qms import __version__
from qms.i18n import LANGUAGES
from qms.model.approval import fault, statement
from qms.model.approval.act_words import ACTS
from qms.reports import history, proof_words
from qms.reports.grid import GRIDS
from qms.resources import templates
from tests.answer_town import NOW, Town, lay_town
from tests.cli.console import held_against, qms

ROOT = re.compile(r"sha256:[0-9a-f]{64}")


@cache
def _laid() -> TemporaryDirectory[str]:
    """The town, laid once."""
    folder = TemporaryDirectory()
    lay_town(Path(folder.name))
    return folder


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("QMS_NOW", NOW)
    monkeypatch.delenv("QMS_ROOT", raising=False)
    return Path(shutil.copytree(_laid().name, tmp_path / "town"))


def pinned(town: Path) -> str:
    found = ROOT.search(qms("verify", "--root", town).out)
    assert found
    return found[0]


def schema_faults(name: str, told: str) -> list[str]:
    schema = json.loads((templates() / f"schemas/{name}.json").read_text("utf-8"))
    validator: Any = import_module("jsonschema").Draft202012Validator
    validator.check_schema(schema)
    return [fault.message for fault in validator(schema).iter_errors(json.loads(told))]


@pytest.mark.parametrize("form", GRIDS)
def test_status(town: Path, form: str) -> None:
    told = qms("status", "--format", form, "--root", town)
    assert (told.err, told.code) == ("", 0)
    held_against(f"status/{form}", told.out.replace(__version__, "VERSION"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("status/pages", ("status", "PO-01", "po-05"), id="status"),
        pytest.param("status/spring", ("status", "--as-of", "2026-03-15")),
        pytest.param("history/PO-06", ("history", "PO-06"), id="signed on paper"),
        pytest.param("history/PO-01", ("history", "PO-01"), id="with a translation"),
        pytest.param("history/PO-03", ("history", "PO-03"), id="returned"),
        pytest.param("history/PO-05", ("history", "po-05"), id="withdrawn"),
        pytest.param("history/PO-07", ("history", "PO-07"), id="never put up"),
        pytest.param("show/approved", ("show", "PO-06"), id="signed on paper"),
        pytest.param("show/revision", ("show", "PO-01", "--revision", "1.0")),
        pytest.param("show/day", ("show", "PO-01", "--as-of", "2026-03-01")),
        pytest.param("show/gone", ("show", "PO-05"), id="whose file is gone"),
        pytest.param("diff/revisions", ("diff", "PO-01", "1.0"), id="to the working"),
    ],
)
def test_answer_to_read(town: Path, name: str, words: tuple[str, ...]) -> None:
    told = qms(*words, "--root", town)
    assert (told.err, told.code) == ("", 0)
    assert [
        line for line in told.lines if len(line) > 80 and " sha256:" not in line
    ] == []
    held_against(name, told.out)


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        pytest.param("verify/all", (), 1, id="all, not pinned"),
        pytest.param("verify/one", ("PO-06", "--allow", "root-not-pinned"), 0),
        pytest.param("verify/day", ("--as-of", "2026-03-15"), 1, id="a day"),
    ],
)
def test_verify(town: Path, name: str, words: tuple[str, ...], code: int) -> None:
    told = qms("verify", *words, "--root", town)
    assert (told.err, told.code) == ("", code)
    assert max(map(len, told.lines)) <= 80
    held_against(name, told.out)


def test_a_pinned_root_is_fine(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = pinned(town)
    assert qms("verify", "--root", root, "--root", town).code == 0
    monkeypatch.setenv("QMS_ROOT", root.removeprefix("sha256:").upper())
    assert qms("verify", "--root", town).code == 0


def test_another_root_than_the_pinned_one_counts_for_nothing(town: Path) -> None:
    told = qms("verify", "--root", f"sha256:{'0' * 64}", "--root", town)
    assert told.code == 1
    assert "the root that was asked for is not here" in told.out


def test_json_of_status_fits_its_schema(town: Path) -> None:
    assert (
        schema_faults("status-1", qms("status", "--format", "json", "--root", town).out)
        == []
    )


def test_json_of_verify_fits_its_schema_well_and_broken(town: Path) -> None:
    words = ("verify", "--format", "json", "--root", town)
    assert schema_faults("verify-1", qms(*words).out) == []
    for path in (town / "approvals/statements").rglob("*wood.ivan*"):
        path.unlink()
    next((town / "approvals/PO-01/1.0").glob("round-*/content/*")).write_text("x")
    (town / "approvals/statements/2026/x.json").write_text("{}")
    told = qms(*words)
    assert told.code == 1
    assert schema_faults("verify-1", told.out) == []
    value = json.loads(told.out)
    assert value["verdict"] == 1
    assert {"failed", "root-not-pinned"} <= set(value["problems"])
    assert len(value["missing"]) == 1


def test_nothing_is_no_pass(town: Path) -> None:
    shutil.rmtree(town / "approvals")
    told = qms("verify", "--root", town)
    assert told.code == 1
    assert "nothing was verified" in told.out
    assert qms("verify", "--allow", "nothing", "--root", town).code == 0


def test_the_anchor_is_a_page_that_can_be_typed_again(
    town: Path, tmp_path: Path
) -> None:
    target = tmp_path / "anchor.json"
    told = qms("anchor", "--out", target, "--root", town)
    assert told.code == 0
    assert max(map(len, told.lines)) <= 80
    held_against("anchor/page", told.out)
    typed = told.out[told.out.index("{") : told.out.index("}") + 1]
    assert json.loads(typed) == json.loads(target.read_bytes())
    again = tmp_path / "typed.json"
    again.write_text(typed)
    for path in (target, again):
        assert (
            qms("verify", "--anchor", path, "--root", pinned(town), "--root", town).code
            == 0
        )


def test_an_anchor_shows_that_the_newest_statement_is_gone(
    town: Path, tmp_path: Path
) -> None:
    target = tmp_path / "anchor.json"
    qms("anchor", "--out", target, "--root", town)
    shutil.rmtree(town / "approvals/statements/2026/1104")
    assert qms("verify", "--root", pinned(town), "--root", town).code == 0
    told = qms("verify", "--anchor", target, "--root", pinned(town), "--root", town)
    assert told.code == 1
    assert "a statement registered on 2026-11-22 is missing" in " ".join(
        told.out.split()
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param(("--waiting-for", "registry-head"), ["PO-02"], id="an office"),
        pytest.param(("--waiting-for", "brook.paul"), ["PO-02"], id="its holder"),
        pytest.param(("--waiting-for", "hill.john"), [], id="nothing"),
        pytest.param(
            ("--waiting-for", "lake.vera"), ["PO-01", "PO-03", "PO-04", "PO-07"]
        ),
        pytest.param(("PO-06",), ["PO-06"], id="one document"),
    ],
)
def test_status_of_some(town: Path, words: tuple[str, ...], ids: list[str]) -> None:
    told = qms("status", *words, "--format", "csv", "--root", town)
    rows = list(csv.reader(io.StringIO(told.out.removeprefix("\ufeff")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ids


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        pytest.param(("status", "PO-90"), "PO-90", "PO-0", id="no such document"),
        pytest.param(("status", "--waiting-for", "hill"), "hill", "hill.john"),
        pytest.param(("status", "--format", "xml"), "xml", "csv", id="no such form"),
        pytest.param(("history", "PO-90"), "PO-90", "", id="no history"),
        pytest.param(("show", "PO-01", "--revision", "7.7"), "7.7", "1.0, 1.1"),
        pytest.param(("diff", "PO-01", "7.7"), "7.7", "working", id="no revision"),
        pytest.param(("diff", "PO-01", "--language", "bg"), "bg", "", id="no version"),
        pytest.param(("verify", "PO-90"), "PO-90", "", id="never put up"),
        pytest.param(("verify", "--allow", "all"), "all", "", id="no such word"),
        pytest.param(("verify", "--root", "sha256:12"), "sha256:12", "sheet"),
    ],
)
def test_wrong_words_are_told(
    town: Path, words: tuple[str, ...], message: str, hint: str
) -> None:
    told = qms(*words, "--root", town)
    assert (told.out, told.code) == ("", 2)
    assert message in told.err
    assert hint in told.err


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("{}", "is missing", id="empty"),
        pytest.param('{"qms":1,"qms":1}', "twice", id="a key twice"),
        pytest.param("anchor", "no JSON", id="no JSON"),
        pytest.param(None, "cannot be read", id="no file"),
    ],
)
def test_what_is_no_anchor_is_an_error(
    town: Path, tmp_path: Path, text: str | None, reason: str
) -> None:
    path = tmp_path / "anchor.json"
    if text is not None:
        path.write_text(text)
    told = qms("verify", "--anchor", path, "--root", town)
    assert told.code == 3
    assert reason in told.err


def test_a_document_without_a_text_in_force_is_compared_by_name(town: Path) -> None:
    told = qms("diff", "PO-02", "--root", town)
    assert told.code == 3
    assert "no text of PO-02 is in force" in told.err
    round_name = next((town / "approvals/PO-02/1.0").iterdir()).name
    assert qms("diff", "PO-02", round_name, "--root", town).code == 0
    told = qms("diff", "PO-01", "1.0", "1.1", "--format", "json", "--root", town)
    [text] = json.loads(told.out)["texts"]
    assert (text["path"], text["redline"]["places"]) == ("PO-01.md", 2)


def test_governance_is_compared_file_by_file(town: Path) -> None:
    told = qms("diff", "GOVERNANCE", "1.0", "--format", "json", "--root", town)
    texts = json.loads(told.out)["texts"]
    assert [each["path"] for each in texts] == ["people.yaml", "profile.yaml"]
    assert [bool(each["redline"]["places"]) for each in texts] == [True, False]
    assert "{+hill.john+}" in qms("diff", "GOVERNANCE", "1.0", "--root", town).out


def test_an_attachment_and_an_altered_archive_are_told(town: Path) -> None:
    path = town / "procedures/PO-01.md"
    more = "attachments: [PO-01/flow.svg]\nowner: registry"
    path.write_text(path.read_text().replace("owner: registry", more))
    (town / "procedures/PO-01").mkdir()
    (town / "procedures/PO-01/flow.svg").write_text("<svg/>")
    next((town / "approvals/PO-01/1.0").glob("round-*/content/*")).write_text("x")
    told = qms("diff", "PO-01", "1.0", "--root", town)
    assert "PO-01/flow.svg is new" in told.out
    assert "was altered: see qms verify" in told.out


def test_nothing_in_the_archive_gives_a_terminal_or_a_ci_orders(town: Path) -> None:
    change = {"reason": "::error::\x1b[31m", "summary": "##[error]\n::set-output::x"}
    office = Town(town)
    office.governance = json.loads(
        qms("verify", "--format", "json", "--root", town).out
    )["governance"][-1]["digest"]
    name = office.submit("PO-07", kind="procedure", change=change)
    office.sign("submit", name, "lake.vera", reason="::error::", comment="\x1b[2J")
    for words in (("history", "PO-07"), ("verify", "--all"), ("status", "PO-07")):
        told = qms(*words, "--root", town).out
        assert "\x1b" not in told
        assert not re.search(r"^\s*::|##\[", told, re.M)


def test_every_check_and_act_has_a_name_to_read() -> None:
    assert set(fault.CHECKS) <= set(proof_words.CHECKS)
    assert set(statement.ACTS) == set(ACTS)
    assert {"ssh", *statement.EVIDENCE_METHODS} == set(proof_words.METHODS)
    assert set(statement.OUTCOMES) == set(history.OUTCOMES)
    assert set(statement.CHECKED) == set(history.CHECKED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [("status",), ("status", "PO-01"), ("history", "PO-06"), ("show", "PO-06"),
     ("verify", "--allow", "root-not-pinned"), ("anchor",), ("diff", "PO-01", "1.0")],
    ids=" ".join,
)  # fmt: skip
def test_answers_in_every_language(
    town: Path, words: tuple[str, ...], language: str
) -> None:
    told = qms("--lang", language, *words, "--root", town)
    assert (told.err, told.code) == ("", 0)
    assert told.out


def test_a_moment_that_is_none_is_told(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMS_NOW", "soon")
    assert qms("status", "--root", town).code == 2
