"""The plan told: what is open, late and lacking, and what each project pays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from qms.actions.documents import read_facts
from qms.actions.feedback_due import Due, due_feedback
from qms.actions.figures_told import number_told
from qms.errors import UsageError
from qms.i18n import N_, NC_, _, language
from qms.model.chain import plan
from qms.model.chain.plan import CLOSED, LATE, OPEN, Entry, plan_of
from qms.model.funding import totals
from qms.model.grid import Column, Grid, Tabled
from qms.model.located import Fields
from qms.model.register import Register

INDENT = "  "
STATES = {
    OPEN: NC_("plan", "open"),
    LATE: NC_("plan", "late"),
    CLOSED: NC_("plan", "closed"),
}
LACKS = {
    plan.OWNER: N_("an owner"),
    plan.FINDING: N_("a finding"),
    plan.NUMBER: N_("a number to reach"),
    plan.INDICATOR: N_("an indicator"),
    plan.BASELINE: N_("a baseline"),
    plan.AGAIN: N_("a second measurement"),
    plan.IN_TIME: N_("a reading in time"),
}


def plan_table(
    root: Path, as_of: date, office: str = "", *, is_whole: bool = False
) -> Tabled:
    """What is planned and not yet closed as of a day, of all offices or of one.

    With `is_whole` what is closed is told, too. Raises UsageError on an office that
    nobody knows.
    """
    register = read_facts(root, as_of)
    require_office(register, office)
    entries = [
        each
        for each in plan_of(register)
        if (is_whole or each.state != CLOSED) and office in ("", each.owner)
    ]
    due = [
        each
        for each in due_feedback(register)
        if office in ("", each.record.fields.text("owner"))
    ]
    rows = [_row(register, each) for each in entries]
    rows += [_row_of_feedback(register, each) for each in due]
    return Tabled(
        Grid(_columns(), rows, _note(register, entries, due)),
        {
            "as_of": as_of.isoformat(),
            "plan": [_data(each) for each in entries],
            "feedback": [_data_of_feedback(each, as_of) for each in due],
            "funding": [_funding_row(each) for each in _totals(entries)],
        },
    )


def funding_table(root: Path, as_of: date, office: str = "") -> Tabled:
    """What each project pays for the plan, closed actions included."""
    register = read_facts(root, as_of)
    require_office(register, office)
    entries = [each for each in plan_of(register) if office in ("", each.owner)]
    rows = [_funding_row(each) for each in _totals(entries)]
    columns = (
        Column("project", _("project"), is_whole=True),
        Column("amount", _("amount"), is_number=True),
        Column("currency", _("currency")),
        Column("records", _("records"), is_number=True),
    )
    note = _("funding of the plan as of {day}").format(day=as_of)
    return Tabled(Grid(columns, rows, note), rows)


def require_office(register: Register, office: str) -> None:
    """Raise UsageError unless an office is known, or none is asked for."""
    if office and office not in register.offices:
        raise UsageError(
            _("{office} is no office that governance knows").format(office=office),
            hint=_("there are: {known}").format(
                known=", ".join(sorted(register.offices))
            ),
        )


def _totals(entries: list[Entry]) -> list[tuple[str, str, str, int]]:
    found = totals(each.record for each in entries)
    return [
        (each.project, each.currency, f"{each.amount:f}", each.records)
        for each in found
    ]


def _funding_row(total: tuple[str, str, str, int]) -> dict[str, str]:
    project, currency, amount, records = total
    return {
        "project": project or "–",
        "amount": amount,
        "currency": currency,
        "records": str(records),
    }


def _row(register: Register, each: Entry) -> Mapping[str, str]:
    lacks = ", ".join(_(LACKS[lack]) for lack in each.lacks)
    return {
        "goal": each.goal or "–",
        "id": f"{INDENT * each.depth}{each.node.id}",
        "kind": _kind(register, each.node.kind),
        "title": each.node.title,
        "owner": each.owner or "–",
        "due": each.due.isoformat() if each.due else "–",
        "state": _(STATES[each.state]),
        "lacks": lacks,
    }


def _row_of_feedback(register: Register, each: Due) -> Mapping[str, str]:
    fields = each.record.fields
    is_late = each.day is not None and each.day < register.as_of
    return {
        "goal": "–",
        "id": str(each.record.id),
        "kind": _kind(register, "feedback"),
        "title": str(fields.text("title")),
        "owner": str(fields.text("owner")) or "–",
        "due": each.day.isoformat() if each.day else _("not known"),
        "state": _(STATES[LATE if is_late else OPEN]),
        "lacks": _("an answer"),
    }


def _kind(register: Register, name: str) -> str:
    titles = register.profile.record_kinds.get(name, Fields()).fields("title")
    return str(titles.text(language()) or titles.text("en") or name)


def _columns() -> tuple[Column, ...]:
    return (
        Column("goal", _("goal"), rank=3),
        Column("id", "id", is_whole=True),
        Column("kind", _("kind"), rank=2),
        Column("title", _("title"), readable=20),
        Column("owner", _("owner"), rank=1),
        Column("due", _("due"), is_whole=True),
        Column("state", _("state"), is_whole=True),
        Column("lacks", _("lacks"), readable=14),
    )


def _note(register: Register, entries: list[Entry], due: list[Due]) -> str:
    late = sum(each.state == LATE for each in entries)
    lacking = sum(bool(each.lacks) for each in entries)
    told = _(
        "{count} goals, objectives and actions as of {day}; {late} are late, "
        "{lacking} lack something"
    ).format(count=len(entries), day=register.as_of, late=late, lacking=lacking)
    if due:
        overdue = [each for each in due if each.day and each.day < register.as_of]
        told += "; " + _("without an answer: {count}, of them late: {late}").format(
            count=len(due), late=len(overdue)
        )
    sums = [
        f"{project or '–'}: {number_told(Decimal(amount))} {currency}".rstrip()
        for project, currency, amount, _records in _totals(entries)
    ]
    if not sums:
        return told
    return f"{told}. " + _("Funding") + ": " + "; ".join(sums)


def _data(each: Entry) -> dict[str, object]:
    return {
        "goal": each.goal,
        "id": each.node.id,
        "kind": each.node.kind,
        "title": each.node.title,
        "owner": each.owner,
        "due": each.due.isoformat() if each.due else None,
        "state": each.state,
        "lacks": list(each.lacks),
    }


def _data_of_feedback(each: Due, as_of: date) -> dict[str, object]:
    return {
        "id": str(each.record.id),
        "owner": str(each.record.fields.text("owner")),
        "limit": each.limit.citation,
        "due": each.day.isoformat() if each.day else None,
        "state": LATE if each.day and each.day < as_of else OPEN,
    }
