"""Of fewer than five people, a survey keeps only how many they were.

In a group of three everybody knows who said what. What is committed once stays in the
history of the repository for ever, whatever is deleted later.

```files conforms
=== procedures/CQ-01.yaml
kind: questionnaire
=== records/surveys/SUR-2026-01.yaml
qms: 1
id: SUR-2026-01
kind: survey
title: Autumn 2026
opened: 2026-09-28
owner: registry
questionnaire: {id: CQ-01, revision: "1.0"}
asked: {from: 2026-10-05, until: 2026-10-30}
mode: web
selection: volunteers
groups: [{group: firms}]
results:
  - group: firms
    file:
      name: a.csv
      digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
      rows: 4
    answered: 4
```

```files breaks
=== procedures/CQ-01.yaml
kind: questionnaire
=== records/surveys/SUR-2026-01.yaml
qms: 1
id: SUR-2026-01
kind: survey
title: Autumn 2026
opened: 2026-09-28
owner: registry
questionnaire: {id: CQ-01, revision: "1.0"}
asked: {from: 2026-10-05, until: 2026-10-30}
mode: web
selection: volunteers
groups: [{group: firms}]
results:
  - group: firms
    file:
      name: a.csv
      digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
      rows: 4
    answered: 4
    items:
      - item: overall
        digest: "sha256:0000000000000000"
        counts: {1: 0, 2: 1, 3: 0, 4: 3, 5: 0}
        unknown: 0
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.chain.readings import entered
from qms.model.finding import Place
from qms.model.record import Record
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.wave import FEWEST_KEPT, Result, surveys

CODE = "QMS538"
SEVERITY = "error"
MESSAGE = N_("{name}: what {n} people answered is kept, and they are too few for it")
REMEDY = N_(
    "delete these counts before they are committed; keep only how many answered"
)


def check(register: Register) -> Hits:
    """Every count that fewer than five people gave, or that was typed of so few."""
    for record in register.records:
        for at, n in _typed(record):
            name = str(record.id) or record.path
            yield Place(record.path, at=at), {"name": name, "n": n}
    for record, wave in surveys(register):
        for number, result in enumerate(wave.results):
            for name, n in _small(result):
                place = Place(record.path, at=f"results.{number}")
                yield place, {"name": name, "n": n}


def _small(result: Result) -> Iterator[tuple[str, int]]:
    if result.answered < FEWEST_KEPT:
        if any((result.items, result.pairs, result.dimensions, result.batteries)):
            yield result.group, result.answered
        return
    for answers in result.items:
        n = result.answered - answers.unknown - answers.blank
        if answers.counts and n < FEWEST_KEPT:
            yield f"{result.group}, {answers.item}", n
    for each in (*result.pairs, *result.dimensions):
        if (n := sum(each.counts.values())) < FEWEST_KEPT:
            yield f"{result.group}, {each.name}", n
    for battery in result.batteries:
        if battery.n < FEWEST_KEPT:
            yield f"{result.group}, {battery.name}", battery.n


def _typed(record: Record) -> Iterator[tuple[str, int]]:
    indicator = record.fields.fields("indicator")
    rows = [
        ("indicator.baseline", indicator.fields("baseline")),
        *(
            (f"indicator.values.{number}", row)
            for number, row in enumerate(indicator.rows("values"))
        ),
    ]
    for at, row in rows:
        n = entered(row, "").n
        if n and n < FEWEST_KEPT and (row.text("met") or row.text("value")):
            yield at, n
