"""Within a questionnaire each item, group, dimension and theme has an id of its own.

Answers are counted by these ids, in this wave and in all that follow. If two items
bear the same, the answers to both are mixed for ever.

```questionnaire conforms
groups:
  - {id: clients, title: People served at the desk}
  - {id: firms, title: Firms}
```

```questionnaire breaks
groups:
  - {id: clients, title: People served at the desk}
  - {id: clients, title: Firms}
```

```questionnaire breaks
items:
  - {id: themes, text: What else?, codes: [{id: a, title: one}, {id: a, title: other}]}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.located import Fields
from qms.model.questionnaire import questionnaires
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS531"
SEVERITY = "error"
MESSAGE = N_("the id {name} stands twice under {field}, first on line {first}")
REMEDY = N_("give the newer one an id that was never used")

FIELDS = ("groups", "dimensions", "items")


def check(register: Register) -> Hits:
    """Every id that another row of the same list bears."""
    for document in questionnaires(register):
        for field, rows in _lists(document):
            seen: dict[str, int] = {}
            for row in rows:
                name = row.text("id")
                if name in seen:
                    yield (
                        document.near(row["id"]),
                        {"name": name, "field": field, "first": seen[name]},
                    )
                elif name:
                    seen[name] = row["id"].line


def _lists(document: Document) -> Iterator[tuple[str, list[Fields]]]:
    for name in FIELDS:
        yield name, list(document.head.rows(name))
    for item in document.head.rows("items"):
        yield f"codes ({item.text('id')})", list(item.rows("codes"))
