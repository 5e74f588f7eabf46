"""What a draft is told where Markdown reads it one way here and another way there."""

from __future__ import annotations

from collections.abc import Iterable

from qms.model.finding import Finding
from qms.rules.form import blocks_are_read_alike
from qms.site.subject import Remark

READ_ALIKE = (*blocks_are_read_alike.NARROWER, blocks_are_read_alike)
_BY_CODE = {rule.CODE: rule for rule in READ_ALIKE}

Remarks = dict[int, tuple[Remark, ...]]


def _spoken(rule: object) -> tuple[str, ...]:
    return tuple(getattr(rule, "SPOKEN", ()))


def remarks_by_path(findings: Iterable[Finding]) -> dict[str, Remarks]:
    """The remarks on every file, by its lines."""
    found: dict[str, Remarks] = {}
    for finding in findings:
        rule = _BY_CODE.get(finding.code)
        if rule is not None and finding.place.line:
            remark = Remark(rule.MESSAGE, rule.REMEDY, finding.values, _spoken(rule))
            lines = found.setdefault(finding.place.path, {})
            lines[finding.place.line] = (*lines.get(finding.place.line, ()), remark)
    return found
