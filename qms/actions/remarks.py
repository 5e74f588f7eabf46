"""What a draft is told where Markdown reads it one way here and another way there."""

from __future__ import annotations

from collections.abc import Iterable

from qms.model.finding import Finding
from qms.rules.form import (
    blocks_are_set_apart,
    fences_are_closed,
    lists_nest_by_four_spaces,
    no_heading_by_accident,
    numbered_items_end_with_a_point,
    table_rows_have_equal_cells,
    tables_have_a_line_of_dashes,
    text_has_no_raw_html,
)
from qms.site.subject import Remark

READ_ALIKE = (
    blocks_are_set_apart,
    fences_are_closed,
    lists_nest_by_four_spaces,
    no_heading_by_accident,
    numbered_items_end_with_a_point,
    table_rows_have_equal_cells,
    tables_have_a_line_of_dashes,
    text_has_no_raw_html,
)
_BY_CODE = {rule.CODE: rule for rule in READ_ALIKE}

Remarks = dict[int, tuple[Remark, ...]]


def remarks_by_path(findings: Iterable[Finding]) -> dict[str, Remarks]:
    """The remarks on every file, by its lines."""
    found: dict[str, Remarks] = {}
    for finding in findings:
        rule = _BY_CODE.get(finding.code)
        if rule is not None and finding.place.line:
            remark = Remark(rule.MESSAGE, rule.REMEDY, finding.values)
            lines = found.setdefault(finding.place.path, {})
            lines[finding.place.line] = (*lines.get(finding.place.line, ()), remark)
    return found
