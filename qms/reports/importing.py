"""What an import found, made and could not place, as a report in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from qms.i18n import NC_, _, ngettext
from qms.model.importing.found import Recognised, Signatory
from qms.model.importing.made import Made, words_of_block
from qms.model.importing.plan import STATE_WORDS, Ask, Row
from qms.model.importing.source import Told
from qms.reports.sentence import safe

FIELD_WORDS: Mapping[str, str] = {
    "id": NC_("field", "id"),
    "kind": NC_("field", "kind"),
    "title": NC_("field", "title"),
    "language": NC_("field", "language"),
    "edition": NC_("field", "edition"),
    "revision": NC_("field", "revision"),
    "owner": NC_("field", "owner"),
    "process": NC_("field", "process"),
    "applies_to": NC_("field", "applies to"),
    "classification": NC_("field", "classification"),
    "encoding": NC_("field", "encoding"),
    "in_force_since": NC_("field", "in force since"),
    "approved_on": NC_("field", "approved on"),
    "archive_no": NC_("field", "archive number"),
}
STEP_WORDS: Mapping[str, str] = {
    "prepared": NC_("step", "prepared"),
    "checked": NC_("step", "checked"),
    "endorsed": NC_("step", "endorsed"),
    "approved": NC_("step", "approved"),
}
_SIGNS = re.compile(r"([\\|*_`\[\]<>#])")


def field_word(name: str) -> str:
    """A field's name in the reader's language."""
    return _(FIELD_WORDS.get(name, name))


def told_text(told: Told | None) -> str:
    """A sentence of a reader of files, with its values."""
    if told is None:
        return ""
    return _(told.sentence).format(**told.values) if told.values else _(told.sentence)


def state_text(row: Row) -> str:
    """What becomes of a file, in words."""
    reason = told_text(row.reason)
    word = _(STATE_WORDS[row.state])
    if reason:
        return f"{word}: {reason}"
    names = ", ".join(field_word(each.name) for each in row.asks)
    if not names:
        return word
    open_ones = _("open: {fields}") if row.is_ready else _("asked: {fields}")
    return (
        f"{word}; {open_ones.format(fields=names)}"
        if row.is_ready
        else (open_ones.format(fields=names))
    )


def ask_text(ask: Ask) -> str:
    """Why a field is asked, with what the paper says."""
    said = "; ".join(f"„{each}”" for each in ask.said)
    line = f"{field_word(ask.name)}: {_(ask.why)}"
    if ask.values and ask.name != "title":
        line += f" ({', '.join(ask.values)})"
    return f"{line}: {said}" if said else line


def found_lines(recognised: Recognised) -> Iterator[tuple[str, str, str, str]]:
    """Every value recognised: field, value, place, words; several places in turn."""
    for each in recognised.found:
        if each.value or each.quote:
            yield field_word(each.name), each.value or "–", _(each.place), each.quote


def entry_of(row: Row, made: Made) -> str:
    """What the report says of one document, but for words that found no place."""
    source = row.source
    parts = [
        _paragraph(_("Original: {path}").format(path=made.original), row.digest),
        _found((*found_lines(row.recognised), *_given(row, made))),
        _list(_("Left open"), [ask_text(each) for each in row.asks]),
        _list(_("Told"), _told(row, made)),
        _signatories(row.recognised.signatories),
        _list(_("Sections that the kind demands and the text lacks"), made.missing),
    ]
    if source is not None:
        for title, blocks in (
            (_("On the head of the pages"), source.headers),
            (_("On the foot of the pages"), source.footers),
        ):
            parts.append(_fenced(title, map(words_of_block, blocks)))
    taken: dict[str, list[str]] = {}
    for why, words in made.taken:
        taken.setdefault(_(why) if why else _("its earlier head"), []).append(words)
    for why, texts in taken.items():
        title = _("Taken out of the text: {why}").format(why=why)
        parts.append(_fenced(title, texts))
    return "\n\n".join(filter(None, parts))


def _told(row: Row, made: Made) -> Iterator[str]:
    """What was told of the file, and what a reader of the new text must know."""
    if row.source is not None:
        yield from map(told_text, row.source.told)
    if row.recognised.is_draft:
        yield _("the paper calls itself a draft")
    if made.restarts:
        yield _(
            "lists that begin to count anew under another: {count}; readers count on, "
            "unless words stand between"
        ).format(count=made.restarts)


def lost_text(lost: Mapping[str, int]) -> str:
    """The words that found no place, each as often as it is missing."""
    words = (f"{word} × {count}" if count > 1 else word for word, count in lost.items())
    return _fenced(_("Words that found no other place than here"), [", ".join(words)])


def whole_report(
    day: date, rows: Sequence[Row], entries: Sequence[tuple[str, str, str]]
) -> str:
    """The report of an import: a table of all files, then each document."""
    title = _("Import of {day}").format(day=day.isoformat())
    heads = (_("file"), _("document"), _("what became of it"))
    table = [
        "| " + " | ".join(heads) + " |",
        "| --- | --- | --- |",
        *(
            f"| {_cell(row.file)} | {_cell(row.id or '–')} | {_cell(state_text(row))} |"
            for row in rows
        ),
    ]
    parts = [f"# {title}", "\n".join(table)]
    for file, document, text in entries:
        parts += [f"## {_cell(file)} → {_cell(document)}", text]
    return "\n\n".join(filter(None, parts)) + "\n"


def count_text(count: int) -> str:
    """How many documents were brought in."""
    return ngettext(
        "{count} document brought in", "{count} documents brought in", count
    ).format(count=count)


def _given(row: Row, made: Made) -> Iterator[tuple[str, str, str, str]]:
    """The values that are not the paper's: answers, options, those of the profile."""
    for name, value in row.facts.items():
        is_said = value == row.recognised.value(name) or name == "applies_to"
        follows = name == "kind" and not row.recognised.of("kind")
        if not (is_said or follows):
            yield field_word(name), value, _("answers and options"), ""
    yield field_word("classification"), made.classification, _("the profile"), ""


