"""A question to a log, in SQL: the same groups as reading row by row gives.

Each stage is a query over the one before: which rows are meant, what their cells say,
on which days and at which moments, what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qms.model.case_log import Where
from qms.model.cases import (
    FUTURE,
    NO_START,
    STOP_BEFORE_START,
    UNREADABLE,
    Question,
)
from qms.model.fields.case_log import ENDED, OPEN_TOO
from qms.store.cases.sql_cases import CODES, CaseStages
from qms.store.cases.sql_times import (
    bounded,
    day_of,
    has_text,
    paused_units,
    says,
    stripped,
    written_offset,
    written_time,
)

TEXT, DAYS, LOCAL, MOMENT = "text", "days", "local", "moment"
_PART = "chr(31)"
Stage = tuple[str, str]


@dataclass(frozen=True)
class Cells:
    """Where the cells of a log are in SQL: of each column its name, and its nature."""

    names: Mapping[str, str]
    natures: Mapping[str, str]


class Asking:
    """The stages of a question."""

    def __init__(self, question: Question, cells: Cells) -> None:
        self.question, self.cells = question, cells
        self.log, self.entry = question.log, question.entry
        self.times = {"s": self.entry.start, "e": self.entry.stop}
        self.is_pair = len(self.log.paused) > 1
        if self.is_pair:
            self.times |= {"pf": self.log.paused[0], "pu": self.log.paused[1]}

    def stages(self) -> Iterator[Stage]:
        """The stages, each over the one before, from `cells` to `groups`."""
        yield "placed", f"SELECT * FROM cells WHERE {self._fits(self.entry.where)}"
        yield "written", self._written()
        yield "typed", self._typed()
        if self.needs_utc:
            yield "moments", self._moments()
        is_told = self.needs_utc or self.may_have_offset
        yield "legal_days", self._legal_days() if is_told else self._own_days()
        yield "cut", self._cut()
        yield "measured", self._measured()
        yield from CaseStages(self.question).stages()

    @property
    def needs_utc(self) -> bool:
        """Whether the moment matters, and not the local day alone."""
        return not (self.question.is_of_days and self.question.is_same_zone)

    @property
    def may_have_offset(self) -> bool:
        """Whether any time may bear an offset of its own."""
        natures = {self.cells.natures[each] for each in self.times.values()}
        return MOMENT in natures or (TEXT in natures and self.log.style.is_iso)

    def _cell(self, column: str) -> str:
        return self.cells.names[column]

    def _fits(self, where: Where) -> str:
        parts = [f"({says(self._cell(each), words)})" for each, words in where.items()]
        return " AND ".join(parts) or "true"

    def _written(self) -> str:
        """What the cells of a row say, not yet held against any calendar."""
        keys = [self._cell(each) for each in self.log.case]
        key = f" || {_PART} || ".join(f"({stripped(each)})" for each in keys)
        known = " AND ".join(f"({has_text(each)})" for each in keys)
        columns = [f"{key} AS k", f"{known} AS is_known"]
        for name, column in self.times.items():
            time, offset, timed = self._told(column)
            columns += [
                f"{self._says(column)} AS {name}_has",
                f"{time} AS {name}_typed",
                f"{offset} AS {name}_ahead",
                f"{timed} AS {name}_timed",
            ]
        paused = "0"
        if self.log.paused and not self.is_pair:
            paused = paused_units(self._cell(self.log.paused[0]), self.question.unit)
        columns += [f"{paused} AS pn", f"{self._reason()} AS reason"]
        return f"SELECT f, n, {', '.join(columns)} FROM placed"

    def _says(self, column: str) -> str:
        """Whether a cell of a time says anything."""
        cell = self._cell(column)
        is_text = self.cells.natures[column] == TEXT
        return has_text(cell) if is_text else f"{cell}_value IS NOT NULL"

    def _told(self, column: str) -> tuple[str, str, str]:
        """The time of a cell, its offset, and whether it tells the time of day."""
        cell, style = self._cell(column), self.log.style
        nature = self.cells.natures[column]
        if nature == DAYS:
            return f"epoch_us(CAST({cell}_value AS TIMESTAMP))", "NULL", "false"
        if nature != TEXT:
            offset = "0" if nature == MOMENT else "NULL"
            return f"epoch_us({cell}_value)", offset, "true"
        if not style.is_iso:
            return written_time(cell, style), "NULL", str(style.may_have_time).lower()
        return written_time(cell, style), written_offset(cell), f"contains({cell}, ':')"

    def _reason(self) -> str:
        """The number of the first reason for which a case is not judged; else -1."""
        if not self.log.excluded:
            return "-1"
        found = [
            f"WHEN {self._fits(each.where)} THEN {at}"
            for at, each in enumerate(self.log.excluded)
        ]
        return f"CASE {' '.join(found)} ELSE -1 END"

    def _typed(self) -> str:
        columns = ["f", "n", "k", "is_known", "pn", "reason"]
        for name in self.times:
            typed, ahead = bounded(f"{name}_typed"), f"{name}_ahead"
            columns += [
                f"{name}_has",
                f"{name}_timed",
                f"CASE WHEN {ahead} IS NULL THEN {typed} END AS {name}_local",
                f"{typed} - {ahead} AS {name}_utc",
            ]
        return f"SELECT {', '.join(columns)} FROM written"

    def _moments(self) -> str:
        """Local times as moments, where the clock shows each of them once."""
        columns, joins = [], []
        for name in self.times:
            local, row = f"{name}_local", f"y{name}"
            ahead = (
                f"CASE WHEN {local} < {row}.begins THEN {row}.first "
                f"WHEN {local} >= {row}.ends THEN {row}.second END"
            )
            moment = f"coalesce({name}_utc, {local} - ({ahead}))"
            if not self.question.is_of_days:
                moment = f"CASE WHEN {name}_timed THEN {moment} END"
            columns.append(f"{moment} AS {name}_utc")
            joins.append(f"LEFT JOIN local_days {row} ON {row}.day = {day_of(local)}")
        changed = ", ".join(columns)
        return f"SELECT typed.* REPLACE ({changed}) FROM typed {' '.join(joins)}"

    def _legal_days(self) -> str:
        """The office's day of each moment."""
        columns, joins = [], []
        source = "moments" if self.needs_utc else "typed"
        for name in self.times:
            utc, row = f"{name}_utc", f"z{name}"
            ahead = (
                f"CASE WHEN {utc} < {row}.begins THEN {row}.first ELSE {row}.second END"
            )
            day = day_of(f"({utc} + {ahead})")
            if not self.needs_utc:
                day = f"coalesce({day_of(f'{name}_local')}, {day})"
            columns.append(f"{day} AS {name}_day")
            joins.append(f"LEFT JOIN utc_days {row} ON {row}.day = {day_of(utc)}")
        return (
            f"SELECT {source}.*, {', '.join(columns)} FROM {source} {' '.join(joins)}"
        )

    def _own_days(self) -> str:
        columns = [f"{day_of(f'{name}_local')} AS {name}_day" for name in self.times]
        return f"SELECT *, {', '.join(columns)} FROM typed"

    @property
    def _place(self) -> str:
        """The ending of what is compared: a day, or a moment."""
        return "day" if self.question.is_of_days else "utc"

    def _cut(self) -> str:
        """What is wrong with a row by its times alone; later stops cut off."""
        place, as_of = self._place, self.question.as_of
        unread = [f"({name}_has AND {name}_{place} IS NULL)" for name in ("s", "e")]
        code = (
            f"CASE WHEN {' OR '.join(unread)} OR NOT is_known THEN {CODES[UNREADABLE]} "
            f"WHEN NOT s_has THEN {CODES[NO_START]} "
            f"WHEN s_day > {as_of} THEN {CODES[FUTURE]} "
            f"WHEN e_{place} < s_{place} THEN {CODES[STOP_BEFORE_START]} "
            f"WHEN {self._pause_is_wrong()} THEN {CODES[UNREADABLE]} END"
        )
        late = f"e_day > {as_of}"
        pause = f"pf_{place} AS p, pu_{place} AS q"
        return (
            f"SELECT f, n, k, pn, reason, s_day, coalesce({late}, false) AS is_late, "
            f"s_{place} AS a, {code} AS code, {self._touches()} AS touches, "
            f"CASE WHEN {late} THEN NULL ELSE e_day END AS e_day, "
            f"CASE WHEN {late} THEN NULL ELSE e_{place} END AS b, "
            f"{pause if self.is_pair else 'NULL AS p, NULL AS q'} FROM legal_days"
        )

    def _pause_is_wrong(self) -> str:
        if not self.is_pair:
            return "pn < 0"
        first, last = f"pf_{self._place}", f"pu_{self._place}"
        return (
            f"((pf_has OR pu_has) AND {first} IS NULL) "
            f"OR (pu_has AND {last} IS NULL) OR {last} < {first}"
        )

    def _touches(self) -> str:
        """Whether a row that is no case may be one of the period."""
        by_end = self.log.population == ENDED
        told = "coalesce(e_day, s_day)" if by_end else "coalesce(s_day, e_day)"
        first, last = self.question.first, self.question.last
        return f"coalesce({told} BETWEEN {first} AND {last}, true)"

    def _measured(self) -> str:
        """From where until where the clock ran, and stood."""
        question = self.question
        end = question.as_of if question.is_of_days else question.as_of_end
        until = f"coalesce(b, {end})"
        first, last = "greatest(a, p)", f"least({until}, coalesce(q, {until}))"
        stands = f"p IS NOT NULL AND {first} < {last}"
        return (
            f"SELECT *, {until} AS c, {self._belongs()} AS belongs, "
            f"CASE WHEN {stands} THEN {first} ELSE 0 END AS p1, "
            f"CASE WHEN {stands} THEN {last} ELSE 0 END AS q1 FROM cut"
        )

    def _belongs(self) -> str:
        first, last = self.question.first, self.question.last
        if self.log.population == ENDED:
            ends = f"e_day BETWEEN {first} AND {last}"
            return f"CASE WHEN b IS NULL THEN s_day <= {last} ELSE {ends} END"
        if self.log.population == OPEN_TOO:
            return f"(s_day <= {last} AND (b IS NULL OR e_day >= {first}))"
        return f"(s_day BETWEEN {first} AND {last})"
