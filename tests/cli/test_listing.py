"""`qms list` where approvals are kept: the status computed, the archive's documents."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.console import qms
from tests.example_tree import lay_example
from tests.rules.approval.scripts import (
    GONE,
    IN_ROMANIAN,
    NEXT,
    RELEASED,
    ROMANIAN,
    WITHDRAWN,
)

Rows = dict[str, dict[str, str]]


def listed(root: Path, *words: object, day: str = "2026-11-22") -> Rows:
    told = qms("list", *words, "--format", "csv", "--root", root, "--as-of", day)
    assert (told.err, told.code) == ("", 0)
    text = io.StringIO(told.out.removeprefix("\ufeff"))
    return {row["id"]: row for row in csv.DictReader(text, delimiter=";")}


@pytest.mark.parametrize(
    ("script", "day", "cells"),
    [
        pytest.param(
            RELEASED,
            "2026-11-22",
            ("1.0", "", "in force", "2026-02-10", "2028-02-10"),
            id="in force",
        ),
        pytest.param(
            RELEASED, "2026-02-09", ("", "", "none", "", ""), id="the day before"
        ),
        pytest.param(
            f"{RELEASED}revise PO-01\n",
            "2026-11-22",
            ("1.0", "1.1", "in force", "2026-02-10", "2028-02-10"),
            id="a draft beside it",
        ),
        pytest.param(
            f"{RELEASED}{NEXT}",
            "2026-11-22",
            ("1.1", "", "in force", "2026-03-02", "2028-03-02"),
            id="revised",
        ),
        pytest.param(
            f"{WITHDRAWN}{GONE}",
            "2026-11-22",
            ("1.0", "", "withdrawn", "", ""),
            id="only the archive knows it",
        ),
        pytest.param(
            f"{RELEASED}spoil\n",
            "2026-11-22",
            ("1.0", "", "broken", "2026-02-10", "2028-02-10"),
            id="broken",
        ),
    ],
)
def test_how_a_document_stands(
    tmp_path: Path, script: str, day: str, cells: tuple[str, ...]
) -> None:
    root = lay_example(tmp_path, "acts", script)
    row = listed(root, day=day)["PO-01"]
    names = ("edition.revision", "draft", "status", "in force from", "next review")
    assert tuple(row[name] for name in names) == cells
    assert row["owner"] == "Registry"


def test_governance_is_a_document_of_the_list(tmp_path: Path) -> None:
    row = listed(lay_example(tmp_path, "acts", RELEASED))["GOVERNANCE"]
    assert (row["title"], row["status"]) == ("Governance", "in force")


def test_versions_that_only_the_archive_has_are_named(tmp_path: Path) -> None:
    gone = "=== procedures/PO-01.ro.md\n(absent)\n"
    root = lay_example(tmp_path, "acts", RELEASED + ROMANIAN + IN_ROMANIAN + gone)
    assert listed(root)["PO-01"]["languages"] == "en, ro"


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        pytest.param("in force", ["GOVERNANCE", "PO-01"], id="in force"),
        pytest.param("DRAFT", ["MQ-01", "PC-01", "CH-01"], id="in capitals"),
        pytest.param("withdrawn", [], id="none"),
    ],
)
def test_list_of_a_status(tmp_path: Path, word: str, ids: list[str]) -> None:
    root = lay_example(tmp_path, "acts", RELEASED)
    assert list(listed(root, "--status", word)) == ids


def test_a_status_that_is_none_is_told_with_all(tmp_path: Path) -> None:
    told = qms("list", "--status", "valid", "--root", lay_example(tmp_path, "acts", ""))
    assert told.code == 2
    assert "valid is none of: broken, altered" in told.err
