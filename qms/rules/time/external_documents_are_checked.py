"""Every outside document was compared with its source within its interval.

The register holds where the text stands, the day on which it was last compared, and
how often that is done. A record of kind `check` about it counts as a later check.

```files conforms
=== procedures/EXT-001.md
kind: external-document
external: {publisher: Council, act: HR 1/2026, where: the archive,
  as_of: 2024-11-01, check_every: 12 months}
=== records/checks/CHK-01.yaml
{qms: 1, id: CHK-01, kind: check, document: EXT-001,
 log: [{on: 2026-02-01, by: field.anna, note: unchanged}]}
```

```files breaks
=== procedures/EXT-001.md
kind: external-document
external: {publisher: Council, act: HR 1/2026, where: the archive,
  as_of: 2024-11-01, check_every: 12 months}
```
"""

from collections.abc import Iterator
from datetime import date

from qms.i18n import N_
from qms.model.checked import due_again
from qms.model.days import day_or_none
from qms.model.facts import Facts
from qms.model.finding import Place
from qms.model.record import Record
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS304"
SEVERITY = "warning"
MESSAGE = N_("{document} was to be compared with its source by {day}")
REMEDY = N_("compare it, and write the day in as_of or in a record of kind check")


def check(register: Register) -> Hits:
    """Every outside document whose next check is past."""
    checks = _checks(register)
    for facts in register.sources:
        if facts.as_of and facts.id not in register.superseded:
            due = _due(facts, checks.get(facts.id, []))
            if due is not None and due < register.as_of:
                values = {"document": facts.id, "day": due.isoformat()}
                yield Place(facts.path, at="external.as_of"), values


def _due(facts: Facts, checks: list[date]) -> date | None:
    compared = day_or_none(facts.as_of)
    days = [*checks, compared] if compared else checks
    return due_again(max(days), facts.check_every) if days else None


def _checks(register: Register) -> dict[str, list[date]]:
    """The days on which each document was checked, up to the register's day."""
    found: dict[str, list[date]] = {}
    for record in register.records_of("check"):
        days = [day for day in _days(record) if day <= register.as_of]
        found.setdefault(record.fields.text("document"), []).extend(days)
    return found


def _days(record: Record) -> Iterator[date]:
    texts = [entry.text("on") for entry in record.fields.rows("log")]
    yield from filter(None, map(day_or_none, (*texts, record.fields.text("opened"))))
