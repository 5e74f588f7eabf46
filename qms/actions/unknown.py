"""An id that nobody knows: the error that says so, with the nearest ones."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from qms.errors import UsageError
from qms.i18n import _


def unknown(name: str, known: Collection[str]) -> UsageError:
    """The error of an id that nobody knows, with the nearest ones."""
    near = ", ".join(get_close_matches(name, sorted(known), 3, 0.5))
    return UsageError(
        _("no document has the id {id}").format(id=name),
        hint=_("did you mean: {ids}").format(ids=near) if near else _("qms list"),
    )
