"""The new document that a file becomes: its path, its text, the files beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qms.model.house import House
from qms.model.importing.body import body_of, restarts
from qms.model.importing.evidence import evidence_name
from qms.model.importing.front_matter import front_matter
from qms.model.importing.markdown_head import without_head
from qms.model.importing.plan import Row
from qms.model.importing.sections import settled
from qms.model.importing.source import Block, Source
from qms.model.kind import Kind, heading_key
from qms.model.outline import Outline

MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class Made:
    """A new document.

    `original` is the path under which the file itself is kept, `files` are the pictures
    by path; `taken` is what was taken out of the text, with the reason; `missing` are
    sections that the kind demands and the text lacks; `restarts` lists whose numbers
    readers of Markdown will show otherwise; `classification` is the kind's usual one.
    """

    path: str
    text: str
    original: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    taken: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    restarts: int = 0
    classification: str = ""

    @property
    def is_too_large(self) -> bool:
        """Whether the register could not read the text."""
        return len(self.text.encode()) > MOST_BYTES


def make_document(
    row: Row,
    house: House,
    change: Mapping[str, str],
    *,
    into: str = "",
    registers_only: bool = False,
) -> Made:
    """Make the document of a row that is ready."""
    source = row.source or Source(row.file, "", row.digest)
    kind = house.profile.kinds[row.facts["kind"]]
    folder = (into or kind.folder or "procedures").strip("/")
    name = evidence_name(source.name)
    facts = {**row.facts, "classification": kind.classification}
    beside = f"{row.id}/{name}"
    path, original = f"{folder}/{row.id}.md", f"{folder}/{beside}"
    if registers_only:
        head = front_matter(facts, (), beside, change)
        return Made(path, head, original, classification=kind.classification)
    text, taken = _text(source, row, kind)
    counted = restarts(source.blocks) if source.markdown is None else 0
    pictures = {each: f"{row.id}/{evidence_name(each)}" for each in source.pictures}
    attachments = (beside, *pictures.values())
    for each, target in pictures.items():
        text = text.replace(f"]({each})", f"]({target})")
    head = front_matter(facts, attachments, "", change)
    files = {
        f"{folder}/{pictures[each]}": data for each, data in source.pictures.items()
    }
    missing = tuple(_missing(text, kind, facts["language"]))
    return Made(
        path,
        f"{head}{text}",
        original,
        files,
        taken,
        missing=missing,
        restarts=counted,
        classification=kind.classification,
    )


def _text(
    source: Source, row: Row, kind: Kind
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text, and what was taken out of it; Markdown stays as typed."""
    if source.markdown is not None:
        head, body = without_head(source.markdown, row.facts["title"])
        told = "\n".join(filter(str.strip, [_properties(source), head]))
        ending = "" if body.endswith("\n") or not body else "\n"
        return f"{body}{ending}", (("", told),) if told else ()
    result = settled(source.blocks, row.recognised.used, kind)
    blocks = _without_title(result.blocks, row.facts["title"])
    words = tuple((why, words_of_block(block)) for why, block in result.taken)
    return body_of(blocks, {}), words


def _properties(source: Source) -> str:
    return "\n".join(f"{name}: {text}" for name, text in source.properties.items())


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The blocks without a heading at their beginning that repeats the title."""
    words = " ".join(blocks[0].plain.split()) if blocks else ""
    is_title = words == title and blocks[0].kind in ("heading", "paragraph")
    return blocks[1:] if is_title else blocks


def words_of_block(block: Block) -> str:
    """A block as plain words, its rows as lines."""
    if block.kind == "table":
        rows = block.plain_rows or block.rows
        return "\n".join(" | ".join(" ".join(c.split()) for c in row) for row in rows)
    return f"{block.marker} {block.plain}".strip()


def _missing(text: str, kind: Kind, language: str) -> list[str]:
    """The headings of sections that the kind demands, and that the text lacks."""
    found = {
        rule.id
        for heading in Outline(text).headings
        if (rule := kind.by_heading.get(heading_key(heading.title))) is not None
    }
    return [
        rule.title(language)
        for rule in kind.sections
        if rule.required and not rule.generated and rule.id not in found
    ]
