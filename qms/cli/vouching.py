"""`qms vouch`: what was signed on paper, by a body's act, or in another program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.sheet import ACTS, Sheet, scan_digest
from qms.actions.signatories import Row, signatory_named
from qms.actions.vouch import Vouched, Wish, vouch
from qms.cli.acting import (
    AsOption,
    CommitOption,
    IdsArgument,
    LanguageOption,
    tell_signed,
)
from qms.cli.console import errors_told
from qms.cli.options import (
    RootOption,
    day_asked,
    moment_asked,
    one_of,
    root_asked,
    words_of,
)
from qms.cli.outlooks import tell_next
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, pgettext
from qms.model.approval.called import Called
from qms.model.approval.statement import EVIDENCE_METHODS
from qms.reports.sentence import safe

METHODS = EVIDENCE_METHODS
app = new_app()

MethodArgument = Annotated[
    str, typer.Argument(metavar="|".join(METHODS), help=N_("how it was signed"))
]
SignatoryOption = Annotated[
    list[str],
    typer.Option(
        "--signatory",
        metavar="PERSON:OFFICE:STEP",
        help=N_("who signed; office and step are found; of a body, :OFFICE"),
    ),
]
SignedOnOption = Annotated[
    str,
    typer.Option("--signed-on", metavar="DAY", help=N_("the day on the paper")),
]
ArchiveNoOption = Annotated[
    str, typer.Option("--archive-no", help=N_("where the paper lies"))
]
ScanOption = Annotated[
    Path | None,
    typer.Option(
        "--scan", metavar="FILE", help=N_("its digest is kept, never the scan")
    ),
]
BodyOption = Annotated[str, typer.Option("--body", help=N_("the body that decided"))]
NumberOption = Annotated[
    str, typer.Option("--number", help=N_("the number of its act"))
]
ActOption = Annotated[
    str,
    typer.Option(
        "--act", metavar="|".join(ACTS), help=N_("what was signed; else approve")
    ),
]
OpinionOption = Annotated[
    str, typer.Option("--opinion", help=N_("what they noted beside the signature"))
]
ForOption = Annotated[
    str,
    typer.Option("--for", metavar="PERSON", help=N_("whose deputy signed")),
]
ReasonOption = Annotated[str, typer.Option("--reason", help=N_("of a return: why"))]
OutcomeOption = Annotated[
    str, typer.Option("--outcome", help=N_("of a review: what came of it"))
]
CheckedOption = Annotated[
    str, typer.Option("--checked", help=N_("of a review: what was checked"))
]


@app.command(
    cls=SpokenCommand,
    help=N_("Vouch that others signed: on paper, by a body's act, or with a QES."),
    epilog=N_(
        "Example: qms vouch paper PO-012 --signatory szabo.maria "
        "--signed-on 2026-02-12 --archive-no 118/2026"
    ),
)
def vouch_command(
    method: MethodArgument,
    ids: IdsArgument,
    signatories: SignatoryOption,
    signed_on: SignedOnOption,
    archive_no: ArchiveNoOption,
    scan: ScanOption = None,
    body: BodyOption = "",
    number: NumberOption = "",
    act: ActOption = "approve",
    opinion: OpinionOption = "",
    acting_for: ForOption = "",
    reason: ReasonOption = "",
    outcome: OutcomeOption = "",
    checked: CheckedOption = "",
    language: LanguageOption = "",
    person: AsOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Vouch and tell."""
    with errors_told():
        top = root_asked(root)
        sheet = Sheet(
            method=one_of(method, METHODS),
            signatories=[signatory_named(each) for each in signatories],
            signed_on=day_asked(signed_on),
            archive_no=archive_no,
            act=one_of(act, ACTS),
            acting_for=acting_for,
            opinion=opinion,
            body=body,
            number=number,
            scan=scan_digest(top, scan) if scan else "",
            outcome=outcome,
            checked=words_of(checked),
            reason=reason,
        )
        wish = Wish(ids, sheet, language, person, commits)
        _tell(vouch(top, moment_asked(), wish), scan)


def _tell(found: Vouched, scan: Path | None) -> None:
    tell_signed(found.signed, pgettext("result", "vouched for"))
    for name, rows in found.rows.items():
        document = name.partition("/")[0]
        signed = "; ".join(_signatory(row, found.called) for row in rows)
        typer.echo(safe(f"{document}: {signed}"))
    if scan:
        typer.echo(
            safe(
                _("only the digest of {path} was kept: the scan stays with you").format(
                    path=scan
                )
            )
        )
    if found.releasers is not None:
        people = ", ".join(map(found.called.person, found.releasers)) or "–"
        line = _(
            "note: having vouched, {person} cannot release it; others can: {people}"
        )
        voucher = found.called.person(found.person)
        typer.echo(safe(line.format(person=voucher, people=people)))
    if found.releasers == ():
        names = " ".join(sorted({name.partition("/")[0] for name in found.rows}))
        command = f"qms waive {names} --parts release,vouch"
        line = _("note: nobody else releases here; have it waived: {command}")
        typer.echo(safe(line.format(command=command)))
    tell_next(found.next)


def _signatory(row: Row, called: Called) -> str:
    told = {name: str(value or "") for name, value in row}
    office = called.office(told["office"])
    who = called.person(told["person"]) if told["person"] else office
    step = called.step("", told["step"]) if told["step"] else ""
    place = ", ".join(filter(None, (office if told["person"] else "", step)))
    return f"{who} ({place})" if place else who
