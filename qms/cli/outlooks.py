"""What comes next, told after an act: who must sign, release or put up anew."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from qms.actions.outlook import Outlook
from qms.i18n import _, ngettext
from qms.reports.sentence import safe

MOST_TOLD = 5


def tell_next(found: Sequence[Outlook]) -> None:
    """Tell who must act next on each document, the first few of them."""
    for each in found[:MOST_TOLD]:
        line = _line(each)
        if line:
            typer.echo(safe(line))
    more = len(found) - MOST_TOLD
    if more > 0:
        line = ngettext("and {count} more", "and {count} more", more)
        typer.echo(line.format(count=more))


def _line(each: Outlook) -> str:
    people = ", ".join(each.people) or ", ".join(each.offices) or "–"
    if each.act == "approve":
        return _("next: {id} waits for the step {step}: {people}").format(
            id=each.label, step=each.step, people=people
        )
    if each.act == "release":
        return _("next: {people} can release {id}: {command}").format(
            id=each.label, people=people, command=f"qms release {each.document}"
        )
    if each.act == "submit":
        return _("next: mend {id}, then put it up anew: {command}").format(
            id=each.label, command=f"qms submit {each.document}"
        )
    return ""
