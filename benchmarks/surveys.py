"""How long it takes to count 350 000 answers, and to tell them.

    python -m benchmarks.surveys [--people 17500] [--pairs 3]

A file of so many people and twenty items (a battery of four, five pairs, scores,
themes, personal columns that are dropped) is made, the same bytes on every run.
Measured is the CPU of `qms survey import` and of `qms survey report`, less that of the
same commands over ten people: what the answers cost above the start of the program.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cost import measured
from tests.survey_house import lay_survey, lay_wave

WAVE = "SUR-2026-01"
FEW = 10
PAIRS, BATTERY, SINGLE = 5, 4, 3
SCALE = "scale: satisfaction"
HEAD = (
    "Response ID",
    "Name",
    "Timestamp",
    "Duration",
)


def items() -> Iterator[tuple[str, str]]:
    """The twenty items: their ids, and what else is said of them."""
    for number in range(PAIRS):
        name = f"p{number}"
        for asks, item in (("expectation", f"{name}-expected"), ("perception", name)):
            yield item, f"{SCALE}, pair: {name}, asks: {asks}, dimension: promptness"
    for number in range(BATTERY):
        turned = ", reverse: true" if number == BATTERY - 1 else ""
        yield f"b{number}", f"{SCALE}, battery: contact{turned}"
    for number in range(SINGLE):
        yield f"s{number}", SCALE
    yield "recommend", "scale: likely, measure: nps"
    yield "effort", "scale: easy, measure: ces"
    yield "themes", "codes: [{id: hours, title: hours}, {id: letters, title: letters}]"


def questionnaire() -> str:
    """The items as a questionnaire writes them."""
    rows = (f"  - {{id: {name}, text: About {name}, {more}}}" for name, more in items())
    return "items:\n" + "\n".join(rows) + "\n"


def answers(people: int) -> str:
    """The answers of so many people."""
    chance = random.Random(1)
    names = [name for name, _more in items()]
    lines = [";".join([*HEAD, *names])]
    for person in range(people):
        mood = chance.choice((1, 2, 3, 4))
        cells = [_answer(chance, name, more, mood) for name, more in items()]
        seconds = str(chance.randint(90, 900))
        about = [f"R{person}", f"Person {person}", "2026-10-05 10:00:00", seconds]
        lines.append(";".join([*about, *cells]))
    return "\r\n".join(lines) + "\r\n"


def _answer(chance: random.Random, name: str, more: str, mood: int) -> str:
    if name == "themes":
        return chance.choice(("", "hours", "letters, hours", "-"))
    if chance.random() < 0.03:
        return chance.choice(("", "I do not know")) if SCALE in more else ""
    point = min(5, mood + chance.randint(0, 1))
    if "reverse" in more:
        return str(6 - point)
    return str({"recommend": 2 * point, "effort": point + 1}.get(name, point))


def cost(people: int) -> tuple[float, float, float]:
    """CPU seconds of the import and of the report, and MiB of the import."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay_survey(root, questionnaire())
        lay_wave(root, WAVE, population=str(10 * people), invited=str(2 * people))
        (root / "answers.csv").write_text(answers(people), encoding="utf-8")
        words = (sys.executable, "-m", "qms", "survey")
        where = ("--root", folder)
        file = str(root / "answers.csv")
        group = ("--group", "clients")
        counted = measured([*words, "import", WAVE, file, *group, *where], {})
        told = measured([*words, "report", WAVE, *where], {})
        if counted.code or told.code:
            raise SystemExit(f"a command ended with {counted.code}, {told.code}")
        return counted.cpu, told.cpu, counted.peak


def main() -> None:
    """Measure in turn, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=17_500)
    parser.add_argument("--pairs", type=int, default=3)
    asked = parser.parse_args()
    many = [cost(asked.people) for _pair in range(asked.pairs)]
    few = [cost(FEW) for _pair in range(asked.pairs)]
    for name, at in (("import", 0), ("report", 1)):
        whole = statistics.median(each[at] for each in many)
        start = statistics.median(each[at] for each in few)
        print(f"{name}: {whole:.2f} s, above start-up {whole - start:.2f} s")
    cells = asked.people * sum(1 for _item in items())
    peak = max(each[2] for each in many)
    print(f"{cells} answers, at most {peak:.0f} MiB")


if __name__ == "__main__":
    main()
