"""What ends a text: a withdrawal by the same steps, or an emergency's last day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.attacks.town import (
    CHAIR,
    CLERK,
    HEAD,
    MAYOR,
    TODAY,
    Town,
    told,
    words,
)

MISSING = "steps: the step {step} was not signed by {offices}"


def withdrawal(town: Town, **fields: object) -> str:
    """A withdrawal of PO-013 with its very content."""
    files = {"PO-013.md": town.text(town.po13, "PO-013.md").read_bytes()}
    told_of = {"purpose": "withdrawal", "reason": "no more needed", **fields}
    return town.office.submit("PO-013", files, **told_of)


def test_a_withdrawn_text_is_in_force_no_more(town: Town) -> None:
    name = withdrawal(town, **{"from": "2026-06-01"})
    town.carry(name, "2026-04-02", release=False)
    release = town.release(name, "2026-04-02", effective={name: "2026-06-01"})
    control = town.control()
    assert told(control, release) == set()
    last = control.status("PO-013", "", date(2026, 5, 31))
    assert (last.label, last.word) == ("1.0", "approved")  # its end is what comes
    after = control.status("PO-013", "", date(2026, 6, 1))
    assert (after.word, str(after.withdrawn)) == ("withdrawn", "2026-06-01")
    assert str(after.revisions[0].until) == "2026-05-31"


def test_a_withdrawal_comes_not_before_its_release(town: Town) -> None:
    name = withdrawal(town, **{"from": "2026-03-01"})
    town.carry(name, "2026-04-02", release=False)
    early = town.release(name, "2026-04-02", effective={name: "2026-03-01"})
    control = town.control()
    assert told(control, early) == {
        "effect: it states {stated} as the first day in force; the rule gives {day}"
    }
    assert words(control)["PO-013"].startswith("1.0")


def test_a_withdrawal_needs_the_steps_that_approved_the_text(town: Town) -> None:
    name = withdrawal(town)
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, release) == {MISSING}
    assert words(control)["PO-013"] == "1.0 in review"


def test_nothing_is_released_after_a_withdrawal(town: Town) -> None:
    town.carry(withdrawal(town), "2026-04-02")
    name = town.office.submit("PO-013", revision=1)
    town.carry(name, "2026-04-03", release=False)
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert told(control, release) == {"release: the document had been withdrawn"}
    assert words(control)["PO-013"] != "1.1 in force"
    assert control.status("PO-013", "", TODAY).in_force is None


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"revision": 4}, id="a number that was never released"),
        pytest.param({"files": "other"}, id="another text"),
    ],
)
def test_only_what_was_released_is_withdrawn(
    town: Town, fields: dict[str, object]
) -> None:
    if "files" in fields:
        name = town.office.submit(
            "PO-013", {"PO-013.md": "---\nowner: registry\n---\n"}, purpose="withdrawal"
        )
    else:
        name = withdrawal(town, **fields)
    town.carry(name, "2026-04-02", release=False)
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, release) == {
        "release: the text that it withdraws was never released as {revision}"
    }
    assert words(control)["PO-013"].startswith("1.0")


def urgent(town: Town, by: str = "mayor", expires: str = "2026-05-01") -> str:
    """An emergency revision of PO-012, allowed by the mayor on 2 April."""
    emergency = {"by": by, "reason": "flood", "expires": expires}
    name = town.office.submit("PO-012", revision=1, emergency=emergency)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry", step="prepared")
    return name


def rest(town: Town, name: str, day: str) -> None:
    """The steps that an emergency had left open."""
    for who, step, office in (
        (HEAD, "checked", "public-relations-head"),
        (CHAIR, "endorsed", "monitoring-commission"),
    ):
        town.act("approve", name, who, f"{day}T09:00", office, step=step)


def test_an_emergency_holds_at_once_and_until_its_last_day(town: Town) -> None:
    name = urgent(town)
    town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    town.release(name, "2026-04-02", "11:00")
    control = town.control()
    first = control.status("PO-012", "", date(2026, 5, 1))
    assert (first.label, first.word) == ("1.1", "emergency")
    assert str(first.emergency_until) == "2026-05-01"
    after = control.status("PO-012", "", date(2026, 5, 2))
    assert after.label == "1.0"
    states = {each.number: each.state for each in after.revisions}
    assert states == {(1, 0): "in force", (1, 1): "lapsed"}


def test_an_emergency_is_ratified_by_the_remaining_steps(town: Town) -> None:
    name = urgent(town)
    town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    town.release(name, "2026-04-02", "11:00")
    rest(town, name, "2026-04-20")
    control = town.control()
    assert control.status("PO-012", "", date(2026, 4, 19)).word == "emergency"
    assert control.status("PO-012", "", date(2026, 4, 20)).word == "in force"
    assert words(control)["PO-012"] == "1.1 in force"


def test_an_emergency_is_ratified_by_the_offices_of_those_steps(town: Town) -> None:
    name = urgent(town)
    town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    release = town.release(name, "2026-04-02", "11:00")
    for who, office in ((HEAD, "public-relations-head"), (CHAIR, COMMISSION)):
        assert town.status("PO-012").label == "1.0"
        town.act("ratify", [], who, "2026-04-20T09:00", office, target=[release])
    assert words(town.control())["PO-012"] == "1.1 in force"


def test_a_ratification_after_the_last_day_revives_nothing(town: Town) -> None:
    name = urgent(town)
    town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    town.release(name, "2026-04-02", "11:00")
    rest(town, name, "2026-05-20")
    status = town.status("PO-012")
    assert (status.label, status.word) == ("1.0", "in force")


def test_where_the_earlier_text_stands_no_more_there_is_no_valid_text(
    tmp_path: Path,
) -> None:
    town = Town(tmp_path, is_bare=True)
    emergency = {"by": "mayor", "reason": "flood", "expires": "2026-05-01"}
    name = town.office.submit("PO-012", emergency=emergency)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry", step="prepared")
    town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    town.release(name, "2026-04-02", "11:00")
    status = town.status("PO-012")
    assert (status.in_force, status.word) == (None, "lapsed")


@pytest.mark.parametrize(
    ("by", "expires", "fault"),
    [
        pytest.param(
            "public-relations-head",
            "2026-05-01",
            "steps: an emergency needs the last step signed by {by}",
            id="an office that does not sign last",
        ),
        pytest.param(
            "mayor",
            "2026-04-01",
            "time: the emergency ended on {day}, before the release",
            id="ended before",
        ),
        pytest.param(
            "mayor",
            "",
            "form: an emergency names who allows it, why and until when",
            id="without end",
        ),
    ],
)
def test_an_emergency_is_no_short_way_round_the_steps(
    town: Town, by: str, expires: str, fault: str
) -> None:
    name = urgent(town, by, expires)
    if by == "mayor":
        town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    else:
        town.act("approve", name, HEAD, "2026-04-02T10:00", by, step="checked")
    release = town.release(name, "2026-04-02", "11:00")
    control = town.control()
    assert fault in told(control, release)
    assert control.status("PO-012", "", TODAY).label == "1.0"


def test_a_clerk_ratifies_no_emergency(town: Town) -> None:
    name = urgent(town)
    town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    release = town.release(name, "2026-04-02", "11:00")
    digest = town.act(
        "ratify",
        [],
        "stan.mihai",
        "2026-04-20T09:00",
        "urbanism-head",
        target=[release],
    )
    control = town.control()
    assert told(control, digest) == {
        "office: the office {office} cannot ratify what {other} signed"
    }
    assert control.status("PO-012", "", TODAY).label == "1.0"


COMMISSION = "monitoring-commission"
