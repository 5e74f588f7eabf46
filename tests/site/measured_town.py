"""What the model town measured and asked, as records that tests lay beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_DAYS = "unit: days, calendar: calendar days"
_MINUTES = "unit: minutes, calendar: opening hours"
PROMISES = {
    "petition-answer": f"target: 20, share: 90 %, {_DAYS}",
    "petition-forward": f"target: 5, share: 100 %, {_DAYS}",
    "information-answer": f"target: 7, share: 90 %, {_DAYS}",
    "information-complex": f"target: 25, share: 95 %, {_DAYS}",
    "urbanism-certificate": f"target: 12, share: 90 %, {_DAYS}",
    "tax-certificate": f"target: 30, share: 85 %, {_MINUTES}",
    "counter-wait": f"target: 20, share: 85 %, {_MINUTES}",
}
"""The promises of the town's charter, as a measurement repeats them."""


class Figures(NamedTuple):
    """How many cases were met, late, open and late; a sample says so."""

    met: int
    late: int = 0
    open_late: int = 0
    more: str = ""
    counted: str = "all"

    def row(self, promise: str, terms: str) -> str:
        n = self.met + self.late + self.open_late
        told = f"met: {self.met}, late: {self.late}, open_late: {self.open_late}, "
        counts = told if n >= 5 else ""
        return (
            f"  - {{promise: {promise}, {terms}, counted: {self.counted}, n: {n}, "
            f"{counts}pending: 0, paused: 0{self.more}}}\n"
        )


def lay_measurement(
    root: Path,
    name: str,
    period: str,
    as_of: str,
    figures: dict[str, Figures],
    revision: str = "3.0",
    terms: dict[str, str] = PROMISES,
) -> None:
    """A measurement of the town's charter, as its record."""
    folder = root / "records" / "measurements"
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(each.row(key, terms[key]) for key, each in figures.items())
    digest = f"sha256:{'0' * 64}"
    (folder / f"{name}.yaml").write_text(
        f"qms: 1\nid: {name}\nkind: measurement\ntitle: {period}\nopened: {as_of}\n"
        f"owner: registry\nperiod: {period}\nas_of: {as_of}\n"
        f'charter: {{id: CH-01, revision: "{revision}"}}\n'
        f'log: {{id: LOG-ALL, digest: "{digest}"}}\n'
        "files: [{name: log.csv, rows: 1000}]\n"
        f"promises:\n{rows}closed: null\n",
        encoding="utf-8",
    )


NOTES = (
    ", median: 14, p90: 22, excluded: {withdrawn: 3},"
    " left_out: {same: 2, no-start: 1, stop-before-start: 1}"
)


def lay_two_quarters(root: Path) -> None:
    """Two quarters: kept, not kept, too few, counts alone, a sample, and nothing."""
    lay_measurement(
        root,
        "MES-2026-001",
        "2026-Q2",
        "2026-07-06",
        {
            "petition-answer": Figures(148, 19, 0, NOTES),
            "petition-forward": Figures(11, 0),
            "urbanism-certificate": Figures(58, 9, 1, ", median: 9, p90: 15"),
            "tax-certificate": Figures(702, 79, 0, ", median: 18, p90: 33.5"),
        },
    )
    lay_measurement(
        root,
        "MES-2026-002",
        "2026-Q3",
        "2026-10-05",
        {
            "petition-answer": Figures(171, 12, 4, NOTES),
            "petition-forward": Figures(7, 0),
            "information-answer": Figures(11, 1, 0, ", median: 6, p90: 7"),
            "information-complex": Figures(3),
            "urbanism-certificate": Figures(54, 13, 2, ", median: 10, p90: 19"),
            "tax-certificate": Figures(871, 61, 0, ", median: 17, p90: 29"),
            "counter-wait": Figures(27, 3, 0, ", median: 11, p90: 21", "sample"),
        },
    )


PLAN = {
    "findings/FND-2026-01": """\
title: Unul din cinci oameni așteaptă prea mult la ghișeu
opened: 2026-02-02
owner: registry
readings: [{value: 72, on: 2025-12-31, n: 21340, met: 15365, counted: all}]
""",
    "goals/GOAL-2026-01": """\
title: Oamenii nu așteaptă degeaba
opened: 2026-02-02
owner: registry
from: [FND-2026-01]
document: ST-01
""",
    "objectives/OB-2026-11": """\
title: Așteptare mai scurtă la ghișeul unic
opened: 2026-02-02
owner: registry
due: 2027-06-30
from: [GOAL-2026-01]
indicator:
  name: persoane servite în cel mult 20 de minute
  unit: "%"
  target: 90
  every: quarter
  baseline: {value: 72, on: 2025-12-31, n: 21340, met: 15365, counted: all}
  values:
    - {on: 2026-04-30, n: 1915, met: 1460, counted: all, source: bonuri}
    - {on: 2026-09-30, n: 2077, met: 1702, counted: all, source: bonuri}
""",
    "actions/ACT-2026-01": """\
title: Un al treilea ghișeu deschis dimineața
opened: 2026-03-02
owner: registry
due: 2026-09-30
from: [OB-2026-11]
resources: un post, un calculator
funding: [{project: BUGET-51, amount: 48000, currency: RON, from: bugetul local}]
closed: 2026-09-15
""",
    "actions/ACT-2026-02": """\
title: Programare pe internet pentru ghișeul unic
opened: 2026-03-02
owner: it
due: 2026-10-30
from: [OB-2026-11]
funding: [{project: BUGET-51, amount: 12500, currency: RON, from: bugetul local}]
""",
    "feedback/FB-2026-01": """\
title: Program prelungit joia
opened: 2026-03-09
owner: registry
sort: suggestion
theme: programul
summary: Programul de joi să fie prelungit până la ora 18.
decision: {outcome: accepted, on: 2026-03-16, office: registry}
answered: 2026-03-18
leads_to: [ACT-2026-02]
""",
    "feedback/FB-2026-02": """\
title: Formular greu de înțeles
opened: 2026-05-11
owner: registry
sort: complaint
theme: scrisorile
summary: Formularul pentru certificat este greu de înțeles.
decision: {outcome: accepted in part, on: 2026-05-20, office: registry}
answered: 2026-05-21
""",
    "feedback/FB-2026-03": """\
title: Mulțumiri pentru ghișeul 3
opened: 2026-09-07
owner: registry
sort: praise
theme: oamenii
summary: Mulțumiri pentru răbdarea de la ghișeul 3.
""",
}


def lay_plan(root: Path) -> None:
    """A finding with all that followed from it, and what people wrote in."""
    for name, text in PLAN.items():
        path = root / "records" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = name.partition("s/")[0].removesuffix("/" + path.stem)
        closed = "" if "closed:" in text else "closed: null\n"
        head = f"qms: 1\nid: {path.stem}\nkind: {kind}\n"
        path.write_text(head + text + closed, encoding="utf-8")
