"""Texts approved before qms: taken over by name or by a list, or refused by line."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from qms.model.approval.status import ADOPTED
from tests.acts_town import ANA, ESZTER, Town

PAPER = ("--in-force-since", "2019-03-01", "--archive-no", "12/2019")
MANY = 135
DAY = date(2026, 3, 2)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def table(town: Town, text: str) -> Path:
    """A list of texts, as a spreadsheet wrote it."""
    path = town.tmp / "adopted.csv"
    path.write_bytes(text.encode())
    return path


def test_a_text_is_in_force_since_the_day_of_its_paper(town: Town) -> None:
    path = town.draft("PO-020")
    town.person(ANA).run("adopt", "po-020", *PAPER).succeeds()
    status = town.status("PO-020")
    assert (status.label, str(status.since)) == ("1.0", "2019-03-01")
    assert ADOPTED in status.marks
    assert town.status("PO-020", "2019-02-28").in_force is None
    assert status.in_force
    content = f"approvals/{status.in_force.round.name}/content/PO-020.md"
    assert (town.root / content).read_bytes() == path.read_bytes()


def test_a_list_is_one_signature_and_one_commit(town: Town) -> None:
    rows = ["\ufeffid;in_force_since;archive_no;remark"]
    for number in range(100, 100 + MANY):
        town.draft(f"PO-{number}")
        rows.append(f"PO-{number};2019-03-01;{number}/2019;")
    before, start = town.commits(), time.monotonic()
    told = town.person(ANA).run("adopt", "--from", table(town, "\r\n".join(rows)))
    assert time.monotonic() - start < 20
    assert f"one signature over {MANY} texts" in told.succeeds().out
    assert town.commits() == before + 1
    control = town.control()
    for number in range(100, 100 + MANY):
        document = f"PO-{number}"
        (found,) = control.rounds[document, ""]
        ((_digest, statement),) = control.ledger.about(found.name, ("adopt",))
        assert statement.days("archive_no")[found.name] == f"{number}/2019"
        assert ADOPTED in control.status(document, "", DAY).marks


@pytest.mark.parametrize("mark", [",", ";"])
def test_commas_and_semicolons_are_both_read(town: Town, mark: str) -> None:
    for document in ("PO-020", "PO-021"):
        town.draft(document)
    lines = (
        ("archive_no", "id", "in_force_since"),
        ('"arch. 12"', "PO-020", "2019-03-01"),
        ("", "", ""),
        ("13", "po-021", "2020-03-01"),
    )
    text = "".join(f"{mark.join(line)}\n" for line in lines)
    town.person(ANA).run("adopt", "--from", table(town, text)).succeeds()
    assert str(town.status("PO-021").since) == "2020-03-01"


LINES = {
    "PO-02;2019-03-01;1": "no document has the id PO-02",
    "po 20;2019-03-01;1": "'po 20' is no id of a document",
    "PO-020;1.3.2019;1": "'1.3.2019' is no day: write it as 2019-03-01",
    "PO-020;2019-02-30;1": "'2019-02-30' is no day",
    "PO-020;2019-03-01;": "archive_no is empty",
    "PO-020;2019-03-01;1;2": "it has more fields than the first line names",
    "PO-020;2026-01-10;1": "the root is of 2026-01-10",
    "PO-020;2019-03-01;1\nPO-020;2019-03-01;1": "PO-020 stands here twice",
    "PO-012;2019-03-01;1": "a revision of PO-012 was released already",
    "PO-013;2019-03-01;1": "PO-013 is under way",
    "PO-022;2019-03-01;1": "PO-022 states no edition and revision",
}


@pytest.mark.parametrize("line", LINES)
def test_a_wrong_line_is_told_and_nothing_is_adopted(town: Town, line: str) -> None:
    town.draft("PO-020")
    town.draft("PO-021")
    town.draft("PO-022", edition="x")
    town.in_force()
    town.put_up("PO-013", "02-12")
    text = f"id;in_force_since;archive_no\nPO-021;2019-03-01;1\n{line}\n"
    path = table(town, text)
    before = town.commits()
    told = town.person(ANA).run("adopt", "--from", path)
    assert told.code == 3
    number = 4 if "\n" in line else 3
    assert f"{path}:{number}: " in told.err
    assert LINES[line] in told.err
    assert "nothing was adopted" in told.err
    assert town.commits() == before
    assert ("PO-021", "") not in town.control().rounds


WORDS = {
    ("PO-020",): "an adoption names the documents",
    ("PO-020", "--in-force-since", "2019-03-01"): "an adoption names the documents",
    ("PO-020", *PAPER, "--from", "{list}"): "a list says it all",
    ("--from", "{list}"): "lacks the columns: archive_no",
    ("--from", "nothing.csv"): "nothing.csv cannot be read",
}


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_what_is_not_said_is_asked_for(town: Town, words: tuple[str, ...]) -> None:
    town.draft("PO-020")
    columns = "id;in_force_since" + (";archive_no" if "PO-020" in words else "")
    path = table(town, f"{columns}\nPO-020;2019-03-01;5\n")
    typed = [each.format(list=path) for each in words]
    town.person(ANA).run("adopt", *typed).fails(WORDS[words], code=2)


def test_only_the_office_that_governance_names_adopts(town: Town) -> None:
    town.draft("PO-020")
    told = town.person(ESZTER).run("adopt", "PO-020", *PAPER)
    told.fails("Balogh Eszter may not do this; governance lets: Quality officer")
