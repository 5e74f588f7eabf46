"""What each act demands of its signer and of the submissions that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from qms.i18n import N_
from qms.model.approval.case import Case, holders_needed, is_by_mandate, may
from qms.model.approval.deputising import deputising_faults
from qms.model.approval.evidence import outcome_faults
from qms.model.approval.fault import Fault, failed
from qms.model.approval.separation import NEVER_WAIVED
from qms.model.approval.statement import RECOVERY
from qms.model.approval.vouching import vouch_faults
from qms.model.days import day_or_none

OVER_SUBMISSIONS = (
    "submit",
    "approve",
    "return",
    "release",
    "publish",
    "confirm",
    "adopt",
    "vouch",
    "waive",
)
FIRST = ("submit", "adopt")
PREPARED = "prepared"

Check = Callable[[Case], Iterator[Fault]]


def subject_faults(case: Case) -> Iterator[Fault]:
    """What is wrong with an act as far as one submission is concerned."""
    statement, submission = case.statement, case.submission
    kind = case.rules.kind(submission.kind)
    if kind is None or not kind.pattern.fullmatch(submission.document):
        reason = N_("governance gives {document} another kind than {kind}")
        values = {"document": submission.document, "kind": submission.kind}
        yield failed("subject", reason, **values)
    if statement.person == RECOVERY and not is_by_mandate(submission):
        reason = N_("the recovery key carries on governance by mandate, nothing else")
        yield failed("office", reason)
    yield from deputising_faults(
        case.ledger, case.digest, statement, submission.kind, case.rules
    )
    if statement.act not in FIRST and not _was_put_up(case):
        yield failed("time", N_("it does not know the submission that it speaks of"))
    check = CHECKS.get(statement.act)
    if check is not None:
        yield from check(case)


def _was_put_up(case: Case) -> bool:
    """Whether the signer saw the submission being made."""
    about = case.ledger.about(case.round.name, FIRST, seen_by=case.digest)
    return next(about, None) is not None


def _release(case: Case) -> Iterator[Fault]:
    if not is_by_mandate(case.submission):
        yield from may(case, "release")
    elif (
        case.statement.person != RECOVERY
        and case.statement.office not in holders_needed(case)
    ):
        reason = N_("only a holder whom governance needs can carry on a mandate")
        yield failed("office", reason)


def _submit(case: Case) -> Iterator[Fault]:
    rules, submission = case.rules, case.submission
    rule = submission.effect.get("rule")
    allowed = rules.effects(submission.kind)
    if not submission.is_withdrawal and rule not in allowed:
        reason = N_("its kind does not allow the effect {rule}")
        yield failed("effect", reason, rule=str(rule))
    if case.statement.step not in ("", PREPARED):
        yield failed("steps", N_("who puts a text up signs the step prepared only"))
    yield from _source(case)


def _source(case: Case) -> Iterator[Fault]:
    """A language version is one of a text of the same document and number."""
    submission = case.submission
    if not submission.translates:
        return
    found = case.ledger.archive.by_submission.get(submission.translates)
    source = found.submission if found else None
    if source is None or (source.document, source.number, source.version) != (
        submission.document,
        submission.number,
        "",
    ):
        reason = N_("it translates no submission of {document} {revision}")
        values = {"document": submission.document, "revision": submission.label}
        yield failed("subject", reason, **values)
    elif source.language == submission.language:
        yield failed("subject", N_("it is in the language of what it translates"))


def _approve(case: Case) -> Iterator[Fault]:
    offices = case.steps_offices
    values = {"step": case.statement.step, "office": case.statement.office}
    if case.statement.person == RECOVERY:
        return
    if case.statement.step not in offices:
        yield failed("steps", N_("governance knows no step {step} here"), **values)
    elif case.statement.office not in offices[case.statement.step]:
        reason = N_("the step {step} is not the office {office}'s to sign")
        yield failed("office", reason, **values)


def _return(case: Case) -> Iterator[Fault]:
    if not case.statement.reason.strip():
        yield failed("form", N_("it gives no reason"))
    everybody = frozenset().union(*case.steps_offices.values())
    if case.statement.office not in everybody:
        reason = N_("the office {office} signs no step of this document")
        yield failed("office", reason, office=case.statement.office)


def _confirm(case: Case) -> Iterator[Fault]:
    yield from may(case, "confirm")
    outcome, checked = case.statement.text("outcome"), case.statement.texts("checked")
    yield from outcome_faults(outcome, checked)


def _adopt(case: Case) -> Iterator[Fault]:
    yield from may(case, "adopt")
    yield from _source(case)
    submission = case.submission
    if submission.is_governance or submission.is_withdrawal or submission.emergency:
        yield failed("subject", N_("only a text that was in force can be adopted"))
    since = day_or_none(case.statement.days("in_force_since").get(case.round.name, ""))
    root = _root_day(case)
    if since is None:
        yield failed("form", N_("it does not say since when the text is in force"))
    elif root and since.isoformat() >= root:
        reason = N_("it was in force since {day} only, and not before the root")
        yield failed("time", reason, day=since.isoformat())
    if not case.statement.paper_of(case.round.name).strip():
        yield failed("form", N_("it does not say where the approved paper lies"))
    if next(case.ledger.released(submission.document, submission.version), None):
        yield failed("release", N_("a revision had been released already"))


def _root_day(case: Case) -> str:
    for root in case.ledger.roots:
        name = case.ledger.introduced.get(root, "")
        statement = case.ledger.statement(name)
        if statement:
            return case.rules.day(statement.signed_at).isoformat()
    return ""


def _publish(case: Case) -> Iterator[Fault]:
    """A publication lies between the release and the day on which it is recorded."""
    yield from may(case, "publish")
    day = day_or_none(case.statement.text("day"))
    if day is None or not case.statement.text("place").strip():
        yield failed("form", N_("it does not say on which day and where"))
    elif day > case.day:
        reason = N_("it was published on {day}, a day after it was entered")
        yield failed("time", reason, day=day.isoformat())


def _waive(case: Case) -> Iterator[Fault]:
    yield from may(case, "waive")
    if not case.statement.reason.strip():
        yield failed("form", N_("it gives no reason"))
    parts = set(case.statement.texts("waives"))
    if len(parts) != 2:
        yield failed("form", N_("it does not name the two parts that it joins"))
    elif parts == NEVER_WAIVED:
        reason = N_(
            "nobody vouches for the paper of his own text; that is never waived"
        )
        yield failed("separation", reason)


CHECKS: Mapping[str, Check] = {
    "submit": _submit,
    "approve": _approve,
    "return": _return,
    "release": _release,
    "publish": _publish,
    "confirm": _confirm,
    "adopt": _adopt,
    "vouch": vouch_faults,
    "waive": _waive,
}
