"""Documents and records before and after a change, paired."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from qms.model.document import Document
from qms.model.record import Record

Key = tuple[str, str]
Thing = TypeVar("Thing", Document, Record)
Pair = tuple[Thing | None, Thing | None]


def key_of(document: Document) -> Key:
    """The id, and the language of a language version, as approvals name it."""
    return str(document.id), str(document.language) if document.is_version else ""


@dataclass(frozen=True)
class DocumentChange:
    """A document or language version before and after; None where there is none."""

    before: Document | None
    after: Document | None

    @property
    def key(self) -> Key:
        """Its id and language: those that it had before, if it stood there."""
        known = self.before or self.after
        return key_of(known) if known else ("", "")

    @property
    def is_altered(self) -> bool:
        """Whether its text is another one, and not only in another place."""
        before, after = self.before, self.after
        return before is None or after is None or before.digest != after.digest


@dataclass(frozen=True)
class RecordChange:
    """A record before and after; None where there is none."""

    before: Record | None
    after: Record | None


def paired_documents(
    before: Sequence[Document], after: Sequence[Document]
) -> tuple[DocumentChange, ...]:
    """Documents by their ids; else by place, else by a text that is otherwise alike."""
    found = _paired(before, after, (_key_and_path, key_of, _path, _text))
    return tuple(DocumentChange(*pair) for pair in found)


def paired_records(
    before: Sequence[Record], after: Sequence[Record]
) -> tuple[RecordChange, ...]:
    """Records by their ids, else by their places."""
    found = _paired(before, after, (_id, _place))
    return tuple(RecordChange(*pair) for pair in found)


def _paired(
    before: Sequence[Thing],
    after: Sequence[Thing],
    ways: Iterable[Callable[[Thing], Hashable]],
) -> list[Pair[Thing]]:
    """Pairs by the first way in which two are alike; what is left stands alone."""
    olds, news = list(before), list(after)
    pairs: list[tuple[Thing, Thing]] = []
    for way in ways:
        known: dict[Hashable, list[Thing]] = {}
        for old in olds:
            known.setdefault(way(old), []).append(old)
        left = []
        for new in news:
            alike = known.get(way(new)) if way(new) else None
            if alike:
                pairs.append((alike.pop(0), new))
            else:
                left.append(new)
        taken = {id(old) for old, _new in pairs}
        olds, news = [old for old in olds if id(old) not in taken], left
    found: list[Pair[Thing]] = [(old, new) for old, new in pairs]
    found += [(old, None) for old in olds]
    found += [(None, new) for new in news]
    return found


def _key_and_path(document: Document) -> Hashable:
    return key_of(document), document.path


def _path(document: Document) -> Hashable:
    return document.path


def _text(document: Document) -> Hashable:
    """The text without its own id, as another number leaves it."""
    return document.source.text.replace(str(document.id), "")


def _id(record: Record) -> Hashable:
    return str(record.id)


def _place(record: Record) -> Hashable:
    return record.path
