"""A charter states every general standard that its profile sets.

General standards hold for all offices of a country. The charter repeats them, so that
people need to read one text only, and the office knows what it is bound by.

```charter conforms
standards:
  - {id: queue, text: You wait at most 20 minutes., target: 20, unit: minutes}
```

```charter breaks
standards:
  - {id: badge, text: We wear our names.}
```
"""

from qms.i18n import N_
from qms.model.charter import charters, is_told, place_of, title_in
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS612"
SEVERITY = "error"
MESSAGE = N_("the general standard {standard} is missing: {title}")
REMEDY = N_("add a row to standards with id: {standard} and the sentence people read")


def check(register: Register) -> Hits:
    """Every general standard of the profile that a charter leaves out."""
    for charter in charters(register):
        if is_told(register, charter, "standards"):
            continue
        stated = {row.text("id") for row in charter.head.rows("standards")}
        for row in register.profile.general_standards:
            if row.text("id") not in stated:
                title = title_in(charter.language, row)
                values = {"standard": row.text("id"), "title": title}
                yield place_of(charter, "standards"), values
