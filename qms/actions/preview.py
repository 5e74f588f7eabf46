"""The preview: the site as it was last built, or why it could not be."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from qms.errors import QmsError


@dataclass(frozen=True)
class Standing:
    """What a reader is shown; `number` differs from that of every other standing."""

    number: int
    fault: QmsError | None = None


class Preview:
    """The folder of a site that is built again and again, for many readers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._changed = threading.Condition()
        # not from one: a page that outlived the last preview shall see a change
        self._standing = Standing(time.time_ns())
        self._is_over = False

    @property
    def standing(self) -> Standing:
        """What a reader is shown now."""
        with self._changed:
            return self._standing

    def stands(self, fault: QmsError | None = None) -> None:
        """Tell every reader that it was built anew, or why it was not."""
        with self._changed:
            self._standing = Standing(self._standing.number + 1, fault)
            self._changed.notify_all()

    def end(self) -> None:
        """Let every reader go who waits for a change."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def await_other(self, number: int, seconds: float) -> bool:
        """Whether the standing is another one, or becomes so within some seconds."""
        with self._changed:
            return (
                self._changed.wait_for(
                    lambda: self._standing.number != number or self._is_over, seconds
                )
                and not self._is_over
            )
