"""Take over: today's findings become one dated concession, which can only shrink."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

from qms.actions.validate import validate
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.days import after
from qms.model.finding import Finding
from qms.model.organisation import People
from qms.store.house import read_house
from qms.store.writing import write_whole

FOLDER = "records/concessions"
PERIOD = "12 months"


def take_over(root: Path, today: date, who: str, why: str) -> tuple[str, int]:
    """Write the concession; its path and how many findings it covers.

    `who` is the id of a person of governance, who holds an office today. Raises
    UsageError if there is none such, QmsError if nothing is to be excused.
    """
    office = _office(root, who, today)
    findings = [each for each in validate(root, today).findings if _may(each)]
    if not findings:
        raise QmsError(_("there is no finding to take over"))
    name = _next_name(root, today)
    lines = [
        "qms: 1",
        f"id: {name}",
        "kind: concession",
        f"opened: {today}",
        f"who: {who}",
        f"office: {office}",
        f"why: {_quoted(why)}",
        f"until: {after(today, PERIOD)}",
        "covers:",
    ]
    counted = Counter(
        (each.code, each.document or each.place.path) for each in findings
    )
    lines += [
        f"  - {{rule: {code}, document: {_quoted(document)}, count: {count}}}"
        for (code, document), count in sorted(counted.items())
    ]
    path = f"{FOLDER}/{name}.yaml"
    write_whole(root / path, ("\n".join(lines) + "\n").encode(), may_replace=False)
    return path, len(findings)


def _may(finding: Finding) -> bool:
    """A finding about the house itself is mended, not excused."""
    return finding.place.path.startswith("procedures/")


def _office(root: Path, who: str, today: date) -> str:
    people = People(read_house(root).people)
    for person, mandate in people.mandates():
        if person == who and who in people.holders(mandate.text("office"), today):
            return mandate.text("office")
    known = ", ".join(people.by_id)
    raise UsageError(
        _("{person} holds no office today").format(person=who or "–"),
        hint=_("name one of them with --by: {known}").format(known=known),
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _next_name(root: Path, today: date) -> str:
    number = 1
    while (root / FOLDER / f"CON-{today.year}-{number:03d}.yaml").exists():
        number += 1
    return f"CON-{today.year}-{number:03d}"
