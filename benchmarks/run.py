"""How long qms takes, as ratios to the floor: the least that any tool must do.

    python -m benchmarks.run PATH/TO/floor.py [--pairs 5] [--sizes 135 1350 13500]
                             [--only start validate checks proofs sittings sites]
                             [--beside mkdocs=PATH hugo=PATH]

The floor reads, splits and parses the same folder with the bare libraries. Floor and
command run in turn, each in a process of its own; quoted are medians of the ratio of
CPU seconds (user and system, children included), pair by pair, and the peak memory.
`cold` begins without any cache, `same` with the cache of a run before, `one` after one
document was changed. Of approvals, each size is measured in lots of one document (the
worst case), of 135, and of all.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.building import measure_sites
from benchmarks.checking import measure_checks
from benchmarks.corpus import code, write_corpus
from benchmarks.cost import TOP, Cost, measured, paired
from benchmarks.proving import measure_proofs, measure_sitting

LOT = 135
PARTS = ("start", "validate", "checks", "proofs", "sittings", "sites")
LIMITS = {"cold": 2.0, "same": 0.25, "one": 0.3}


@dataclass(frozen=True)
class Bench:
    """A folder of documents, and a cache beside it."""

    folder: Path
    cache: Path

    def qms(self, *words: str) -> Cost:
        """Run qms on the folder."""
        place = ["--root", str(self.folder)]
        command = [sys.executable, "-m", "qms", *words, *place]
        places = {"QMS_CACHE": str(self.cache), "XDG_STATE_HOME": str(self.cache)}
        return measured(command, places)

    def forget(self) -> None:
        """Remove the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def change_one(self, number: int) -> None:
        """Change one document by a sentence."""
        path = next(self.folder.rglob(f"{code(number)}.md"))
        with path.open("a", encoding="utf-8") as file:
            file.write("\nO propoziție în plus.\n")


def measure(count: int, floor: Path, pairs: int, place: Path) -> None:
    """Print the rows of one size."""
    bench = Bench(place / str(count), place / f"cache-{count}")
    write_corpus(bench.folder, count)
    floor_words = [sys.executable, str(floor), "validate", str(bench.folder)]

    def bare() -> Cost:
        return measured(floor_words, {})

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


def checks(sizes: Sequence[int], floor: Path, pairs: int, place: Path) -> None:
    """Print the rows of checking a change of three documents."""
    title = (
        "  size  commits  what       ratio        range    qms CPU     floor     MiB"
    )
    print(f"{title}  exit  limit")
    for count in sizes:
        for row in measure_checks(place / "checks", count, floor, pairs):
            print(row, flush=True)


def proofs(sizes: Sequence[int], floor: Path, pairs: int, place: Path) -> None:
    """Print the rows of verify and status, in lots of one, of many, and of all."""
    title = (
        "  size    lot  what         ratio        range    qms CPU     floor     MiB"
    )
    print(f"{title}  processes  limit")
    for count in sizes:
        for lot in sorted({1, min(LOT, count), count}):
            for row in measure_proofs(place / "proofs", count, lot, floor, pairs):
                print(row, flush=True)


def sittings(sizes: Sequence[int], place: Path) -> None:
    """Print what one sitting takes that signs everything."""
    title = (
        "  size  what                qms CPU     MiB  processes  signatures  commits"
    )
    print(f"{title}  files")
    for count in sizes:
        print(measure_sitting(place / "sitting", count), flush=True)


def sites(
    sizes: Sequence[int], floor: Path, pairs: int, place: Path, beside: Sequence[str]
) -> None:
    """Print the rows of building a site."""
    title = (
        "  size  what        ratio        range  qms wall     floor   qms CPU     MiB"
    )
    print(f"{title}  limit")
    others = dict(each.split("=", 1) for each in beside)
    for count in sizes:
        for row in measure_sites(place / "sites", count, floor, pairs, others):
            print(row, flush=True)


def start_up(pairs: int) -> None:
    """Print what it costs to begin at all."""
    for words in (["-m", "qms", "--version"], ["-c", "pass"]):
        costs = [measured([sys.executable, *words], {}) for _ in range(pairs * 2)]
        cpu = statistics.median(each.cpu for each in costs) * 1000
        print(f"python {' '.join(words):18} {cpu:6.0f} ms CPU")


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("floor", type=Path)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[135, 1350, 13500])
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--beside", nargs="*", default=[], metavar="NAME=PATH")
    given = parser.parse_args()
    floor, pairs = given.floor.resolve(), given.pairs
    # as installed: a checkout may hold no bytecode, or that of other sources
    compileall.compile_dir(TOP / "qms", quiet=1)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        if "start" in given.only:
            start_up(pairs)
        if "validate" in given.only:
            print(
                "  size  what   ratio        range    qms CPU     floor     MiB  limit"
            )
            for count in given.sizes:
                measure(count, floor, pairs, place)
        if "checks" in given.only:
            checks(given.sizes, floor, pairs, place)
        if "proofs" in given.only:
            proofs(given.sizes, floor, pairs, place)
        if "sittings" in given.only:
            sittings(given.sizes, place)
        if "sites" in given.only:
            sites(given.sizes, floor, pairs, place, given.beside)


if __name__ == "__main__":
    main()
