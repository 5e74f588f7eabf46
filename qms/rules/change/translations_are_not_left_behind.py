"""A language version follows the text that the change brings into force.

From that day on, who reads the translation reads yesterday's rules. It may come later,
but somebody must have seen that it is missing.

```change conforms
submit PO-01 by brook.paul
=== change
=== acts
approve PO-01 step=checked by brook.paul
```

```change breaks
=== procedures/PO-01.ro.md
id: PO-01
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
---
# Scop

Scopul.
=== acts
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
submit PO-01/ro by brook.paul
approve PO-01/ro step=checked by brook.paul
release PO-01/ro by field.anna
=== change
=== acts
revise PO-01
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.approval.status import BEHIND
from qms.model.change.change import Change
from qms.model.change.laid import told
from qms.model.change.numbers import number_of, number_place
from qms.model.change.pairs import key_of
from qms.model.controlled import SUBMISSION
from qms.model.document import Document
from qms.model.finding import Place
from qms.model.register import ARCHIVE, Key
from qms.model.rule import Hit, Hits

CODE = "QMS716"
SEVERITY = "warning"
MESSAGE = N_("the {language} version stays behind: {document} is now {now}")
REMEDY = N_("translate it anew: qms submit {document} --language {language}")
IN_FORCE = ("release", "adopt")


def check(change: Change) -> Hits:
    """Every language version that follows its source no more, though it did before."""
    told_of: set[Key] = set()
    for document in sorted(_brought(change)):
        for key, hit in _behind(change, document):
            told_of.add(key)
            yield hit
    for pair in change.pairs:
        if pair.before and pair.after and not pair.after.is_version:
            yield from _left(change, pair.before, pair.after, told_of)


def _brought(change: Change) -> set[str]:
    """The documents of which the change brings a text into force."""
    return {
        subject.name.partition("/")[0]
        for entry in change.acts
        if entry.statement and entry.statement.act in IN_FORCE
        for subject in entry.statement.subjects
    }


def _behind(change: Change, document: str) -> Iterator[tuple[Key, Hit]]:
    before, after = change.control_before, change.control_after
    if before is None or after is None:
        return
    for key in sorted(before.rounds):
        if key[0] != document or not key[1]:
            continue
        was = before.status(*key, change.as_of)
        status = after.status(*key, change.as_of)
        if BEHIND in status.marks and BEHIND not in was.marks:
            source = after.status(document, "", change.as_of)
            found = change.library.named(*key)
            name = after.rounds[key][-1].name
            place = (
                number_place(found)
                if found
                else Place(f"{ARCHIVE}/{name}/{SUBMISSION}")
            )
            yield key, (place, _values(key, source.label))


def _left(
    change: Change, before: Document, after: Document, known: set[Key]
) -> Iterator[Hit]:
    """Where no approvals are kept, the working texts tell."""
    number, old = number_of(after), number_of(before)
    if number is None or number == old or change.laid.get(key_of(after)):
        return
    for version in change.library.versions(str(after.id)):
        key, translated = key_of(version), number_of(version)
        if version.is_version and key not in known and translated == old:
            yield number_place(version), _values(key, told(number))


def _values(key: Key, now: str) -> dict[str, str]:
    return {"document": key[0], "language": key[1], "now": now}
