"""Signs that are written by their names or numbers, as in pages of the web."""

from __future__ import annotations

import html
import re

_ZEROS = re.compile(r"&#(?:0+(?=[0-9])|([xX])0+(?=[0-9a-fA-F]))")
_ENDLESS = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
_NO_SIGN = "\ufffd"


def unescaped(text: str) -> str:
    """The text with the signs themselves, however many digits their numbers have."""
    if "&#" not in text:
        return html.unescape(text)
    short = _ZEROS.sub(lambda found: f"&#{found[1] or ''}", text)
    return html.unescape(_ENDLESS.sub(_NO_SIGN, short))
