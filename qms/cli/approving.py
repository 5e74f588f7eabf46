"""`qms approve` and `qms return`: read what changed, then sign it or send it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.approve import Waiting, Wish, approve, approve_unread, sorted_out
from qms.actions.desk import Desk, open_desk
from qms.actions.outlook import Outlook
from qms.actions.reading import Reading, reading_of
from qms.actions.returning import return_round
from qms.actions.signing import Signed
from qms.cli.acting import (
    AsOption,
    CommitOption,
    ForOption,
    IdsArgument,
    LanguageOption,
    tell_signed,
)
from qms.cli.console import errors_told
from qms.cli.options import RootOption, moment_asked, root_asked
from qms.cli.outlooks import tell_next
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import QmsError, UsageError
from qms.i18n import N_, _, language_asked, ngettext, pgettext
from qms.reports.redline import as_text
from qms.reports.sentence import safe
from qms.reports.telling import Telling

approving = new_app()
returning = new_app()


@approving.command(
    cls=SpokenCommand,
    help=N_("Read what changed and sign it: the step that waits for your office."),
    epilog=N_("Example: qms approve --waiting"),
)
def approve_command(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help=N_("the documents"))
    ] = None,
    waiting: Annotated[
        bool, typer.Option("--waiting", help=N_("everything that waits for you"))
    ] = False,
    step: Annotated[
        str, typer.Option("--step", metavar="STEP", help=N_("only this step"))
    ] = "",
    acting_for: ForOption = "",
    comment: Annotated[
        str, typer.Option("--comment", help=N_("a remark that is signed along"))
    ] = "",
    yes: Annotated[
        bool, typer.Option("--yes", help=N_("do not ask; for one document only"))
    ] = False,
    language: LanguageOption = "",
    person: AsOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Show, ask, sign."""
    with errors_told():
        top, now = root_asked(root), moment_asked()
        _require_choice(ids or [], waiting, yes)
        wish = Wish(ids or (), language, step, acting_for, person, commits, comment)
        act = approve_unread if yes else _read
        signed, coming = act(top, now, wish)
        if not signed:
            typer.echo(_("Nothing waits for your signature."))
            return
        tell_signed(signed, pgettext("result", "signed"))
        tell_next(coming)


@returning.command(
    "return",
    cls=SpokenCommand,
    help=N_("Send a submission back to its author, with the reason."),
    epilog=N_('Example: qms return PO-012 --reason "the form is missing"'),
)
def return_command(
    ids: IdsArgument,
    reason: Annotated[str, typer.Option("--reason", help=N_("why; it is signed"))] = "",
    language: LanguageOption = "",
    person: AsOption = "",
    acting_for: ForOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Return and tell."""
    with errors_told():
        signed, coming = return_round(
            root_asked(root),
            moment_asked(),
            ids,
            reason,
            language=language,
            person=person,
            acting_for=acting_for,
            commits=commits,
        )
        tell_signed(signed, pgettext("result", "returned"))
        tell_next(coming)


def _read(top: Path, now: datetime, wish: Wish) -> tuple[list[Signed], list[Outlook]]:
    """Show what waits, ask, and sign it; nothing where nothing waits."""
    desk = open_desk(top, now, wish.person)
    chosen, left_out = sorted_out(desk, wish)
    if left_out and not chosen:
        raise left_out[0]
    for each in left_out:
        typer.echo(_("left out: {reason}").format(reason=safe(str(each))))
        typer.echo(_("hint: {hint}").format(hint=safe(each.hint)))
    if not chosen:
        return [], []
    shown = _shown(desk, chosen)
    if not _agreed(desk, chosen):
        typer.echo(_("nothing was signed"))
        raise typer.Exit(1)
    return approve(top, now, wish, chosen, shown)


def _require_choice(ids: Sequence[str], waiting: bool, yes: bool) -> None:
    if bool(ids) == waiting:
        raise UsageError(
            _("name the documents, or take all that wait"),
            hint="qms approve PO-012, qms approve --waiting",
        )
    if yes and len(ids) != 1:
        raise UsageError(
            _("--yes signs one document only: whoever signs more reads them first"),
            hint=_("leave --yes out"),
        )


def _shown(desk: Desk, chosen: Sequence[Waiting]) -> list[str]:
    """Show each text that is to be signed; gives the names of those that were."""
    shown = []
    for number, each in enumerate(chosen, 1):
        reading = reading_of(desk, each)
        typer.echo(_page(desk, reading, number, len(chosen)))
        shown.append(each.round.name)
        if number < len(chosen) and not _goes_on(len(chosen) - number):
            break
    return shown


def _goes_on(more: int) -> bool:
    question = ngettext(
        "Show {count} more text before signing?",
        "Show {count} more texts before signing?",
        more,
    )
    return _answered(question.format(count=more), default=True)


def _answered(question: str, *, default: bool) -> bool:
    """The answer to a question; raises QmsError where nobody is there to answer."""
    try:
        return typer.confirm(safe(question), default=default)
    except typer.Abort as error:
        raise QmsError(
            _("nobody answered: nothing was signed"),
            hint=_("sign one document from a script with --yes"),
        ) from error


def _page(desk: Desk, reading: Reading, number: int, of: int) -> str:
    """One submission as its signer reads it."""
    document = reading.waiting.round.name.partition("/")[0]
    place = f" ({number}/{of})" if of > 1 else ""
    title = f" – {reading.title}" if reading.title else ""
    lines = ["", safe(f"{document} {reading.label}{place}{title}"), "=" * 72]
    rows = (
        *_purpose(reading),
        (_("why"), reading.reason),
        (_("what changes"), reading.summary),
        (_("takes effect"), reading.effect),
        *(
            (each.meaning, f"{each.name}, {each.office}, {each.day}")
            for each in reading.signed
        ),
    )
    lines += [safe(f"  {name}: {value}") for name, value in rows if value]
    telling = Telling.of_terminal(False, language_asked())
    for name, found in reading.changes:
        if len(reading.changes) > 1:
            lines += ["", safe(name)]
        lines += ["", as_text(found, telling).rstrip("\n")]
    lines += [safe(f"  {each}") for each in reading.files]
    return "\n".join([*lines, "", safe(_meaning(desk, reading))])


def _purpose(reading: Reading) -> list[tuple[str, str]]:
    """What becomes of the text in force: it is replaced, or is to cease."""
    if not reading.is_withdrawal:
        return [(_("replaces"), reading.replaces or _("nothing: the text is new"))]
    ceasing = _("withdrawal of {revision}: nothing of it stays in force")
    return [
        (_("what is asked"), ceasing.format(revision=reading.label)),
        (_("in its place"), reading.replaced_by or _("nothing comes")),
    ]


def _meaning(desk: Desk, reading: Reading) -> str:
    """What the signature will mean, in which office, and for whom."""
    sentence = _("your signature will mean: {meaning}, in the office {office}")
    if reading.is_withdrawal:
        sentence = _(
            "your signature on its withdrawal will mean: {meaning}, in the office"
            " {office}"
        )
    office = desk.called.office(reading.waiting.office)
    told = sentence.format(meaning=reading.meaning, office=office)
    holder = reading.waiting.acting_for
    if holder:
        told += " " + _("for {holder}").format(holder=desk.called.person(holder))
    return told


def _agreed(desk: Desk, chosen: Sequence[Waiting]) -> bool:
    question = ngettext(
        "Sign {count} text as {person}?", "Sign {count} texts as {person}?", len(chosen)
    )
    told = question.format(count=len(chosen), person=desk.called.person(desk.person))
    return _answered(told, default=False)
