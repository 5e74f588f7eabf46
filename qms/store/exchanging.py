"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD of fcntl.h
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h, RENAME_SWAP of sys/stdio.h on macOS


def exchanged(one: Path, other: Path) -> bool:
    """Let two paths of one file system change places; false where that cannot be."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":  # pragma: no cover - the tests run elsewhere
            return bool(library.renamex_np(*names, _EXCHANGE) == 0)
        done = library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
    except (AttributeError, OSError, TypeError):
        return False
    return bool(done == 0)
