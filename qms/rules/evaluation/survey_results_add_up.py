"""Of every item, the answers, the "I do not know" and the blanks are all who answered.

The counts of a survey are written by the tool, from a file that is kept elsewhere. If
they do not add up, somebody changed one by hand, and nobody can tell which.

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
groups: [{group: clients}]
results:
  - group: clients
    file:
      name: a.csv
      digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
      rows: 12
    answered: 10
    left_out: {duplicate: 2}
    items:
      - item: overall
        digest: "sha256:0000000000000000"
        counts: {1: 0, 2: 1, 3: 2, 4: 3, 5: 3}
        unknown: 1
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
groups: [{group: clients}]
results:
  - group: clients
    file:
      name: a.csv
      digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
      rows: 12
    answered: 10
    left_out: {duplicate: 2}
    items:
      - item: overall
        digest: "sha256:0000000000000000"
        counts: {1: 0, 2: 1, 3: 2, 4: 3, 5: 4}
        unknown: 1
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.wave import Answers, Asked, Result, surveys

CODE = "QMS537"
SEVERITY = "error"
MESSAGE = N_("{name}: {found} are told, and {expected} should be")
REMEDY = N_(
    "read the file again: qms survey import; or correct how many were asked; never "
    "change a count by hand"
)


def check(register: Register) -> Hits:
    """Every sum of a survey that does not hold."""
    for record, wave in surveys(register):
        for number, result in enumerate(wave.results):
            at = f"results.{number}"
            for name, found, expected in _wrong(result, wave.asked(result.group)):
                place = Place(record.path, at=at)
                yield place, {"name": name, "found": found, "expected": expected}


def _wrong(result: Result, asked: Asked) -> Iterator[tuple[str, int, int]]:
    told = result.answered + sum(result.left_out.values())
    if result.left_out and result.rows != told:
        yield result.group, told, result.rows
    for name, most in (("invited", asked.invited), ("population", asked.population)):
        if most is not None and result.answered > most:
            yield f"{result.group}, {name}", result.answered, most
    for answers in result.items:
        found = _told(answers, result.answered)
        if found != result.answered:
            yield f"{result.group}, {answers.item}", found, result.answered
    for each in (*result.pairs, *result.dimensions):
        if sum(each.counts.values()) > result.answered:
            found = sum(each.counts.values())
            yield f"{result.group}, {each.name}", found, result.answered


def _told(answers: Answers, answered: int) -> int:
    """All who answered, as an item tells them; of themes, who named the commonest."""
    silent = answers.unknown + answers.blank
    if not answers.counts:
        return max(answered, silent)
    if not answers.points:
        return max(answered, silent + max(answers.counts.values()))
    return silent + sum(answers.counts.values())
