"""No number that the state gave to a person is added to the system.

What is once committed stays in every copy for ever. Two digits are shown, so that the
report does not publish what it warns of.

```change conforms
=== change
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: File 1234567890123}
```

```change breaks
=== change
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: CNP 1800101221144}
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.finding import Place
from qms.model.identity_number import identity_numbers
from qms.model.register import ARCHIVE
from qms.model.rule import Hits

CODE = "QMS721"
SEVERITY = "error"
MESSAGE = N_("a person's number was added ({name}): {number}")
REMEDY = N_("take it out of the branch before it is merged, from its history too")
TEXTS = (
    *(".md", ".yaml", ".yml", ".csv", ".tsv", ".txt", ".svg", ".html", ".htm"),
    *(".json", ".xml", ".log", ".eml"),
)
SECRET = True
LONGEST = 2 * 1024 * 1024


def check(change: Change) -> Hits:
    """Every number of a person in a line that was not there before.

    The archive holds what working texts held, and its own digits are digests.
    """
    language = change.base.house.organisation.binding.partition("-")[0]
    for each in change.touched:
        is_archived = each.path.startswith(f"{ARCHIVE}/")
        if is_archived or not each.path.lower().endswith(TEXTS):
            continue
        data = each.after.data if each.after else None
        if not data or len(data) > LONGEST:
            continue
        old = (each.before.data if each.before else None) or b""
        known = set(old.splitlines())
        for number, raw in enumerate(data.splitlines(), 1):
            if raw not in known:
                line = raw.decode(errors="replace")
                for hit in identity_numbers(line, language):
                    place = Place(each.path, number, hit.column)
                    yield place, {"name": hit.kind, "number": hit.masked}
