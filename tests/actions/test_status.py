"""Status, workings, history: how a small town stands on any day, as known on any."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from qms.actions.control import pin_of, read_control
from qms.actions.documents import read_documents
from qms.actions.history import history
from qms.actions.status import Asked, status
from qms.actions.workings import workings
from qms.errors import UsageError
from qms.model.approval.hands import Standing
from tests.answer_town import NOW, PROFILE, Town, lay_town, text

AT = datetime.fromisoformat(NOW)
TODAY = AT.date()


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return lay_town(tmp_path)


def rows(town: Town, **asked: object) -> dict[str, Standing]:
    """The standings by id and language version."""
    found = status(town.root, AT, Asked(**asked))  # type: ignore[arg-type]
    return {
        " ".join(filter(None, (each.document, each.status.language))): each
        for each in found.rows
    }


def words(town: Town, **asked: object) -> dict[str, str]:
    return {
        name: f"{each.status.label} {each.status.word}".strip()
        for name, each in rows(town, **asked).items()
    }


DAYS = {
    "2026-01-09": {"PO-04": "1.0 adopted"},
    "2026-02-10": {"PO-01": "in review", "PO-04": "1.0 adopted"},
    "2026-02-12": {"PO-01": "1.0 in force"},
    "2026-05-01": {"PO-04": "1.0 adopted", "PO-05": "1.0 in force"},
    "2026-05-02": {"PO-04": "1.0 review overdue", "PO-06": "1.0 in force"},
    # its withdrawal is released, and comes into effect on the next day
    "2026-05-30": {"PO-05": "1.0 approved"},
    "2026-05-31": {"PO-05": "withdrawn"},
    "2026-09-02": {"PO-01": "1.0 approved", "PO-01 hu": "1.0 in force"},
    "2026-09-03": {"PO-01": "1.1 in force", "PO-01 hu": "1.0 behind"},
    "2026-11-03": {"PO-02": "in review", "PO-07": "draft"},
}


@pytest.mark.parametrize("day", DAYS)
def test_status_on_a_day(town: Town, day: str) -> None:
    found = words(town, as_of=date.fromisoformat(day))
    expected = DAYS[day]
    assert {name: found[name] for name in expected} == expected


KNOWN = {
    "as of a day before the paper was entered": (
        {"as_of": date(2026, 4, 8), "known_on": date(2026, 4, 6)},
        {"PO-06": "in review"},
    ),
    "as known a day later": (
        {"as_of": date(2026, 4, 8), "known_on": date(2026, 4, 8)},
        {"PO-06": "1.0 in force"},
    ),
    "of an old text before it was taken over": (
        {"as_of": date(2026, 3, 1), "known_on": date(2026, 3, 9)},
        {"PO-04": "none"},
    ),
    "of an old text since it was taken over": (
        {"as_of": date(2026, 3, 1), "known_on": date(2026, 3, 10)},
        {"PO-04": "1.0 adopted"},
    ),
    "with the day of knowledge for its day": (
        {"known_on": date(2026, 2, 12)},
        {"PO-01": "1.0 in force", "PO-02": "none"},
    ),
}


@pytest.mark.parametrize("case", KNOWN)
def test_status_as_known(town: Town, case: str) -> None:
    asked, expected = KNOWN[case]
    found = words(town, **asked)
    assert {name: found.get(name, "none") for name in expected} == expected


def test_a_working_text_that_bears_a_submitted_number_is_altered(town: Town) -> None:
    path = town.root / "procedures/PO-06.md"
    path.write_bytes(path.read_bytes().replace(b"30 days", b"31 days"))
    assert words(town)["PO-06"] == "1.0 altered"
    assert words(town, as_of=date(2026, 5, 1))["PO-06"] == "1.0 in force"
    assert [hand.act for hand in rows(town)["PO-06"].hands] == ["restore"]


def test_line_ends_alter_nothing(town: Town) -> None:
    for name in ("procedures/PO-06.md", "governance/profile.yaml"):
        path = town.root / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    found = rows(town)
    assert found["PO-06"].status.working == "same"
    assert found["GOVERNANCE"].status.working == "same"


def test_changed_rules_are_a_draft_of_governance(town: Town) -> None:
    town.lay("governance/profile.yaml", PROFILE.replace("24 months", "12 months"))
    found = rows(town)["GOVERNANCE"].status
    assert (found.working, found.label, found.word) == ("draft", "1.1", "in force")


def test_an_attachment_is_part_of_the_working_text(town: Town) -> None:
    more = "attachments: [PO-08/flow.svg]\n"
    data = text("PO-07", more=more).replace("PO-07", "PO-08")
    files = {"PO-08.md": data, "PO-08/flow.svg": "<svg/>"}
    town.put_up("PO-07", "2026-11-10", files={"PO-07.md": text("PO-07")})
    name = town.submit("PO-08", files, kind="procedure", language="en")
    town.lay("procedures/PO-08.md", data)
    town.lay("procedures/PO-08/flow.svg", "<svg/>")
    office = {"office": "registry"}
    town.sign("submit", name, "lake.vera", "2026-11-11T09:00:00+02:00", **office)
    assert rows(town)["PO-08"].status.working == "same"
    town.lay("procedures/PO-08/flow.svg", "<svg />")
    assert rows(town)["PO-08"].status.working == "altered"


def test_the_working_texts_have_the_names_of_the_archive(town: Town) -> None:
    register = read_documents(town.root, TODAY)
    found = workings(town.root, register)
    assert list(found["PO-01", "hu"].content) == ["PO-01.md"]
    assert found["PO-01", "hu"].number == (1, 0)
    assert found["PO-01", ""].number == (1, 1)
    assert len(found["PO-07", ""].content) == 1
    control = read_control(town.root, None, AT)
    assert workings(town.root, register, control)["GOVERNANCE", ""].number == (1, 1)


def test_a_document_whose_file_is_gone_has_its_archived_title(town: Town) -> None:
    assert rows(town)["PO-05"].title == "Fax messages"
    assert history(town.root, AT, "PO-05", None).title == "Fax messages"


TO_DO = {
    "PO-01 hu": [("translate", ("registry",))],
    "PO-02": [("approve", ("registry-head",))],
    "PO-03": [("submit", ("registry",))],
    "PO-04": [("confirm", ("registry",))],
    "PO-05": [],
    "PO-06": [],
    "PO-07": [("submit", ("registry",))],
}


@pytest.mark.parametrize("name", TO_DO)
def test_what_is_to_do_and_by_whom(town: Town, name: str) -> None:
    assert [hand[:2] for hand in rows(town)[name].hands] == TO_DO[name]


def test_signed_through_it_waits_for_its_release_then_for_its_day(town: Town) -> None:
    name = next(each for each in town.digests if each.startswith("PO-02/"))
    town.check(name, "2026-11-05")
    town.approve(name, "2026-11-06", "hill.john")
    found = rows(town)["PO-02"]
    assert found.hands[0][:2] == ("release", ("quality-officer",))
    day = {"rule": "not-before", "day": "2026-12-01"}
    later = town.put_up("PO-07", "2026-11-07", effect=day)
    town.check(later, "2026-11-07")
    town.approve(later, "2026-11-07", "hill.john")
    town.release(later, "2026-11-08", "2026-12-01")
    hand = rows(town)["PO-07"].hands[0]
    assert (hand.act, hand.day) == ("wait", date(2026, 12, 1))


def test_a_broken_text_is_for_the_controller(town: Town) -> None:
    next((town.root / "approvals/PO-06/1.0").glob("*/content/*")).write_text("x")
    found = rows(town)["PO-06"]
    assert (found.status.word, found.hands[0].act) == ("broken", "verify")


def test_history_tells_what_was_taken_back(town: Town) -> None:
    name = next(each for each in town.digests if each.startswith("PO-06/"))
    mistake = town.release(name, "2026-11-05")
    town.sign("disown", [], "field.anna", "2026-11-06T10:00:00+02:00",
              office="quality-officer", step=None, target=[mistake])  # fmt: skip
    events = history(town.root, AT, "PO-06", None).chapters[0].events
    assert [each.statement.act for each in events if each.statement] == [
        "submit", "vouch", "release", "release", "disown",
    ]  # fmt: skip
    assert [each.signed.is_settled for each in events][-2:] == [True, False]
    known = history(town.root, AT, "PO-06", date(2026, 4, 7)).chapters[0].events
    assert len(known) == 2


@pytest.mark.parametrize("text", ["sha256:12", "x", "sha512:" + "0" * 64])
def test_what_is_no_digest_pins_nothing(text: str) -> None:
    with pytest.raises(UsageError):
        pin_of(text)


@pytest.mark.parametrize("text", ["sha256:" + "a" * 64, "A" * 64, "a" * 64 + "\n"])
def test_a_digest_may_be_typed_in_several_ways(text: str) -> None:
    assert pin_of(text) == f"sha256:{'a' * 64}"
