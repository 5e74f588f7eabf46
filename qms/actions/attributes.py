"""What git must know of a quality system: the attributes that keep its bytes."""

from __future__ import annotations

ATTRIBUTES_PATH = ".gitattributes"

ATTRIBUTES = """\
procedures/** -text
procedures/**/*.md text eol=lf
procedures/**/*.yaml text eol=lf
governance/*.yaml text eol=lf
records/**/*.yaml text eol=lf
approvals/** -text -ident -filter -working-tree-encoding -export-subst -export-ignore
"""


def with_lines(text: str, lines: str) -> str:
    """A text with the lines that it lacks added at its end."""
    held = text.splitlines()
    missing = [line for line in lines.splitlines() if line not in held]
    end = "" if not text or text.endswith("\n") else "\n"
    return text + end + "".join(f"{line}\n" for line in missing)
