"""The account of a change put together: each document with all that happens to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from qms.model.approval.status import ALTERED as OTHER_BYTES
from qms.model.approval.status import Status
from qms.model.approval.submission import GOVERNANCE, folder_of
from qms.model.change import account
from qms.model.change.account import Account, Course, DocumentAccount, Said
from qms.model.change.change import PROCEDURES, Change
from qms.model.change.compared import Comparing, files_of
from qms.model.change.course import course_before, course_of, has_effect, status_of
from qms.model.change.dependents import dependents_of
from qms.model.change.library import files_of as listed
from qms.model.change.numbers import number_of
from qms.model.change.pairs import DocumentChange, key_of
from qms.model.change.recounted import acts_of, records_of
from qms.model.document import Document
from qms.model.located import Fields
from qms.model.register import (
    ARCHIVE,
    ORGANISATION_PATH,
    PEOPLE_PATH,
    PROFILE_PATH,
    Key,
)

Naming = Mapping[str, tuple[str, ...]]
_HOUSE = (ORGANISATION_PATH, PEOPLE_PATH, PROFILE_PATH)


def ids_touched(change: Change) -> tuple[str, ...]:
    """The ids on which something may rest: of documents that were there before."""
    found = [
        str(pair.before.id)
        for pair in change.documents
        if pair.before is not None and pair.is_altered
    ]
    return tuple(dict.fromkeys(each for each in found if each))


def account_of(change: Change, naming: Naming, hidden: Collection[str]) -> Account:
    """All that a change does.

    `naming` has the paths that name a document, by id; `hidden` are the paths of what
    must not be shown.
    """
    acts = tuple(acts_of(change))
    told = _Accounting(change, naming, hidden)
    documents = tuple(told.documents())
    return Account(
        documents=documents,
        records=tuple(records_of(change, hidden)),
        acts=acts,
        others=tuple(_others(change, documents)),
    )


def _others(change: Change, documents: Collection[DocumentAccount]) -> Iterator[str]:
    """The files that belong to no document, record or approval, sorted."""
    known = {
        *_HOUSE,
        *(str(each.values["path"]) for one in documents for each in one.files),
    }
    for document in (
        each for pair in change.documents for each in (pair.before, pair.after)
    ):
        known.update((document.path, *listed(document)) if document else ())
    for record in change.records:
        known.update(each.path for each in (record.before, record.after) if each)
    for touched in change.touched:
        path = touched.path
        if path not in known and not path.startswith(f"{ARCHIVE}/"):
            yield path


class _Accounting:
    """Tells of one document after the other."""

    def __init__(self, change: Change, naming: Naming, hidden: Collection[str]) -> None:
        self.change, self.naming = change, naming
        self.comparing = Comparing(hidden)
        self.acts = _acts_by_key(change)

    def documents(self) -> Iterator[DocumentAccount]:
        """What is touched in its text, in its files, or by a signature."""
        pairs = {each.key: each for each in self.change.documents}
        for key in sorted({*pairs, *self._keys()}):
            if key[0] != GOVERNANCE:
                yield self._document(key, pairs.get(key) or self._untouched(key))
        yield from self._governance()
        yield from self._settings()

    def _keys(self) -> Iterator[Key]:
        """The texts that are put up, signed, or have other files beside them."""
        change = self.change
        for key, rounds in change.laid.items():
            if any(each.is_new or each.is_gone for each in rounds):
                yield key
        yield from self.acts
        for each in change.under(PROCEDURES):
            if not each.path.endswith((".md", ".yaml")):
                for owner in change.library.owners(each.path):
                    yield key_of(owner)

    def _untouched(self, key: Key) -> DocumentChange:
        """A text that stands on both sides as it is."""
        found = self.change.library.named(*key)
        return DocumentChange(found, found)

    def _document(self, key: Key, pair: DocumentChange) -> DocumentAccount:
        change = self.change
        document = pair.after or pair.before
        head = document.head if document else None
        source = change.library.named(key[0]) if key[1] else document
        kind = document.kind if document else None
        owner = str(source.head.text("owner")) if source else ""
        new_key = key_of(pair.after) if pair.after else key
        status = status_of(change, new_key, pair.after)
        is_altered = pair.is_altered and pair.after is not None
        is_hidden = self.comparing.is_hidden(pair)
        is_stated = is_altered and head is not None and not is_hidden
        stated = head.fields("change") if head is not None and is_stated else Fields()
        return DocumentAccount(
            key=new_key,
            title=str(head.text("title")) if head is not None and not is_hidden else "",
            language=str(document.language) if document else "",
            kind=kind.name if kind else "",
            path=document.path if document else "",
            before=number_of(pair.before) if pair.before else None,
            after=number_of(pair.after) if pair.after else None,
            natures=(*_natures(pair, status), *self._gone(key)),
            acts=self.acts.get(key, ()),
            course=course_of(
                change, status, kind.name if kind else "", owner, is_altered=is_altered
            ),
            texts=self.comparing.texts(pair) if pair.is_altered else (),
            files=tuple(files_of(change, pair)),
            dependents=self._dependents(pair),
            summary=str(stated.text("summary")),
            reason=str(stated.text("reason")),
        )

    def _gone(self, key: Key) -> Iterator[Said]:
        if any(each.is_gone for each in self.change.laid.get(key, ())):
            yield Said(account.GONE)

    def _dependents(self, pair: DocumentChange) -> tuple[account.Dependent, ...]:
        """What rests on a text that was there before and is another one now."""
        before = pair.before
        if before is None or not pair.is_altered:
            return ()
        naming = self.naming.get(str(before.id), ())
        return dependents_of(self.change, pair.after or before, naming)

    def _governance(self) -> Iterator[DocumentAccount]:
        change, key = self.change, (GOVERNANCE, "")
        paths = [each for each in (PEOPLE_PATH, PROFILE_PATH) if each in change.by_path]
        acts = self.acts.get(key, ())
        is_laid = any(each.is_new for each in change.laid.get(key, ()))
        if not (paths or acts or is_laid):
            return
        kind, status = GOVERNANCE.lower(), status_of(change, key, None)
        course = course_of(change, status, kind, "", is_altered=False)
        if paths and not is_laid:
            course = course_before(change, kind, "")
        yield DocumentAccount(
            key=key,
            title="",
            language="",
            kind=kind,
            path=", ".join(paths),
            before=None,
            after=_last(change, key),
            natures=(Said(account.RULES),) if paths else (),
            acts=acts,
            course=course,
            texts=self.comparing.rules(change, paths),
        )

    def _settings(self) -> Iterator[DocumentAccount]:
        if ORGANISATION_PATH in self.change.by_path:
            yield DocumentAccount(
                key=(ORGANISATION_PATH, ""),
                title="",
                language="",
                kind="",
                path=ORGANISATION_PATH,
                before=None,
                after=None,
                natures=(Said(account.SETTINGS),),
                acts=(),
                course=Course(),
                texts=self.comparing.rules(self.change, [ORGANISATION_PATH]),
            )


def _last(change: Change, key: Key) -> tuple[int, int] | None:
    """The number last put up in the change."""
    new = [each.number for each in change.laid.get(key, ()) if each.is_new]
    return max(new, default=None)


def _acts_by_key(change: Change) -> dict[Key, tuple[str, ...]]:
    """The acts on each text that a change adds, each sort once, in their order."""
    found: dict[Key, list[str]] = {}
    for each in change.acts:
        for subject in each.statement.subjects if each.statement else ():
            folder = folder_of(subject.name)
            if folder is not None and each.statement is not None:
                rows = found.setdefault((folder.document, folder.version), [])
                counts = has_effect(change, each.digest, subject.name)
                rows.append(each.statement.act if counts else account.VOID)
    return {key: tuple(dict.fromkeys(acts)) for key, acts in found.items()}


def _natures(pair: DocumentChange, status: Status | None) -> Iterator[Said]:
    before, after = pair.before, pair.after
    if before is None or after is None:
        yield Said(account.NEW if before is None else account.REMOVED)
        return
    is_renumbered = before.id != after.id
    if is_renumbered:
        yield Said(account.RENUMBERED, {"name": str(before.id)})
    if pair.is_altered and not (is_renumbered and _bare(before) == _bare(after)):
        yield Said(_step(pair, status))
    if before.path != after.path:
        yield Said(account.MOVED, {"path": before.path})


def _step(pair: DocumentChange, status: Status | None) -> str:
    """How a text goes on from what it was."""
    old = number_of(pair.before) if pair.before else None
    new = number_of(pair.after) if pair.after else None
    if status is not None and status.working == OTHER_BYTES:
        return account.ALTERED
    if old is None or new is None or old == new:
        return account.EDITED
    if new < old:
        return account.OTHER_NUMBER
    return account.EDITION if new[0] != old[0] else account.REVISION


def _bare(document: Document) -> str:
    """A text without its own id, which another number leaves as it is."""
    return document.source.text.replace(str(document.id), "")
