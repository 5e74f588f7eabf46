"""Who signed a sheet: the office and the step of each, found from what waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from qms.actions.desk import Desk
from qms.actions.who import offices_told
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.canonical import Json
from qms.model.approval.case import is_by_mandate
from qms.model.approval.fault import Fault
from qms.model.approval.standing import deputy_faults, holder_faults, scope_faults
from qms.reports.proof_words import fault_text

Place = tuple[str, str]
Row = tuple[tuple[str, Json], ...]


@dataclass(frozen=True)
class Named:
    """A signatory as he is named: a person, perhaps with his office and his step.

    The person is empty where a body decided.
    """

    person: str
    office: str = ""
    step: str = ""

    @property
    def told(self) -> str:
        """The person, or else the office of the body."""
        return self.person or self.office


@dataclass(frozen=True)
class Signing:
    """How the signatories of a sheet signed: the day, the method, for whom, how."""

    day: date
    method: str
    acting_for: str = ""
    opinion: str = ""


def signatory_named(text: str) -> Named:
    """Read `PERSON[:OFFICE[:STEP]]`; raises UsageError on any other text."""
    parts = [part.strip() for part in text.split(":")]
    if len(parts) > 3 or not any(parts[:2]):
        raise UsageError(
            _("{text} names no signatory").format(text=text),
            hint=_(
                "write PERSON, PERSON:OFFICE or PERSON:OFFICE:STEP; a body: :OFFICE"
            ),
        )
    return Named(*parts)


def require_known(desk: Desk, named: Sequence[Named], method: str) -> None:
    """Raise UsageError on a person whom governance does not know, and on none."""
    known = desk.rules.people.by_id
    for each in named:
        if not each.person and method != "act":
            raise UsageError(
                _("only the act of a body goes without a person"),
                hint=_("name who signed: --signatory PERSON"),
            )
        if each.person and each.person not in known:
            near = ", ".join(get_close_matches(each.person, known, 3, 0.5))
            raise UsageError(
                _("governance knows no person {person}").format(person=each.person),
                hint=_("did you mean: {ids}").format(ids=near or "qms people"),
            )


Find = Callable[[Desk, Round], list[Place]]


def placed(
    desk: Desk,
    rounds: Sequence[Round],
    named: Sequence[Named],
    how: Signing,
    find: Find,
) -> dict[str, tuple[Row, ...]]:
    """For each submission, by name, its signatories with office and step.

    `find` gives the pairs of step and office in which a submission can be signed. Of
    several documents, each signatory fits at least one, and each has at least one;
    raises QmsError with the reason otherwise.
    """
    found: dict[str, tuple[Row, ...]] = {}
    refused: dict[Named, QmsError] = {}
    fitted: set[Named] = set()
    for each in rounds:
        open_places = find(desk, each)
        rows = []
        for who in named:
            fitting = _fitting(desk, each, who, how, open_places)
            place = _mandating(each, who) or next(fitting, None)
            if place is None:
                why = _why_not(desk, each, who, how, open_places)
                refused.setdefault(who, why)
                continue
            open_places = [other for other in open_places if other != place]
            fitted.add(who)
            rows.append(_row(desk, who, place, how))
        if not rows:
            raise refused[named[0]]
        found[each.name] = tuple(rows)
    for who in named:
        if who not in fitted:
            raise refused[who]
    return found


def waiting_places(desk: Desk, found: Round) -> list[Place]:
    """The steps that wait for a signature, each with an office that may give it."""
    filling = desk.control.filling(found)
    return [
        (step.name, office)
        for step, offices in (filling.missing if filling else ())
        for office in offices
    ]


def places_to_return(desk: Desk, found: Round) -> list[Place]:
    """The offices that sign a step of a submission, and so may send it back."""
    submission = found.submission
    kind = submission.kind if submission else ""
    is_version = bool(submission and submission.version)
    steps = desk.rules.steps(kind, found.owner, is_version)
    return [("", office) for step in steps for office in sorted(step.offices)]


def places_to_confirm(desk: Desk, found: Round) -> list[Place]:
    """The offices that confirm a text in its periodic review."""
    return [("", each) for each in sorted(desk.rules.actors("confirm", found.owner))]


def _mandating(found: Round, who: Named) -> Place | None:
    """The place of a body that gives a mandate: it signs no step of governance."""
    submission = found.submission
    if submission is None or not is_by_mandate(submission) or who.person:
        return None
    return who.step, who.office


def _fitting(
    desk: Desk, found: Round, who: Named, how: Signing, places: Sequence[Place]
) -> Iterator[Place]:
    """The places that a signatory asks for and could sign in on that day."""
    for step, office in _asked(who, places):
        if not next(_faults(desk, found, who, office, how), None):
            yield step, office


def _asked(who: Named, places: Sequence[Place]) -> list[Place]:
    return [
        (step, office)
        for step, office in places
        if who.office in ("", office) and (not step or who.step in ("", step))
    ]


def _faults(
    desk: Desk, found: Round, who: Named, office: str, how: Signing
) -> Iterator[Fault]:
    """Why somebody could not sign in an office on the day of the sheet."""
    if not who.person:
        return
    if not _acts_for(desk, who, office, how):
        yield from holder_faults(who.person, office, how.day, desk.rules)
        return
    kind = found.submission.kind if found.submission else ""
    deputy = who.person, office, how.acting_for
    yield from deputy_faults(*deputy, how.day, desk.rules)
    yield from scope_faults(*deputy, kind, how.day, desk.rules)


def _acts_for(desk: Desk, who: Named, office: str, how: Signing) -> bool:
    """Whether somebody signed as a deputy: only who does not hold the office."""
    return bool(how.acting_for) and not desk.rules.holds(who.person, office, how.day)


def _row(desk: Desk, who: Named, place: Place, how: Signing) -> Row:
    step, office = place
    row: dict[str, Json] = {
        "person": who.person or None,
        "office": office,
        "step": step or None,
        "opinion": how.opinion or None,
    }
    if who.person and _acts_for(desk, who, office, how):
        row["acting_for"] = how.acting_for
    return tuple(row.items())


def _why_not(
    desk: Desk, found: Round, who: Named, how: Signing, places: Sequence[Place]
) -> QmsError:
    name = found.submission.document if found.submission else found.name
    asked = _asked(who, places)
    if not asked:
        waits = ", ".join(_place_told(desk, found, each) for each in places)
        wanted = _place_told(desk, found, (who.step, who.office))
        return QmsError(
            _("{id} waits for {offices}, not for {wanted}").format(
                id=name, offices=waits or "–", wanted=wanted or _name(desk, who)
            ),
            hint=_("see who must sign what next: qms status"),
        )
    held = [
        each
        for each in asked
        if desk.rules.last_day(who.person, each[1]) != date.min or len(asked) == 1
    ]
    fault = next(_faults(desk, found, who, (held or asked)[0][1], how), None)
    if fault is None or not (held or how.acting_for):
        offices = offices_told(desk, [office for _step, office in asked])
        message = _("{person} holds none of the offices that {id} waits for: {offices}")
        reason = message.format(person=_name(desk, who), id=name, offices=offices)
    else:
        reason = f"{name}: {fault_text(fault, desk.called)}"
    return QmsError(reason, hint=_("see who holds which office: qms people"))


def _name(desk: Desk, who: Named) -> str:
    return desk.called.person(who.person) if who.person else who.told


def _place_told(desk: Desk, found: Round, place: Place) -> str:
    """An office with the step that it signs, by their titles."""
    step, office = place
    kind = found.submission.kind if found.submission else ""
    title = f"({desk.called.step(kind, step)})" if step else ""
    return " ".join(filter(None, (desk.called.office(office) if office else "", title)))
