"""The fields of a case log and of a measurement, as records have them."""

from __future__ import annotations

import codecs
import re
from zoneinfo import ZoneInfo

from qms.i18n import N_
from qms.model.fields.parts import UNIT, need
from qms.model.leaves import (
    DAY_LEAF,
    ID_LEAF,
    INTEGER_LEAF,
    NAME_LEAF,
    NUMBER_LEAF,
    RAW,
    SHARE_LEAF,
    TEXT,
    choice,
)
from qms.model.period import named_period
from qms.model.shape import Field, Keyed, Leaf, ListOf, Structure
from qms.model.time_style import time_style

FAULTS = (
    "same",
    "contradicting",
    "no-start",
    "stop-before-start",
    "unreadable",
    "future",
)
"""Why a row is left out: it is known twice, or it cannot be true."""

COUNTED = ("all", "sample")
STARTED, OPEN_TOO, ENDED = "started", "started-or-open", "ended"
POPULATIONS = (STARTED, OPEN_TOO, ENDED)

_PROMISE = re.compile(r"(?:[A-Z0-9]+(?:-[A-Z0-9]+)*/)?[a-z0-9]+(?:[._-][a-z0-9]+)*\Z")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}\Z")
_SEPARATORS = (";", ",", "|", "tab")


def _read_promise(text: str) -> str:
    if not _PROMISE.match(text):
        raise ValueError(text)
    return text


def _read_digest(text: str) -> str:
    if not _DIGEST.match(text):
        raise ValueError(text)
    return text


def _read_encoding(text: str) -> str:
    try:
        known = codecs.lookup(text)
    except LookupError as error:
        raise ValueError(text) from error
    if not text.isascii() or not getattr(known, "_is_text_encoding", False):
        raise ValueError(text)
    return known.name


def _read_zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (LookupError, ValueError, OSError) as error:
        raise ValueError(text) from error


PROMISE_LEAF = Leaf(
    "promise", _read_promise, N_("a promise by its name, as CH-01/petition-answer")
)
STYLE_LEAF = Leaf(
    "style", time_style, N_("iso, or a style as DD.MM.YYYY HH:mm, years in four digits")
)
ENCODING_LEAF = Leaf(
    "encoding", _read_encoding, N_("an encoding, as utf-8, utf-16, cp1250 or cp1251")
)
ZONE_LEAF = Leaf("zone", _read_zone, N_("a time zone, as Europe/Vienna"))
DIGEST_LEAF = Leaf("digest", _read_digest, N_("a digest, as sha256:…"))
PERIOD_NAME = Leaf(
    "period name", named_period, N_("a period, as 2026, 2026-H1, 2026-Q3 or 2026-07")
)
WHERE = Keyed(TEXT, ListOf(RAW))

CASE_LOG_FIELDS = (
    Field(
        "file",
        Structure(
            (
                Field("separator", choice(*_SEPARATORS), N_("what parts two cells")),
                Field("encoding", ENCODING_LEAF),
                Field("header", INTEGER_LEAF, N_("how many rows name the columns")),
            )
        ),
        N_("how the file is written, if it is a CSV"),
    ),
    need(
        "times",
        Structure((need("style", STYLE_LEAF), Field("zone", ZONE_LEAF))),
        N_("how times are written"),
    ),
    need(
        "columns",
        Structure(
            (
                need("case", ListOf(TEXT), N_("what tells one case from another")),
                need("start", TEXT, N_("when the clock started")),
                need("stop", TEXT, N_("when the clock stopped")),
                Field("paused", ListOf(TEXT), N_("how long, or from when until when")),
            )
        ),
    ),
    Field(
        "excluded",
        ListOf(Structure((need("reason", NAME_LEAF), need("where", WHERE)))),
        N_("cases that are told apart and not judged"),
    ),
    need(
        "cases",
        ListOf(
            Structure(
                (
                    need("promise", PROMISE_LEAF),
                    Field("where", WHERE, N_("which rows; without it, all")),
                    Field("start", TEXT),
                    Field("stop", TEXT),
                )
            )
        ),
        N_("which rows are cases of which promise"),
    ),
    Field("counted", choice(*COUNTED), N_("sample: the log holds only some cases")),
    Field("population", choice(*POPULATIONS), N_("which cases a period counts")),
)

MEASURED = Structure(
    (
        need("promise", PROMISE_LEAF),
        need("target", NUMBER_LEAF),
        need("unit", UNIT),
        need("share", SHARE_LEAF),
        Field("calendar", TEXT),
        need("counted", choice(*COUNTED)),
        need("n", INTEGER_LEAF, N_("met, late and open past the limit together")),
        Field("met", INTEGER_LEAF),
        Field("late", INTEGER_LEAF),
        Field("open_late", INTEGER_LEAF, N_("open, and past the limit already")),
        Field("pending", INTEGER_LEAF, N_("open, and still in time: not in n")),
        Field("paused", INTEGER_LEAF, N_("cases in which the clock stood for a while")),
        Field("excluded", Keyed(NAME_LEAF, INTEGER_LEAF)),
        Field("left_out", Keyed(choice(*FAULTS), INTEGER_LEAF)),
        Field("median", NUMBER_LEAF, N_("of those that ended")),
        Field("p90", NUMBER_LEAF, N_("of those that ended, by nearest rank")),
    )
)

MEASUREMENT_FIELDS = (
    need("period", PERIOD_NAME),
    need("as_of", DAY_LEAF, N_("the day that the log shows")),
    need("charter", Structure((need("id", ID_LEAF), need("revision", TEXT)))),
    need("log", Structure((need("id", ID_LEAF), need("digest", DIGEST_LEAF)))),
    need(
        "files",
        ListOf(
            Structure(
                (
                    need("name", TEXT),
                    Field("digest", DIGEST_LEAF),
                    need("rows", INTEGER_LEAF),
                    Field("broken", INTEGER_LEAF, N_("rows that could not be read")),
                )
            )
        ),
    ),
    need("promises", ListOf(MEASURED)),
    Field("replaces", ID_LEAF, N_("a measurement that was wrong")),
)
