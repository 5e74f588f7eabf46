"""Serve: a preview of the site on this computer, built again at each change."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms.actions.build import Built, build, forget
from qms.actions.preview import Preview
from qms.actions.preview_server import served
from qms.errors import QmsError
from qms.model.publication import Wanted
from qms.store.watching import sight

PAUSE = 1.0
_SHARE = 5
_NOTHING = ("", date.min)

Clock = Callable[[], tuple[date, datetime]]


@dataclass(frozen=True)
class Told:
    """What happened: the site was built, or was not, and where it is served."""

    built: Built | None = None
    fault: QmsError | None = None
    address: str = ""


def serve(
    root: Path,
    clock: Clock,
    wanted: Wanted,
    port: int | None,
    tell: Callable[[Told], None],
) -> None:
    """Build, serve and watch until somebody interrupts.

    `clock` gives the day to show and the moment; a new day is built as a change is.
    """
    with _folder(root) as folder:
        preview = Preview(folder)
        watch = _Watch(root, clock, wanted, preview, tell)
        watch.look()
        with served(preview, port) as address:
            tell(Told(address=address))
            while True:
                time.sleep(watch.pause)
                watch.look()


class _Watch:
    """Looks at the office's folders, and builds where something is new."""

    def __init__(
        self,
        root: Path,
        clock: Clock,
        wanted: Wanted,
        preview: Preview,
        tell: Callable[[Told], None],
    ) -> None:
        self.root, self.clock, self.wanted = root, clock, wanted
        self.preview, self.tell = preview, tell
        self.seen: tuple[str, date] = _NOTHING
        self.pause = PAUSE

    def look(self) -> None:
        """Build the site if anything changed since the last look."""
        began = time.monotonic()
        seen = sight(self.root), self.clock()[0]
        # a large archive is looked at less often than a small one
        self.pause = max(PAUSE, _SHARE * (time.monotonic() - began))
        if seen != self.seen:
            self.seen = seen
            self._build()

    def _build(self) -> None:
        day, now = self.clock()
        try:
            built = build(self.root, day, self.wanted, self.preview.folder, now)
        except QmsError as error:
            self.preview.stands(error)
            self.tell(Told(fault=error))
        else:
            self.preview.stands()
            self.tell(Told(built=built))


@contextmanager
def _folder(root: Path) -> Iterator[Path]:
    """A folder for the preview, which leaves nothing behind."""
    with tempfile.TemporaryDirectory(prefix="qms-preview-") as name:
        folder = Path(name).resolve() / "site"
        try:
            yield folder
        finally:
            forget(root, folder)
