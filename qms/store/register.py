"""The register of a working tree, read: one pass over the files, each read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from qms.model.facts import Facts
from qms.model.fields.record import RECORD, RECORDS
from qms.model.finding import Finding, Place
from qms.model.flaw import Flaw
from qms.model.house import House
from qms.model.located import Fields
from qms.model.organisation import People
from qms.model.record import Record
from qms.model.register import STAFF_PATH, Register
from qms.model.sheet import Sheet
from qms.store.bytes import (
    Reading,
    digest_of,
    look_at,
    printable,
    raw_file,
    read_file,
    reading_of,
)
from qms.store.cache import Cache
from qms.store.collector import collector_paused
from qms.store.fields import read_fields
from qms.store.house import HouseFiles, read_house, read_sheet
from qms.store.marks import Mark, is_settled, mark_of
from qms.store.rows import Remembered, remembered_from, row_of
from qms.store.sheets import Sheets
from qms.store.tree import DOCUMENTS, is_document, walk
from qms.store.tree import RECORDS as RECORDS_FOLDER

if TYPE_CHECKING:
    from qms.model.document import Document

JudgeDocument = Callable[["Document"], Iterable[Finding]]
JudgeSheet = Callable[[Sheet], Iterable[Finding]]
Tell = Callable[[int, int], None]


class RegisterReader:
    """Reads a repository; documents are judged as they pass, so that none is kept.

    For a question of daily use, a text that the file system calls unchanged is not read
    again; for any other, every byte is.
    """

    def __init__(
        self,
        root: Path,
        judge_document: JudgeDocument,
        judge_sheet: JudgeSheet,
        tell: Tell = lambda done, of: None,
        *,
        is_daily: bool = False,
        home: Path | None = None,
    ) -> None:
        self.root = root
        self.top = str(root)
        self.judge_document = judge_document
        self.judge_sheet = judge_sheet
        self.tell = tell
        self.is_daily, self.began = is_daily, time_ns()
        place = home or root
        self.sheets = Sheets(place, "sheets") if is_daily else None
        self.read_fields = self.sheets.read if self.sheets else read_fields
        self.files: HouseFiles = read_house(root, self.read_fields)
        self.cache = Cache(f"documents of {place.resolve()}", self.files.digest)
        self.findings: list[Finding] = list(self.files.findings)

    @property
    def house(self) -> House:
        """What the office has laid down."""
        return self.files.house

    def read(self, as_of: date) -> Register:
        """The register as of a day."""
        with collector_paused():
            return self._read(as_of)

    def strange(self) -> list[str]:
        """The documents under whose paths nothing is remembered."""
        known = self.cache.rows
        return [
            path
            for path in self._walk(DOCUMENTS)
            if path.endswith(".md") and path not in known
        ]

    def remember(self, paths: Iterable[str]) -> None:
        """Read some documents, for nothing but what is remembered of them."""
        with collector_paused():
            for path in paths:
                self._document(path)

    def _read(self, as_of: date) -> Register:
        for sheet in self.files.sheets:
            self.findings.extend(self.judge_sheet(sheet))
        documents, charters, others = self._documents()
        records = self._records()
        staff = next((each for each in records if each.path == STAFF_PATH), None)
        self.cache.save()
        if self.sheets:
            self.sheets.save()
        return Register(
            as_of=as_of,
            house=self.house,
            people=People(self.files.people, staff.fields if staff else Fields()),
            documents=tuple(documents),
            charters=tuple(charters),
            records=tuple(records),
            files=frozenset(others),
            findings=tuple(self.findings),
        )

    def _documents(self) -> tuple[list[Facts], list[Document], list[str]]:
        documents: list[Facts] = []
        charters: list[Document] = []
        others: list[str] = []
        paths = self._walk(DOCUMENTS)
        for number, path in enumerate(paths):
            if not is_document(path):
                others.append(path)
                self._check_file(path)
                continue
            facts, document = self._document(path)
            documents.append(facts)
            if document is not None and document.is_data:
                charters.append(document)
            self.tell(number + 1, len(paths))
        return documents, charters, others

    def _document(self, path: str) -> tuple[Facts, Document | None]:
        row = None if path.endswith(".yaml") else self.cache.get(path)
        known = remembered_from(row, path) if row else None
        mark = self._mark(path)
        if known is not None and mark is not None and known.mark == mark:
            return self._recalled(known)
        raw = raw_file(f"{self.top}/{path}")
        if isinstance(raw, Flaw):
            return self._parsed(path, Reading(flaws=[raw], is_readable=False), "", None)
        digest = digest_of(raw)
        # approvals are held against the digest of the text: it is never taken on trust
        is_same = known is not None and known.raw_digest == digest
        if known is not None and is_same and known.facts.digest == _stored(raw, digest):
            if mark is not None:
                self.cache.put(path, row_of(known._replace(mark=mark)))
            return self._recalled(known)
        return self._parsed(path, reading_of(raw), digest, mark)

    def _recalled(self, known: Remembered) -> tuple[Facts, None]:
        self.findings.extend(known.findings)
        return known.facts, None

    def _mark(self, path: str) -> Mark | None:
        """What the file system says of a file, where that may be relied on."""
        if not self.is_daily:
            return None
        try:
            mark = mark_of(f"{self.top}/{path}")
        except (OSError, ValueError):
            return None
        return mark if is_settled(mark, self.began) else None

    def _parsed(
        self, path: str, reading: Reading, raw_digest: str, mark: Mark | None
    ) -> tuple[Facts, Document]:
        """The facts of a document that the cache does not know, judged."""
        # what parses texts is slow to load: where none changed, none is parsed
        from qms.model.gathering import facts_of
        from qms.store.documents import parse

        digest = digest_of(reading.data)
        parsed = parse(path, reading, self.house, digest, self.read_fields)
        facts = facts_of(parsed.document)
        found = [_finding(path, flaw, facts.id) for flaw in parsed.flaws]
        if parsed.is_whole:
            found.extend(self.judge_document(parsed.document))
        self.findings.extend(found)
        if reading.is_readable and not path.endswith(".yaml"):
            row = row_of(Remembered(facts, found, raw_digest, mark))
            self.cache.put(path, row)
        return facts, parsed.document

    def _walk(self, folder: str) -> list[str]:
        """The paths under a folder; a name that is no text is told and left out."""
        paths = []
        for path in walk(self.root, folder):
            told = printable(path)
            if told == path:
                paths.append(path)
            else:
                self.findings.append(_finding(told, Flaw("QMS117"), ""))
        return paths

    def _check_file(self, path: str) -> None:
        """An attachment is not read here, only looked at: links are not followed."""
        flaws = look_at(self.root / path)
        self.findings.extend(_finding(path, flaw, "") for flaw in flaws)

    def _records(self) -> list[Record]:
        records: list[Record] = []
        for path in self._walk(RECORDS_FOLDER):
            if not path.endswith(".yaml"):
                self._check_file(path)
                continue
            reading = read_file(self.root / path)
            fields, findings = read_sheet(path, reading, self.read_fields)
            self.findings.extend(findings)
            if fields:
                records.append(Record(path, fields))
                shape = RECORDS.get(fields.text("kind"), RECORD)
                sheet = Sheet(path, fields, shape, str(fields.text("id")))
                self.findings.extend(self.judge_sheet(sheet))
        return records


def _stored(raw: bytes, digest: str) -> str:
    """The digest of a file's bytes as git stores them: with LF at line ends."""
    return digest_of(raw.replace(b"\r\n", b"\n")) if b"\r" in raw else digest


def _finding(path: str, flaw: Flaw, document: str) -> Finding:
    place = Place(path, flaw.line, flaw.column)
    return Finding(flaw.code, place, flaw.values, document=document)
