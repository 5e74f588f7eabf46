"""Which archived files a change brings back to the bytes that were put up.

That is what `qms repair` does, and no edit: the digests by which the archive names its
files tell, and not who changed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qms.model.approval.submission import Submission, read_submission
from qms.model.change.touched import State, Touched
from qms.store.forms import formed
from qms.store.rounds import ARCHIVE, SUBMISSION
from qms.store.sides import Sides, few
from qms.store.statements import SIGNATURE, STATEMENTS

_CONTENT = re.compile(rf"({ARCHIVE}/.+?/round-[^/]+)/content/(.+)\Z", re.S)
_SHORT = re.compile(r"-([0-9a-f]{8})(?:\.json)?\Z")


def restored(sides: Sides, touched: Iterable[Touched]) -> frozenset[str]:
    """The paths of edited archived files that fit now, and did not before."""
    edited = [
        each
        for each in touched
        if each.is_edited and each.path.startswith(f"{ARCHIVE}/")
    ]
    if not edited:
        return frozenset()
    return _Restored(sides, edited).paths()


class _Restored:
    """Holds edited files against what names them; all of that is listed at once."""

    def __init__(self, sides: Sides, edited: list[Touched]) -> None:
        self.edited = edited
        places = {_witness(each.path) for each in edited}
        named = few(places, ARCHIVE)
        self.head = sides.after(sides.before(*named), named)

    def paths(self) -> frozenset[str]:
        """The paths of those that fit now, and did not before."""
        return frozenset(
            each.path
            for each in self.edited
            if self._fits(each.path, each.after)
            and not self._fits(each.path, each.before)
        )

    def _fits(self, path: str, state: State | None) -> bool:
        """Whether bytes are those that the archive names at a path."""
        data = state.data if state else None
        if state is None or data is None:
            return False
        content = _CONTENT.match(path)
        if content:
            return state.digest == self._stated(_witness(path), content[2])
        if path.endswith(SIGNATURE):
            # the arithmetic of keys is slow to load, and seldom a signature is edited
            from qms.store.signatures import signature_of

            return not signature_of(self._bytes(_witness(path)), data).fault
        return _is_named(path, state)

    def _stated(self, submission: str, name: str) -> str:
        """The digest that a submission states for a file of its content."""
        state = self.head.get(submission)
        if state is None or not _is_named(submission, state):
            return ""
        found = formed(state.data or b"", read_submission)
        return found.content.get(name, "") if isinstance(found, Submission) else ""

    def _bytes(self, path: str) -> bytes:
        state = self.head.get(path)
        return (state.data if state else None) or b""


def _witness(path: str) -> str:
    """The file that tells what must stand at a path: its submission or statement."""
    content = _CONTENT.match(path)
    return f"{content[1]}/{SUBMISSION}" if content else path.removesuffix(".sig")


def _is_named(path: str, state: State) -> bool:
    """Whether the name of a submission's folder, or of a statement, is its digest's."""
    short = _SHORT.search(path.removesuffix(f"/{SUBMISSION}"))
    is_known = path.endswith(f"/{SUBMISSION}") or path.startswith(f"{STATEMENTS}/")
    return bool(is_known and short and state.digest[7:15] == short[1])
