"""Signs that no author can type, by which we find our own places again.

They are letters of private use. What an author typed of them, as such or as an entity,
is taken out of a text before anything else is done with it.
"""

from __future__ import annotations

import re

SEAM = "\ue000"
OPEN, CLOSE = "\ue001", "\ue002"
BRACKET, LESS, TILDE = "\ue003", "\ue004", "\ue005"

forgeries = re.compile(
    "[\ue000-\ue005\x02\x03]|&#(?:[xX]0*[eE]00[0-5]|0*5734[4-9]);?|\r"
)
seams = re.compile(rf"<p>{SEAM}</p>\n?")
remark = re.compile(rf"{OPEN}([0-9]+){CLOSE}")
remark_alone = re.compile(rf"<p>{OPEN}([0-9]+){CLOSE}</p>\n?")


def remark_sign(line: int) -> str:
    """The sign at which the remarks on a line stand; 0 is that of a picture."""
    return f"{OPEN}{line}{CLOSE}"
