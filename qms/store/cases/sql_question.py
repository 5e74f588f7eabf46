"""A question to a log, in SQL: the same groups as reading row by row gives.

Each stage is a query over the one before. Rows that are no cases keep no key but their
fault, so that one grouping by key finds what was told twice and counts all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qms.model.case_log import Where
from qms.model.cases import (
    CONTRADICTING,
    DAY,
    FUTURE,
    NO_START,
    SECOND,
    STOP_BEFORE_START,
    UNREADABLE,
    Question,
)
from qms.model.fields.case_log import ENDED, OPEN_TOO
from qms.model.time_style import BLANKS
from qms.store.cases.sql_times import (
    bounded,
    day_of,
    has_text,
    literal,
    says,
    stripped,
    written_offset,
    written_time,
)

TEXT, DAYS, LOCAL, MOMENT = "text", "days", "local", "moment"
OTHER, KEPT = 0, 9
CODES = {
    CONTRADICTING: 1,
    NO_START: 2,
    STOP_BEFORE_START: 3,
    UNREADABLE: 4,
    FUTURE: 5,
}
"""What is wrong with a row, as a number; 0 is a row of which nothing is asked."""

_PART = "chr(31)"
_MILLION = 1_000_000
_NUMBER = "[0-9]{1,6}([.,][0-9]{1,6})?"
Stage = tuple[str, str]


@dataclass(frozen=True)
class Cells:
    """Where the cells of a log are in SQL: of each column its name, and its nature."""

    names: Mapping[str, str]
    natures: Mapping[str, str]

    def text(self, column: str) -> str:
        """A cell as text."""
        return self.names[column]


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
        yield "placed", self._placed()
        yield "written", self._written()
        yield "typed", self._typed()
        if self.needs_utc:
            yield "moments", self._moments()
        if self.needs_utc or self.may_have_offset:
            yield "legal_days", self._legal_days()
        else:
            yield "legal_days", self._own_days()
        yield "cut", self._cut()
        yield "measured", self._measured()
        yield "judged", self._judged()
        yield "cases", self._cases()
        yield "groups", self._groups()
        yield "left_rows", self._left_rows()

    @property
    def needs_utc(self) -> bool:
        """Whether the moment matters, and not the local day alone."""
        return not (self.question.is_of_days and self.question.is_same_zone)

    @property
    def may_have_offset(self) -> bool:
        """Whether any time may bear an offset of its own."""
        natures = {self.cells.natures[each] for each in self.times.values()}
        return MOMENT in natures or (TEXT in natures and self.log.style.is_iso)

    def _placed(self) -> str:
        match = self._fits(self.entry.where)
        return f"SELECT *, {match} AS m FROM cells"

    def _fits(self, where: Where) -> str:
        parts = [
            f"({says(self.cells.text(name), values)})" for name, values in where.items()
        ]
        return " AND ".join(parts) or "true"

    def _written(self) -> str:
        keys = [stripped(self.cells.text(each)) for each in self.log.case]
        whole = " AND ".join(f"({each}) <> ''" for each in keys)
        key = f" || {_PART} || ".join(f"({each})" for each in keys)
        columns = [f"{_if_meant(key)} AS k", f"{_if_meant(whole)} AS is_known"]
        for name, column in self.times.items():
            cell = self.cells.text(column)
            time, offset, timed = self._told(column)
            columns += [
                f"{_if_meant(has_text(cell))} AS {name}_has",
                f"{_if_meant(time)} AS {name}_typed",
                f"{_if_meant(offset)} AS {name}_ahead",
                f"{_if_meant(timed)} AS {name}_timed",
            ]
        columns += [f"{_if_meant(self._paused())} AS pn", f"{self._reason()} AS reason"]
        return f"SELECT f, n, m, {', '.join(columns)} FROM placed"

    def _told(self, column: str) -> tuple[str, str, str]:
        """The time of a cell, its offset, and whether it tells the time of day."""
        cell, style = self.cells.text(column), self.log.style
        nature = self.cells.natures[column]
        value = f"{cell}_value"
        if nature == DAYS:
            return f"epoch_us(CAST({value} AS TIMESTAMP))", "NULL", "false"
        if nature in (LOCAL, MOMENT):
            return f"epoch_us({value})", "0" if nature == MOMENT else "NULL", "true"
        if not style.is_iso:
            return written_time(cell, style), "NULL", str(style.may_have_time).lower()
        return written_time(cell, style), written_offset(cell), f"contains({cell}, ':')"

    def _paused(self) -> str:
        """The number of units that the clock stood; -1 where it is no number."""
        if not self.log.paused or self.is_pair:
            return "0"
        cell = f"trim({self.cells.text(self.log.paused[0])}, {literal(BLANKS)})"
        millionths = (
            f"CAST(regexp_extract({cell}, '^[0-9]+') AS BIGINT) * {_MILLION} + CAST("
            f"rpad(regexp_extract({cell}, '[.,]([0-9]+)$', 1), 6, '0') AS BIGINT)"
        )
        return (
            f"CASE WHEN {cell} = '' THEN 0 "
            f"WHEN regexp_full_match({cell}, {literal(_NUMBER)}) "
            f"THEN ({millionths}) * {self.question.unit} // {_MILLION} ELSE -1 END"
        )

    def _reason(self) -> str:
        """The number of the first reason for which a case is not judged; else -1."""
        found = [
            f"WHEN {self._fits(each.where)} THEN {at}"
            for at, each in enumerate(self.log.excluded)
        ]
        return f"CASE WHEN NOT m THEN -1 {' '.join(found)} ELSE -1 END"

    def _typed(self) -> str:
        columns = ["f", "n", "m", "k", "is_known", "pn", "reason"]
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
            local = f"{name}_local"
            ahead = (
                f"CASE WHEN {local} < y{name}.begins THEN y{name}.first "
                f"WHEN {local} >= y{name}.ends THEN y{name}.second END"
            )
            moment = f"coalesce({name}_utc, {local} - ({ahead}))"
            if not self.question.is_of_days:
                moment = f"CASE WHEN {name}_timed THEN {moment} END"
            columns.append(f"{moment} AS {name}_utc")
            joins.append(
                f"LEFT JOIN local_days y{name} ON y{name}.day = {day_of(local)}"
            )
        replaced = ", ".join(columns)
        return f"SELECT * REPLACE ({replaced}) FROM typed {' '.join(joins)}".replace(
            "SELECT *", "SELECT typed.*", 1
        )

    def _legal_days(self) -> str:
        """The office's day of each moment."""
        columns, joins = [], []
        source = "moments" if self.needs_utc else "typed"
        for name in self.times:
            utc = f"{name}_utc"
            ahead = (
                f"CASE WHEN {utc} < z{name}.begins THEN z{name}.first "
                f"ELSE z{name}.second END"
            )
            day = day_of(f"({utc} + {ahead})")
            if not self.needs_utc:
                day = f"coalesce({day_of(f'{name}_local')}, {day})"
            columns.append(f"{day} AS {name}_day")
            joins.append(f"LEFT JOIN utc_days z{name} ON z{name}.day = {day_of(utc)}")
        return (
            f"SELECT {source}.*, {', '.join(columns)} FROM {source} {' '.join(joins)}"
        )

    def _own_days(self) -> str:
        columns = [f"{day_of(f'{name}_local')} AS {name}_day" for name in self.times]
        return f"SELECT *, {', '.join(columns)} FROM typed"

    @property
    def place(self) -> str:
        """The ending of what is compared: a day, or a moment."""
        return "day" if self.question.is_of_days else "utc"

    @property
    def end(self) -> int:
        """The place at which an open case is looked at."""
        of_days = self.question.is_of_days
        return self.question.as_of if of_days else self.question.as_of_end

    def _cut(self) -> str:
        """What is wrong with a row by its times alone; later stops cut off."""
        place, as_of = self.place, self.question.as_of
        unread = [f"({name}_has AND {name}_{place} IS NULL)" for name in ("s", "e")]
        fault = (
            f"CASE WHEN NOT m THEN {OTHER} "
            f"WHEN {' OR '.join(unread)} OR NOT is_known THEN {CODES[UNREADABLE]} "
            f"WHEN NOT s_has THEN {CODES[NO_START]} "
            f"WHEN s_day > {as_of} THEN {CODES[FUTURE]} "
            f"WHEN e_{place} < s_{place} THEN {CODES[STOP_BEFORE_START]} "
            f"WHEN {self._pause_is_wrong()} THEN {CODES[UNREADABLE]} END"
        )
        is_late = f"e_day > {as_of}"
        return (
            f"SELECT f, n, k, pn, reason, s_day, coalesce({is_late}, false) AS is_late, "
            f"s_{place} AS a, {fault} AS code, {self._touches()} AS touches, "
            f"CASE WHEN {is_late} THEN NULL ELSE e_day END AS e_day, "
            f"CASE WHEN {is_late} THEN NULL ELSE e_{place} END AS b, "
            f"{self._pause()} FROM legal_days"
        )

    def _pause(self) -> str:
        if not self.is_pair:
            return "NULL AS p, NULL AS q"
        return f"pf_{self.place} AS p, pu_{self.place} AS q"

    def _pause_is_wrong(self) -> str:
        if not self.is_pair:
            return "pn < 0"
        first, last = f"pf_{self.place}", f"pu_{self.place}"
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
        end = f"coalesce(b, {self.end})"
        first, last = "greatest(a, p)", f"least({end}, coalesce(q, {end}))"
        stands = f"p IS NOT NULL AND {first} < {last}"
        belongs = self._belongs()
        return (
            f"SELECT *, {end} AS c, {belongs} AS belongs, "
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

    def _judged(self) -> str:
        """The code of what is wrong, in place of the key; how long the clock ran."""
        net, stood, joins = "0", "pn > 0 OR p1 < q1", ""
        code = f"CASE WHEN touches OR code = {CODES[FUTURE]} THEN code ELSE 0 END"
        if not self.question.is_of_days:
            elapsed, paused, joins = self._counted()
            units = f"({paused}) + pn * {SECOND}"
            net, stood = f"({elapsed}) - ({units})", f"{units} > 0"
            unknown = f"CASE WHEN ({net}) IS NULL THEN {CODES[UNREADABLE]} END"
            code = (
                f"CASE WHEN code IS NOT NULL THEN {code} WHEN ({net}) IS NOT NULL "
                f"THEN NULL WHEN touches THEN {unknown} ELSE 0 END"
            )
        else:
            code = f"CASE WHEN code IS NOT NULL THEN {code} END"
        return (
            f"SELECT f, n, k, reason, a, b, c, p, q, p1, q1, pn, belongs, is_late, "
            f"{net} AS net, {stood} AS stood, {code} AS code FROM measured {joins}"
        )

    def _counted(self) -> tuple[str, str, str]:
        """The microseconds that count, those that the clock stood, and their tables."""
        if not self.question.counted:
            return "c - a", "q1 - p1", ""
        widest = max(len(each.spans) for each in self.question.counted)
        before, joins = {}, []
        for name in ("a", "c", "p1", "q1"):
            spans = [
                f"greatest(0, least({name} % {DAY} - t{name}.o{at}, t{name}.l{at}))"
                for at in range(widest)
            ]
            before[name] = " + ".join((f"t{name}.before", *spans))
            joins.append(f"LEFT JOIN counted t{name} ON t{name}.day = {day_of(name)}")
        elapsed = f"({before['c']}) - ({before['a']})"
        paused = (
            f"CASE WHEN p1 < q1 THEN ({before['q1']}) - ({before['p1']}) ELSE 0 END"
        )
        return elapsed, paused, " ".join(joins)

    def _cases(self) -> str:
        """One row a key: how often it came, and whether it always said the same."""
        key = "CASE WHEN code IS NULL THEN k ELSE chr(0) || code END"
        alike = " AND ".join(
            f"(min({each}) IS NOT DISTINCT FROM max({each}) "
            f"AND count({each}) IN (0, count(*)))"
            for each in self._varying()
        )
        return (
            f"SELECT {key} AS k, count(*) AS rows, {alike} AS alike, "
            "min(code) AS code, count_if(belongs) AS belonging, "
            f"{', '.join(self._shown())} FROM judged GROUP BY 1"
        )

    def _varying(self) -> list[str]:
        """What the rows of one key may differ in."""
        found = ["a", "b"]
        if self.is_pair:
            found += ["p", "q"]
        elif self.log.paused:
            found.append("pn")
        return [*found, *(["reason"] if self.log.excluded else [])]

    def _shown(self) -> Iterator[str]:
        """What is taken of the rows of one key, where they are alike."""
        of_days = self.question.is_of_days
        yield "min(b) IS NULL AS is_open"
        yield "min(reason) AS reason" if self.log.excluded else "-1 AS reason"
        yield "min(a) AS a" if of_days else "0 AS a"
        yield "min(c) AS c" if of_days else "0 AS c"
        stands = of_days and self.is_pair
        yield "min(p1) AS p1, min(q1) AS q1" if stands else "0 AS p1, 0 AS q1"
        is_number = of_days and self.log.paused and not self.is_pair
        yield "min(pn) AS pn" if is_number else "0 AS pn"
        yield "0 AS net" if of_days else "min(net) AS net"
        yield "bool_or(stood) AS stood" if self.log.paused else "false AS stood"

    def _groups(self) -> str:
        """The rows that are alike, with how many they are, and how often told twice."""
        kept = "(code IS NULL AND alike AND belonging > 0)"
        judged = f"({kept} AND reason < 0)"
        clock = ("is_open", "stood")
        places = ("a", "c", "pn", "p1", "q1")
        ran = f"greatest(0, net + {SECOND - 1}) // {SECOND}"
        columns = [
            f"CASE WHEN code IS NOT NULL THEN code WHEN NOT alike THEN {CODES[CONTRADICTING]} "
            f"WHEN belonging > 0 THEN {KEPT} ELSE 0 END AS code",
            f"CASE WHEN {kept} THEN reason ELSE -1 END AS reason",
            *(f"{judged} AND {each} AS {each}" for each in clock),
            *(
                f"CASE WHEN {judged} THEN {each} ELSE 0 END AS {each}"
                for each in places
            ),
            f"CASE WHEN {judged} THEN {ran} ELSE 0 END AS ran",
        ]
        count = "CASE WHEN code IS NOT NULL THEN rows WHEN NOT alike THEN belonging ELSE 1 END"
        return (
            f"SELECT {', '.join(columns)}, sum({count}) AS counted, "
            f"sum(CASE WHEN {kept} THEN rows - 1 ELSE 0 END) AS twice, "
            "sum(rows) AS rows FROM cases GROUP BY ALL"
        )

    def _left_rows(self) -> str:
        """The rows that are left out, with what is wrong: -1 ends too late, -2 twice."""
        return (
            "SELECT f, n, code, false AS alike FROM judged WHERE code > 0 "
            "UNION ALL SELECT f, n, -1, false FROM judged "
            "WHERE code IS NULL AND is_late UNION ALL "
            "SELECT f, n, -2, alike FROM ("
            "SELECT j.f, j.n, c.alike, j.belongs, "
            "row_number() OVER (PARTITION BY j.k ORDER BY j.f, j.n) AS place "
            "FROM judged j JOIN cases c ON j.k = c.k "
            "WHERE j.code IS NULL AND c.code IS NULL AND c.rows > 1"
            ") WHERE belongs AND (place > 1 OR NOT alike)"
        )


def _if_meant(expression: str) -> str:
    return f"CASE WHEN m THEN {expression} END"
