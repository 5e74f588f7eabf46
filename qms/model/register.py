"""The register: everything that a repository holds, as of a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from qms.model.facts import Facts
from qms.model.finding import Finding
from qms.model.house import House
from qms.model.organisation import Organisation, People
from qms.model.profile import Profile
from qms.model.record import Record
from qms.model.standard import Standards

if TYPE_CHECKING:
    from qms.model.approval.control import Control
    from qms.model.approval.status import Status
    from qms.model.document import Document
    from qms.model.evaluated import Evaluated

Key = tuple[str, str]
PROFILE_PATH = "governance/profile.yaml"
PEOPLE_PATH = "governance/people.yaml"
ORGANISATION_PATH = "qms.yaml"
STAFF_PATH = "records/staff.yaml"
ARCHIVE = "approvals"


@dataclass(frozen=True)
class Register:
    """A repository's documents and records, as of a day.

    `documents` are the facts of every document and language version, by path;
    `charters` are the documents that are data, charters and questionnaires, and their
    versions, whole;
    `files` are the paths of everything else under `procedures/`; `findings` say what
    could not be read, and what the rules over single documents found; `codes` are
    those of all rules, as far as whoever made the register knows them.

    `control` answers for the archive of approvals, and is None where there is none;
    `enrolled` are the keys of `people` that signed their own enrolment; `statuses` are
    those of the day, by id and language (empty for a document itself).
    Without an archive every text is a draft. `evaluated` is what the records come to,
    where whoever made the register computed it.
    """

    as_of: date
    house: House = field(default_factory=House)
    people: People = field(default_factory=People)
    documents: tuple[Facts, ...] = ()
    charters: tuple[Document, ...] = ()
    records: tuple[Record, ...] = ()
    files: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    codes: frozenset[str] = frozenset()
    control: Control | None = None
    enrolled: frozenset[str] = frozenset()
    statuses: Mapping[Key, Status] = field(default_factory=dict)
    evaluated: Evaluated | None = None

    @property
    def profile(self) -> Profile:
        """The office's profile."""
        return self.house.profile

    @property
    def organisation(self) -> Organisation:
        """The organisation."""
        return self.house.organisation

    @property
    def standards(self) -> Standards:
        """The catalogues of standards."""
        return self.house.standards

    @cached_property
    def sources(self) -> tuple[Facts, ...]:
        """The documents themselves, without their language versions."""
        return tuple(each for each in self.documents if not each.translates)

    @cached_property
    def versions(self) -> tuple[Facts, ...]:
        """The language versions."""
        return tuple(each for each in self.documents if each.translates)

    @cached_property
    def by_id(self) -> Mapping[str, Facts]:
        """The documents by id; the first by path, where an id stands twice."""
        found: dict[str, Facts] = {}
        for each in self.sources:
            found.setdefault(each.id, each)
        return found

    @cached_property
    def by_path(self) -> Mapping[str, Facts]:
        """Every document and language version by its path."""
        return {each.path: each for each in self.documents}

    @cached_property
    def by_key(self) -> Mapping[Key, Facts]:
        """Every document and language version as approvals know it."""
        found: dict[Key, Facts] = {}
        for each in self.documents:
            found.setdefault(each.key, each)
        return found

    def status_of(self, facts: Facts) -> Status | None:
        """How a text stands on the day; None where no approvals are kept."""
        return self.statuses.get(facts.key)

    @cached_property
    def superseded(self) -> Mapping[str, Facts]:
        """The documents that another replaces, with the one that does."""
        return {
            old: each
            for each in self.sources
            for old in each.supersedes
            if old != each.id
        }

    @cached_property
    def paths(self) -> frozenset[str]:
        """The path of every document, version and other file."""
        return self.files | {each.path for each in self.documents}

    @cached_property
    def offices(self) -> frozenset[str]:
        """Every office that the profile names, or that anybody holds or held."""
        return self.people.offices | frozenset(self.profile.offices)

    def records_of(self, kind: str) -> Iterator[Record]:
        """The records of a kind."""
        return (record for record in self.records if record.kind == kind)

    @cached_property
    def record_ids(self) -> frozenset[str]:
        """The ids of all records."""
        return frozenset(record.id for record in self.records)
