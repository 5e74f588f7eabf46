"""Strategy and plan: goals, what they follow from, objectives with their figures.

The public sees goals and objectives; the office sees actions and money, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from qms.i18n import N_
from qms.model.chain.links import ACTION, FINDING, GOAL, OBJECTIVE, Chain, chain_of
from qms.model.chain.plan import Entry, plan_of
from qms.model.funding import totals
from qms.model.located import Fields
from qms.site.indicators import IndicatorView, indicator_view
from qms.site.list_page import ListPage
from qms.site.marking import said
from qms.site.references import Reference
from qms.site.said import Said
from qms.site.verdicts import STATES, Verdict, spoken
from qms.site.voice import NO_BREAK

TEMPLATE = "strategy.html"
NAME = "strategy"
LACKS = {
    "owner": N_("an owner"),
    "finding": N_("a finding"),
    "number": N_("a number to reach"),
    "indicator": N_("an indicator"),
    "baseline": N_("a baseline"),
    "measured again": N_("a second measurement"),
    "read in time": N_("a reading in time"),
}


@dataclass(frozen=True)
class Line:
    """A goal, an objective or an action as it stands on the day."""

    id: str
    title: Said
    owner: str
    due: str
    state: Verdict
    lacks: str
    indicator: IndicatorView | None
    resources: Said
    funding: tuple[str, ...]


@dataclass(frozen=True)
class Objective:
    """An objective with the actions that serve it; actions alone have none."""

    line: Line | None
    actions: tuple[Line, ...]


@dataclass(frozen=True)
class Goal:
    """A goal with the findings that it follows from; without one, what serves none."""

    line: Line | None
    findings: tuple[Reference, ...]
    document: Reference | None
    objectives: tuple[Objective, ...]


@dataclass(frozen=True)
class Sum:
    """What a project pays, for how many records."""

    project: Said
    amount: str
    records: str


@dataclass(frozen=True)
class View:
    """The goals with all that serves them, and what each project pays."""

    goals: tuple[Goal, ...]
    sums: tuple[Sum, ...]
    is_internal: bool
    table: str
    indicators: str


def csv_path(language: str) -> str:
    """Where the same stands as a table."""
    return f"{language}/{NAME}.csv"


def planned(page: ListPage) -> list[Entry]:
    """What is planned, as far as readers of the site may see it."""
    entries = plan_of(page.site.register)
    if page.site.is_internal:
        return entries
    return [each for each in entries if each.node.kind in (GOAL, OBJECTIVE)]


def view(page: ListPage) -> View:
    """What the page shows."""
    entries, chain = planned(page), chain_of(page.site.register)
    is_internal = page.site.is_internal
    goals = (
        _goal(page, chain, list(rows))
        for _goal_id, rows in groupby(entries, key=lambda each: each.goal)
    )
    return View(
        goals=tuple(goals),
        sums=tuple(_sums(page, entries)) if is_internal else (),
        is_internal=is_internal,
        table=page.way(csv_path(page.language)),
        indicators=page.way(f"{page.language}/indicators.html") if is_internal else "",
    )


def _goal(page: ListPage, chain: Chain, entries: Sequence[Entry]) -> Goal:
    first = entries[0]
    is_goal = first.node.kind == GOAL
    above = chain.above(first.node.id) if is_goal else iter(())
    findings = (
        Reference(each.id, page.marked(each.title, page.site.binding))
        for each in above
        if each.kind == FINDING
    )
    return Goal(
        line=line_of(page, first) if is_goal else None,
        findings=tuple(findings),
        document=_document(page, first) if is_goal else None,
        objectives=tuple(_objectives(page, entries[1:] if is_goal else entries)),
    )


def _document(page: ListPage, entry: Entry) -> Reference | None:
    """The strategy that a goal stands in, where it has a page."""
    name = str(entry.record.fields.text("document"))
    if not name or not page.document(name):
        return None
    return Reference(name, Said(page.site.title(name, page.language)))


def _objectives(page: ListPage, entries: Sequence[Entry]) -> Iterator[Objective]:
    """Each objective with the actions under it; actions that serve none, together."""
    objective: Line | None = None
    actions: list[Line] = []
    for each in entries:
        if each.node.kind == ACTION:
            actions.append(line_of(page, each))
            continue
        if objective or actions:
            yield Objective(objective, tuple(actions))
        objective, actions = line_of(page, each), []
    if objective or actions:
        yield Objective(objective, tuple(actions))


def line_of(page: ListPage, entry: Entry) -> Line:
    """A line of the plan."""
    record, voice = entry.record, page.voice
    found = page.site.register.evaluated
    result = found.indicators.get(str(record.id)) if found else None
    own = page.site.binding
    return Line(
        id=str(record.id),
        title=page.marked(entry.node.title or str(record.id), own),
        owner=page.office(entry.owner) if entry.owner else "",
        due=voice.day(entry.due) if entry.due else "",
        state=spoken(STATES, entry.state, voice),
        lacks=", ".join(voice.say(LACKS[each]) for each in entry.lacks),
        indicator=indicator_view(page, result, entry.due) if result else None,
        resources=page.marked(str(record.fields.text("resources")), own),
        funding=tuple(_funding(page, record.fields)),
    )


def _funding(page: ListPage, fields: Fields) -> Iterator[str]:
    for row in fields.rows("funding"):
        amount = _money(page, str(row.text("amount")), str(row.text("currency")))
        project = page.marked(str(row.text("project")), page.site.binding)
        told = said(project) if project else ""
        yield Markup(": ").join(filter(None, (told, amount)))


def _money(page: ListPage, amount: str, currency: str) -> str:
    return f"{page.voice.number(amount)}{NO_BREAK}{currency}".strip() if amount else ""


def _sums(page: ListPage, entries: Sequence[Entry]) -> Iterator[Sum]:
    for each in totals(entry.record for entry in entries):
        amount = _money(page, f"{each.amount:f}", each.currency)
        project = page.marked(each.project, page.site.binding)
        yield Sum(project if project else Said("–"), amount, str(each.records))
