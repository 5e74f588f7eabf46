"""`qms fix` mends drafts, shows it first if asked, and leaves signed texts alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acting_town import Town
from tests.cli.console import qms

FAULTY = (
    "---\r\nid: PO-07\r\nkind: procedure\r\ntitle: Keeping  # as it is typed\r\n"
    "language: en\r\n---\r\n\r\n# Purpose\r\n\r\nThree offices:\r\n- one\r\n  - two\r\n"
)
MENDED = (
    "---\nid: PO-07\nkind: procedure\ntitle: Keeping  # as it is typed\n"
    "language: en\n---\n\n# Purpose\n\nThree offices:\n\n- one\n    - two\n"
)


@pytest.fixture
def draft(root: Path) -> Path:
    path = root / "procedures/PO-07.md"
    path.write_bytes(FAULTY.encode())
    return path


def test_a_draft_is_mended_once(root: Path, draft: Path) -> None:
    told = qms("fix", "--root", root)
    assert (told.code, told.err) == (0, "")
    assert "PO-07.md: mended QMS104, QMS156, QMS157" in told.out
    assert draft.read_bytes() == MENDED.encode()
    assert qms("fix", "--root", root).out == "0 files mended\n"
    assert draft.read_bytes() == MENDED.encode()


def test_what_would_change_is_shown_first(root: Path, draft: Path) -> None:
    told = qms("fix", "--diff", "--rule", "QMS156", "--root", root)
    assert told.code == 1
    assert "+␍\n" in told.out
    assert "+++ b/procedures/PO-07.md" in told.out
    assert draft.read_bytes() == FAULTY.encode()
    told = qms("fix", "--diff", "--rule", "QMS103", "--root", root)
    assert (told.code, told.out) == (0, "")


def test_only_the_rules_and_files_asked_for(root: Path, draft: Path) -> None:
    assert qms("fix", "--rule", "QMS156", root / "records", "--root", root).code == 0
    assert draft.read_bytes() == FAULTY.encode()
    qms("fix", draft, "--rule", "blocks_are_set_apart", "--root", root)
    assert draft.read_bytes() == FAULTY.replace(":\r\n- o", ":\r\n\r\n- o").encode()
    told = qms("fix", "--rule", "QMS131", "--root", root)
    assert (told.code, "QMS104" in told.err) == (2, True)


def test_validate_mends_first(root: Path, draft: Path) -> None:
    told = qms("validate", "--fix", draft, "--format", "json", "--root", root)
    assert "mended QMS104" in told.err
    assert "QMS156" not in told.out
    assert draft.read_bytes() == MENDED.encode()


def test_a_text_that_was_put_up_stays(tmp_path: Path) -> None:
    town = Town(tmp_path)
    path = town.root / "procedures/PO-02.md"
    faulty = path.read_text(encoding="utf-8") + "\nOffices:\n- one\n"
    path.write_text(faulty, encoding="utf-8")
    moment = "2026-03-02T09:00:00+02:00"
    town.person("lake.vera").run("submit", "PO-02", now=moment).succeeds()
    for words in (("fix",), ("fix", "--diff")):
        told = qms(*words, "--root", town.root)
        assert told.code == 1
        assert "qms revise PO-02" in told.err
        assert "+++" not in told.out
    assert path.read_text(encoding="utf-8") == faulty
    revised = faulty.replace("revision: 0", "revision: 1")
    path.write_text(revised, encoding="utf-8")
    assert qms("fix", "--root", town.root).code == 0
    assert path.read_text(encoding="utf-8") == revised.replace("s:\n- o", "s:\n\n- o")


def test_a_text_that_was_returned_is_written_on(tmp_path: Path) -> None:
    town = Town(tmp_path)
    path = town.root / "procedures/PO-02.md"
    faulty = path.read_text(encoding="utf-8") + "\nOffices:\n- one\n"
    path.write_text(faulty, encoding="utf-8")
    moment = "2026-03-02T09:00:00+02:00"
    town.person("lake.vera").run("submit", "PO-02", now=moment).succeeds()
    back = ("return", "PO-02", "--reason", "a blank line is missing")
    town.person("brook.paul").run(*back, now=moment).succeeds()
    told = qms("fix", "--root", town.root)
    assert (told.code, told.err) == (0, "")
    assert path.read_text(encoding="utf-8") != faulty
