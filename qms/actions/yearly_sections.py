"""The sections of the yearly report: every figure with its n, interval and record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from qms.actions.figures_told import value_told
from qms.actions.indicators import verdict_told
from qms.actions.yearly_rows import item_row, kept_word, promise_row, waves_told
from qms.evaluation.kept import MET, MISSED, NOT_MEASURED, WORDS
from qms.evaluation.progress import TARGET_WORDS, progress
from qms.i18n import NC_, _
from qms.model.chain.year import Year
from qms.model.grid import Column, Grid
from qms.model.questionnaire import Questionnaire
from qms.model.wave import FEWEST_KEPT, VOLUNTEERS, Result, Wave
from qms.reports.yearly import bullets, table

SURVEYS, COMPLAINTS = "surveys", "complaints-analysis"
SORTS = {
    "suggestion": NC_("feedback", "suggestions"),
    "complaint": NC_("feedback", "complaints"),
    "praise": NC_("feedback", "praise"),
}
OUTCOMES = {
    "accepted": NC_("feedback", "accepted"),
    "accepted in part": NC_("feedback", "accepted in part"),
    "declined": NC_("feedback", "declined"),
    "passed on": NC_("feedback", "passed on"),
}


@dataclass(frozen=True)
class Told:
    """What a report is made of: the year, and how its items and methods are called."""

    year: Year
    questionnaires: Mapping[str, Questionnaire]
    methods: Mapping[str, str]
    promised: tuple[str, ...]


def summary(told: Told) -> str:
    """How much was asked, kept and heard, in three sentences."""
    return bullets(_summary(told.year))


def methods(told: Told) -> str:
    """By which methods people were heard, and how each wave was asked."""
    year = told.year
    used = {SURVEYS: [each.id for each in year.waves]}
    used[COMPLAINTS] = [str(each.id) for each in year.feedback.records]
    for record in year.feedback.records:
        used.setdefault(str(record.fields.text("channel")), []).append(str(record.id))
    nothing = [_("nothing on record")]
    lines = [
        f"{title}: {', '.join(used.get(name) or used.get(title) or nothing)}"
        for name, title in told.methods.items()
    ]
    parts = [bullets(iter(lines))] if lines else []
    parts += [table(waves_told(year, told.questionnaires)), *_cautions(year)]
    return "\n".join(filter(None, parts)) or _("Nothing was asked.")


def people(told: Told) -> str:
    """What each group said, item by item; nothing of fewer than five people."""
    parts = []
    for wave in told.year.waves:
        asked = told.questionnaires.get(wave.questionnaire)
        for result in wave.results:
            parts.append(_group(wave, result, asked))
    return "\n".join(parts) or _("No survey of the year is on record.")


def promises(told: Told) -> str:
    """How each promise was kept; those that nobody measured are named, too."""
    rows = [
        promise_row(each, one)
        for each in told.year.measurements
        for one in each.promises
    ]
    known = {row["promise"] for row in rows}
    rows += [
        {"promise": name, "verdict": _(WORDS[NOT_MEASURED])}
        for name in told.promised
        if name not in known
    ]
    columns = (
        Column("promise", _("promise")),
        Column("term", _("within")),
        Column("period", _("period")),
        Column("n", "n", is_number=True),
        Column("met", _("kept"), is_number=True),
        Column("share", _("share")),
        Column("aim", _("promised share")),
        Column("verdict", _("verdict")),
        Column("median", _("median")),
        Column("p90", _("nine in ten within")),
        Column("record", _("record")),
    )
    return table(Grid(columns, rows)) or _("No promise was measured in this year.")


def feedback(told: Told) -> str:
    """What came in, what was decided, what it was about."""
    found = told.year.feedback
    if not found.n:
        return _("No suggestion, complaint or praise of the year is on record.")
    lines = [
        *(f"{_(SORTS[name])}: {n}" for name, n in found.sorts.items()),
        _("answered: {answered} of {n}").format(answered=found.answered, n=found.n),
        *(f"{_(OUTCOMES[name])}: {n}" for name, n in found.outcomes.items()),
        *(
            _("about {theme}: {n}").format(theme=t, n=n)
            for t, n in found.themes.items()
        ),
    ]
    ids = ", ".join(str(each.id) for each in found.records)
    return bullets(iter(lines)) + "\n" + _("Records: {ids}").format(ids=ids) + "\n"


def done(told: Told) -> str:
    """What was carried out, and what the indicators of the plan show."""
    lines = (
        f"{each.id}: {each.fields.text('title')} ({each.fields.text('closed')})"
        for each in told.year.closed
    )
    parts = [bullets(lines)] if told.year.closed else []
    rows = []
    for each in told.year.indicators:
        how = progress(each)
        rows.append(
            {
                "record": str(each.record.id),
                "name": each.name,
                "baseline": value_told(each.baseline) if each.baseline else "",
                "value": value_told(each.newest) if each.newest else "",
                "n": str(each.newest.n) if each.newest and each.newest.n else "",
                "target": _(TARGET_WORDS[how.target]),
                "verdict": verdict_told(each, how),
            }
        )
    columns = (
        Column("name", _("indicator")),
        Column("baseline", _("baseline")),
        Column("value", _("newest value")),
        Column("n", "n", is_number=True),
        Column("target", _("target is")),
        Column("verdict", _("against the baseline")),
        Column("record", _("record")),
    )
    parts.append(table(Grid(columns, rows)))
    return "\n".join(filter(None, parts)) or _("Nothing was closed in this year.")


SECTIONS: dict[str, Callable[[Told], str]] = {
    "summary": summary,
    "methods": methods,
    "told": people,
    "promises": promises,
    "feedback": feedback,
    "done": done,
}
"""What stands in a section, by its id in the profile."""


def _summary(year: Year) -> Iterator[str]:
    answers = sum(result.answered for wave in year.waves for result in wave.results)
    yield _("surveys: {waves}, with {answers} answers in all").format(
        waves=len(year.waves), answers=answers
    )
    words = [kept_word(each) for found in year.measurements for each in found.promises]
    met, missed = words.count(MET), words.count(MISSED)
    yield _(
        "measured promises: {n}; kept: {met}; missed: {missed}; not shown: {rest}"
    ).format(n=len(words), met=met, missed=missed, rest=len(words) - met - missed)
    yield _(
        "suggestions, complaints and praise: {n}, of which {answered} answered"
    ).format(n=year.feedback.n, answered=year.feedback.answered)


def _cautions(year: Year) -> Iterator[str]:
    if year.waves:
        yield _(
            "Intervals in brackets are at 95 %. They cover chance, and not who chose "
            "to answer."
        )
    if any(each.selection == VOLUNTEERS for each in year.waves):
        yield _(
            "Where those answered who wanted to, the figures hold for them, and need "
            "not hold for all."
        )


def _group(wave: Wave, result: Result, asked: Questionnaire | None) -> str:
    groups = asked.groups if asked else {}
    title = f"## {groups.get(result.group, result.group)}, {wave.id}\n"
    if result.answered < FEWEST_KEPT:
        few = _("Fewer than five answered; of so few nothing is told.")
        return f"{title}\n{few}\n"
    items = asked.by_id if asked else {}
    rows = [item_row(wave, result, each, items.get(each.item)) for each in result.items]
    columns = (
        Column("item", _("question")),
        Column("n", "n", is_number=True),
        Column("value", _("satisfied, or score")),
        Column("unknown", _("do not know"), is_number=True),
        Column("blank", _("left empty"), is_number=True),
    )
    return f"{title}\n{table(Grid(columns, rows))}"
