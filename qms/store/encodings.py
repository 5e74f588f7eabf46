"""Which encoding a file that is not UTF-8 looks like: only a hint for the sentence."""

from __future__ import annotations

import re

from qms.i18n import N_

WIDE = N_("UTF-16, which Windows calls Unicode")
DAMAGED = N_("UTF-8 with some damaged letters")
CENTRAL = N_("cp1250, the older encoding of Windows for Latin letters")
CYRILLIC = N_("cp1251, the older encoding of Windows for Cyrillic letters")
UNKNOWN = N_("no encoding that we know: it may be no text at all")

_SAMPLE = 20_000
_MANY_CONTROLS = 50
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1f]")
_RUNS = re.compile(rb"[\xa8\xb8\xc0-\xff]+")
_WHOLE = re.compile(rb"[\xc3-\xd1][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def encoding_of(data: bytes) -> str:
    """The encoding that bytes look like, not yet translated.

    Cyrillic words are letters over 127 from end to end; in Latin ones such letters
    stand alone. A text that has whole letters of UTF-8 was UTF-8 once.
    """
    sample = data[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) * _MANY_CONTROLS > len(sample):
        return UNKNOWN
    runs = _RUNS.findall(sample)
    whole = len(_WHOLE.findall(sample))
    if whole * 3 > sum(map(len, runs)):
        return DAMAGED
    if not runs:
        return UNKNOWN
    long = sum(len(run) for run in runs if len(run) > 2)
    return CYRILLIC if long * 2 > sum(map(len, runs)) else CENTRAL
