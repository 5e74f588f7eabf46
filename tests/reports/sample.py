"""Reports for tests: one of every sort of finding, one of very many, one of none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qms.model.change.base import CUT, MAIN, PARTED, PUSHED, Base, Compared
from qms.model.finding import Finding, Place, Values
from qms.model.report import Report
from qms.model.rule import RuleCard

DAY = date(2026, 11, 22)

CARDS = {
    card.code: card
    for card in (
        RuleCard(
            "QMS131",
            "every_step_has_one_office",
            "form",
            "error",
            "Every step of a procedure has one responsible office.",
            "step {step} has no responsible office",
            "name one office that governance knows: office: registry",
            basis=("ISO 9001:2015 5.3",),
        ),
        RuleCard(
            "QMS143",
            "terms_are_used",
            "form",
            "note",
            "Every term that is defined is used.",
            "the term {term} is defined and never used",
            "use the term or take its definition out",
        ),
        RuleCard(
            "QMS301",
            "standards_are_current",
            "time",
            "warning",
            "Every standard that is cited is current.",
            "{standard} was replaced on {day}",
            "cite the edition that is in force, or say in the text why the earlier "
            "one still matters here",
            basis=("ISO 9001:2015 7.5.3.2", "Order 600/2018, annex 1"),
        ),
        RuleCard(
            "QMS101",
            "text_is_utf8",
            "reading",
            "error",
            "Every file is written in UTF-8.",
            "the file is not written in UTF-8",
            "save it again as UTF-8",
        ),
        RuleCard(
            "QMS904",
            "no_personal_number_stands_in_a_text",
            "safety",
            "error",
            "No personal number stands in a text.",
            "a personal number stands in the text: {masked}",
            "take it out; whoever read this file has read it",
        ),
    )
}

LINES = {
    ("procedures/PO-01.md", 14): "  - {id: s1, title: înregistrează petiția}",
    ("procedures/PO-01.md", 30): "\tПо стандарт ISO 9001:2008 се преглежда.\r",
    ("procedures/PO-01.md", 31): "Născut 1850101123455 la Câmpu Teiului.",
    ("procedures/PO-02.md", 7): f"{'Szöveg ' * 30}**ügyfél** {'szöveg ' * 30}",
}


def finding(
    code: str,
    path: str,
    line: int = 0,
    column: int = 0,
    values: Values | None = None,
    excused: str = "",
) -> Finding:
    """A finding of one of the sample's rules."""
    return Finding(
        code,
        Place(path, line, column),
        values or {},
        severity=CARDS[code].severity,
        document=path.rpartition("/")[2].partition(".")[0],
        excused=excused,
    )


def report(
    *findings: Finding,
    excused: tuple[Finding, ...] = (),
    lines: Mapping[tuple[str, int], str] | None = None,
    documents: int = 41,
    fail_on: str = "error",
) -> Report:
    """A report of the sample's day, its findings in their order."""
    return Report(
        as_of=DAY,
        findings=tuple(sorted(findings, key=lambda each: each.order)),
        cards=CARDS,
        excused=excused,
        lines=LINES if lines is None else lines,
        documents=documents,
        fail_on=fail_on,
        version="1.2.3",
    )


def mixed() -> Report:
    """Every severity, several files, every kind of place, and concessions."""
    return report(
        finding(
            "QMS131", "procedures/PO-01.md", 14, 5, {"step": "înregistrează petiția"}
        ),
        finding(
            "QMS301",
            "procedures/PO-01.md",
            30,
            14,
            {"standard": "ISO 9001:2008", "day": "2018-09-15"},
        ),
        finding("QMS904", "procedures/PO-01.md", 31, 8, {"masked": "185…55"}),
        finding("QMS143", "procedures/PO-02.md", 7, 213, {"term": "ügyfél"}),
        finding("QMS101", "procedures/режим, 1.md"),
        excused=(
            finding(
                "QMS131",
                "procedures/PO-03.md",
                9,
                3,
                {"step": "=SUM(A1)"},
                excused="CON-2026-001",
            ),
            finding(
                "QMS143",
                "procedures/PO-03.md",
                20,
                3,
                {"term": "<b>&"},
                excused="CON-2026-002",
            ),
        ),
    )


def many() -> Report:
    """Above fifty findings, of three rules."""
    steps = [
        finding("QMS131", f"procedures/PO-{n:02}.md", n, 3, {"step": f"step {n}"})
        for n in range(30)
    ]
    terms = [
        finding("QMS143", f"procedures/PO-{n:02}.md", 90, 1, {"term": f"term {n}"})
        for n in range(40)
    ]
    numbers = [finding("QMS101", f"procedures/PS-{n:02}.md") for n in range(2)]
    return report(*terms, *steps, *numbers)


def clean() -> Report:
    """Nothing found."""
    return report()


def change() -> Report:
    """A change that was judged, with one fault."""
    found = finding(
        "QMS131", "procedures/PO-01.md", 14, 5, {"step": "înregistrează petiția"}
    )
    base = Base("5c2f9a1e" * 5, "main", MAIN, PARTED)
    return replace(report(found), compared=Compared(base, 9, 3, 1, 2))


def unchanged() -> Report:
    """A change that touches nothing, in a clone without history."""
    base = Base("5c2f9a1e" * 5, "5c2f9a1e5c", PUSHED, CUT)
    return replace(report(documents=0), compared=Compared(base, 0, 0, 0, 0))


SAMPLES = {
    "mixed": mixed,
    "many": many,
    "clean": clean,
    "change": change,
    "unchanged": unchanged,
}
