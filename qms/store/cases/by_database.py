"""Case logs read by a database: CSV, Parquet, or a table of another database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.case_log import CaseLog
from qms.model.cases import (
    CONTRADICTING,
    SAME,
    Group,
    Groups,
    LeftRow,
    LogFile,
    Question,
    Read,
    Tables,
)
from qms.model.time_style import BLANKS
from qms.store.cases.database import Database, RefusedError, Row, database
from qms.store.cases.database_told import refusal
from qms.store.cases.log_parts import PARQUET, Part, Wanted, parts
from qms.store.cases.probe import Probe, probe
from qms.store.cases.sql_cases import CODES, ENDS_LATER, KEPT, OTHER, TOLD_TWICE
from qms.store.cases.sql_question import TEXT, Asking, Cells
from qms.store.cases.sql_times import begins_visibly, literal

AFTER_AS_OF = "stop-after-as-of"
_FAULTS = {code: fault for fault, code in CODES.items()}
_ZONE = ("day", "first", "begins", "ends", "second")


def read_by_database(
    wanted: Wanted, questions: Sequence[Question], tables: Tables
) -> Read:
    """The answers of a log to some questions, counted by a database.

    Raises QmsError where the log cannot be read so, MissingExtraError where there is no
    database to read it.
    """
    if wanted.wants_rows and wanted.source:
        raise UsageError(
            _("the rows of a database have no numbers that could be told"),
            hint=_("leave out --rows, or export the table as a file"),
        )
    known = [probe(path) for path in wanted.files]
    with database(may_load=bool(wanted.source)) as base:
        try:
            return _answered(base, wanted, known, questions, tables)
        except RefusedError as refused:
            return _carefully(base, wanted, known, (questions, tables), refused)


def _carefully(
    base: Database,
    wanted: Wanted,
    known: Sequence[Probe],
    asked: tuple[Sequence[Question], Tables],
    refused: RefusedError,
) -> Read:
    """The same once more, every row of a CSV looked at before the database sees it."""
    is_csv = any(path.suffix.lower() != PARQUET for path in wanted.files)
    try:
        if is_csv and not wanted.source:
            careful = replace(wanted, is_careful=True)
            return _answered(base, careful, known, *asked)
    except RefusedError as error:
        refused = error
    raise refusal(wanted, str(refused)) from refused


def _answered(
    base: Database,
    wanted: Wanted,
    known: Sequence[Probe],
    questions: Sequence[Question],
    tables: Tables,
) -> Read:
    log = wanted.log
    names = list(
        dict.fromkeys(name for each in questions for name in log.columns_of(each.entry))
    )
    found = list(parts(base, wanted, known, names))
    cells = _lay_cells(base, found, names, is_kept=len(questions) > 1)
    groups: list[Groups] = []
    left = [row for part in found for row in part.broken]
    for question in questions:
        _lay_counted(base, question)
        asking = Asking(question, cells)
        _lay_zones(base, asking, tables)
        groups.append(_groups(base.run(_query(asking, "groups")), log))
        if wanted.wants_rows:
            left += _left(base, asking, found)
    return Read(groups, [_file(base, part) for part in found], left)


def _lay_cells(
    base: Database, found: Sequence[Part], names: Sequence[str], *, is_kept: bool
) -> Cells:
    """The cells of all parts under names of ours; kept, if they are asked again."""
    short = {name: f"x{at}" for at, name in enumerate(names)}
    natures = _natures(found, names)
    selects = []
    for at, part in enumerate(found):
        columns = [f"{at} AS f", f"{part.number} AS n"]
        for name, alias in short.items():
            cell, nature = part.columns[name], natures[name]
            text = cell if nature == TEXT and part.natures[name] == TEXT else ""
            columns.append(f"coalesce(CAST({text or cell} AS VARCHAR), '') AS {alias}")
            if nature != TEXT:
                columns.append(f"{cell} AS {alias}_value")
        selects.append(f"SELECT {', '.join(columns)} FROM {part.rows}")
    aliases = list(short.values())
    whole = " || ".join(aliases)
    is_blank = (
        f"CASE WHEN {begins_visibly(aliases[0])} THEN false "
        f"ELSE trim({whole}, {literal(BLANKS)}) = '' END"
    )
    rows = " UNION ALL ".join(selects)
    kind = "TABLE" if is_kept else "VIEW"
    for each in ("TABLE", "VIEW"):
        _drop(base, each)
    base.run(
        f"CREATE TEMP {kind} cells AS SELECT * FROM ({rows}) WHERE NOT ({is_blank})"
    )
    return Cells(short, natures)


def _drop(base: Database, kind: str) -> None:
    try:
        base.run(f"DROP {kind} IF EXISTS cells")
    except RefusedError:
        return


def _natures(found: Sequence[Part], names: Sequence[str]) -> dict[str, str]:
    """What the columns hold; raises QmsError where two files hold other things."""
    natures = dict(found[0].natures)
    for part in found[1:]:
        for name in names:
            if part.natures[name] != natures[name]:
                raise QmsError(
                    _("{path}: {name} holds something else than in {other}").format(
                        path=part.name, name=name, other=found[0].name
                    ),
                    hint=_("give files of one sort, or measure them one by one"),
                )
    return natures


def _lay_counted(base: Database, question: Question) -> None:
    """The table of what counts; a day with fewer spans has some without length."""
    base.run("DROP TABLE IF EXISTS counted")
    if not question.counted:
        return
    widest = max(len(each.spans) for each in question.counted)
    columns = ["day", "before"]
    for at in range(widest):
        columns += [f"o{at}", f"l{at}"]
    rows: list[Row] = []
    for each in question.counted:
        spans = [*each.spans, *[(0, 0)] * (widest - len(each.spans))]
        rows.append((each.day, each.before, *(part for span in spans for part in span)))
    base.lay("counted", columns, rows)


def _lay_zones(base: Database, asking: Asking, tables: Tables) -> None:
    """The tables of the clocks, as far as a question needs them."""
    if asking.needs_utc:
        base.lay("local_days", _ZONE, tables.local())
    if asking.needs_utc or asking.may_have_offset:
        base.lay("utc_days", _ZONE, tables.legal())


def _query(asking: Asking, stage: str) -> str:
    """The query of a stage over all that come before it."""
    found: list[str] = []
    for name, text in asking.stages():
        if name == stage:
            return f"WITH {', '.join(found)} {text}"
        found.append(f"{name} AS ({text})")
    raise ValueError(stage)


def _groups(rows: Sequence[Row], log: CaseLog) -> Groups:
    """The groups of a query's rows."""
    found: Counter[Group] = Counter()
    for row in rows:
        code, reason, is_open, stood = row[:4]
        start, end, paused, since, until, ran, count, twice = map(int, row[4:])
        if twice:
            found[Group(SAME)] += twice
        if code == OTHER or not count:
            continue
        if code != KEPT:
            group = Group(_FAULTS[code])
        elif reason >= 0:
            group = Group(reason=log.excluded[reason].reason)
        else:
            clock = (bool(is_open), bool(stood))
            group = Group("", "", *clock, start, end, paused, since, until, ran)
        found[group] += count
    return found


def _file(base: Database, part: Part) -> LogFile:
    """A part as it was read, with its rows."""
    count = part.count
    if count is None:
        count = int(base.run(f"SELECT count(*) FROM {part.rows}")[0][0])
    return LogFile(part.name, part.digest, count, len(part.broken))


def _left(base: Database, asking: Asking, found: Sequence[Part]) -> Iterator[LeftRow]:
    """The rows that were left out, each with its reason."""
    for part, number, code, is_alike in base.run(_query(asking, "left_rows")):
        twice = SAME if is_alike else CONTRADICTING
        fault = {ENDS_LATER: AFTER_AS_OF, TOLD_TWICE: twice}.get(code)
        yield LeftRow(found[part].name, int(number), fault or _FAULTS[code])
