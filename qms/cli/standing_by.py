"""Acts upon acts: `qms waive`, `qms ratify`, `qms disown`, `qms witness`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.disown import disown
from qms.actions.ratify import Wish as Ratification
from qms.actions.ratify import ratify
from qms.actions.waive import Wish as Waiver
from qms.actions.waive import waive
from qms.actions.witness import witness
from qms.cli.acting import (
    AsOption,
    CommitOption,
    ForOption,
    IdsArgument,
    LanguageOption,
    tell_signed,
)
from qms.cli.console import errors_told
from qms.cli.options import RootOption, moment_asked, root_asked, words_of
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, ngettext, pgettext
from qms.reports.sentence import safe

waiving = new_app()
ratifying = new_app()
disowning = new_app()
witnessing = new_app()

ReasonOption = Annotated[str, typer.Option("--reason", help=N_("why"))]


@waiving.command(
    cls=SpokenCommand,
    help=N_("Let one person play two parts in an approval, with the reason."),
    epilog=N_(
        'Example: qms waive PO-012 --parts prepared,approved --reason "one officer"'
    ),
)
def waive_command(
    ids: IdsArgument,
    parts: Annotated[
        str,
        typer.Option("--parts", metavar="PART,PART", help=N_("the two parts")),
    ],
    reason: ReasonOption,
    language: LanguageOption = "",
    person: AsOption = "",
    acting_for: ForOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Waive and tell."""
    with errors_told():
        wish = Waiver(
            ids, words_of(parts), reason, language, person, acting_for, commits
        )
        signed = waive(root_asked(root), moment_asked(), wish)
        tell_signed(signed, pgettext("result", "waived"))
        typer.echo(_("it holds for others than you; the release will show it"))


@ratifying.command(
    cls=SpokenCommand,
    help=N_("Stand by what is unproven, or was done in an emergency, as its holder."),
    epilog=N_("Example: qms ratify PO-012"),
)
def ratify_command(
    texts: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|DIGEST...", help=N_("documents, or statements by digest")
        ),
    ],
    reason: ReasonOption = "",
    language: LanguageOption = "",
    person: AsOption = "",
    acting_for: ForOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Ratify and tell who else must."""
    with errors_told():
        wish = Ratification(texts, reason, language, person, acting_for, commits)
        found = ratify(root_asked(root), moment_asked(), wish)
        for target in found.targets:
            typer.echo(_("ratified: {digest}").format(digest=target))
        tell_signed(found.signed, pgettext("result", "signed upon"))
        for name, offices in found.lacking.items():
            if offices:
                line = _("{id} is still an emergency; next: {offices}")
            else:
                line = _("{id} is ratified, and stays in force")
            typer.echo(safe(line.format(id=name, offices=", ".join(offices))))


@disowning.command(
    cls=SpokenCommand,
    help=N_("Take back a statement of your own that was made by mistake."),
    epilog=N_('Example: qms disown 9f3ca71e --reason "signed the wrong text"'),
)
def disown_command(
    digest: Annotated[
        str,
        typer.Argument(metavar="DIGEST", help=N_("the statement, or its file")),
    ],
    reason: ReasonOption,
    person: AsOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Disown and tell."""
    with errors_told():
        signed, target = disown(
            root_asked(root),
            moment_asked(),
            digest,
            reason,
            person=person,
            commits=commits,
        )
        line = _("disowned: {statement}").format(statement=target)
        typer.echo(safe(line))
        tell_signed([signed], pgettext("result", "signed upon"))
        typer.echo(_("next: see how it stands: {command}").format(command="qms status"))


@witnessing.command(
    cls=SpokenCommand,
    help=N_("Sign that you saw everything until now, so that its time is proven."),
    epilog=N_("Example: qms witness"),
)
def witness_command(
    person: AsOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Witness and tell."""
    with errors_told():
        signed, count = witness(
            root_asked(root), moment_asked(), person=person, commits=commits
        )
        line = ngettext(
            "you have seen {count} statement, and signed that it was there",
            "you have seen {count} statements, and signed that they were there",
            count,
        )
        typer.echo(line.format(count=count))
        tell_signed([signed], pgettext("result", "signed upon"))
