"""Nobody signs with a key, or in an office, that the same change gives him.

Who enters himself as mayor and approves as mayor in one change has approved his own
mandate. Keys and offices come first, in a change of their own, signed by those who had
theirs before.

```change conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
=== change
=== acts
approve PO-01 by stone.mary
```

```change breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
=== change
=== governance/people.yaml
qms: 1
people:
  - id: stone.mary
    name: {family: Stone, given: Mary, display: Mary Stone}
    offices: [{office: mayor, from: 2024-10-27, until: null}]
  - id: field.anna
    name: {family: Field, given: Anna, display: Anna Field}
    offices:
      - {office: quality-officer, from: 2020-01-01}
      - {office: registrar, from: 2020-01-01}
      - {office: mayor, from: 2020-01-01}
  - id: brook.paul
    name: {family: Brook, given: Paul, display: Paul Brook}
    offices:
      - {office: public-relations-head, from: 2020-01-01}
      - {office: registry, from: 2020-01-01}
=== acts
govern
approve PO-01 office=mayor by field.anna
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.granted import granted
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS715"
SEVERITY = "error"
MESSAGE = N_("{person} signs with what this change gives: {gift}")
REMEDY = N_("merge the governance first; sign afterwards, in another change")
SPOKEN = ("gift",)


def check(change: Change) -> Hits:
    """Every statement of the change that rests on a key or office which it gives."""
    for entry, gift, values in granted(change):
        person = entry.statement.person if entry.statement else ""
        yield Place(entry.path), {**values, "person": person, "gift": gift}
