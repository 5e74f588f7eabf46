"""A policy taken over from paper shows who signed it, its version and its review.

A policy on the wall that nobody signed binds nobody, and one without a version or a
review may be of any year. No law demands it: it is a house rule, which the profile
states for a kind with its source. Asked are texts that were approved before qms.

```acts conforms
adopt PC-01 since=2025-12-01 by field.anna
vouch PC-01 signed=2025-11-28:approved:stone.mary by field.anna
```

```acts breaks
adopt PC-01 since=2011-07-28 by field.anna
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qms.i18n import N_
from qms.model.controlled import place_of, statuses
from qms.model.located import Fields
from qms.model.register import Register
from qms.model.rule import Hits

if TYPE_CHECKING:
    from qms.model.approval.ledger import Release
    from qms.model.approval.status import Status

CODE = "QMS656"
SEVERITY = "warning"
MESSAGE = N_("the copy of {document} shows no {what}: a house rule ({source})")
REMEDY = N_("have it vouched for or reviewed, or approve a revision that states it")
SPOKEN = ("what",)
WORDS = {
    "signatory": N_("signatory"),
    "version": N_("version"),
    "review": N_("review"),
}


def check(register: Register) -> Hits:
    """Everything that the profile asks of a copy in force and that it does not show."""
    kinds = register.profile.raw.fields("kinds")
    for key, status in statuses(register):
        release = status.in_force
        submission = release.round.submission if release else None
        if release is None or submission is None or not release.is_adoption:
            continue
        asked = kinds.fields(submission.kind).fields("copy")
        lacking = set(_lacking(register, status, release)) if not key[1] else set()
        row = register.profile.sources.get(asked.text("source"), Fields())
        source = str(row.text("title") or asked.text("source"))
        for name in map(str, asked.texts("shows")):
            if name in lacking:
                values = {"document": key[0], "what": WORDS[name], "source": source}
                yield place_of(register, key), values


def _lacking(register: Register, status: Status, release: Release) -> Iterator[str]:
    """What nothing that is known of a copy shows."""
    control = register.control
    about = control.ledger.about(release.round.name, ("vouch",)) if control else ()
    evidence = [each.evidence for _digest, each in about]
    if not any(
        each and each.act == "approve" and each.signatories for each in evidence
    ):
        yield "signatory"
    facts = register.by_id.get(status.document)
    if facts is not None and not facts.edition:
        yield "version"
    due = status.review_due
    if status.confirmed is None and (due is None or due < register.as_of):
        yield "review"
