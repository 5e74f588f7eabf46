"""A language version has rounds and a status of its own, bound to its source."""

from __future__ import annotations

from datetime import date

from tests.attacks.town import CLERK, HU, MAYOR, TODAY, Town, told, words


def version(town: Town, source: str, revision: int = 0, **more: object) -> str:
    fields = {
        "translates": town.office.digests[source],
        "language": "hu",
        "revision": revision,
        **more,
    }
    return town.office.submit("PO-012", {"PO-012.md": HU}, **fields)


def test_a_version_is_behind_when_its_source_has_moved_on(town: Town) -> None:
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-04-02")
    found = words(town.control())
    assert found["PO-012"] == "1.1 in force"
    assert found["PO-012 hu"] == "1.0 behind"
    late = version(town, name, 1)
    town.carry_version(late, "2026-05-02")
    assert words(town.control())["PO-012 hu"] == "1.1 in force"


def test_a_later_round_of_a_released_version_replaces_it(town: Town) -> None:
    better = version(town, town.po12, round=2)
    town.carry_version(better, "2026-04-02")
    status = town.status("PO-012", "hu")
    assert status.in_force
    assert (status.in_force.round.name, status.word) == (better, "in force")


def test_the_same_round_of_a_version_is_released_once(town: Town) -> None:
    again = town.release(town.hu, "2026-04-02")
    assert "release: the revision {revision} was released before, by {person}" in told(
        town.control(), again
    )


def test_a_version_comes_not_before_its_source(town: Town) -> None:
    effect = {"rule": "not-before", "day": "2026-06-01"}
    name = town.office.submit("PO-012", revision=1, effect=effect)
    town.carry(name, "2026-04-02", release=False)
    town.release(name, "2026-04-02", effective={name: "2026-06-01"})
    town.carry_version(version(town, name, 1), "2026-04-03")
    control = town.control()
    assert control.status("PO-012", "hu", date(2026, 5, 31)).label == "1.0"
    first = control.status("PO-012", "hu", date(2026, 6, 1))
    assert (first.label, str(first.since)) == ("1.1", "2026-06-01")


def test_a_version_ends_with_its_document(town: Town) -> None:
    name = town.office.submit(
        "PO-012",
        {
            "PO-012.md": town.text(town.po12, "PO-012.md").read_bytes(),
            "PO-012/flux.svg": town.text(town.po12, "PO-012/flux.svg").read_bytes(),
        },
        purpose="withdrawal",
        reason="no more needed",
    )
    town.carry(name, "2026-04-02")
    found = words(town.control())
    assert found["PO-012"] == "withdrawn"
    assert found["PO-012 hu"] == "withdrawn"


def test_a_version_of_nothing_is_none(town: Town) -> None:
    """Of another document, of another number, of bytes that nobody put up."""
    reason = "subject: it translates no submission of {document} {revision}"
    for number, source in enumerate((town.po13, town.po12, town.hu), 1):
        name = version(town, source, revision=number if source != town.hu else 0)
        digest = town.act("submit", name, CLERK, "2026-04-02T09:00", "registry")
        assert told(town.control(), digest) == {reason}
    void = version(town, town.po12, translates=f"sha256:{'0' * 64}", round=9)
    digest = town.act("submit", void, CLERK, "2026-04-02T09:00", "registry")
    release = town.release(void, "2026-04-02")
    control = town.control()
    assert told(control, digest) == {reason}
    assert told(control, release)
    assert words(control)["PO-012 hu"] == "1.0 in force"


def test_a_version_in_the_language_of_its_source_is_none(town: Town) -> None:
    name = version(town, town.po12, language="ro")
    digest = town.act("submit", name, CLERK, "2026-04-02T09:00", "registry")
    assert told(town.control(), digest) == {
        "subject: it is in the language of what it translates"
    }


def test_a_translator_does_not_choose_who_checks_him(town: Town) -> None:
    """The owner is the source's, whatever the version's own text says."""
    false = HU.replace("language: hu", "language: hu\nowner: mayor")
    name = town.office.submit(
        "PO-012",
        {"PO-012.md": false},
        language="hu",
        round=2,
        translates=town.office.digests[town.po12],
    )
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry")
    digest = town.act(
        "approve", name, MAYOR, "2026-04-02T10:00", "mayor", step="checked"
    )
    assert told(town.control(), digest) == {
        "office: the step {step} is not the office {office}'s to sign"
    }


def test_approvals_of_the_source_are_none_of_the_version(town: Town) -> None:
    name = version(town, town.po12, round=2)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry", step="prepared")
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, release) == {
        "steps: the step {step} was not signed by {offices}"
    }
    status = control.status("PO-012", "hu", TODAY)
    assert status.in_force
    assert status.in_force.round.name == town.hu
