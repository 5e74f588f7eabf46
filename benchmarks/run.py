"""How long qms takes, as ratios to the floor: the least that any tool must do.

    python -m benchmarks.run PATH/TO/floor.py [--pairs 5] [--sizes 135 1350 13500]

The floor reads, splits and parses the same folder with the bare libraries. Floor and
command run in turn, each in a process of its own; quoted are medians of the ratio of
CPU seconds (user and system, children included), pair by pair, and the peak memory.
`cold` begins without any cache, `same` with the cache of a run before, `one` after one
document was changed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import code, write_corpus

TOP = Path(__file__).resolve().parent.parent
LIMITS = {"cold": 2.0, "same": 0.25, "one": 0.3}


@dataclass(frozen=True)
class Cost:
    """CPU seconds and peak memory in MiB of one finished process."""

    cpu: float
    peak: float


@dataclass(frozen=True)
class Bench:
    """A folder of documents, and a cache beside it."""

    folder: Path
    cache: Path

    def qms(self, *words: str) -> Cost:
        """Run qms on the folder."""
        place = ["--root", str(self.folder)]
        return measured([sys.executable, "-m", "qms", *words, *place], self.cache)

    def forget(self) -> None:
        """Remove the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def change_one(self, number: int) -> None:
        """Change one document by a sentence."""
        path = next(self.folder.rglob(f"{code(number)}.md"))
        with path.open("a", encoding="utf-8") as file:
            file.write("\nO propoziție în plus.\n")


def measured(words: Sequence[str], cache: Path) -> Cost:
    """Run a command to its end, its output thrown away."""
    environment = {**os.environ, "QMS_CACHE": str(cache), "PYTHONPATH": str(TOP)}
    with subprocess.Popen(
        words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _pid, _status, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def paired(first: Callable[[], Cost], floor: Callable[[], Cost], pairs: int) -> str:
    """Both in turn: median ratio with its range, median CPU of each, peak memory."""
    costs = [(first(), floor()) for _pair in range(pairs)]
    ratios = [ours.cpu / bare.cpu for ours, bare in costs]
    ours = statistics.median(each.cpu for each, _bare in costs)
    bare = statistics.median(each.cpu for _ours, each in costs)
    peak = max(each.peak for each, _bare in costs)
    return (
        f"{statistics.median(ratios):6.2f}  {min(ratios):5.2f}-{max(ratios):5.2f}  "
        f"{ours:8.3f}  {bare:8.3f}  {peak:6.0f}"
    )


def measure(count: int, floor: Path, pairs: int, place: Path) -> None:
    """Print the rows of one size."""
    bench = Bench(place / str(count), place / f"cache-{count}")
    write_corpus(bench.folder, count)
    floor_words = [sys.executable, str(floor), "validate", str(bench.folder)]

    def bare() -> Cost:
        return measured(floor_words, bench.cache)

    def cold() -> Cost:
        bench.forget()
        return bench.qms("validate")

    changed = iter(range(1, count))

    def one() -> Cost:
        bench.change_one(next(changed))
        return bench.qms("validate")

    bare()
    rows = {
        "cold": cold,
        "same": lambda: bench.qms("validate"),
        "one": one,
        "list": lambda: bench.qms("list"),
    }
    for name, run in rows.items():
        limit = f"≤ {LIMITS[name]}" if name in LIMITS else ""
        print(f"{count:6}  {name:5}  {paired(run, bare, pairs)}  {limit}", flush=True)
    shutil.rmtree(bench.folder)


def start_up(pairs: int, place: Path) -> None:
    """Print what it costs to begin at all."""
    for words in (["-m", "qms", "--version"], ["-c", "pass"]):
        costs = [measured([sys.executable, *words], place) for _ in range(pairs * 2)]
        cpu = statistics.median(each.cpu for each in costs) * 1000
        print(f"python {' '.join(words):18} {cpu:6.0f} ms CPU")


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("floor", type=Path)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[135, 1350, 13500])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        start_up(given.pairs, place / "cache")
        print("  size  what   ratio        range    qms CPU     floor     MiB  limit")
        for count in given.sizes:
            measure(count, given.floor, given.pairs, place)


if __name__ == "__main__":
    main()
