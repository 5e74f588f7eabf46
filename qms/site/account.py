"""The account of a change as a page that stands alone."""

from __future__ import annotations

from markupsafe import Markup

from qms import resources
from qms.errors import QmsError
from qms.i18n import _
from qms.model.change import told
from qms.model.report import Report
from qms.site.running import running_head
from qms.site.shell import Shell, policy_of, sheet
from qms.site.templates import rendered
from qms.site.voice import Voice

TEMPLATE = "account.html"
STYLES = ("styles/change.css", "account.css")
# a text that changes in more places is folded
MOST_OPEN = 40


def account_page(report: Report) -> str:
    """The page; it loads nothing, and runs nothing."""
    account = report.account
    if account is None:
        raise QmsError(_("there is no account of this report"))
    voice = Voice(account.language)
    title = voice.say(told.TITLE)
    style = "\n".join((sheet(), *map(_style, STYLES)))
    style += running_head(voice, title, account.day)
    shell = Shell(
        language=voice.labels,
        direction=voice.direction,
        organisation=account.organisation,
        title=title,
        style=Markup(style),
        policy=policy_of(style),
        day=account.day,
    )
    return rendered(
        TEMPLATE,
        (),
        shell=shell,
        account=account,
        columns=told.COLUMNS,
        has_parts=any(each.has_part for each in account.documents),
        most_open=MOST_OPEN,
        size="",
        tell=voice.say,
        _=voice.say,
        ngettext=voice.ngettext,
    )


def _style(name: str) -> str:
    return (resources.templates() / "site" / name).read_text(encoding="utf-8")
