"""An office with a whole chain: measured, found, planned, done, measured again.

`lay_chain` writes it into an office of the generic profile; what a test breaks, it
breaks by replacing words in one of the files.
"""

from __future__ import annotations

from pathlib import Path

from tests.actions.town import new_office, write

MEASURED = """\
qms: 1
id: {id}
kind: measurement
title: Petitions, {period}
opened: {opened}
owner: registry
period: {period}
as_of: {opened}
charter: {{id: CC-01, revision: "1.0"}}
log: {{id: LOG-PETITIONS, digest: "sha256:{digest}"}}
files: [{{name: petitions.csv, digest: "sha256:{digest}", rows: {n}}}]
promises:
  - {{promise: petition-answer, target: 20, unit: days, share: 90 %, counted: all,
     n: {n}, met: {met}, late: {late}, open_late: 0, pending: 0, paused: 0}}
closed: null
"""


def measured(name: str, period: str, opened: str, met: int, n: int) -> str:
    """A measurement of how soon petitions were answered."""
    return MEASURED.format(
        id=name,
        period=period,
        opened=opened,
        met=met,
        n=n,
        late=n - met,
        digest="0" * 64,
    )


FINDING = "records/findings/FND-2026-01.yaml"
GOAL = "records/goals/GOAL-2026-01.yaml"
OBJECTIVE = "records/objectives/OB-2026-01.yaml"
ACTION = "records/actions/ACT-2026-01.yaml"
FEEDBACK = "records/feedback/FB-2026-001.yaml"
BEFORE = "records/measurements/MES-2026-001.yaml"
AFTER = "records/measurements/MES-2026-002.yaml"

CHARTER = """\
id: CC-01
kind: charter
title: What we promise
language: en
edition: 1
revision: 0
owner: registry
promises: [{id: petition-answer}]
"""
LOG = """\
qms: 1
id: LOG-PETITIONS
kind: case-log
title: The registry's log
opened: 2026-01-12
owner: registry
times: {style: iso}
columns: {case: No, start: Registered, stop: Answered}
cases: [{promise: petition-answer}]
closed: null
"""

FILES = {
    "procedures/charter/CC-01.yaml": CHARTER,
    "records/case-logs/LOG-PETITIONS.yaml": LOG,
    BEFORE: measured("MES-2026-001", "2026-Q1", "2026-04-07", 80, 100),
    AFTER: measured("MES-2026-002", "2026-Q3", "2026-10-05", 108, 120),
    FINDING: """\
qms: 1
id: FND-2026-01
kind: finding
title: One petition in five is answered late
opened: 2026-04-08
owner: quality-officer
readings: [{measurement: MES-2026-001, promise: petition-answer}]
closed: null
""",
    GOAL: """\
qms: 1
id: GOAL-2026-01
kind: goal
title: Nobody waits longer than promised
opened: 2026-04-13
owner: director
from: FND-2026-01
closed: null
""",
    OBJECTIVE: """\
qms: 1
id: OB-2026-01
kind: objective
title: Petitions answered in time
opened: 2026-04-20
owner: registry
due: 2026-12-31
from: GOAL-2026-01
indicator:
  name: petitions answered within 20 days
  unit: "%"
  target: 95
  direction: up
  every: quarter
  read: {promise: CC-01/petition-answer}
  baseline: {measurement: MES-2026-001, promise: petition-answer}
closed: null
""",
    ACTION: """\
qms: 1
id: ACT-2026-01
kind: action
title: A second clerk for petitions
opened: 2026-05-04
owner: registry
due: 2026-09-30
from: OB-2026-01
resources: one clerk, two desks
cost: {amount: 15000, currency: EUR}
funding:
  - {project: P-2026-4, amount: 12000, currency: EUR, from: regional fund}
  - {project: own budget, amount: 3000, currency: EUR}
closed: 2026-10-12
""",
    FEEDBACK: """\
qms: 1
id: FB-2026-001
kind: feedback
title: Petitions should be numbered
opened: 2026-05-11
owner: registry
sort: suggestion
channel: box at the counter
service: petitions
theme: letters
summary: A number on the receipt would spare a telephone call
decision: {outcome: accepted, on: 2026-05-15, office: registry}
answered: 2026-05-18
leads_to: [ACT-2026-01]
closed: null
""",
}


def lay_chain(root: Path) -> Path:
    """An office with the whole chain."""
    new_office(root)
    for path, text in FILES.items():
        write(root, path, text)
    return root


def replace(root: Path, path: str, old: str, new: str) -> None:
    """Break the chain at one place."""
    target = root / path
    text = target.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    target.write_text(text.replace(old, new), encoding="utf-8")
