"""A document by its id, as people type it."""

from __future__ import annotations

from difflib import get_close_matches

from qms.errors import UsageError
from qms.i18n import _
from qms.model.facts import Facts
from qms.model.register import Register


def document_named(register: Register, name: str) -> Facts:
    """The facts of a document; raises UsageError with the nearest ids."""
    facts = register.by_id.get(name) or register.by_id.get(name.upper())
    if facts:
        return facts
    near = get_close_matches(name.upper(), register.by_id, 3, 0.5)
    hint = (
        _("did you mean: {ids}").format(ids=", ".join(near)) if near else _("qms list")
    )
    raise UsageError(_("no document has the id {id}").format(id=name), hint=hint)
