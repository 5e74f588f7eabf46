"""Templates that were compiled before, remembered under the user's own seal.

A compiled template is a program. So what is remembered of it is run only if this user's
own qms put it there, for this version of Python.
"""

from __future__ import annotations

import sys
from base64 import b64decode, b64encode

from qms.store.cache import Cache
from qms.store.tool import tool_state


class CompiledTemplates:
    """Compiled templates by a key that tells their names and their text."""

    def __init__(self) -> None:
        self.cache = Cache("compiled templates", f"{sys.version}\n{tool_state()}")

    def get(self, key: str) -> bytes | None:
        """The compiled template that was put under a key."""
        row = self.cache.get(key)
        return b64decode(str(row[0])) if row else None

    def put(self, key: str, data: bytes) -> None:
        """Remember a compiled template; it is written when all are saved."""
        self.cache.put(key, [b64encode(data).decode()])

    def save(self) -> None:
        """Write what is new, if it can be written."""
        self.cache.save()
