"""Names, links and files that would mean another thing than they seem."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qms.model.approval.canonical import written
from tests.approval_tree import armour, digest_of
from tests.attacks.by_command import require_told
from tests.attacks.town import MAYOR, TODAY, Town, hurt, words


def reasons(town: Town) -> set[str]:
    """Why the archive as a whole, or any file of it, is at fault."""
    control = town.control()
    archive = control.ledger.archive
    found = [fault for _, fault in archive.faults]
    for each in archive.rounds:
        found.extend(each.faults)
    for entry in archive.entries:
        found.extend(entry.faults)
        found.extend([entry.signature.fault] if entry.signature.fault else [])
    require_told(control, found)
    return {fault.reason for fault in found}


def still(town: Town, document: str = "PO-012", word: str = "in force") -> None:
    """Assert that a document stands as it stood."""
    assert words(town.control())[document] == f"1.0 {word}"


def test_a_link_is_no_content(town: Town) -> None:
    path = town.text(town.po12, "PO-012.md")
    other = town.root / "elsewhere.md"
    other.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(other)
    control = town.control()
    assert hurt(control, town.po12)
    assert words(control)["PO-012"] == "1.0 broken"
    assert words(control)["PO-013"] == "1.0 in force"


def test_a_linked_archive_is_none(town: Town) -> None:
    (town.root / "approvals").rename(town.root / "kept")
    (town.root / "approvals").symlink_to(town.root / "kept")
    assert town.control().governance is None
    assert reasons(town)


@pytest.mark.parametrize(
    "path",
    [
        "../PO-013/PO-013.md",
        "/etc/passwd",
        "a//b.svg",
        "./a.svg",
        "con.svg",
        "a:b.svg",
        "a\\b.svg",
        "a.svg ",
        ".git/config",
        "x/.gitattributes",
    ],
)
def test_a_path_that_tricks_is_no_path_of_content(town: Town, path: str) -> None:
    name = town.office.submit(
        "PO-014",
        {"PO-014.md": "x\n"},
        content={"PO-014.md": digest_of(b"x\n"), path: digest_of(b"")},
    )
    town.act("submit", name, "biro.katalin", "2026-04-02T09:00", "registry")
    found = {each.name: each for each in town.read().rounds}[name]
    assert found.submission is None
    assert reasons(town)
    assert town.status("PO-014").in_force is None
    still(town)


def test_two_paths_in_small_and_capital_letters_are_refused(town: Town) -> None:
    name = town.office.submit("PO-014", {"PO-014.md": "x\n", "po-014.MD": "y\n"})
    found = {each.name: each for each in town.read().rounds}[name]
    assert found.submission is None


@pytest.mark.parametrize("folder", ["approvals", "approvals/PO-012", "procedures"])
def test_attributes_smuggled_in_are_told(town: Town, folder: str) -> None:
    town.office.lay(f"{folder}/.gitattributes", "* text=auto eol=crlf ident\n")
    assert "this file would change how git treats the archive: remove it" in reasons(
        town
    )


def test_an_archive_that_git_converted_says_so(town: Town) -> None:
    path = town.text(town.po12, "PO-012.md")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    control = town.control()
    assert any("line ends were changed" in each for each in hurt(control, town.po12))


def resign(town: Town, data: bytes, old: str) -> None:
    """Put other bytes in the place of a statement, signed by the mayor herself."""
    path = town.path(old)
    path.write_bytes(data)
    Path(f"{path}.sig").write_bytes(armour(data, MAYOR))


def twice(raw: dict[str, Any]) -> bytes:
    return written(raw).replace(b'"act":"approve"', b'"act":"return","act":"approve"')


def spaced(raw: dict[str, Any]) -> bytes:
    return (json.dumps(raw, ensure_ascii=False) + "\n").encode()


def no_end(raw: dict[str, Any]) -> bytes:
    return written(raw)[:-1]


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        pytest.param(twice, "a key stands twice in one mapping", id="a key twice"),
        pytest.param(
            spaced,
            "it is not written in the one form: compact JSON with one line feed",
            id="blanks",
        ),
        pytest.param(
            no_end,
            "it is not written in the one form: compact JSON with one line feed",
            id="no line feed",
        ),
    ],
)
def test_json_that_two_programs_read_differently_is_none(
    town: Town, form: Any, reason: str
) -> None:
    old = town.acts[f"{town.po13} approved"]
    raw = json.loads(town.path(old).read_bytes())
    resign(town, form(raw), old)
    assert reason in reasons(town)
    assert words(town.control())["PO-013"] == "1.0 broken"
    still(town)


def test_a_subject_named_twice_is_no_statement(town: Town) -> None:
    name = town.office.submit("PO-013", revision=1)
    town.act("submit", [name, name], "biro.katalin", "2026-04-02T09:00", "registry")
    assert "a subject is named twice" in reasons(town)


def test_an_id_that_exists_twice_is_told_apart_by_nobody(town: Town) -> None:
    """A second folder of the same id in other letters."""
    source = town.root / "approvals" / town.po13 / "submission.json"
    town.office.lay(
        f"approvals/{town.po13.lower()}/submission.json", source.read_bytes()
    )
    assert reasons(town)
    still(town, "PO-013")


def test_a_cyrillic_twin_of_an_id_is_no_id(town: Town) -> None:
    town.office.submit("РО-012", {"РО-012.md": "x\n"})  # Cyrillic Er and O
    found = [each for each in town.read().rounds if each.submission is None]
    assert len(found) == 1
    assert reasons(town)
    still(town)


def test_a_stray_file_in_the_archive_is_told(town: Town) -> None:
    town.office.lay("approvals/statements/2026/readme.txt", "hello\n")
    assert "nobody put this here: no round and no statement holds it" in reasons(town)
    still(town)


def test_a_signature_without_its_statement_is_told(town: Town) -> None:
    town.path("confirm").unlink()
    assert "its statement is missing" in reasons(town)


def test_an_unknown_act_is_not_verifiable_and_no_failure(town: Town) -> None:
    town.act("suspend", town.po13, MAYOR, "2026-04-02T09:00", "mayor")
    control = town.control()
    (entry,) = [each for each in town.read().entries if each.statement is None]
    assert entry.is_unverifiable
    assert not entry.is_damaged
    assert control.status("PO-013", "", TODAY).word == "unproven"
    still(town)
