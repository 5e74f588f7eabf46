"""What comes next for a document, in a few words: a text, or the end of one."""

from __future__ import annotations

from qms.i18n import _
from qms.model.approval.status import NONE, WORDS, Status


def coming_told(status: Status) -> str:
    """The state of what is on its way; empty where nothing is."""
    following = status.next
    if following.state == NONE:
        return ""
    state = _(WORDS[following.state])
    if not following.is_withdrawal:
        return state
    if following.day:
        return _("withdrawn from {day}").format(day=following.day.isoformat())
    return _("withdrawal: {state}").format(state=state)
