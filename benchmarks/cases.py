"""Case logs of millions of rows: qms against one query that a person would write.

The log is the same on every run. The floor reads it by the same database in the same
limits, tells what was told twice and what contradicts, and counts cases by how many
days they took: no more than that, and no digest of the file.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

from benchmarks.cost import Cost, measured

LOG = """\
qms: 1
id: LOG-ALL
kind: case-log
title: All cases
opened: 2026-10-05
owner: registry
times: {style: "DD.MM.YYYY HH:mm", zone: Europe/Bucharest}
columns: {case: nr, start: registered, stop: answered}
excluded: [{reason: withdrawn, where: {state: [withdrawn]}}]
cases: [{promise: petition-reply, where: {kind: [petition]}}]
"""
MADE = """
SELECT 'P-' || (i - CASE WHEN i % 5000 = 1 THEN 1 ELSE 0 END) AS nr,
  CASE hash(i * 5) % 4 WHEN 0 THEN 'permit' ELSE 'petition' END AS kind,
  CASE hash(i * 11) % 50 WHEN 0 THEN 'withdrawn' ELSE 'closed' END AS state,
  TIMESTAMP '2026-06-01 08:00:00'
    + to_minutes(CAST(hash(i) % 180000 AS BIGINT)) AS registered,
  CASE WHEN hash(i * 7) % 40 > 0 THEN registered
    + to_minutes(CAST(hash(i * 3) % 60000 AS BIGINT)) END AS answered
FROM range({count}) AS t(i)
"""
FLOOR = """
WITH cases AS (
  SELECT nr, min(s) AS s, min(e) AS e, min(state) AS state, count(*) AS rows,
    min(s) = max(s) AND min(e) IS NOT DISTINCT FROM max(e)
      AND min(state) = max(state) AS alike
  FROM (SELECT nr, {start} AS s, {stop} AS e, state FROM {rows}
        WHERE kind = 'petition')
  WHERE e IS NULL OR e >= s GROUP BY nr
)
SELECT alike, state = 'withdrawn', e IS NULL,
  date_diff('day', s, coalesce(e, TIMESTAMP '2026-10-05')) AS took, count(*), sum(rows)
FROM cases WHERE s >= '2026-07-01' AND s < '2026-10-01' GROUP BY ALL
"""
_STYLE = "'%d.%m.%Y %H:%M'"


def make(folder: Path, count: int) -> dict[str, Path]:
    """The log as CSV and as Parquet, made once."""
    import duckdb

    found = {each: folder / f"cases-{count}.{each}" for each in ("csv", "parquet")}
    base = duckdb.connect()
    for name, path in found.items():
        if path.is_file():
            continue
        query = MADE.format(count=count)
        if name == "csv":
            times = ", ".join(
                f"strftime({each}, {_STYLE}) AS {each}"
                for each in ("registered", "answered")
            )
            query = f"SELECT * REPLACE ({times}) FROM ({query})"
        form = "(FORMAT parquet)" if name == "parquet" else "(DELIMITER ';', HEADER)"
        base.execute(f"COPY ({query}) TO '{path}' {form}")
    return found


def floor(path: Path) -> int:
    """The query that a person would write, with the limits that qms has."""
    import duckdb

    rows, (start, stop) = f"'{path}'", ("registered", "answered")
    if path.suffix == ".csv":
        rows = f"read_csv('{path}', delim=';', header=true, all_varchar=true)"
        start, stop = (f"strptime({each}, {_STYLE})" for each in (start, stop))
    base = duckdb.connect(
        config={"memory_limit": "800MB", "preserve_insertion_order": "false"}
    )
    query = FLOOR.format(rows=rows, start=start, stop=stop)
    return len(base.execute(query).fetchall())


def ours(path: Path, house: Path) -> int:
    """`qms services report` on the log, as a person runs it."""
    from qms.cli.app import run

    words = ["services", "report", "--cases", str(path), "--period", "2026-Q3"]
    return run(
        [*words, "--as-of", "2026-10-05", "--root", str(house), "--format", "json"]
    )


def run_of(what: str, path: Path, house: Path) -> Cost:
    """What one run costs in its own process."""
    words = ["-m", "benchmarks.cases", "--run", what, str(path), str(house)]
    cost = measured([sys.executable, *words], {"COLUMNS": "100"})
    if cost.code:
        raise SystemExit(f"{what} failed on {path}")
    return cost


def lay_house(folder: Path) -> Path:
    """An office with a charter and the log on record."""
    from tests.cases_house import RECORD
    from tests.example_tree import lay_example

    house = folder / "house"
    if not house.is_dir():
        lay_example(house, "files", f"=== {RECORD.replace('PETITIONS', 'ALL')}\n{LOG}")
    return house


def main() -> None:
    """Run pairs, and print the median of their ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", nargs=3, metavar=("WHAT", "LOG", "HOUSE"))
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/qms-cases"))
    asked = parser.parse_args()
    if asked.run:
        what, path, house = asked.run
        raise SystemExit(
            not floor(Path(path)) if what == "floor" else ours(Path(path), Path(house))
        )
    asked.folder.mkdir(parents=True, exist_ok=True)
    house = lay_house(asked.folder)
    print("| rows | file | time | CPU | qms s | floor s | qms MiB | floor MiB |")
    print("|---|---|---|---|---|---|---|---|")
    for name, path in make(asked.folder, asked.rows).items():
        pairs = [
            (run_of("qms", path, house), run_of("floor", path, house))
            for _pair in range(asked.pairs)
        ]
        clock = median(one.wall / other.wall for one, other in pairs)
        cpu = median(one.cpu / other.cpu for one, other in pairs)
        seconds = [median(each[side].wall for each in pairs) for side in (0, 1)]
        peak = [max(each[side].peak for each in pairs) for side in (0, 1)]
        print(
            f"| {asked.rows:,} | {name} | {clock:.2f} | {cpu:.2f} | {seconds[0]:.1f} "
            f"| {seconds[1]:.1f} | {peak[0]:.0f} | {peak[1]:.0f} |"
        )


if __name__ == "__main__":
    main()
