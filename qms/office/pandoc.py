"""The only door to pandoc: a foreign text as a tree of nodes.

It runs without access to files or the network, and with bounds of time and memory.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from qms.errors import MissingExtraError
from qms.i18n import _
from qms.office.limits import Limits
from qms.office.refused import RefusedError
from qms.office.running import said, unread

Value: TypeAlias = (
    "str | int | float | bool | list[Value] | dict[str, Value] | Node | None"
)


class MissingPandocError(RefusedError, MissingExtraError):
    """A file of a format that is read with pandoc, where there is none."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of pandoc's tree: what it is, and what it holds."""

    kind: str
    holds: Value = None


def read_tree(data: bytes, form: str, limits: Limits) -> list[Value]:
    """The blocks of a text in a format of pandoc; raises RefusedError."""
    heap = ("+RTS", f"-M{limits.memory}m", "-RTS")
    words = (_program(), *heap, "--sandbox", f"--from={form}", "--to=json")
    answer = said(words, data, limits)
    try:
        tree = json.loads(answer, object_hook=_node)
    except (ValueError, RecursionError) as error:
        raise unread() from error
    blocks = tree.get("blocks") if isinstance(tree, dict) else None
    if not isinstance(blocks, list):
        raise unread()
    return blocks


def _node(read: dict[str, Value]) -> Value:
    kind = read.get("t")
    return Node(kind, read.get("c")) if isinstance(kind, str) else read


@cache
def _program() -> str:
    """Where pandoc lies: the one installed with the tool, else the system's."""
    try:
        import pypandoc  # type: ignore[import-untyped]  # slow, and seldom needed

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        found = shutil.which("pandoc")
    if found is None:
        raise MissingPandocError(
            _("this format is read with pandoc, which is not installed"),
            hint=_("pip install 'qms-toolkit[office]', or save the file as .docx"),
        )
    return found


def items(value: Value) -> list[Value]:
    """A value that is a list; whatever else it is, it has no items."""
    return value if isinstance(value, list) else []


def text(value: Value) -> str:
    """A value that is a text; whatever else it is, it says nothing."""
    return value if isinstance(value, str) else ""


def number(value: Value) -> int:
    """A value that is a whole number, or 1."""
    return value if isinstance(value, int) else 1
