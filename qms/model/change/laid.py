"""What the paths under `approvals/` tell of a document's submissions, unjudged."""

from __future__ import annotations

from dataclasses import dataclass

from qms.model.approval.submission import Submission

Number = tuple[int, int]


@dataclass(frozen=True)
class Laid:
    """A submission that lies in the archive, by its name.

    `is_new` where the change put it there, `is_gone` where the change took it away;
    `submission` is None where it cannot be read. Whether it fits what was signed is not
    known here.
    """

    name: str
    number: Number
    is_new: bool = False
    is_gone: bool = False
    submission: Submission | None = None

    @property
    def is_withdrawal(self) -> bool:
        """Whether it asks that the text cease to be in force."""
        return self.submission is not None and self.submission.is_withdrawal

    def holds(self, digest: str) -> bool:
        """Whether a text of that digest (hexadecimal) is what was put up."""
        found = self.submission
        return found is not None and found.content.get(found.main) == f"sha256:{digest}"


def told(number: Number) -> str:
    """Edition and revision as people write them: `2.1`."""
    return f"{number[0]}.{number[1]}"
