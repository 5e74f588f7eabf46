"""A case log: how an office's list of cases is written, and which rows are cases."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass

from qms.model.fields.case_log import STARTED
from qms.model.leaves import read_integer
from qms.model.located import Fields
from qms.model.time_style import TimeStyle, time_style

Where = Mapping[str, frozenset[str]]
"""What each of some columns must say, for a row to be meant."""

TAB = "tab"


@dataclass(frozen=True)
class FileForm:
    """How a CSV is written: what parts its cells, its encoding, its head."""

    separator: str = ";"
    encoding: str = "utf-8"
    header: int = 1


@dataclass(frozen=True)
class Excluded:
    """Cases that are told apart, by the reason for which nobody judges them."""

    reason: str
    where: Where


@dataclass(frozen=True)
class Entry:
    """Which rows are cases of a promise, and which columns hold their times."""

    promise: str
    where: Where
    start: str
    stop: str

    @property
    def charter(self) -> str:
        """The charter, if the promise is named with it."""
        return self.promise.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The promise's own name."""
        return self.promise.rpartition("/")[2]


@dataclass(frozen=True)
class CaseLog:
    """What a record of kind case-log says."""

    id: str
    form: FileForm
    style: TimeStyle
    zone: str
    case: tuple[str, ...]
    paused: tuple[str, ...]
    excluded: tuple[Excluded, ...]
    entries: tuple[Entry, ...]
    is_sample: bool
    population: str

    def columns_of(self, entry: Entry) -> tuple[str, ...]:
        """Every column that must be there to read the cases of a promise."""
        conditions = [entry.where, *(each.where for each in self.excluded)]
        named = (name for where in conditions for name in where)
        times = (entry.start, entry.stop, *self.paused)
        return tuple(dict.fromkeys((*self.case, *times, *named)))


def case_log(fields: Fields) -> CaseLog:
    """The case log of a record's fields, which the rules over fields found faultless.

    Raises ValueError where they would not.
    """
    columns = fields.fields("columns")
    start, stop = columns.text("start"), columns.text("stop")
    return CaseLog(
        id=str(fields.text("id")),
        form=_form(fields.fields("file")),
        style=time_style(str(fields.fields("times").text("style"))),
        zone=str(fields.fields("times").text("zone")),
        case=tuple(map(str, columns.texts("case"))),
        paused=tuple(map(str, columns.texts("paused"))),
        excluded=tuple(
            Excluded(str(each.text("reason")), _where(each.fields("where")))
            for each in fields.rows("excluded")
        ),
        entries=tuple(
            Entry(
                str(each.text("promise")),
                _where(each.fields("where")),
                str(each.text("start") or start),
                str(each.text("stop") or stop),
            )
            for each in fields.rows("cases")
        ),
        is_sample=fields.text("counted") == "sample",
        population=str(fields.text("population") or STARTED),
    )


def _form(fields: Fields) -> FileForm:
    usual = FileForm()
    separator = str(fields.text("separator") or usual.separator)
    encoding = str(fields.text("encoding") or usual.encoding)
    header = fields.text("header")
    return FileForm(
        "\t" if separator == TAB else separator,
        codecs.lookup(encoding).name,
        read_integer(header) if header else usual.header,
    )


def _where(fields: Fields) -> Where:
    return {
        str(name): frozenset(str(each).strip() for each in fields.texts(name))
        for name in fields
    }
