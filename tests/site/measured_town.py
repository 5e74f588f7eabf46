"""A town that measures, asks and plans: its charter in force, and records beside it.

Small, so that a test can lay it: one charter and one questionnaire in force, two
quarters of measurements, three waves of a survey, a plan, and what people wrote in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from qms.actions.documents import read_register
from qms.model.questionnaire import questionnaire_of, questionnaires
from qms.resources import templates
from tests.site.many_texts import CHARTER, Text, lay_texts
from tests.site.page_read import DAY, TOWN

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
    "findings/FND-2026-02": """\
title: Oamenii cer ca programul să fie mai lung
opened: 2026-11-09
owner: registry
readings: [{survey: SUR-2026-01, group: clients, item: themes}]
""",
    "goals/GOAL-2026-01": """\
title: Oamenii nu așteaptă degeaba
opened: 2026-02-02
owner: registry
from: [FND-2026-01, FND-2026-02]
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


LANGUAGES = ("ro", "hu", "bg", "en")
QUESTIONS = """\
id: CQ-01
kind: questionnaire
title: Ce credeți despre noi
language: ro
edition: 1
revision: 0
owner: quality-officer
process: citizens
classification: public
change: {reason: prima ediție, summary: totul este nou}
purpose: Întrebăm ca să aflăm ce avem de îndreptat.
privacy: Nimeni nu află cine a răspuns. Păstrăm numai numărul răspunsurilor.
scales:
  satisfaction:
    from: 1
    to: 5
    top: [4, 5]
    labels:
      {1: nemulțumit foarte, 2: nemulțumit, 3: nici-nici, 4: mulțumit, 5: încântat}
    unknown: nu știu
  likely: {from: 0, to: 10, labels: {0: deloc, 10: sigur}}
groups:
  - {id: clients, title: Persoane servite la ghișeu}
  - {id: ngo, title: Asociații}
  - {id: partners, title: Instituții partenere}
  - {id: firms, title: Firme}
items:
  - id: overall
    text: Cât de mulțumit sunteți, pe ansamblu?
    scale: satisfaction
    measure: csat
  - {id: wait, text: Nu am așteptat prea mult., scale: satisfaction}
  - {id: recommend, text: "Ne-ați recomanda unui prieten?", scale: likely, measure: nps}
  - id: themes
    text: "Ce să schimbăm?"
    codes: [{id: hours, title: programul}, {id: letters, title: scrisorile}]
"""
IN_HUNGARIAN = """\
id: CQ-01
title: Mit gondol rólunk
language: hu
translates: {edition: 1, revision: 0}
purpose: Azért kérdezzük, hogy megtudjuk, min javítsunk.
privacy: Senki sem tudja meg, ki válaszolt. Csak a válaszok számát őrizzük meg.
scales:
  satisfaction:
    labels:
      {1: nagyon elégedetlen, 2: elégedetlen, 3: közepes, 4: elégedett, 5: nagyon az}
    unknown: nem tudom
  likely: {labels: {0: semmiképpen, 10: biztosan}}
groups:
  clients: {title: A pultnál kiszolgált ügyfelek}
  ngo: {title: Egyesületek}
  partners: {title: Társhivatalok}
  firms: {title: Cégek}
items:
  overall: "Mennyire elégedett összességében?"
  wait: Nem kellett sokat várnom.
  recommend: Ajánlana minket egy barátjának?
  themes:
    text: "Min változtassunk?"
    codes: {hours: {title: a nyitvatartáson}, letters: {title: a leveleinken}}
"""

POINTS = {"overall": range(1, 6), "wait": range(1, 6), "recommend": range(11)}
Answers = Mapping[str, tuple[int, Mapping[str, dict[object, int]]]]
AUTUMN_2025: Answers = {
    "clients": (
        402,
        {
            "overall": {1: 12, 2: 28, 3: 77, 4: 170, 5: 115},
            "wait": {1: 40, 2: 70, 3: 100, 4: 110, 5: 82},
            "recommend": {0: 20, 5: 60, 6: 42, 7: 50, 8: 70, 9: 90, 10: 70},
            "themes": {"hours": 41, "letters": 17},
        },
    ),
    "ngo": (30, {"overall": {2: 1, 3: 3, 4: 14, 5: 12}}),
}
AUTUMN_2026: Answers = {
    "clients": (
        410,
        {
            "overall": {1: 6, 2: 14, 3: 52, 4: 198, 5: 140},
            "wait": {1: 70, 2: 90, 3: 100, 4: 90, 5: 60},
            "recommend": {0: 18, 5: 62, 6: 42, 7: 52, 8: 70, 9: 92, 10: 74},
            "themes": {"hours": 52, "letters": 12},
        },
    ),
    "ngo": (30, {"overall": {2: 1, 3: 2, 4: 15, 5: 12}}),
    "partners": (9, {"overall": {3: 2, 4: 4, 5: 3}}),
}
FIRMS_2026: Answers = {"firms": (30, {"overall": {2: 1, 3: 2, 4: 15, 5: 12}})}


