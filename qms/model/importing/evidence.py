"""The original file beside the document: its name there, fit for every computer."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
_SIGNS = re.compile(r"[<>:\"|?*\\/\0-\x1f\x7f-\x9f]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z", re.I)
_OF_DOCUMENTS = (".md", ".yaml")


def evidence_name(name: str) -> str:
    """The name under which an original is kept.

    One that would be taken for a document gets a further ending, for no text but the
    new one shall be read as such.
    """
    bare = unicodedata.normalize("NFC", name.rpartition("/")[2])
    safe = " ".join(_SIGNS.sub("-", bare).split()).strip(" .") or "original"
    stem, dot, ending = safe.rpartition(".")
    if not dot:
        stem, ending = safe, ""
    stem = stem[:LONGEST].strip(" .") or "original"
    if _RESERVED.match(stem.partition(".")[0]):
        stem = f"_{stem}"
    whole = f"{stem}.{ending}" if ending else stem
    return f"{whole}.txt" if whole.lower().endswith(_OF_DOCUMENTS) else whole
