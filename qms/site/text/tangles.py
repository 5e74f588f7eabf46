"""Tangles: far more signs in one paragraph than anybody writes, read as they stand.

For each sign that may open something, Markdown looks through the rest of the paragraph
for what closes it: with thousands of them that takes hours. So letters that no author
can type stand for them until that is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from qms.model.marks import FENCE
from qms.site.text.seams import BRACKET, LESS, TILDE

SIGNS = {"[": BRACKET, "<": LESS, "~": TILDE}
MOST = 100
_APART = re.compile(r"\s*(?:[-*+] |[0-9]+[.)] |\||>|#)")


def untangled(text: str, marks: str) -> str:
    """The text with other letters for the signs of a tangle; a line has a mark each."""
    if all(text.count(sign) <= MOST for sign in SIGNS):
        return text
    lines = text.split("\n")
    for first, end in _paragraphs(lines, marks):
        for sign, letter in SIGNS.items():
            if sum(line.count(sign) for line in lines[first:end]) > MOST:
                for index in range(first, end):
                    lines[index] = lines[index].replace(sign, letter)
    return "\n".join(lines)


def signs_again(html: str) -> str:
    """HTML with the signs themselves, where letters stand for them."""
    for sign, letter in SIGNS.items():
        html = html.replace(letter, escape(sign))
    return html


def _paragraphs(
    lines: Sequence[str], marks: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """What is read as one: from line to line, without specimens of code."""
    first, is_code = 0, False
    for index, line in enumerate(lines):
        is_fence = marks[index : index + 1] == FENCE
        if is_fence or not line.strip() or _APART.match(line):
            if not is_code:
                yield first, index
            first = index + is_fence
        is_code = is_code != is_fence
    if not is_code:
        yield first, len(lines)