def lay_town(root: Path) -> Path:
    """The town, in four languages, with all its records."""
    house = (TOWN / "qms.yaml").read_text(encoding="utf-8")
    whole = re.sub(
        r"^languages:.*$", f"languages: [{', '.join(LANGUAGES)}]", house, flags=re.M
    )
    _put(root, "qms.yaml", whole)
    _put(root, "governance/profile.yaml", _profile())
    lay_texts(root, [*_charter(), *_questionnaire()])
    lay_two_quarters(root)
    lay_plan(root)
    lay_wave(root, "SUR-2025-01", "Sondajul de toamnă 2025", AUTUMN_2025)
    lay_wave(root, "SUR-2026-01", "Sondajul de toamnă 2026", AUTUMN_2026)
    lay_wave(root, "SUR-2026-02", "Sondajul firmelor 2026", FIRMS_2026)
    return root


def _profile() -> str:
    """The town's profile, with the kind of a questionnaire if it has none."""
    own = (TOWN / "governance/profile.yaml").read_text(encoding="utf-8")
    if "  questionnaire:\n" in own:
        return own
    shipped = (templates() / "profiles/ro-600-2018.yaml").read_text(encoding="utf-8")
    kind = re.search(r"^  questionnaire:\n(?:    .*\n)+", shipped, re.M)
    assert kind
    return own.replace("\nkinds:\n", f"\nkinds:\n{kind[0]}", 1)


def _charter() -> list[Text]:
    found = []
    for tag in LANGUAGES:
        suffix = "" if tag == "ro" else f".{tag}"
        path = TOWN / f"procedures/charter/{CHARTER}{suffix}.yaml"
        files = {f"{CHARTER}.yaml": path.read_text(encoding="utf-8")}
        found.append(Text(CHARTER, 0, tag, files, "" if tag == "ro" else "ro"))
    return found


def _questionnaire() -> list[Text]:
    return [
        Text("CQ-01", 0, "ro", {"CQ-01.yaml": QUESTIONS}),
        Text("CQ-01", 0, "hu", {"CQ-01.yaml": IN_HUNGARIAN}, "ro"),
    ]


def lay_wave(root: Path, name: str, title: str, answers: Answers) -> None:
    """A wave with its results, asked in the autumn of the year of its id."""
    year = name[4:8]
    asked = next(questionnaires(read_register(root, DAY)))
    digests = {each.id: each.digest for each in questionnaire_of(asked).items}
    asking = "population: 21340, invited: 620, languages: [ro, hu]"
    groups = "".join(f"  - {{group: {group}, {asking}}}\n" for group in answers)
    results = "".join(
        _result(group, *found, digests) for group, found in answers.items()
    )
    _put(
        root,
        f"records/surveys/{name}.yaml",
        f"qms: 1\nid: {name}\nkind: survey\ntitle: {title}\nopened: {year}-09-28\n"
        'owner: quality-officer\nquestionnaire: {id: CQ-01, revision: "1.0"}\n'
        f"asked: {{from: {year}-10-05, until: {year}-10-30}}\n"
        "mode: paper at the desk\nselection: random\n"
        f"groups:\n{groups}results:\n{results}closed: {year}-11-06\n",
    )


def _result(
    group: str,
    answered: int,
    items: Mapping[str, dict[object, int]],
    digests: Mapping[str, str],
) -> str:
    rows = ""
    for item, counts in items.items():
        whole: dict[object, int] = dict.fromkeys(POINTS.get(item, ()), 0)
        whole.update(counts)
        told = ", ".join(f"{at}: {n}" for at, n in whole.items())
        blank = 340 if item == "themes" else answered - sum(counts.values())
        rows += (
            f'      - {{item: {item}, digest: "{digests[item]}", unknown: 0,'
            f" blank: {blank}, counts: {{{told}}}}}\n"
        )
    digest = "0" * 64
    return (
        f"  - group: {group}\n    answered: {answered}\n"
        f'    file: {{name: raspunsuri.csv, digest: "sha256:{digest}", rows: 431}}\n'
        f"    items:\n{rows}"
    )


def _put(root: Path, path: str, text: str) -> None:
    full = root / path
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_text(text, encoding="utf-8")
