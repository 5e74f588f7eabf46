"""The cells of tables: each text once, on one line, in rows of equal length."""

from __future__ import annotations

from collections.abc import Sequence

from qms.i18n import N_, _
from qms.model.importing.source import Block
from qms.office.limits import Limits
from qms.office.refused import RefusedError

SEVERAL_LINES = N_("cells with several lines, which stand on one line now: {count}")
MERGED = N_("merged cells, whose text stands in the first of them now: {count}")
NESTED = N_("tables in cells of tables, which stand below these now: {count}")
WIDEST = 500


def joined(lines: Sequence[Block]) -> Block:
    """The blocks of a cell as one text."""
    texts = [_labelled(each, each.text) for each in lines]
    text = " / ".join(texts).replace("\\\n", " / ").replace("\n", " / ")
    plain = "\n".join(_labelled(each, each.plain) for each in lines)
    return Block("paragraph", text=text, plain=plain)


def _labelled(block: Block, text: str) -> str:
    """A line of a cell, with the number of an item or of a heading."""
    has_number = block.marker not in ("", "-")
    return f"{block.marker} {text}" if has_number else text


def table_of(rows: Sequence[Sequence[Block | None]], place: str) -> Block | None:
    """The rows as wide as the widest; columns that only merging made are left out.

    None stands for what is only a part of a merged cell; a table without a word or a
    picture is none.
    """
    width = max(map(len, rows), default=0)
    full = [[*row, *[None] * (width - len(row))] for row in rows]
    kept = [at for at in range(width) if any(row[at] is not None for row in full)]
    chosen = [[row[at] or Block("paragraph") for at in kept] for row in full]
    if not any(each.text for row in chosen for each in row):
        return None
    return Block(
        "table",
        place=place,
        rows=tuple(tuple(each.text for each in row) for row in chosen),
        plain_rows=tuple(tuple(each.plain for each in row) for row in chosen),
    )


def require_bounded(width: int, height: int, limits: Limits) -> None:
    """Refuse a table that merging swells beyond all measure."""
    if width * height > limits.cells:
        raise RefusedError(
            _("a table has more than {most} cells").format(most=limits.cells),
            hint=_("keep it as an attachment, and bring in the text without it"),
        )
