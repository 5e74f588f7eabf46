"""Writing: a file is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.room import remedy_for


def write_whole(path: Path, data: bytes, *, may_replace: bool = True) -> None:
    """Write a file beside its place, flush it, and move it there in one step.

    Raises QmsError if it cannot be written, or stands already and may not be replaced.
    """
    try:
        if not may_replace and (path.exists() or path.is_symlink()):
            raise QmsError(_("{path} exists already").format(path=path))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".qms-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise QmsError(
            _("cannot write {path}: {reason}").format(path=path, reason=error.strerror),
            hint=remedy_for(error),
        ) from error
