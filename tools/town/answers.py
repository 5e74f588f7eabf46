"""The answers that the town's surveys brought, as the files of answers have them.

How many gave which answer stands in `answers.yaml`, by hand. Who gave it is left to
chance, always the same, but people answer as they feel: who is content with one thing
is more often content with another, else no battery would hang together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from random import Random
from typing import NamedTuple

from qms.model.located import Fields
from qms.model.questionnaire import Item, Questionnaire, questionnaire_of
from qms.store.yaml import read_yaml
from tools.town.asked import asked
from tools.town.texts import HERE, MisfitError

PERSONAL = ("Nume", "E-mail")
FREE_TEXT = "Observații"
FIRST, LAST = ("id", "limba", "durata", *PERSONAL), (FREE_TEXT,)
MOOD = 1.0
UNKNOWN, BLANK = "unknown", ""


class AnswerSheet(NamedTuple):
    """A file of answers: its name, its cells with the heads, and how it is written."""

    file: str
    cells: Sequence[Sequence[str]]
    separator: str = ";"
    encoding: str = "utf-8"


def answer_sheets() -> Iterator[AnswerSheet]:
    """Every file of answers."""
    text = (HERE / "answers.yaml").read_text(encoding="utf-8")
    fields, flaws = read_yaml(text)
    if flaws:
        raise MisfitError(f"answers.yaml: {flaws[0]}")
    plans = list(fields.rows("sheets"))
    for plan in plans:
        shape = next(each for each in plans if _is_shape(each, plan))
        yield Answered(plan, shape).sheet


def _is_shape(shape: Fields, plan: Fields) -> bool:
    """Whether a sheet is of the same year and questionnaire; the first gives shape."""
    is_of_year = year_of(shape) == year_of(plan)
    return is_of_year and shape.text("questionnaire") == plan.text("questionnaire")


def year_of(plan: Fields) -> str:
    """The year of a sheet, as its file's name tells it."""
    return str(plan.text("file")).split("-")[1]


