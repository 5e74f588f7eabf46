"""Findings put into words: fingerprints, places, sentences that are safe."""

from __future__ import annotations

import pytest

from qms.model.finding import Finding, Place
from qms.model.rule import RuleCard
from qms.reports.entry import entries
from qms.reports.sentence import general, remedy, safe, sentence, speaker, tame
from qms.rules.tables import RULES
from tests.reports.sample import finding, many, mixed, report

STEP = {"step": "register"}


def prints(*findings: Finding, excused: tuple[Finding, ...] = ()) -> list[str]:
    told = entries(report(*findings, excused=excused), speaker("en"))
    return [entry.fingerprint for entry in told]


def test_fingerprints_are_unique() -> None:
    for sample in (mixed(), many()):
        found = [entry.fingerprint for entry in entries(sample, speaker("en"))]
        assert len(set(found)) == len(found)


def test_like_findings_of_one_file_differ() -> None:
    twice = [finding("QMS131", "a.md", line, 1, STEP) for line in (3, 9)]
    assert len(set(prints(*twice))) == 2


def test_fingerprint_stays_where_lines_move() -> None:
    here = [finding("QMS131", "a.md", line, 1, STEP) for line in (3, 9)]
    there = [finding("QMS131", "a.md", line, 5, STEP) for line in (30, 90)]
    assert prints(*here) == prints(*there)


def test_fingerprint_stays_when_excused() -> None:
    found = finding("QMS131", "a.md", 3, 1, STEP)
    assert prints(found) == prints(excused=(found._replace(excused="CON-2026-001"),))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(finding("QMS131", "b.md", 3, 1, STEP), id="file"),
        pytest.param(finding("QMS131", "a.md", 3, 1, {"step": "x"}), id="values"),
        pytest.param(finding("QMS143", "a.md", 3, 1, {"term": "x"}), id="rule"),
    ],
)
def test_fingerprint_tells_apart(other: Finding) -> None:
    assert prints(other) != prints(finding("QMS131", "a.md", 3, 1, STEP))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        pytest.param(Place("a.md", 3, 4), "a.md:3:4", id="whole"),
        pytest.param(Place("a.md", 3), "a.md:3", id="no column"),
        pytest.param(Place("a.md"), "a.md", id="no line"),
        pytest.param(Place("a.md", 0, 4), "a.md", id="column without line"),
        pytest.param(Place("a\nb\udcff.md", 3, 4), "a\ufffdb\ufffd.md:3:4", id="odd"),
    ],
)
def test_where(place: Place, told: str) -> None:
    found = Finding("QMS101", place)
    assert [entry.where for entry in entries(report(found), speaker("en"))] == [told]


CARD = RuleCard(
    code="QMS101",
    name="name",
    family="family",
    severity="error",
    title="title",
    message="{a} is {b}",
    remedy="mend {a}",
    spoken=("b",),
)


def test_sentences_are_filled_and_values_tamed() -> None:
    found = Finding("QMS101", Place("a.md"), {"a": "x\x1b[31m{b}", "b": "late"})
    assert sentence(CARD, found) == "x\ufffd[31m{b} is late"
    assert remedy(CARD, found) == "mend x\ufffd[31m{b}"


def test_numbers_stay_numbers() -> None:
    found = Finding("QMS101", Place("a.md"), {"a": 3, "b": "late"})
    assert sentence(CARD, found) == "3 is late"


def test_values_of_ours_are_spoken_and_not_cut() -> None:
    ours = "very late " * 50
    found = Finding("QMS101", Place("a.md"), {"a": "x", "b": ours})
    assert sentence(CARD, found, lambda text: text.replace("late", "tard")) == (
        f"x is {ours.replace('late', 'tard')}"
    )


def test_general_leaves_gaps() -> None:
    assert general(CARD.message) == "… is …"


def test_speaker_of_an_empty_message_is_silent() -> None:
    assert speaker("hu")("") == ""


@pytest.mark.parametrize(
    ("text", "tamed"),
    [
        pytest.param("ő ș Й 手 \u00ad", "ő ș Й 手 \u00ad", id="letters stay"),
        pytest.param("a\r\n\t\x00b", "a\ufffd\ufffd\ufffd\ufffdb", id="controls"),
        pytest.param("\u202eabc\u2069", "\ufffdabc\ufffd", id="bidirectional"),
        pytest.param("a\u2028b\u2029", "a\ufffdb\ufffd", id="line separators"),
        pytest.param("\ud800\uffff\ufffe", "\ufffd\ufffd\ufffd", id="not in XML"),
        pytest.param("\x85\x9b", "\ufffd\ufffd", id="C1 controls"),
    ],
)
def test_safe(text: str, tamed: str) -> None:
    assert safe(text) == tamed


def test_tame_cuts() -> None:
    assert tame("x" * 500) == "x" * 199 + "…"


@pytest.mark.parametrize("code", RULES)
def test_every_rule_can_be_told_in_general(code: str) -> None:
    rule = RULES[code]
    assert "{" not in general(rule.MESSAGE)
    assert general(rule.REMEDY)
