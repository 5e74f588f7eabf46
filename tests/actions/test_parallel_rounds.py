"""Two submissions of one document, put up on two branches: none of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acts_town import ANA, ESZTER, KATALIN, MARIA, PETER, Town

WHY = ("--reason", "one is enough")


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def parallel(town: Town) -> tuple[str, str]:
    """Lay two submissions of PO-012 1.0 that did not see one another, oldest first."""
    heads, last = list(town.heads), dict(town.last)
    one = town.put_up()
    tips = list(town.heads)
    town.heads, town.last = heads, last
    text = "---\nid: PO-012\nkind: operational-procedure\ntitle: Alt\nlanguage: ro\n"
    text += "edition: 1\nrevision: 0\nowner: registry\n---\n# Scop\n\nAltul.\n"
    two = town.put_up("PO-012", "02-11", files={"PO-012.md": text})
    town.heads = [*tips, *town.heads]
    return one, two


def test_status_tells_of_both(town: Town) -> None:
    one, two = parallel(town)
    status = town.status()
    assert [status.next.round, *(each.round for each in status.beside)] == [two, one]
    told = " ".join(town.person(KATALIN).run("status", "PO-012").succeeds().out.split())
    for name in (one, two):
        assert f"{name}: in review" in told
    assert told.count("Balogh Eszter (Head of public relations)") == 2


@pytest.mark.parametrize("is_newest", [True, False], ids=["the newest", "the oldest"])
def test_one_of_them_is_returned_and_the_other_stays(
    town: Town, is_newest: bool
) -> None:
    one, two = parallel(town)
    gone, kept = (two, one) if is_newest else (one, two)
    told = town.person(ESZTER).run("return", "po-012", *WHY)
    told.fails("2 submissions of PO-012 are under way", 2)
    assert f"{one} (Biro Katalin)" in told.err
    assert two in told.err
    told = town.person(ESZTER).run("return", gone, *WHY).succeeds()
    assert "next: PO-012 waits for the step checked: Balogh Eszter" in told.out
    status = town.status()
    assert (status.next.state, status.next.round) == ("in review", kept)
    assert status.beside == ()
    for person in (ESZTER, PETER, MARIA):
        town.person(person).run("approve", "PO-012", "--yes").succeeds()
    town.person(ANA).run("release", "PO-012").succeeds()
    current = town.status().in_force
    assert current
    assert current.round.name == kept


def test_nobody_signs_one_of_them_by_chance(town: Town) -> None:
    one, two = parallel(town)
    eszter = town.person(ESZTER)
    told = eszter.run("approve", "--waiting", answers="y\n")
    told.fails("2 submissions of PO-012 are under way", 2)
    town.put_up("PO-013", "02-12")
    told = eszter.run("approve", "--waiting", answers="y\n").succeeds()
    assert "left out: 2 submissions of PO-012 are under way" in told.out
    assert "or return the other: qms return" in told.out
    assert "signed: PO-013" in told.out
    assert {town.status().next.round, town.status().beside[0].round} == {one, two}
    assert town.status().next.step == "checked"


def test_once_all_are_returned_the_last_is_mended(town: Town) -> None:
    one, two = parallel(town)
    eszter = town.person(ESZTER)
    eszter.run("return", one, *WHY).succeeds()
    told = eszter.run("return", two, *WHY).succeeds()
    assert "next: mend PO-012, then put it up anew: qms submit PO-012" in told.out
    assert town.status().next.state == "returned"
    assert town.status().next.round == two


def test_once_one_is_released_the_other_is_overtaken(town: Town) -> None:
    one, _two = parallel(town)
    for person in (ESZTER, PETER, MARIA):
        told = town.person(person).run("approve", one, "--yes").succeeds()
        assert "signed: PO-012 1.0" in told.out
    town.person(ANA).run("release", one).succeeds()
    status = town.status()
    assert (status.word, status.next.state, status.beside) == ("in force", "none", ())


def test_a_round_that_is_not_under_way_is_not_found(town: Town) -> None:
    one, _two = parallel(town)
    name = f"{one[:-4]}0000"
    told = town.person(ESZTER).run("return", name, *WHY)
    told.fails("nothing of PO-012 waits for an act")


def test_a_text_that_was_changed_in_the_archive_is_not_signed(town: Town) -> None:
    name = town.put_up()
    path = town.root / f"approvals/{name}/content/PO-012.md"
    path.write_bytes(path.read_bytes() + b"\n")
    told = town.person(ESZTER).run("approve", "PO-012", "--yes")
    told.fails("PO-012 cannot be signed")
    assert "qms verify PO-012" in told.err
