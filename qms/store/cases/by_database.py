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
from qms.store.cases.log_parts import PARQUET, Part, Wanted, parts
from qms.store.cases.probe import Probe, probe
from qms.store.cases.sql_question import CODES, KEPT, OTHER, TEXT, Asking, Cells
from qms.store.cases.sql_times import literal

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
        base.lay("local_days", _ZONE, tables.local)
        base.lay("utc_days", _ZONE, tables.legal)
        try:
            return _answered(base, wanted, known, questions)
        except RefusedError as refused:
            return _carefully(base, wanted, known, questions, refused)


def _carefully(
    base: Database,
    wanted: Wanted,
    known: Sequence[Probe],
    questions: Sequence[Question],
    refused: RefusedError,
) -> Read:
    """The same once more, every row of a CSV looked at before the database sees it."""
    is_csv = any(path.suffix.lower() != PARQUET for path in wanted.files)
    try:
        if is_csv and not wanted.source:
            careful = replace(wanted, is_careful=True)
            return _answered(base, careful, known, questions)
    except RefusedError as error:
        refused = error
    name = wanted.table or ", ".join(path.name for path in wanted.files)
    raise QmsError(
        _("{path} cannot be read: {reason}").format(
            path=name, reason=(str(refused).splitlines() or ["–"])[0]
        ),
        hint=_("see whether it is what the case log says, and whole"),
    ) from refused


def _answered(
    base: Database,
    wanted: Wanted,
    known: Sequence[Probe],
    questions: Sequence[Question],
) -> Read:
    log = wanted.log
    names = list(
        dict.fromkeys(name for each in questions for name in log.columns_of(each.entry))
    )
    found = list(parts(base, wanted, known, names))
    cells = _lay_cells(base, found, names, is_kept=len(questions) > 1)
    groups: list[Groups] = []
    left, total = [row for part in found for row in part.broken], 0
    for question in questions:
        _lay_counted(base, question)
        asking = Asking(question, cells)
        answer, total = _groups(base.run(_query(asking, "groups")), log)
        groups.append(answer)
        if wanted.wants_rows:
            left += _left(base, asking, found)
    return Read(groups, _files(base, found, total), left)


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
        f"({aliases[0]} < '!' OR {aliases[0]} >= chr(128)) "
        f"AND trim({whole}, {literal(BLANKS)}) = ''"
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


def _query(asking: Asking, stage: str) -> str:
    """The query of a stage over all that come before it."""
    found = []
    for name, text in asking.stages():
        if name == stage:
            return f"WITH {', '.join(found)} {text}"
        found.append(f"{name} AS ({text})")
    raise ValueError(stage)


def _groups(rows: Sequence[Row], log: CaseLog) -> tuple[Groups, int]:
    """The groups, and how many rows there were at all."""
    found: Counter[Group] = Counter()
    total = 0
    for row in rows:
        code, reason, is_open, stood, start, end, paused, since, until, ran = row[:10]
        count, twice, all_rows = map(int, row[10:])
        total += all_rows
        if code == OTHER:
            continue
        if twice:
            found[Group(SAME)] += twice
        if code != KEPT:
            group = Group(_FAULTS[code])
        elif reason >= 0:
            group = Group(reason=log.excluded[reason].reason)
        else:
            times = map(int, (start, end, paused, since, until, ran))
            group = Group("", "", bool(is_open), bool(stood), *times)
        if count:
            found[group] += count
    return found, total


def _files(base: Database, found: Sequence[Part], total: int) -> list[LogFile]:
    """The files that were read, each with its rows."""
    counts = {0: total}
    if len(found) > 1:
        counts = dict(base.run("SELECT f, count(*) FROM cells GROUP BY f"))
    return [
        LogFile(
            part.name,
            part.digest,
            int(counts.get(at, 0)) + len(part.broken),
            len(part.broken),
        )
        for at, part in enumerate(found)
    ]


def _left(base: Database, asking: Asking, found: Sequence[Part]) -> Iterator[LeftRow]:
    """The rows that were left out, each with its reason."""
    for part, number, code, is_alike in base.run(_query(asking, "left_rows")):
        fault = {-1: AFTER_AS_OF, -2: SAME if is_alike else CONTRADICTING}.get(code)
        yield LeftRow(found[part].name, int(number), fault or _FAULTS[code])
