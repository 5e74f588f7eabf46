"""A change as a value: what two trees have otherwise, parsed and paired."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from qms.model.approval.submission import (
    GOVERNANCE,
    Submission,
    folder_of,
    read_submission,
)
from qms.model.change.change import Change, Laws
from qms.model.change.laid import Laid
from qms.model.change.pairs import (
    DocumentChange,
    paired_documents,
    paired_records,
)
from qms.model.change.touched import State, Touched, is_hidden
from qms.model.document import Document
from qms.model.house import House
from qms.model.located import Fields
from qms.model.organisation import Organisation, People
from qms.model.profile import Profile
from qms.model.record import Record
from qms.model.register import (
    ARCHIVE,
    ORGANISATION_PATH,
    PEOPLE_PATH,
    PROFILE_PATH,
    Key,
    Register,
)
from qms.model.standard import Standards
from qms.store.bytes import MAX_BYTES, digest_of, printable, reading_of
from qms.store.documents import parse
from qms.store.forms import formed
from qms.store.house import (
    OWN_CATALOGUES,
    Catalogues,
    Crosswalks,
    catalogue_at,
    rule_basis,
)
from qms.store.restored import restored
from qms.store.rounds import SUBMISSION
from qms.store.shelf import Shelf
from qms.store.sides import Sides, few
from qms.store.tree import DOCUMENTS, RECORDS, is_document
from qms.store.yaml import read_yaml

HOUSE = (ORGANISATION_PATH, PEOPLE_PATH, PROFILE_PATH)
Judged = Callable[[Change], tuple[Register, Register]]


class ChangeReader:
    """Puts a change together; what only some rules need is read when they ask."""

    def __init__(self, sides: Sides, touched: Iterable[Touched]) -> None:
        self.sides, self.touched = sides, tuple(touched)

    def read(self, as_of: date, judged: Judged) -> Change:
        """The change, judged as of a day; `judged` reads and judges the archive."""
        documents = self._documents()
        change = Change(
            as_of=as_of,
            touched=self.touched,
            base=self.laws[0],
            head=self.laws[1],
            documents=documents,
            records=paired_records(
                tuple(self._records("before")), tuple(self._records("after"))
            ),
            laid=self._laid(self._ids(documents)),
            restored=restored(self.sides, self.touched),
            library=self.shelf,
        )
        return replace(change, judged=lambda: judged(change))

    @cached_property
    def shelf(self) -> Shelf:
        """The texts of the head that are not touched."""
        return Shelf(self.sides, self.document)

    @cached_property
    def laws(self) -> tuple[Laws, Laws]:
        """What the office had laid down before, and has laid down now."""
        places = (*HOUSE, OWN_CATALOGUES)
        before = self.sides.before(*places)
        return self._laws(before), self._laws(self.sides.after(before, places))

    @property
    def house(self) -> House:
        """The house by which texts are read: the base's, unless it had none."""
        base, head = self.laws
        return base.house if base.is_there else head.house

    def _laws(self, files: Mapping[str, State]) -> Laws:
        fields = {path: fields_of(files.get(path)) for path in HOUSE}
        own = {
            name: partial(_reading_text, state)
            for path, state in files.items()
            if (name := catalogue_at(path))
        }
        house = House(
            Profile(fields[PROFILE_PATH]),
            Organisation(fields[ORGANISATION_PATH]),
            Standards(Catalogues(own), rule_basis, Crosswalks()),
        )
        return Laws(house, People(fields[PEOPLE_PATH]))

    def _documents(self) -> tuple[DocumentChange, ...]:
        rows = [
            each
            for each in self.touched
            if each.path.startswith(f"{DOCUMENTS}/")
            and is_document(each.path)
            and not is_hidden(each.path)
        ]
        return paired_documents(
            [self.document(each.path, each.before) for each in rows if each.before],
            [self.document(each.path, each.after) for each in rows if each.after],
        )

    def document(self, path: str, state: State) -> Document:
        """A file as a document; what cannot be read is an empty one."""
        reading = reading_of(_text(state))
        return parse(
            printable(path), reading, self.house, digest_of(reading.data)
        ).document

    def _records(self, side: str) -> Iterator[Record]:
        for each in self.touched:
            state = each.before if side == "before" else each.after
            is_record = each.path.startswith(f"{RECORDS}/") and not is_hidden(each.path)
            if state and is_record and each.path.endswith(".yaml"):
                yield Record(printable(each.path), fields_of(state))

    def _ids(self, documents: Iterable[DocumentChange]) -> set[str]:
        """The ids of every document that is touched, in the archive too."""
        found = {
            str(document.id)
            for each in documents
            for document in (each.before, each.after)
            if document is not None
        }
        for each in self.touched:
            if each.path in (PEOPLE_PATH, PROFILE_PATH):
                found.add(GOVERNANCE)
            folder, _slash, rest = each.path.partition("/")
            name, slash, _rest = rest.partition("/")
            if folder == ARCHIVE and slash and name != "statements":
                found.add(name)
            elif folder == DOCUMENTS and each.is_edited and not is_document(rest):
                found.update(str(one.id) for one in self.shelf.owners(each.path))
        return {each for each in found if each and "/" not in each}

    def _laid(self, ids: set[str]) -> Mapping[Key, tuple[Laid, ...]]:
        """The submissions of some documents, as their paths tell of them."""
        places = few([f"{ARCHIVE}/{each}" for each in ids], ARCHIVE)
        before = self.sides.before(*places)
        after = self.sides.after(before, places)
        found: dict[Key, list[Laid]] = {}
        for path, state in {**before, **after}.items():
            folder, _slash, file = path.rpartition("/")
            name = folder.removeprefix(f"{ARCHIVE}/")
            said = folder_of(name)
            if file == SUBMISSION and said is not None and said.document in ids:
                is_new, is_gone = path not in before, path not in after
                laid = Laid(name, said.number, is_new, is_gone, _submission(state))
                found.setdefault((said.document, said.version), []).append(laid)
        return {key: tuple(rows) for key, rows in found.items()}


def fields_of(state: State | None) -> Fields:
    """The fields of a YAML file; none where it cannot be read."""
    if state is None:
        return Fields()
    reading = reading_of(_text(state))
    return read_yaml(reading.text)[0] if reading.is_readable else Fields()


def _reading_text(state: State) -> str:
    return reading_of(_text(state)).text


def _text(state: State) -> bytes:
    """The bytes of a text; of what is no text, or larger than any, nothing."""
    data = state.data
    return data if data is not None and len(data) <= MAX_BYTES else b""


def _submission(state: State) -> Submission | None:
    data = state.data
    found = formed(data, read_submission) if data is not None else None
    return found if isinstance(found, Submission) else None
