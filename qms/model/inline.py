"""What stands inside a line of Markdown: code between backticks is no prose."""

from __future__ import annotations

import re

_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def without_code(line: str) -> str:
    """The line with its code spans blanked out, every column where it was."""
    if "`" not in line:
        return line
    return _SPAN.sub(lambda match: " " * len(match[0]), line)
