"""Between two revisions no day is without a valid text.

An urgent change lapses if nobody ratifies it. Where no earlier text stands, the office
then works by none, until the next revision comes into force.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 emergency=mayor:2026-03-10 by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```
"""

from datetime import date, timedelta

from qms.i18n import N_
from qms.model.approval.status import LAPSED, RevisionState, Status
from qms.model.controlled import named, place_of, statuses
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS318"
SEVERITY = "warning"
MESSAGE = N_(
    "{document} had no valid text from {first} to {last}: revision {revision} lapsed"
)
REMEDY = N_("say in the next revision by what the office worked; ratify in time")
DAY = timedelta(days=1)


def check(register: Register) -> Hits:
    """Every gap that is open, or that ended with the text now in force."""
    for key, status in statuses(register):
        lapsed = _last_lapsed(status)
        if lapsed is None or status.withdrawn is not None:
            continue
        first = _end(lapsed) + DAY
        last = status.since - DAY if status.since else register.as_of
        if first <= last:
            days = {"first": first.isoformat(), "last": last.isoformat()}
            number = "{}.{}".format(*lapsed.number)
            values = {"document": named(key), "revision": number}
            yield place_of(register, key), {**values, **days}


def _last_lapsed(status: Status) -> RevisionState | None:
    """The lapsed revision right before the one in force, or before today."""
    current = status.in_force
    before = [
        each
        for each in status.revisions
        if each.since and (current is None or each.release is not current)
    ]
    last = max(before, key=lambda each: each.number, default=None)
    if last is None or last.state != LAPSED or _returns(status, last):
        return None
    return last


def _returns(status: Status, lapsed: RevisionState) -> bool:
    """Whether an earlier text stood, and came back when this one lapsed."""
    return any(
        each.state != LAPSED and each.since and each.number < lapsed.number
        for each in status.revisions
    )


def _end(revision: RevisionState) -> date:
    """The last day of an emergency."""
    release = revision.release
    return (release.emergency_until if release else None) or date.max - DAY
