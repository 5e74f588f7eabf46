"""How the root of governance is told: its digest large, and what to do with it."""

from __future__ import annotations

import typer

from qms.actions.signing import Signed
from qms.cli.acting import tell_signed
from qms.i18n import _, pgettext
from qms.reports.sentence import safe

HALF = 36


def tell_root(signed: Signed, digest: str) -> None:
    """Tell that a root was put up, by which digest it is known, and what comes next."""
    tell_signed([signed], pgettext("result", "put up"))
    rule = "═" * (HALF + 8)
    lines = [
        "",
        rule,
        "  " + _("the root of all approvals here"),
        f"  {digest[:HALF]}",
        f"  {digest[HALF:]}",
        rule,
        "",
        _("write it down and register it; it is printed on every sheet and page"),
        _("whoever checks pins it: {command}").format(
            command=f"export QMS_ROOT={digest}"
        ),
        _("next: two holders approve it, each with his own key: {command}").format(
            command="qms approve GOVERNANCE"
        ),
        _("then the controller releases it: {command}").format(
            command="qms release GOVERNANCE"
        ),
    ]
    typer.echo("\n".join(map(safe, lines)))
