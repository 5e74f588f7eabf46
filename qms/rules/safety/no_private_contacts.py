"""No private address and no mobile number stands in a text.

People leave, and their private addresses stay in every copy. Where the office is
reached stands in the charter's contacts, and there a mobile telephone may stand too.

```markdown conforms
# Purpose

Write to registry@example.org, or call 0266 123 456.
```

```charter conforms
contacts:
  checked: 2026-11-01
  channels: [{kind: phone, value: 0722 123 456}]
  hours: [{days: [mon], open: "08:00", close: "16:00"}]
```

```markdown breaks
# Purpose

Write to anna.field@gmail.com.
```

```markdown breaks
# Purpose

Call +40 722 123 456.
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.located import Items, Scalar, Value
from qms.model.private_contact import mobile_numbers, private_mails
from qms.model.rule import Hits

CODE = "QMS904"
SEVERITY = "warning"
MESSAGE = N_("a private address or mobile number stands here: {contact}")
REMEDY = N_(
    "name the office and its own address; put contacts into the fields for them"
)

CONTACT_FIELDS = frozenset({"channels", "contact", "contacts", "outside", "where"})


def check(document: Document) -> Hits:
    """Every private address and mobile number outside of contact fields."""
    source = document.source
    if "@" not in source.text and not source.has_long_number:
        return
    for number, line in enumerate(document.outline.lines, document.outline.first):
        for column, contact in (*private_mails(line), *mobile_numbers(line)):
            yield document.on(number, column), {"contact": contact}
    for value in _elsewhere(document.head):
        for _column, contact in (*private_mails(value), *mobile_numbers(value)):
            yield document.near(value), {"contact": contact}


def _elsewhere(value: Value) -> Iterator[Scalar]:
    """Every text of the front matter outside of contact fields."""
    if isinstance(value, Scalar):
        yield value
    elif isinstance(value, Items):
        for item in value:
            yield from _elsewhere(item)
    else:
        for name, item in value.items():
            if name not in CONTACT_FIELDS:
                yield from _elsewhere(item)
