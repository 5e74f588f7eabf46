"""Status, computed: what is in force on a day, what comes next, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from qms.i18n import NC_
from qms.model.approval.fault import Fault
from qms.model.approval.submission import REVISION, WITHDRAWAL

if TYPE_CHECKING:  # so that a rule can name a state without the judging
    from qms.model.approval.ledger import Release

NONE = "none"
DRAFT = "draft"
IN_REVIEW = "in review"
RETURNED = "returned"
APPROVED = "approved"

SAME = "same"
ALTERED = "altered"
ABSENT = "absent"

IN_FORCE = "in force"
SUPERSEDED = "superseded"
WITHDRAWN = "withdrawn"
NEVER = "never released"
LAPSED = "lapsed"
WAITING = "waiting"

BROKEN = "broken"
UNPROVEN = "unproven"
EMERGENCY = "emergency"
ADOPTED = "adopted"
OVERDUE = "review overdue"
BEHIND = "behind"

WORDS = {
    BROKEN: NC_("status", "broken"),
    ALTERED: NC_("status", "altered"),
    UNPROVEN: NC_("status", "unproven"),
    EMERGENCY: NC_("status", "emergency"),
    OVERDUE: NC_("status", "review overdue"),
    BEHIND: NC_("status", "behind"),
    IN_REVIEW: NC_("status", "in review"),
    RETURNED: NC_("status", "returned"),
    APPROVED: NC_("status", "approved"),
    ADOPTED: NC_("status", "in force, adopted"),
    IN_FORCE: NC_("status", "in force"),
    WITHDRAWN: NC_("status", "withdrawn"),
    LAPSED: NC_("status", "no valid text"),
    DRAFT: NC_("status", "draft"),
    NONE: NC_("status", "none"),
}
"""Every word of a list, with its sentence; the most telling first."""

SIGNS = {
    ADOPTED: "✓",
    ALTERED: "✗",
    BROKEN: "✗",
    IN_FORCE: "✓",
    LAPSED: "–",
    NONE: "–",
    WITHDRAWN: "–",
}


def sign_of(word: str) -> str:
    """The sign of a word; of every other one, that of something that waits."""
    return SIGNS.get(word, "◔")


class Working(NamedTuple):
    """The working text: its number as typed, and its content by digest.

    `content` has the names that an archive would give, the text itself under its id.
    """

    path: str
    number: tuple[int, int] | None
    content: Mapping[str, str]


class RevisionState(NamedTuple):
    """One released or submitted revision, and what it is on the day.

    `since` and `until` are its first and last day in force, where it has them.
    """

    release: Release | None
    round: str
    number: tuple[int, int]
    state: str
    since: date | None = None
    until: date | None = None


class Next(NamedTuple):
    """What comes next for a document: in whose hands it is.

    `step` and `offices` tell who signs next; `day` the day that is waited for;
    `purpose` whether a revision or a withdrawal is on its way.
    """

    state: str = NONE
    round: str = ""
    step: str = ""
    offices: tuple[str, ...] = ()
    act: str = ""
    day: date | None = None
    reason: str = ""
    purpose: str = REVISION

    @property
    def is_withdrawal(self) -> bool:
        """Whether the text in force is to end without another in its place."""
        return self.purpose == WITHDRAWAL


class Status(NamedTuple):
    """What a document is on a day: two axes, its revisions, and one word for lists.

    `language` is that of a language version, and empty for a document itself; `marks`
    qualify the text in force; `beside` is what else is under way, put up in parallel;
    `faults` say why it is broken or unproven.
    """

    document: str
    language: str
    in_force: Release | None = None
    marks: tuple[str, ...] = ()
    next: Next = Next()
    beside: tuple[Next, ...] = ()
    working: str = ABSENT
    revisions: tuple[RevisionState, ...] = ()
    since: date | None = None
    review_due: date | None = None
    confirmed: date | None = None
    withdrawn: date | None = None
    emergency_until: date | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def label(self) -> str:
        """Edition and revision in force, and empty where there is none."""
        release = self.in_force
        submission = release.round.submission if release else None
        return submission.label if submission else ""

    @property
    def word(self) -> str:
        """One word for lists: the most telling of all that is true."""
        true = {*self.marks, self.next.state}
        if self.working == ALTERED:
            true.add(ALTERED)
        if self.in_force is not None:
            true.add(IN_FORCE)
        elif self.withdrawn:
            true.add(WITHDRAWN)
        elif any(each.state == LAPSED for each in self.revisions):
            true.add(LAPSED)
        return next((word for word in WORDS if word in true), NONE)