def _found(found: Sequence[tuple[str, str, str, str]]) -> str:
    heads = (_("field"), _("value"), _("where"), _("in these words"))
    lines = ["| " + " | ".join(map(_cell, cells)) + " |" for cells in found]
    head = ["| " + " | ".join(heads) + " |", "| --- | --- | --- | --- |"]
    title = _("Recognised")
    return "\n".join([f"### {title}", "", *head, *lines])


def _signatories(signatories: Sequence[Signatory]) -> str:
    lines = []
    for each in signatories:
        days = ", ".join(str(day) for day in each.days)
        who = ", ".join(filter(None, (each.person, each.role, days)))
        lines.append(f"{_(STEP_WORDS[each.step])}: {who} („{each.quote}”)")
    return _list(_("Who signed, as the paper says (for qms adopt)"), lines)


def _paragraph(*lines: str) -> str:
    return "  \n".join(_escaped(line) for line in lines if line)


def _list(title: str, lines: Iterable[str]) -> str:
    told = [f"- {_escaped(line)}" for line in dict.fromkeys(lines) if line]
    return "\n".join([f"### {title}", "", *told]) if told else ""


def _fenced(title: str, texts: Iterable[str]) -> str:
    inner = "\n\n".join(each for each in texts if each.strip())
    if not inner:
        return ""
    longest = max((len(run) for run in re.findall(r"`+", inner)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"### {title}\n\n{fence}\n{safe_lines(inner)}\n{fence}"


def safe_lines(text: str) -> str:
    """A text of several lines without what a terminal would obey."""
    return "\n".join(safe(line.replace("\t", " ")) for line in text.split("\n"))


def _cell(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", safe(" ".join(text.split())))
