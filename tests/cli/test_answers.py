"""List, show, coverage, schema, explain: the same answer in every form and language."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from qms.i18n import LANGUAGES
from qms.reports.grid import GRIDS
from qms.rules.tables import RULES
from tests.cli.console import held_against, qms

DAY = ("--as-of", "2026-11-22")


@pytest.mark.parametrize("form", GRIDS)
def test_list(root: Path, form: str) -> None:
    told = qms("list", "--format", form, "--root", root, *DAY)
    assert (told.err, told.code) == ("", 0)
    held_against(f"list/{form}", told.out)


@pytest.mark.parametrize("form", GRIDS)
def test_coverage(root: Path, form: str) -> None:
    told = qms("coverage", "--format", form, "--root", root, *DAY)
    assert (told.err, told.code) == ("", 0)
    held_against(f"coverage/{form}", told.out)


@pytest.mark.parametrize("name", ["PO-01", "PC-01", "CH-01", "PO-10"])
def test_show(root: Path, name: str) -> None:
    told = qms("show", name, "--root", root, *DAY)
    assert (told.err, told.code) == ("", 0)
    digests = [line for line in told.lines if "sha256:" in line]
    assert len(digests) == 1
    held_against(f"show/{name}", told.out.replace(f"{digests[0]}\n", ""))


def test_show_names_every_office_that_may_sign(root: Path) -> None:
    profile = root / "governance/profile.yaml"
    step = (
        "{step: approved, office: {any_of: [mayor, registrar]}, title: {en: granted}}"
    )
    text = profile.read_text().replace(
        "review: 12 months", f"review: 1 year\n    steps: [{step}]"
    )
    profile.write_text(text)
    told = qms("show", "PC-01", "--root", root, *DAY)
    assert "granted  Mayor: Mary Stone" in told.out
    assert "granted  Registrar: Anna Field" in told.out
    assert "1 year" in told.out


def test_a_claim_that_cannot_be_read_claims_nothing(root: Path) -> None:
    path = root / "procedures/PO-01.md"
    path.write_text(
        path.read_text().replace('"NORM 100:2020 4.1"', '"4.1", "NORM 1:2020"')
    )
    told = qms("coverage", "--format", "csv", "--root", root, *DAY)
    assert "PO-01" not in told.out


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param((), ["PO-01", "PO-10", "MQ-01", "PC-01", "CH-01"], id="all"),
        pytest.param(("--kind", "procedure"), ["PO-01", "PO-10"], id="of a kind"),
        pytest.param(("--owner", "quality-officer"), ["MQ-01", "PC-01"], id="of one"),
        pytest.param(("--process", "citizens"), ["PO-01", "PO-10", "CH-01"]),
        pytest.param(("--kind", "policy", "--owner", "it"), [], id="of none"),
    ],
)
def test_list_of_some(root: Path, words: tuple[str, ...], ids: list[str]) -> None:
    told = qms("list", *words, "--format", "csv", "--root", root, *DAY)
    rows = list(csv.reader(io.StringIO(told.out.removeprefix("\ufeff")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ids


def test_a_narrow_terminal_gets_what_fits(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    told = qms("list", "--root", root, *DAY)
    assert max(map(len, told.lines)) <= 50
    assert "PO-01" in told.out


def test_an_id_may_be_typed_in_small_letters(root: Path) -> None:
    assert (
        qms("show", "po-01", "--root", root).out
        == qms("show", "PO-01", "--root", root).out
    )


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        pytest.param(("show", "PO-02"), "PO-02", "PO-01", id="the nearest id"),
        pytest.param(("show", "!!"), "!!", "qms list", id="nothing near"),
        pytest.param(("list", "--format", "xml"), "xml", "csv", id="no such form"),
        pytest.param(("coverage", "--format", "xml"), "xml", "", id="nor there"),
        pytest.param(
            ("coverage", "--standard", "norm-1:1900"), "norm-1:1900", "norm-100:2020"
        ),
        pytest.param(("schema", "poem"), "poem", "procedure", id="no such kind"),
        pytest.param(("explain", "QMS999"), "QMS999", "qms explain", id="no such rule"),
        pytest.param(("list", "--as-of", "2026-02-30"), "2026-02-30", "", id="no day"),
    ],
)
def test_what_is_not_there_is_told_with_what_there_is(
    root: Path, words: tuple[str, ...], message: str, hint: str
) -> None:
    place = () if words[0] == "explain" else ("--root", root)
    told = qms(*words, *place)
    assert (told.out, told.code) == ("", 2)
    assert told.err.startswith("error: ")
    assert message in told.err
    assert hint in told.err


def test_coverage_of_another_edition_follows_the_crosswalk(root: Path) -> None:
    path = root / "procedures/PO-01.md"
    path.write_text(path.read_text().replace("NORM 100:2020 4.1", "ISO 9001:2015 9.2"))
    told = qms("coverage", "--standard", "iso-9001:2008", "--format", "json",
               "--root", root)  # fmt: skip
    claimed = {row["clause"] for row in json.loads(told.out) if row["by"]}
    assert claimed == {"8.2.2"}


@pytest.mark.parametrize(
    "name",
    [
        *("procedure", "charter", "people", "concession", "questionnaire"),
        *("questionnaire-version", "survey"),
    ],
)
def test_schema_is_json(root: Path, name: str) -> None:
    told = qms("schema", name, "--root", root)
    assert told.code == 0
    assert json.loads(told.out)["type"] == "object"


def test_explain_lists_every_rule() -> None:
    told = qms("explain")
    assert [line.split()[0] for line in told.lines[2:]] == sorted(RULES)


@pytest.mark.parametrize("code", ["QMS131", "every_step_has_one_office", "qms131"])
def test_explain_one_rule(code: str) -> None:
    told = qms("explain", code)
    assert told.code == 0
    held_against("explain/QMS131", told.out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_can_be_explained_in_every_language(language: str) -> None:
    for code in RULES:
        told = qms("--lang", language, "explain", code)
        assert told.code == 0
        assert told.out.startswith(f"{code}  ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words", [("list",), ("coverage",), ("show", "PO-01")], ids=" ".join
)
def test_answers_in_every_language(
    root: Path, words: tuple[str, ...], language: str
) -> None:
    told = qms("--lang", language, *words, "--root", root, *DAY)
    assert (told.err, told.code) == ("", 0)
    assert told.out
