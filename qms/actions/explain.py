"""Explain: what a rule asks, why, and what it looks like kept and broken."""

from __future__ import annotations

from dataclasses import dataclass

from qms.errors import UsageError
from qms.i18n import _
from qms.model.grid import Column, Grid
from qms.rules import manual
from qms.rules.remedies import MECHANICAL
from qms.rules.tables import RULES


@dataclass(frozen=True)
class Explanation:
    """A rule's manual page: title, why, sentences, examples by verdict.

    `is_mechanical` where `qms fix` carries the remedy out.
    """

    code: str
    name: str
    family: str
    severity: str
    title: str
    reasons: tuple[str, ...]
    message: str
    remedy: str
    examples: tuple[tuple[str, str], ...]
    is_mechanical: bool = False


def explain(word: str) -> Explanation:
    """The manual page of a rule, by code or name; raises UsageError on any other."""
    for code, rule in RULES.items():
        page = _page(code, rule)
        if word.upper() == code or word == page.name:
            return page
    raise UsageError(
        _("no rule is called {name}").format(name=word),
        hint=_("qms explain lists every rule"),
    )


def rule_list() -> Grid:
    """Every rule with its code, family, severity and title."""
    columns = (
        Column("code", _("code")),
        Column("family", _("family")),
        Column("severity", _("severity")),
        Column("title", _("what is true when all is well")),
    )
    pages = [_page(code, rule) for code, rule in sorted(RULES.items())]
    rows = [
        {
            "code": page.code,
            "family": page.family,
            "severity": _(page.severity),
            "title": page.title,
        }
        for page in pages
    ]
    return Grid(columns, rows)


def _page(code: str, rule: object) -> Explanation:
    module = str(getattr(rule, "__name__", "")).removeprefix("qms.rules.")
    family, _dot, name = module.rpartition(".")
    return Explanation(
        code=code,
        name=name,
        family=family,
        severity=str(getattr(rule, "SEVERITY", "")),
        title=_(manual.title(rule)),
        reasons=tuple(_(each) for each in manual.reasons(rule)),
        message=_(str(getattr(rule, "MESSAGE", ""))),
        remedy=_(str(getattr(rule, "REMEDY", ""))),
        examples=tuple(manual.examples(rule)),
        is_mechanical=code in MECHANICAL,
    )
