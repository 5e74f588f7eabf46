"""The answers of a survey are those to the items as its questionnaire asks them.

Beside each count stands the digest of the item that was asked. If it is not the one of
the revision that the survey names, people were asked something else.

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
      rows: 5
    answered: 5
    items:
      - item: overall
        digest: "sha256:0000000000000000"
        counts: {1: 0, 2: 1, 3: 0, 4: 4, 5: 0}
        unknown: 0
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.questionnaire import questionnaire_of, questionnaires
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.wave import surveys

CODE = "QMS539"
SEVERITY = "warning"
MESSAGE = N_("{item} is not asked so in {questionnaire} {revision}")
REMEDY = N_(
    "name the revision that was asked; a changed question needs a revision of its own"
)


def check(register: Register) -> Hits:
    """Every item of results that the questionnaire as it stands here does not ask."""
    known = {
        (each.id, each.revision): each
        for each in map(questionnaire_of, questionnaires(register))
    }
    for record, wave in surveys(register):
        asked = known.get((wave.questionnaire, wave.revision))
        if asked is None:
            continue
        for number, result in enumerate(wave.results):
            for answers in result.items:
                item = asked.by_id.get(answers.item)
                if item is None or item.digest != answers.digest:
                    values = {
                        "item": f"{result.group}, {answers.item}",
                        "questionnaire": asked.id,
                        "revision": asked.revision,
                    }
                    yield Place(record.path, at=f"results.{number}"), values
