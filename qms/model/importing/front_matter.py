"""The front matter of a document that was brought in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

FIELDS = (
    *("id", "kind", "title", "language", "edition", "revision", "owner", "process"),
    "classification",
)
_PLAIN = re.compile(r"[^\W_][\w ,.()/–-]*\Z")
_WORDS_OF_YAML = frozenset(
    ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
)
_DATE_OR_NUMBER = re.compile(r"[0-9.,:_-]+\Z")


def front_matter(
    facts: Mapping[str, str],
    attachments: Sequence[str],
    body: str,
    change: Mapping[str, str],
) -> str:
    """The lines between `---`; a field that is not known is left out."""
    lines = [f"{name}: {scalar(facts[name])}" for name in FIELDS if facts.get(name)]
    if facts.get("applies_to"):
        lines.append(f"applies_to: [{facts['applies_to']}]")
    if attachments:
        lines += ["attachments:", *(f"  - {scalar(path)}" for path in attachments)]
    if body:
        lines.append(f"body: {scalar(body)}")
    told = ", ".join(f"{name}: {scalar(text)}" for name, text in change.items())
    if told:
        lines.append(f"change: {{{told}}}")
    return "\n".join(["---", *lines, "---", ""])


def scalar(text: str) -> str:
    """A text as YAML writes it, in quotes where it might be read as something else."""
    one_line = " ".join(text.split())
    if _DATE_OR_NUMBER.match(one_line) and one_line.isdigit():
        return one_line
    is_plain = _PLAIN.match(one_line) and one_line[-1] not in " ,"
    if is_plain and "," not in one_line and one_line.casefold() not in _WORDS_OF_YAML:
        return one_line
    return json.dumps(one_line, ensure_ascii=False)
