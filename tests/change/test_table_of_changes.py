"""Changes made with real git on the model town: what each is told, and where."""

from __future__ import annotations

import pytest

from qms.reports.formats import REPORTS
from tests.change.guilty import CON, GUILTY, Case, leave_translation
from tests.change.innocent import INNOCENT
from tests.change.town import FLOW, PO_012, Deed, Seen, Town

# the same change is seen in the working tree, staged, and as a commit: by turns
WAYS = ("working", "staged", "commit")


def seen_in(town: Town, way: str) -> tuple[int, list[Seen]]:
    """Verdict and findings of what stands in the working tree."""
    words = ["--base", "main"]
    if way == "staged":
        town.git("add", "--all")
        words += ["--staged"]
    elif way == "commit":
        town.git("switch", "--quiet", "--force-create", "change")
        words += ["--head", town.commit()]
    code, found, _report = town.seen(*words)
    return code, found


def test_there_are_as_many_innocent_as_guilty() -> None:
    assert len(GUILTY) + len(INNOCENT) >= 60
    assert len(INNOCENT) >= len(GUILTY) // 2


@pytest.mark.parametrize(
    ("case", "way"),
    [
        pytest.param(case, WAYS[number % len(WAYS)], id=name)
        for number, (name, case) in enumerate(GUILTY.items())
    ],
)
def test_what_may_not_be_is_told(town: Town, case: Case, way: str) -> None:
    case.deed(town)
    wanted = sorted(told.at(town) for told in case.told)
    code, found = seen_in(town, way)
    found.sort()
    assert [seen[:2] for seen in found] == [told[:2] for told in wanted], found
    for told, seen in zip(wanted, found, strict=True):
        assert (told.line in seen.line) if told.line else not seen.line
    assert code == case.verdict


def test_a_person_s_number_is_not_shown(town: Town) -> None:
    GUILTY["a person's number is added to a record"].deed(town)
    told = town.check("--base", "main").out
    assert "QMS721" in told
    assert "1800101221144" not in told


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_tells_a_change(town: Town, form: str) -> None:
    GUILTY["a text in force is edited"].deed(town)
    ended = town.check("--base", "main", "--format", form)
    assert (ended.code, ended.err) == (1, "")
    assert "PO-012" in ended.out
    assert ended == town.check("--base", "main", "--format", form)


def test_what_is_asked_for_is_told(town: Town) -> None:
    GUILTY["archive and working text are edited alike"].deed(town)
    _code, found, _report = town.seen("--base", "main", "--rules", "QMS704")
    assert [seen.code for seen in found] == ["QMS704"]
    leave_translation(town)
    words = ("--base", "main", "--rules", "QMS716")
    assert town.seen(*words)[0] == 0
    assert town.seen(*words, "--fail-on", "warning")[0] == 1


def test_what_the_base_concedes_is_excused(town: Town) -> None:
    path = "records/concessions/CON-2026-009.yaml"
    text = CON.format(document="PO-012", who="szabo.maria", office="mayor")
    town.write(path, text.replace("QMS143", "QMS704"))
    conceded = town.commit("conceded")
    town.edit(PO_012, "20 de zile", "28 de zile")
    code, found, report = town.seen("--base", conceded)
    assert (code, found) == (0, [])
    assert [row["concession"] for row in report["excused"]] == ["CON-2026-009"]


def test_the_base_s_severities_count(town: Town) -> None:
    town.add("qms.yaml", "severity: {QMS704: warning, QMS717: off}\n")
    base = town.commit("severities")
    town.edit(PO_012, "20 de zile", "28 de zile")
    town.write(FLOW, "<svg/>")
    code, found, _report = town.seen("--base", base)
    assert (code, [seen.code for seen in found]) == (0, ["QMS704"])


@pytest.mark.parametrize(
    ("deed", "way"),
    [
        pytest.param(deed, WAYS[number % len(WAYS)], id=name)
        for number, (name, deed) in enumerate(INNOCENT.items())
    ],
)
def test_what_may_be_is_not_told(town: Town, deed: Deed, way: str) -> None:
    deed(town)
    assert seen_in(town, way) == (0, [])
