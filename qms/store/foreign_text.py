"""Foreign texts that need no other program: Markdown and plain text, as sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.importing.accounting import words_shown
from qms.model.importing.decoding import Decoded, decoded, telling_lines
from qms.model.importing.foreign_markdown import blocks_of_markdown
from qms.model.importing.plain_text import blocks_of_text
from qms.model.importing.source import Source, Told, words_of
from qms.model.located import Fields, Items, Scalar, Value
from qms.store.documents import FENCE, split
from qms.store.ordinary import digest_of
from qms.store.yaml import read_yaml

MARKDOWN = (".md", ".markdown", ".mdown")
PLAIN = (".txt", ".text")
ENCODED = N_("it was in {encoding}, and is UTF-8 now")
CEDILLAS = N_("ş and ţ stand here with cedillas ({count}), and stay as they are")
BROKEN_HEAD = N_("its front matter cannot be read, and stays in the text")
_CEDILLAS = "şţŞŢ"


@dataclass(frozen=True)
class TextRead:
    """A text as a source, its encoding, and lines to judge a guess of it by."""

    source: Source
    encoding: str
    is_guess: bool
    sample: tuple[str, ...]


def is_text(name: str) -> bool:
    """Whether a file's name is that of Markdown or plain text."""
    return name.lower().endswith((*MARKDOWN, *PLAIN))


def read_text_source(name: str, data: bytes, encoding: str = "") -> TextRead:
    """Read such a file; raises UnreadableTextError where it is no text."""
    found = decoded(data, encoding)
    is_markdown = name.lower().endswith(MARKDOWN)
    make = _markdown if is_markdown else _plain
    source = make(name, digest_of(data), found)
    return TextRead(source, found.encoding, found.is_guess, telling_lines(found.text))


def _plain(name: str, digest: str, found: Decoded) -> Source:
    return Source(
        name,
        "text",
        digest,
        blocks=blocks_of_text(found.text),
        told=tuple(_told(found)),
        words=words_of(found.text),
    )


def _markdown(name: str, digest: str, found: Decoded) -> Source:
    head, body, _first, flaw = split(found.text)
    fields, flaws = ({}, []) if flaw else read_yaml(head)
    told = list(_told(found))
    if found.text.startswith(FENCE) and (flaw or flaws or not fields):
        told.append(Told(BROKEN_HEAD))
        fields, body = {}, found.text
    return Source(
        name,
        "markdown",
        digest,
        blocks=blocks_of_markdown(body),
        properties=dict(_texts(fields)),
        markdown=body,
        told=tuple(told),
        words=words_shown(found.text),
    )


def _texts(fields: Fields | dict[str, Value]) -> Iterator[tuple[str, str]]:
    """The fields of a front matter as texts, those of mappings under joined names."""
    for name, value in fields.items():
        if isinstance(value, Fields):
            yield from ((f"{name} {key}", text) for key, text in _texts(value))
        else:
            yield str(name), _text(value)


def _text(value: Value) -> str:
    if isinstance(value, Scalar):
        return str(value)
    if isinstance(value, Items):
        return ", ".join(map(_text, value))
    return "; ".join(f"{name}: {text}" for name, text in _texts(value))


def _told(found: Decoded) -> Iterator[Told]:
    """What a person shall know of a text's letters."""
    if found.encoding != "utf-8":
        yield Told(ENCODED, {"encoding": found.encoding})
    cedillas = sum(map(found.text.count, _CEDILLAS))
    if cedillas:
        yield Told(CEDILLAS, {"count": cedillas})
