"""The life of documents, through the commands that people type, with real keys."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.acting_town import Town


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def submit(town: Town, *words: str, day: str = "2026-02-02") -> None:
    vera = town.person("lake.vera")
    vera.run("submit", *words, now=f"{day}T09:00:00+02:00").succeeds()


def test_a_procedure_comes_into_force_is_revised_and_replaced(town: Town) -> None:
    assert town.word("PO-01", "2026-02-01") == "none"
    submit(town, "PO-01")
    assert town.word("PO-01", "2026-02-02") == "in review"
    town.sign_all("PO-01", "2026-02-03")
    assert town.word("PO-01", "2026-02-02") == "in review"
    assert town.word("PO-01", "2026-02-03") == "in force"

    vera = town.person("lake.vera")
    vera.now = "2026-05-04T08:00:00+03:00"
    told = vera.run(
        "revise", "PO-01", "--reason", "new limit", "--summary", "20 days"
    ).succeeds()
    assert "1.1, a draft" in told.out
    path = town.root / "procedures/PO-01.md"
    text = path.read_text(encoding="utf-8")
    assert "revision: 1\n" in text
    path.write_text(text.replace("30 days", "20 days"), encoding="utf-8")
    submit(town, "PO-01", day="2026-05-04")
    town.sign_all("PO-01", "2026-05-05")

    control = town.control()
    before = control.status("PO-01", "", _day("2026-05-04"))
    after = control.status("PO-01", "", _day("2026-05-05"))
    assert (before.label, after.label) == ("1.0", "1.1")
    assert [each.state for each in after.revisions] == ["superseded", "in force"]


def test_what_was_changed_is_shown_in_words_before_it_is_signed(town: Town) -> None:
    submit(town, "PO-01")
    town.sign_all("PO-01", "2026-02-03")
    vera = town.person("lake.vera")
    vera.now = "2026-05-04T08:00:00+03:00"
    vera.run("revise", "PO-01", "--reason", "law", "--summary", "shorter").succeeds()
    path = town.root / "procedures/PO-01.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("30 days", "20 days"), encoding="utf-8")
    submit(town, "PO-01", day="2026-05-04")
    paul = town.person("brook.paul")
    told = paul.run(
        "approve", "PO-01", now="2026-05-04T10:00:00+02:00", answers="y\n"
    ).succeeds()
    assert "[-30-] {+20+} days" in told.out
    assert "replaces: 1.0" in told.out
    assert "prepared: Vera Lake" in told.out
    assert "your signature will mean: checked" in told.out
    statement = _newest(town)
    assert statement["shown"] == [each["name"] for each in _subjects(town)]


def test_an_act_is_one_signature_and_one_commit_of_just_its_files(town: Town) -> None:
    (town.root / "procedures/PO-02.md").open("a", encoding="utf-8").write("\nMore.\n")
    (town.root / "note.txt").write_text("mine", encoding="utf-8")
    town.git("add", "note.txt")
    submit(town, "PO-01")
    files = town.git("show", "--name-only", "--format=%s", "HEAD").split("\n")
    assert files[0] == "submit PO-01 1.0"
    kinds = sorted(Path(each).suffix for each in files[2:] if each)
    assert kinds == [".json", ".json", ".md", ".sig", ".svg"]
    assert town.git("status", "--porcelain").splitlines() == [
        "A  note.txt",
        " M procedures/PO-02.md",
    ]


def test_many_documents_take_one_signature_each_step(town: Town) -> None:
    submit(town, "PO-01", "PO-02")
    statements = list((town.root / "approvals/statements").rglob("*.json"))
    assert len(statements) == 5
    assert {each["name"].partition("/")[0] for each in _subjects(town)} == {
        "PO-01",
        "PO-02",
    }


@pytest.mark.parametrize(
    ("who", "words", "piece"),
    [
        pytest.param(
            "stone.mary",
            ("approve", "PO-01", "--yes"),
            "waits for Head of public relations (step checked), not for Mary Stone",
            id="a later step before an earlier one",
        ),
        pytest.param(
            "lake.vera",
            ("approve", "PO-01", "--yes"),
            "waits for Head of public relations",
            id="somebody without the office",
        ),
        pytest.param(
            "hill.john",
            ("approve", "PO-01", "--yes", "--for", "stone.mary"),
            "waits for Head of public relations",
            id="a deputy beside the present holder",
        ),
        pytest.param(
            "stone.mary",
            ("release", "PO-01"),
            "Mary Stone may not do this; governance lets: Quality officer",
            id="release by who may not",
        ),
        pytest.param(
            "field.anna",
            ("release", "PO-01"),
            "the step checked was not signed by Head of public relations",
            id="release before the steps",
        ),
        pytest.param(
            "field.anna",
            ("return", "PO-01", "--reason", "unclear"),
            "Anna Field signs no step of this document",
            id="return by who signs no step",
        ),
        pytest.param(
            "lake.vera",
            ("submit", "PO-01"),
            "PO-01 is under way already",
            id="submitted twice",
        ),
        pytest.param(
            "lake.vera",
            ("revise", "PO-01", "--reason", "a", "--summary", "b"),
            "PO-01 1.0 is under way, and not released",
            id="revised while it is under way",
        ),
        pytest.param(
            "lake.vera",
            ("submit", "PO-02", "--effect", "release+14d"),
            "cannot take effect by release+14d",
            id="an effect that its kind does not allow",
        ),
        pytest.param(
            "lake.vera",
            ("approve", "PO-02", "--yes"),
            "PO-02 was never put up for approval",
            id="nothing to sign",
        ),
    ],
)
def test_governance_forbids(
    town: Town, who: str, words: tuple[str, ...], piece: str
) -> None:
    submit(town, "PO-01")
    before = town.git("rev-parse", "HEAD")
    told = town.person(who).run(*words, now="2026-02-03T09:00:00+02:00")
    assert told.code in (2, 3)
    assert piece in told.err
    assert "hint: " in told.err
    assert town.git("rev-parse", "HEAD") == before
    assert not town.git("status", "--porcelain")


def test_a_return_needs_a_reason_and_opens_a_new_round(town: Town) -> None:
    submit(town, "PO-01")
    paul = town.person("brook.paul")
    paul.run("return", "PO-01", now="2026-02-03T09:00:00+02:00").fails("reason", 2)
    paul.run("return", "PO-01", "--reason", "the form is missing").succeeds()
    status = town.control().status("PO-01", "", _day("2026-02-03"))
    assert (status.word, status.next.reason) == ("returned", "the form is missing")
    paul.run("approve", "PO-01", "--yes").fails("was returned: the form is missing")
    path = town.root / "procedures/PO-01.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("30 days", "25 days"), encoding="utf-8")
    submit(town, "PO-01", day="2026-02-04")
    town.sign_all("PO-01", "2026-02-05")
    in_force = town.control().status("PO-01", "", _day("2026-02-05")).in_force
    assert in_force is not None
    assert "/round-2-" in in_force.round.name


def test_a_deputy_signs_in_absence_and_is_shown_as_deputy(town: Town) -> None:
    submit(town, "PO-01", day="2026-08-03")
    paul, john = town.person("brook.paul"), town.person("hill.john")
    paul.run("approve", "PO-01", "--yes", now="2026-08-04T09:00:00+03:00").succeeds()
    john.run("approve", "PO-01", "--yes", now="2026-08-05T09:00:00+03:00").succeeds()
    statement = _newest(town)
    assert (statement["office"], statement["acting_for"]) == ("mayor", "stone.mary")


def test_a_language_version_has_a_life_of_its_own(town: Town) -> None:
    submit(town, "PO-01")
    vera = town.person("lake.vera")
    town.sign_all("PO-01", "2026-02-03")
    vera.run(
        "submit", "PO-01", "--language", "ro", now="2026-02-04T09:00:00+02:00"
    ).succeeds()
    vera.run("approve", "PO-01", "--language", "ro", "--yes").succeeds()
    anna = town.person("field.anna")
    anna.run(
        "release", "PO-01", "--language", "ro", now="2026-02-05T09:00:00+02:00"
    ).succeeds()
    assert town.word("PO-01", "2026-02-04", "ro") != "in force"
    assert town.word("PO-01", "2026-02-05", "ro") == "in force"
    vera.run("revise", "PO-01", "--reason", "law", "--summary", "new").succeeds()
    submit(town, "PO-01", day="2026-05-04")
    town.sign_all("PO-01", "2026-05-05")
    assert town.word("PO-01", "2026-05-05", "ro") == "behind"


def test_a_text_with_errors_is_not_put_up(town: Town) -> None:
    path = town.root / "procedures/PO-02.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("process: citizens\n", ""), encoding="utf-8")
    vera = town.person("lake.vera")
    vera.run("submit", "PO-02").fails("what is put up has errors")


def test_governance_is_changed_by_the_steps_of_the_one_before(town: Town) -> None:
    anna = town.person("field.anna")
    words = ("revise", "GOVERNANCE", "--reason", "new", "--summary", "a colleague")
    anna.run(*words, now="2026-03-02T09:00:00+02:00").fails("nothing was changed")
    path = town.root / "governance/people.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2026-08-21", "2026-08-28"), encoding="utf-8")
    anna.run(*words).succeeds()
    anna.run("release", "GOVERNANCE").fails("the step approved was not signed")
    mary = town.person("stone.mary")
    mary.run(
        "approve", "GOVERNANCE", "--yes", now="2026-03-03T09:00:00+02:00"
    ).succeeds()
    anna.run("release", "GOVERNANCE", now="2026-03-04T09:00:00+02:00").succeeds()
    governance = town.control().governance
    assert governance is not None
    assert governance.label == "1.1"
    submit(town, "PO-01", day="2026-03-05")
    assert _newest(town)["governance"] == governance.digest


def test_an_emergency_needs_one_approval_and_lapses(town: Town) -> None:
    submit(town, "PO-01")
    town.sign_all("PO-01", "2026-02-03")
    vera = town.person("lake.vera")
    vera.now = "2026-04-02T08:00:00+03:00"
    vera.run("revise", "PO-01", "--reason", "flood", "--summary", "at once").succeeds()
    words = ("--emergency", "flood", "--by", "mayor", "--expires", "2026-04-30")
    submit(town, "PO-01", *words, day="2026-04-02")
    mary, anna = town.person("stone.mary"), town.person("field.anna")
    mary.run("approve", "PO-01", "--yes", now="2026-04-02T10:00:00+03:00").succeeds()
    anna.run("release", "PO-01", now="2026-04-02T11:00:00+03:00").succeeds()
    control = town.control()
    during = control.status("PO-01", "", _day("2026-04-30"))
    assert (during.label, during.word) == ("1.1", "emergency")
    after = control.status("PO-01", "", _day("2026-05-01"))
    assert (after.label, after.word) == ("1.0", "in force")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _newest(town: Town) -> dict[str, object]:
    paths = sorted((town.root / "approvals/statements").rglob("*.json"))
    newest = max(paths, key=lambda path: path.name)
    found: dict[str, object] = json.loads(newest.read_bytes())["predicate"]
    return found


def _subjects(town: Town) -> list[dict[str, str]]:
    paths = sorted((town.root / "approvals/statements").rglob("*.json"))
    newest = max(paths, key=lambda path: path.name)
    found: list[dict[str, str]] = json.loads(newest.read_bytes())["subject"]
    return found
