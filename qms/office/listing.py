"""Items of lists, as far as Markdown has such; else the number begins the text."""

from __future__ import annotations

import re
from dataclasses import replace

from qms.model.importing.source import Block
from qms.office.inline import escaped

_NUMBER = re.compile(r"([0-9]{1,9})[.)]?\Z")
_SIGN = re.compile(r"(?:[^\W\d_]{1,2}|[ivxlcdmIVXLCDM]+)[.)]\Z")


def listed(block: Block, label: str | None, depth: int) -> Block:
    """The block behind a label, which is `-` for an item without a number."""
    if not label or not (block.text or block.plain):
        return block
    if label == "-":
        return replace(block, kind="item", level=depth, marker="-")
    number = _NUMBER.match(label)
    if number:
        return replace(block, kind="item", level=depth, marker=f"{int(number[1])}.")
    text, plain = f"{escaped(label)} {block.text}", f"{label} {block.plain}"
    if _SIGN.match(label):
        return replace(
            block, kind="item", level=depth, marker="-", text=text, plain=plain
        )
    return replace(block, text=text, plain=plain)
