"""What the commands that sign have in common: their options, and how they end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from qms.actions.signing import Signed
from qms.i18n import N_, _, ngettext
from qms.reports.sentence import safe

MOST_NAMED = 5

AsOption = Annotated[
    str,
    typer.Option(
        "--as", metavar="PERSON", help=N_("who signs, where several keys are here")
    ),
]
ForOption = Annotated[
    str,
    typer.Option(
        "--for", metavar="PERSON", help=N_("sign as the deputy of this person")
    ),
]
CommitOption = Annotated[
    bool,
    typer.Option("--commit/--no-commit", help=N_("whether git commits what was made")),
]
LanguageOption = Annotated[
    str,
    typer.Option("--language", metavar="CODE", help=N_("a language version, as hu")),
]
IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID...", help=N_("the documents"))
]


def tell_signed(signed: Sequence[Signed], what: str) -> None:
    """Tell what was signed, and where it is so far."""
    for each in signed:
        names = [subject.name for subject in each.subjects]
        count = len(names)
        typer.echo(f"{what}: {named(names)}")
        line = ngettext(
            "  one signature over {count} text: {path}",
            "  one signature over {count} texts: {path}",
            count,
        )
        typer.echo(safe(line.format(count=count, path=each.path)))
        if each.holder:
            holder = _("  signed as deputy of {holder}").format(holder=each.holder)
            typer.echo(safe(holder))
    if signed:
        tell_kept(any(each.commit for each in signed))


def tell_kept(is_committed: bool) -> None:
    """Tell where an act is so far: in a commit of this computer, or in files only."""
    if is_committed:
        typer.echo(_("  committed; only on this computer until: git push"))
    else:
        typer.echo(_("  written, not committed"))


def named(names: Sequence[str]) -> str:
    """The documents of an act, the first few by name."""
    shown = [_short(name) for name in names[:MOST_NAMED]]
    more = len(names) - len(shown)
    told = ", ".join(shown)
    if more:
        told += " " + ngettext("and {count} more", "and {count} more", more).format(
            count=more
        )
    return safe(told)


def _short(name: str) -> str:
    """`PO-012 2.1` of `PO-012/2.1/round-1-4be02f97`."""
    return " ".join(name.split("/")[:-1])