class Answered:
    """The people of one group in one wave, and what each of them put down."""

    def __init__(self, plan: Fields, shape: Fields) -> None:
        self.plan, self.shape = plan, shape
        self.file = str(plan.text("file"))
        self.chance = Random(self.file)
        self.number = int(plan.text("answered"))
        self.is_words = plan.text("style") == "words"

    @cached_property
    def questionnaires(self) -> Mapping[str, Questionnaire]:
        """What they were asked, by language."""
        document, versions = asked(self.plan.text("questionnaire"), year_of(self.plan))
        found = {"ro": questionnaire_of(document)}
        for version in versions:
            found[str(version.language)] = questionnaire_of(document, version)
        return found

    @cached_property
    def languages(self) -> list[str]:
        """In which language each of them answered."""
        known = list(self.questionnaires)
        return [known[each % 3 % len(known)] for each in range(self.number)]

    @cached_property
    def sheet(self) -> AnswerSheet:
        """The file: codes and questions as heads, then whoever answered, and faults."""
        source = self.questionnaires["ro"]
        heads = [*FIRST, *(item.id for item in source.items), *LAST]
        texts = ["", *FIRST[1:], *(item.text for item in source.items), *LAST]
        rows = [self.row(number) for number in range(self.number)]
        everybody = [*rows, *self._faulty(rows)]
        self.chance.shuffle(everybody)
        return AnswerSheet(self.file, [heads, texts, *everybody])

    def row(self, number: int) -> list[str]:
        """What one of them put down, and what no repository may keep of it."""
        language = self.languages[number]
        cells = [
            self.cell(item, language, self.columns[item.id][number])
            for item in self.questionnaires[language].items
        ]
        note = "scris de mână, vezi foaia" if number % 9 == 0 else ""
        return [*self._first(number, self.chance.randrange(240, 900)), *cells, note]

    def cell(self, item: Item, language: str, answer: str) -> str:
        """An answer as it is typed in: a word of the scale, or its number."""
        if answer == BLANK:
            return ""
        if item.codes:
            return answer
        scale = item.scale
        if scale is None:
            return ""
        if answer == UNKNOWN:
            return scale.unknown
        word = scale.labels.get(int(answer), "") if self.is_words else ""
        return word or answer

    @cached_property
    def columns(self) -> Mapping[str, list[str]]:
        """The answers to each item, person by person, in the numbers that are told."""
        moods = [self.chance.gauss(0, 1) for _ in range(self.number)]
        straight = int(self.plan.text("straight") or 0)
        found = {}
        for item in self.questionnaires["ro"].items:
            counts = self._counts(item)
            fixed = [str(3 + number % 2) for number in range(straight)]
            is_fixed = bool(item.battery)
            rest = counts - Counter(fixed) if is_fixed else counts
            free = moods[straight:] if is_fixed else moods
            spread = self._spread(item, rest, free)
            found[item.id] = [*fixed, *spread] if is_fixed else spread
        return found

    def _spread(
        self, item: Item, counts: Counter[str], moods: Sequence[float]
    ) -> list[str]:
        """Better answers to who is in better mood, though not always."""
        places = [
            (mood * (-MOOD if item.is_reverse else MOOD) + self.chance.gauss(0, 1), at)
            for at, mood in enumerate(moods)
        ]
        order = [at for _mood, at in sorted(places)]
        answers = [BLANK] * len(moods)
        none = self.chance.sample(order, len(moods) - _of_points(counts))
        for at in none[: counts[UNKNOWN]]:
            answers[at] = UNKNOWN
        silent = set(none)
        given = (at for at in order if at not in silent)
        points = sorted((key for key in counts if key != UNKNOWN), key=_rank)
        told = (point for point in points for _ in range(counts[point]))
        for at, point in zip(given, told, strict=True):
            answers[at] = point
        return answers

    def _counts(self, item: Item) -> Counter[str]:
        own = self.plan.fields("items").fields(item.id)
        if own:
            return _counter(own)
        whole = _counter(self.shape.fields("items").fields(item.id))
        return scaled(whole, self.number, int(self.shape.text("answered")))

    def _first(self, number: int, seconds: int) -> list[str]:
        language = self.languages[number % self.number]
        name = f"Persoana {number + 1}"
        return [f"R{number + 1:04}", language, str(seconds), name, "nimeni@example.org"]

    def _faulty(self, rows: list[list[str]]) -> Iterator[list[str]]:
        """Rows that nobody may count, each sort as often as it is told."""
        width, first = len(rows[0]), len(FIRST)
        count = {name: int(self.plan.text(name) or 0) for name in FAULTS}
        yield from (list(row) for row in rows[: count["duplicate"]])
        number = self.number
        for name in ("empty", "out_of_range", "speeder"):
            for _ in range(count[name]):
                number += 1
                row = [*self._first(number, 12 if name == "speeder" else 300)]
                model = self.chance.choice(rows)[first:]
                if name == "empty":
                    model = [""] * (width - first)
                if name == "out_of_range":
                    model[0] = "9"
                yield [*row, *model]


FAULTS = ("duplicate", "empty", "out_of_range", "speeder")


def scaled(counts: Counter[str], number: int, of: int) -> Counter[str]:
    """The same shape for fewer people, by largest remainders."""
    exact = {key: n * number / of for key, n in counts.items()}
    found = Counter({key: int(part) for key, part in exact.items()})
    missing = round(sum(exact.values())) - found.total()
    by_rest = sorted(exact, key=lambda key: (found[key] - exact[key], key))
    found.update(by_rest[:missing])
    return found


def _counter(counts: Fields) -> Counter[str]:
    return Counter({str(key): int(counts.text(key)) for key in counts})


def _of_points(counts: Counter[str]) -> int:
    return counts.total() - counts[UNKNOWN]


def _rank(point: str) -> tuple[int, str]:
    return (int(point), "") if point.isdecimal() else (0, point)
