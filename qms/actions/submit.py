"""Submit: archive the working text's very bytes, and sign that it is prepared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from qms.actions.desk import Desk, open_desk, undisturbed
from qms.actions.documents import read_documents
from qms.actions.named import document_named
from qms.actions.outlook import Outlook, outlook
from qms.actions.put_up import Asked, PutUp, put_up
from qms.actions.rounds_asked import open_rounds, subject_of, told
from qms.actions.signing import Draft, Signed, sign_in_turn
from qms.actions.validate import Wanted, report_on
from qms.actions.working import Text, working_text
from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.case import is_by_mandate
from qms.model.approval.statement import RECOVERY
from qms.model.facts import Facts
from qms.model.register import Register
from qms.rules.tables import RULES

PREPARED = "prepared"


@dataclass(frozen=True)
class Wish:
    """What is put up: documents by id, a language version of them, and how."""

    ids: Sequence[str]
    language: str = ""
    asked: Asked = field(default_factory=Asked)
    person: str = ""
    commits: bool = True


def submit(root: Path, now: datetime, wish: Wish) -> tuple[list[Signed], list[Outlook]]:
    """Put texts up for approval: one signature for each office that puts up.

    Gives who must sign them next. Raises QmsError where a text has errors, is under way
    already, or has a number that was released; nothing is written then.
    """
    with undisturbed(root):
        desk = open_desk(root, now, wish.person)
        texts = _texts(desk, wish)
        groups: dict[str, list[PutUp]] = {}
        for facts, text in texts:
            made = put_up(desk.control, desk.rules, facts.id, text, wish.asked)
            groups.setdefault(office_to_prepare(desk, made), []).append(made)
        drafts = [submission(puts, office) for office, puts in groups.items()]
        signed = sign_in_turn(desk, drafts, commits=wish.commits)
        names = [each.round.name for puts in groups.values() for each in puts]
        return signed, outlook(desk, names)


def submission(puts: Sequence[PutUp], office: str) -> Draft:
    """The act by which somebody puts texts up: that they are prepared, and archived."""
    rounds = tuple(each.round for each in puts)
    files: dict[str, bytes | None] = {}
    for each in puts:
        files |= each.files
    return Draft(
        "submit",
        tuple(map(subject_of, rounds)),
        f"submit {told(rounds)}",
        {
            "step": PREPARED,
            "office": office or None,
            "shown": [each.name for each in rounds],
        },
        rounds,
        files,
    )


def office_to_prepare(desk: Desk, made: PutUp) -> str:
    """The office in which a person puts a text up: one that prepares it, else any.

    The recovery key holds none, and brings governance on by a mandate.
    """
    submission = made.round.submission
    if desk.person == RECOVERY and submission and is_by_mandate(submission):
        return ""
    if submission is None or not desk.offices:
        raise QmsError(
            _("{person} holds no office today").format(
                person=desk.called.person(desk.person)
            ),
            hint=_("see who holds which office: qms people"),
        )
    owner, is_version = made.round.owner, bool(submission.version)
    for step in desk.rules.steps(submission.kind, owner, is_version):
        for office in desk.offices if step.name == PREPARED else ():
            if office in step.offices:
                return office
    return desk.offices[0]


def _texts(desk: Desk, wish: Wish) -> list[tuple[Facts, Text]]:
    """The working texts that are meant, free of errors and not under way."""
    register = read_documents(desk.root, desk.today)
    chosen = [_facts(register, name, wish.language) for name in wish.ids]
    require_no_errors(desk.root, register, [each.path for each in chosen])
    under_way = open_rounds(desk)
    found = []
    for facts in dict.fromkeys(chosen):
        text = working_text(desk.root, facts.path, facts.id)
        coming = under_way.get((facts.id, wish.language))
        if coming is not None and not coming.is_returned:
            raise QmsError(
                _("{id} is under way already").format(id=facts.id),
                hint=_("have it signed, or returned: qms status {id}").format(
                    id=facts.id
                ),
            )
        found.append((facts, text))
    return found


def _facts(register: Register, name: str, language: str) -> Facts:
    facts = document_named(register, name)
    if not language:
        return facts
    for each in register.versions:
        if (each.id, each.language) == (facts.id, language):
            return each
    raise QmsError(
        _("there is no {language} version of {id}").format(
            language=language, id=facts.id
        ),
        hint=_("it stands beside its source as {path}").format(
            path=f"{facts.path.rpartition('.')[0]}.{language}.md"
        ),
    )


def require_no_errors(root: Path, register: Register, paths: Sequence[str]) -> None:
    """A text with errors is not put up; warnings are the author's matter."""
    report = report_on(root, register, frozenset(RULES), Wanted())
    errors = [
        each
        for each in report.findings
        if each.severity == "error" and each.place.path in paths
    ]
    if errors:
        places = dict.fromkeys(f"{each.place.path}: {each.code}" for each in errors)
        raise QmsError(
            _("what is put up has errors: {places}").format(
                places=", ".join(list(places)[:5])
            ),
            hint=_("see and mend them: qms validate {path}").format(
                path=errors[0].place.path
            ),
        )
