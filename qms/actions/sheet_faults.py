"""Why a sheet would not count for a submission, told before anybody vouches for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qms.actions.desk import Desk
from qms.actions.separate import require_separate
from qms.actions.sheet import Sheet
from qms.actions.signatories import Row
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.ledger import Fill
from qms.model.approval.open_rounds import OpenRound
from qms.model.approval.separation import VOUCH
from qms.model.approval.submission import Submission


def require_own_hands_clean(desk: Desk, sheet: Sheet) -> None:
    """Raise QmsError where the voucher signed the sheet, or its day has not come."""
    if any(each.person == desk.person for each in sheet.signatories):
        raise QmsError(
            _(
                "{person} signed the sheet, and nobody vouches for his own signature"
            ).format(person=desk.called.person(desk.person)),
            hint=_("let somebody else vouch for it: see acts.vouch in the profile"),
        )
    if sheet.signed_on > desk.today:
        raise QmsError(
            _("the paper bears {day}, and today is {today}").format(
                day=sheet.signed_on.isoformat(), today=desk.today.isoformat()
            ),
            hint=_("give the day that stands on the paper: --signed-on"),
        )


def require_method(desk: Desk, found: Round, method: str) -> None:
    """Raise QmsError where the kind of a document does not allow a method."""
    submission = found.submission
    allowed = desk.rules.methods(submission.kind) if submission else frozenset()
    if submission and method not in allowed:
        raise QmsError(
            _("{id}: documents of kind {kind} are not approved by {method}").format(
                id=submission.document, kind=submission.kind, method=method
            ),
            hint=_("it may be one of: {known}").format(
                known=", ".join(sorted(allowed))
            ),
        )


def require_waiting(coming: OpenRound, act: str) -> None:
    """Raise QmsError where an act comes too late for a submission, or for none such."""
    submission = coming.round.submission
    name = submission.document if submission else coming.round.name
    if coming.is_returned:
        raise QmsError(
            _("{id} was returned: {reason}").format(id=name, reason=coming.reason),
            hint=_("it is put up anew once mended: qms submit {id}").format(id=name),
        )
    if act == "withdraw" and not (submission and submission.is_withdrawal):
        raise UsageError(
            _("{id} is not put up to be withdrawn").format(id=name),
            hint=_("first: {command}").format(command=f"qms withdraw {name}"),
        )
    if act in ("approve", "withdraw") and coming.act == "release":
        raise QmsError(
            _("every step of {id} is signed; it waits to be released").format(id=name),
            hint=_("the controller releases it: qms release {id}").format(id=name),
        )


def require_counting(
    desk: Desk, found: Round, rows: Sequence[Row], sheet: Sheet
) -> None:
    """Raise QmsError where the release would refuse what is vouched for."""
    signed = [dict(row) for row in rows]
    added = [(str(row["step"]), str(row["person"])) for row in signed if row["person"]]
    require_separate(desk, found, [(VOUCH, desk.person), *added])
    if sheet.method != "act" and found.submission:
        for row in signed:
            _require_order(desk, found, found.submission, str(row["step"]), sheet)


def _require_order(
    desk: Desk, found: Round, submission: Submission, step: str, sheet: Sheet
) -> None:
    """Paper goes by its day: not before an earlier step, nor after a later one."""
    filling = desk.control.filling(found)
    places = {each.name: at for at, each in enumerate(filling.steps if filling else ())}
    day = sheet.signed_on
    for other in _others(filling.fills if filling else (), step):
        is_earlier = places.get(other.step, 0) < places.get(step, 0)
        if other.day != day and is_earlier == (day < other.day):
            raise QmsError(
                _(
                    "{id}: the paper bears {day}, and the step {step} was signed on "
                    "{other}: the order of the steps would be broken"
                ).format(
                    id=submission.document,
                    day=day.isoformat(),
                    step=desk.called.step(submission.kind, other.step),
                    other=other.day.isoformat(),
                ),
                hint=_("have the text signed that was put up, after the steps before"),
            )


def _others(fills: Sequence[Fill], step: str) -> Iterator[Fill]:
    for each in fills:
        if each.step != step and each.method != "act":
            yield each
