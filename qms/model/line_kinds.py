"""What a line of Markdown begins, where a block may begin."""

from __future__ import annotations

import re

from qms.model.marks import HEADING_LINE

CODE = "code"
DEFINITION = "definition"
FENCE = "fence"
HEADING = "heading"
ITEM = "item"
NOTE = "note"
QUOTE = "quote"
ROW = "row"
RULE = "rule"
TAG = "tag"
TEXT = "text"

FENCE_LINE = re.compile(r"(`{3,}|~{3,})(.*)")
ITEM_LINE = re.compile(r"([-*+]|[0-9]{1,9}[.)])( *)(.*)")
_RULE_LINE = re.compile(r"(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})\Z")
_LABELLED = re.compile(r"\[[^\]]*\]:")
_HTML = re.compile(r"<(?:[A-Za-z!?/])(?![a-z0-9+.-]*:)(?![^\s<>]*@)")
_BY_SIGN = {"|": ROW, ">": QUOTE}


def kind_of(bare: str) -> str:
    """The kind of block that a line begins; no blanks stand before it."""
    sign = bare[0] if bare else " "
    if sign.isalpha():
        return TEXT
    if sign in "`~" and FENCE_LINE.match(bare):
        return FENCE
    if sign in "*-_" and _RULE_LINE.match(bare):
        return RULE
    if sign in "*-+" or sign.isdigit():
        return ITEM if _is_item(bare) else TEXT
    if sign == "#":
        return HEADING if HEADING_LINE.match(bare) else TEXT
    if sign == "[" and _LABELLED.match(bare):
        return NOTE if bare[1] == "^" else DEFINITION
    if sign == "<" and _HTML.match(bare):
        return TAG
    return _BY_SIGN.get(sign, TEXT)


def _is_item(bare: str) -> bool:
    found = ITEM_LINE.match(bare)
    return bool(found and (found[2] or not found[3] or found[3][0] == "\t"))
