"""The first day in force is what the effect's rule gives, and nothing typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.attacks.town import (
    MAYOR,
    QUALITY,
    REGISTRAR,
    TODAY,
    Town,
    told,
    words,
)

WRONG = "effect: it states {stated} as the first day in force; the rule gives {day}"


def released(town: Town, effect: dict[str, str], stated: str | None) -> tuple[str, str]:
    """A revision of PO-012, signed on 2 April and released on the 3rd."""
    name = town.office.submit("PO-012", revision=1, effect=effect)
    town.carry(name, "2026-04-02", release=False)
    release = town.release(name, "2026-04-03", effective={name: stated})
    return name, release


@pytest.mark.parametrize(
    ("effect", "day"),
    [
        ({"rule": "on-release"}, "2026-04-03"),
        ({"rule": "on-approval"}, "2026-04-02"),
        ({"rule": "not-before", "day": "2026-05-01"}, "2026-05-01"),
        ({"rule": "not-before", "day": "2026-03-01"}, "2026-04-03"),
        ({"rule": "release+14d"}, "2026-04-17"),
    ],
)
def test_a_text_is_in_force_from_the_day_that_its_rule_gives(
    town: Town, effect: dict[str, str], day: str
) -> None:
    _, release = released(town, effect, day)
    control = town.control()
    assert told(control, release) == set()
    first = date.fromisoformat(day)
    before = date.fromordinal(first.toordinal() - 1)
    assert control.status("PO-012", "", first).label == "1.1"
    assert control.status("PO-012", "", before).label == "1.0"
    states = control.status("PO-012", "", TODAY).revisions
    assert [(each.since, each.until) for each in states] == [
        (date(2026, 2, 2), before),
        (first, None),
    ]


@pytest.mark.parametrize(
    ("effect", "stated"),
    [
        ({"rule": "on-release"}, "2026-04-01"),
        ({"rule": "on-approval"}, "2026-04-01"),
        ({"rule": "not-before", "day": "2026-05-01"}, "2026-04-03"),
        ({"rule": "release+14d"}, None),
        ({"rule": "on-publication"}, "2026-04-03"),
    ],
)
def test_a_release_cannot_state_another_day(
    town: Town, effect: dict[str, str], stated: str | None
) -> None:
    _, release = released(town, effect, stated)
    control = town.control()
    assert told(control, release) == {WRONG}
    assert control.status("PO-012", "", TODAY).label == "1.0"


@pytest.mark.parametrize("rule", ["release+15d", "at-once", ""])
def test_a_rule_that_the_kind_does_not_allow_gives_nothing(
    town: Town, rule: str
) -> None:
    name, release = released(town, {"rule": rule}, None)
    control = town.control()
    assert told(control, town.acts[f"{name} prepared"]) == {
        "effect: its kind does not allow the effect {rule}"
    }
    assert told(control, release)
    assert control.status("PO-012", "", TODAY).label == "1.0"


def publish(town: Town, name: str, at: str, day: str, **more: Any) -> str:
    fields = {"day": day, "place": "Monitorul Oficial Local 14", **more}
    return town.act("publish", name, QUALITY, at, "quality-officer", **fields)


def test_a_publication_gives_the_first_day(town: Town) -> None:
    name, _ = released(town, {"rule": "on-publication"}, None)
    waiting = town.status("PO-012")
    assert (waiting.label, waiting.next.state, waiting.next.act) == (
        "1.0",
        "approved",
        "publish",
    )
    publish(town, name, "2026-04-10T09:00", "2026-04-08")
    publish(town, name, "2026-04-12T09:00", "2026-04-12")
    control = town.control()
    assert control.status("PO-012", "", date(2026, 4, 7)).label == "1.0"
    assert control.status("PO-012", "", date(2026, 4, 8)).label == "1.1"
    assert str(control.status("PO-012", "", TODAY).since) == "2026-04-08"


@pytest.mark.parametrize(
    ("day", "place", "fault"),
    [
        pytest.param(
            "2026-04-11",
            "avizier",
            "time: it was published on {day}, a day after it was entered",
            id="in the future",
        ),
        pytest.param(
            "soon", "avizier", "form: it does not say on which day and where", id="day"
        ),
        pytest.param(
            "2026-04-08", "", "form: it does not say on which day and where", id="place"
        ),
    ],
)
def test_a_publication_says_when_and_where(
    town: Town, day: str, place: str, fault: str
) -> None:
    name, _ = released(town, {"rule": "on-publication"}, None)
    digest = publish(town, name, "2026-04-10T09:00", day, place=place)
    control = town.control()
    assert told(control, digest) == {fault}
    assert control.status("PO-012", "", TODAY).label == "1.0"


def test_a_publication_before_the_release_brings_nothing_forward(town: Town) -> None:
    name, _ = released(town, {"rule": "on-publication"}, None)
    publish(town, name, "2026-04-10T09:00", "2026-03-01")
    assert str(town.status("PO-012").since) == "2026-04-03"


def test_paper_entered_later_takes_effect_on_the_day_that_it_bears(
    town: Town,
) -> None:
    name = town.office.submit("PO-012", revision=1, effect={"rule": "on-approval"})
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    evidence = {
        "method": "paper",
        "act": "approve",
        "signatories": [{"person": MAYOR, "office": "mayor", "step": "approved"}],
        "signed_on": "2026-04-05",
        "archive_no": "9",
    }
    town.act(
        "vouch", name, REGISTRAR, "2026-04-20T09:00", "registrar", evidence=evidence
    )
    town.release(name, "2026-04-21", effective={name: "2026-04-05"})
    control = town.control()
    assert words(control)["PO-012"] == "1.1 in force"
    assert control.status("PO-012", "", date(2026, 4, 5)).label == "1.1"
    assert control.status("PO-012", "", date(2026, 4, 4)).label == "1.0"
