"""Rows as cases, in SQL: what was told twice, how long the clock ran, how many alike.

Rows that are no cases keep no key but the code of what is wrong with them, so that one
grouping by key finds what was told twice and counts all others.
"""

from __future__ import annotations

from collections.abc import Iterator

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
from qms.store.cases.sql_times import day_of

OTHER, KEPT = 0, 9
CODES = {
    CONTRADICTING: 1,
    NO_START: 2,
    STOP_BEFORE_START: 3,
    UNREADABLE: 4,
    FUTURE: 5,
}
"""What is wrong with a row, as a number; 0 is a row of which nothing is asked."""

ENDS_LATER, TOLD_TWICE = -1, -2
_PLACES = ("a", "c", "pn", "p1", "q1")


class CaseStages:
    """The stages from rows with their times to groups that are alike."""

    def __init__(self, question: Question) -> None:
        self.question, self.log = question, question.log
        self.is_pair = len(self.log.paused) > 1

    def stages(self) -> Iterator[tuple[str, str]]:
        """The stages, each over the one before, from `measured` on."""
        yield "judged", self._judged()
        yield "cases", self._cases()
        yield "groups", self._groups()
        yield "left_rows", self._left_rows()

    def _judged(self) -> str:
        """The code of what is wrong, in place of the key; how long the clock ran."""
        net, stood, joins = "0", "pn > 0 OR p1 < q1", ""
        told = f"CASE WHEN touches OR code = {CODES[FUTURE]} THEN code ELSE {OTHER} END"
        unknown = "false"
        if not self.question.is_of_days:
            elapsed, paused, joins = self._counted()
            units = f"({paused}) + pn * {SECOND}"
            net, stood = f"({elapsed}) - ({units})", f"{units} > 0"
            unknown = f"({net}) IS NULL"
        code = (
            f"CASE WHEN code IS NOT NULL THEN {told} WHEN NOT ({unknown}) THEN NULL "
            f"WHEN touches THEN {CODES[UNREADABLE]} ELSE {OTHER} END"
        )
        return (
            "SELECT f, n, k, reason, a, b, c, p, q, p1, q1, pn, belongs, is_late, "
            f"{net} AS net, {stood} AS stood, {code} AS code FROM measured {joins}"
        )

    def _counted(self) -> tuple[str, str, str]:
        """The microseconds that count, those that the clock stood, and their tables."""
        if not self.question.counted:
            return "c - a", "q1 - p1", ""
        widest = max(len(each.spans) for each in self.question.counted)
        before, joins = {}, []
        for name in ("a", "c", "p1", "q1") if self.is_pair else ("a", "c"):
            spans = [
                f"greatest(0, least({name} % {DAY} - t{name}.o{at}, t{name}.l{at}))"
                for at in range(widest)
            ]
            before[name] = " + ".join((f"t{name}.before", *spans))
            joins.append(f"LEFT JOIN counted t{name} ON t{name}.day = {day_of(name)}")
        elapsed = f"({before['c']}) - ({before['a']})"
        paused = "0"
        if self.is_pair:
            stood = f"({before['q1']}) - ({before['p1']})"
            paused = f"CASE WHEN p1 < q1 THEN {stood} ELSE 0 END"
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
        yield "min(a) AS a, min(c) AS c" if of_days else "0 AS a, 0 AS c"
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
        ran = f"greatest(0, net + {SECOND - 1}) // {SECOND}"
        columns = [
            "CASE WHEN code IS NOT NULL THEN code "
            f"WHEN NOT alike THEN {CODES[CONTRADICTING]} "
            f"WHEN belonging > 0 THEN {KEPT} ELSE {OTHER} END AS code",
            f"CASE WHEN {kept} THEN reason ELSE -1 END AS reason",
            *(f"{judged} AND {each} AS {each}" for each in ("is_open", "stood")),
            *(
                f"CASE WHEN {judged} THEN {each} ELSE 0 END AS {each}"
                for each in _PLACES
            ),
            f"CASE WHEN {judged} THEN {ran} ELSE 0 END AS ran",
        ]
        count = (
            "CASE WHEN code IS NOT NULL THEN rows "
            "WHEN NOT alike THEN belonging ELSE 1 END"
        )
        return (
            f"SELECT {', '.join(columns)}, sum({count}) AS counted, "
            f"sum(CASE WHEN {kept} THEN rows - 1 ELSE 0 END) AS twice "
            "FROM cases GROUP BY ALL"
        )

    def _left_rows(self) -> str:
        """The rows that are left out, with the code of what is wrong."""
        return (
            f"SELECT f, n, code, false AS alike FROM judged WHERE code > {OTHER} "
            f"UNION ALL SELECT f, n, {ENDS_LATER}, false FROM judged "
            "WHERE code IS NULL AND is_late UNION ALL "
            f"SELECT f, n, {TOLD_TWICE}, alike FROM ("
            "SELECT j.f, j.n, c.alike, j.belongs, "
            "row_number() OVER (PARTITION BY j.k ORDER BY j.f, j.n) AS place "
            "FROM judged j JOIN cases c ON j.k = c.k "
            "WHERE j.code IS NULL AND c.code IS NULL AND c.rows > 1"
            ") WHERE belongs AND (place > 1 OR NOT alike)"
        )
