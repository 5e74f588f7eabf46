"""How a text stood before a change, and stands after it, as the approvals say."""

from __future__ import annotations

from qms.model.approval.status import APPROVED, IN_REVIEW
from qms.model.change.change import Change
from qms.model.register import Key


def is_under_control(change: Change, key: Key) -> bool:
    """Whether a text was in force before the change, or on its way to be."""
    control = change.control_before
    if control is None:
        return False
    status = control.status(*key, change.as_of)
    return status.in_force is not None or status.next.state in (IN_REVIEW, APPROVED)


def is_over(change: Change, key: Key) -> bool:
    """Whether a text is withdrawn after the change, and its last day has passed."""
    control = change.control_after
    if control is None:
        return False
    status = control.status(*key, change.as_of)
    return status.in_force is None and status.withdrawn is not None
