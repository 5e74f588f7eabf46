"""The account of a change as Markdown: for a forge's job summary, or for a comment.

Short for a small change, folded for a large one; what a document says is shown, and
never acts in the forge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qms.i18n import _, ngettext
from qms.model.change import told
from qms.model.change.told import (
    ToldAccount,
    ToldAct,
    ToldDocument,
    ToldFinding,
    ToldGroup,
    ToldText,
)
from qms.model.report import Report
from qms.reports.markdown import begun, bold, code, escaped
from qms.reports.redline_markdown import lines_of
from qms.reports.sheet import Part, laid, octets
from qms.reports.telling import Telling

# what GitHub takes: of a step's summary bytes, of a comment letters
MOST_OF_SUMMARY = 1024 * 1024
MOST_OF_COMMENT = 65_536
# a change of more than that is folded
_FEW_PLACES, _FEW_DOCUMENTS, _FEW_LINES = 25, 4, 10


def render(report: Report, telling: Telling) -> str:
    """The account as a job's summary."""
    return laid(_parts(report), MOST_OF_SUMMARY, octets)


def comment(report: Report, telling: Telling) -> str:
    """The account as a comment on a request."""
    return laid(_parts(report), MOST_OF_COMMENT, len)


def _parts(report: Report) -> Iterator[Part]:
    account = report.account
    if account is None:
        return
    yield Part(_head(account))
    yield from _findings(account)
    yield from _table(account)
    documents = [each for each in account.documents if each.has_part]
    is_small = (
        sum(each.places for each in documents) <= _FEW_PLACES
        and len(documents) <= _FEW_DOCUMENTS
    )
    if documents:
        yield Part(f"\n### {escaped(_(told.WORDS))}\n\n{escaped(_(told.LEGEND))}\n")
    for each in documents:
        yield from _document(each, is_small)
    yield from _list(_(told.ACTS), [_act(each) for each in account.acts])
    yield from _list(_(told.RECORDS), list(_records(account)))
    yield from _list(_(told.OTHERS), [f"- {code(each)}\n" for each in account.others])


def _head(account: ToldAccount) -> str:
    title = escaped(_(told.TITLE))
    lines = [escaped(each) for each in account.lines]
    if account.is_empty:
        lines = [escaped(_(told.NOTHING_TOUCHED)), *lines]
    return f"## {title}\n\n{bold(account.verdict)}\n\n{' · '.join(lines)}\n"


def _findings(account: ToldAccount) -> Iterator[Part]:
    if not account.findings:
        return
    lines = [_finding(each) for each in account.findings]
    yield Part(f"\n### {escaped(_(told.FINDINGS))}\n\n", tuple(lines[:_FEW_LINES]))
    yield from _folded(escaped(_rest(lines)), lines[_FEW_LINES:])


def _finding(each: ToldFinding) -> str:
    name = f"{each.sign} {bold(f'{each.word} {each.code}')}"
    told_so = f"- {name} {code(each.where)}<br>{escaped(each.message)}"
    if each.remedy:
        remedy = _(told.WHAT_TO_DO).format(remedy=each.remedy)
        told_so += f"<br>→ {escaped(remedy)}"
    return f"{told_so}\n"


def _table(account: ToldAccount) -> Iterator[Part]:
    if not account.documents:
        return
    head = "".join(f"| {escaped(_(each))} " for each in told.COLUMNS)
    ruler = "|---" * len(told.COLUMNS)
    yield Part(
        f"\n### {escaped(_(told.DOCUMENTS))}\n\n{head}|\n{ruler}|\n",
        tuple(map(_row, account.documents)),
    )


def _row(each: ToldDocument) -> str:
    name = "<br>".join(filter(None, (bold(each.name), escaped(each.title))))
    steps = "<br>".join(escaped(f"{step.sign} {step.text}") for step in each.steps)
    missing = "<br>".join(map(escaped, each.missing))
    numbers = escaped(each.numbers).replace(" ", "&nbsp;")
    cells = (name, escaped(each.what), numbers, steps, missing)
    return "".join(f"| {cell or '–'} " for cell in cells) + "|\n"


def _document(each: ToldDocument, is_small: bool) -> Iterator[Part]:
    name = " – ".join(filter(None, (bold(each.name), escaped(each.title))))
    numbers = f" {escaped(each.numbers)}" if each.numbers else ""
    lines = [
        f"<i>{escaped(label)}</i>: {escaped(text)}<br>\n" for label, text in each.stated
    ]
    lines += [line for text in each.texts for line in _text(text)]
    lines += [f"- {escaped(line)}\n" for line in each.files]
    is_open = is_small and not any(text.is_whole for text in each.texts)
    groups = tuple(map(_group, each.groups))
    if is_open:
        yield Part(f"\n#### {name}{numbers}\n\n", tuple(lines), "\n")
        if groups:
            head = f"{bold(each.name)}: {escaped(each.rest)}"
            yield from _folded(head, groups)
        return
    sums = [text.redlined.summary for text in each.texts if text.redlined]
    said = f" – {escaped(sums[0])}" if sums else ""
    if groups:
        lines += [f"\n{bold(each.rest)}\n\n", *groups]
    yield from _folded(f"{name}{numbers}{said}", lines)


def _text(text: ToldText) -> Iterator[str]:
    if text.name:
        yield f"\n{code(text.name)}\n\n"
    if text.redlined is None:
        yield f"{escaped(text.note)}\n\n"
        return
    yield f"{begun(escaped(text.redlined.summary))}\n\n"
    yield from lines_of(text.redlined)


def _group(group: ToldGroup) -> str:
    items = [*group.items, *filter(None, (group.left,))]
    return f"- {bold(group.title)}: {'; '.join(map(escaped, items))}\n"


def _act(each: ToldAct) -> str:
    day = f"{escaped(each.day)}: " if each.day else ""
    return f"- {day}{escaped(each.text)}\n"


def _records(account: ToldAccount) -> Iterator[str]:
    for each in account.records:
        kind = f" ({escaped(each.kind)})" if each.kind else ""
        title = f" {escaped(each.title)}" if each.title else ""
        lines = "".join(f"  - {escaped(line)}\n" for line in each.lines)
        yield f"- {bold(each.name)}{title}{kind}: {escaped(each.what)}\n{lines}"


def _list(title: str, lines: list[str]) -> Iterator[Part]:
    """A list under its title; what is long is folded."""
    if not lines:
        return
    yield Part(f"\n### {escaped(title)}\n\n", tuple(lines[:_FEW_LINES]))
    yield from _folded(escaped(_rest(lines)), lines[_FEW_LINES:])


def _rest(lines: list[str]) -> str:
    count = len(lines) - _FEW_LINES
    return ngettext("{count} more", "{count} more", count).format(count=count)


def _folded(title: str, lines: Iterable[str]) -> Iterator[Part]:
    """Lines behind a title, which is written already."""
    rows = tuple(lines)
    if rows:
        head = f"\n<details><summary>{title}</summary>\n\n"
        yield Part(head, rows, "\n</details>\n")
