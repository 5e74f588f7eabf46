"""The rows of the yearly report's tables: waves, items, promises."""

from __future__ import annotations

from collections.abc import Mapping

from qms.actions.figures_told import number_told, value_told
from qms.evaluation.kept import NOT_MEASURED, WORDS, kept
from qms.evaluation.rounding import percent_of
from qms.i18n import N_, _
from qms.model.chain.measured import Measurement
from qms.model.chain.readings import of_answers, of_promise
from qms.model.chain.year import Year
from qms.model.grid import Column, Grid
from qms.model.leaves import read_number
from qms.model.measurement import PromiseMeasured
from qms.model.questionnaire import Item, Questionnaire
from qms.model.wave import FEWEST_KEPT, Answers, Result, Wave

TOO_FEW = "too few"
MODES = {
    "paper at the desk": N_("paper at the desk"),
    "web": N_("web"),
    "phone": N_("phone"),
    "post": N_("post"),
    "visit": N_("visit"),
    "mixed": N_("mixed"),
}
SELECTIONS = {
    "all": N_("all were asked"),
    "random": N_("chosen at random"),
    "volunteers": N_("who wanted to answer"),
}


def waves_told(year: Year, asked: Mapping[str, Questionnaire]) -> Grid:
    """How each group of each wave was asked."""
    columns = (
        Column("record", _("record")),
        Column("questionnaire", _("questionnaire")),
        Column("days", _("asked")),
        Column("mode", _("way of asking")),
        Column("selection", _("selection")),
        Column("group", _("group")),
        Column("population", _("of how many"), is_number=True),
        Column("invited", _("invited"), is_number=True),
        Column("answered", _("answered"), is_number=True),
        Column("rate", _("response rate")),
    )
    rows = [
        _wave(wave, result, asked.get(wave.questionnaire))
        for wave in year.waves
        for result in wave.results
    ]
    return Grid(columns, rows)


def _wave(
    wave: Wave, result: Result, questionnaire: Questionnaire | None
) -> dict[str, str]:
    asked = wave.asked(result.group)
    groups = questionnaire.groups if questionnaire else {}
    rate = ""
    if asked.invited and result.answered <= asked.invited:
        rate = f"{number_told(percent_of(result.answered, asked.invited).number)} %"
    return {
        "record": wave.id,
        "questionnaire": f"{wave.questionnaire} {wave.revision}",
        "days": f"{wave.first} – {wave.last}",
        "mode": _(MODES.get(wave.mode, wave.mode)),
        "selection": _(SELECTIONS.get(wave.selection, wave.selection)),
        "group": groups.get(result.group, result.group),
        "population": str(asked.population or ""),
        "invited": str(asked.invited or ""),
        "answered": str(result.answered),
        "rate": rate,
    }


def item_row(
    wave: Wave, result: Result, answers: Answers, item: Item | None
) -> dict[str, str]:
    """What a group answered to a question."""
    reading = of_answers(wave, result.group, answers, item)
    if reading is None:
        known = item.codes if item else {}
        value = "; ".join(
            f"{known.get(name, name)}: {n}"
            for name, n in answers.counts.items()
            if n >= FEWEST_KEPT
        )
    else:
        value = value_told(reading)
    return {
        "item": item.text if item else answers.item,
        "n": str(sum(answers.counts.values())),
        "value": value,
        "unknown": str(answers.unknown),
        "blank": str(answers.blank),
    }


def promise_row(measurement: Measurement, found: PromiseMeasured) -> dict[str, str]:
    """How a promise was kept in a period."""
    promised, counts = found.promised, found.counts
    name = promised.promise
    return {
        "promise": name if "/" in name else f"{measurement.charter}/{name}",
        "term": f"{promised.target} {_(promised.unit)}",
        "period": measurement.period.name if measurement.period else "",
        "n": str(found.n),
        "met": str(counts.met) if counts else "",
        "share": value_told(of_promise(measurement, found)) if counts else "",
        "aim": promised.share,
        "verdict": _verdict_told(found),
        "median": _number_told(found.median),
        "p90": _number_told(found.p90),
        "record": measurement.id,
    }


def _number_told(text: str) -> str:
    return number_told(read_number(text)) if text else ""


def kept_word(found: PromiseMeasured) -> str:
    """Whether a promise was kept; of too few nothing is said."""
    if found.n == 0:
        return NOT_MEASURED
    if found.counts is None:
        return TOO_FEW
    try:
        aim = found.promised.aim
    except ValueError:
        return NOT_MEASURED
    return kept(found.counts.met, found.n, aim, is_sample=found.is_sample).word


def _verdict_told(found: PromiseMeasured) -> str:
    word = kept_word(found)
    return _("too few to tell") if word == TOO_FEW else _(WORDS[word])
