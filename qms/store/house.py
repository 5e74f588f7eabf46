"""What the office has laid down, read: qms.yaml, governance, and the catalogues."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache, cached_property, partial
from pathlib import Path

from qms import resources
from qms.model.fields.organisation import ORGANISATION
from qms.model.fields.people import PEOPLE
from qms.model.fields.profile import PROFILE
from qms.model.fields.standard import STANDARD
from qms.model.finding import Finding, Place
from qms.model.house import House
from qms.model.located import Fields
from qms.model.organisation import Organisation
from qms.model.profile import Profile
from qms.model.register import ORGANISATION_PATH, PEOPLE_PATH, PROFILE_PATH
from qms.model.shape import Structure
from qms.model.sheet import Sheet
from qms.model.standard import Crosswalk, Standard, Standards
from qms.store.bytes import Reading, look_at, read_file
from qms.store.fields import Read, read_fields
from qms.store.tool import tool_state

OWN_CATALOGUES = "overrides/standards"
_CATALOGUE = "*-[0-9][0-9][0-9][0-9].yaml"
Texts = Mapping[str, Callable[[], str]]
"""Texts that are read when somebody asks, by the names of their files."""
HOUSE_FILES = {
    ORGANISATION_PATH: ORGANISATION,
    PEOPLE_PATH: PEOPLE,
    PROFILE_PATH: PROFILE,
}


@dataclass
class HouseFiles:
    """The files of the house as read, with what is wrong with them."""

    house: House = field(default_factory=House)
    people: Fields = field(default_factory=Fields)
    sheets: list[Sheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    digest: str = ""


def read_house(root: Path, read: Read = read_fields) -> HouseFiles:
    """Read qms.yaml and governance; what cannot be read is empty, with findings."""
    files = HouseFiles()
    hashed = hashlib.sha256(tool_state().encode())
    fields: dict[str, Fields] = {}
    for path, shape in (HOUSE_FILES | _own_catalogues(root)).items():
        reading = _read_inside(root, path)
        hashed.update(reading.data + b"\0")
        fields[path], findings = read_sheet(path, reading, read)
        files.findings.extend(findings)
        if reading.is_readable and fields[path]:
            files.sheets.append(Sheet(path, fields[path], shape))
    files.people = fields[PEOPLE_PATH]
    files.house = House(
        Profile(fields[PROFILE_PATH]),
        Organisation(fields[ORGANISATION_PATH]),
        Standards(Catalogues(root / OWN_CATALOGUES), rule_basis, Crosswalks()),
    )
    files.digest = hashed.hexdigest()
    return files


def _own_catalogues(root: Path) -> dict[str, Structure]:
    folder = root / OWN_CATALOGUES
    names = sorted(path.name for path in folder.glob("*.yaml"))
    return {f"{OWN_CATALOGUES}/{name}": STANDARD for name in names}


def _read_inside(root: Path, path: str) -> Reading:
    """A file that may be absent, for a rule to tell; its folder may be no link."""
    folder = (root / path).parent
    if folder.is_symlink():
        return Reading(flaws=look_at(folder), is_readable=False)
    if not (root / path).exists() and not (root / path).is_symlink():
        return Reading(is_readable=False)
    return read_file(root / path)


def read_sheet(
    path: str, reading: Reading, read: Read = read_fields
) -> tuple[Fields, list[Finding]]:
    """The fields of a YAML file, and what is wrong with how it is written."""
    flaws = list(reading.flaws)
    fields = Fields(1, 1)
    if reading.is_readable:
        fields, found = read(reading.text)
        flaws += found
    places = [
        Finding(flaw.code, Place(path, flaw.line, flaw.column), flaw.values)
        for flaw in flaws
    ]
    return fields, places


class Catalogues(Mapping[tuple[str, int], Standard]):
    """The catalogues of standards, each read when it is first asked for.

    An office's own stand before those that ship: in a folder, or texts by name.
    """

    def __init__(self, own: Path | Texts) -> None:
        self._own = own
        self._read: dict[tuple[str, int], Standard | None] = {}

    def __getitem__(self, key: tuple[str, int]) -> Standard:
        if key not in self._read:
            self._read[key] = self._load(*key)
        standard = self._read[key]
        if standard is None:
            raise KeyError(key)
        return standard

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(self._keys())

    def __len__(self) -> int:
        return len(self._keys())

    @cached_property
    def _texts(self) -> Texts:
        own = self._own
        shipped = _texts_in(resources.templates() / "standards")
        return {**shipped, **(_texts_in(own) if isinstance(own, Path) else own)}

    def _keys(self) -> list[tuple[str, int]]:
        keys = set()
        for file in self._texts:
            name, _, edition = file.removesuffix(".yaml").rpartition("-")
            keys.add((name.replace("-", " ").upper(), int(edition)))
        return sorted(keys)

    def _load(self, name: str, edition: int) -> Standard | None:
        read = self._texts.get(f"{name.lower().replace(' ', '-')}-{edition}.yaml")
        return Standard(name, edition, read_fields(read())[0]) if read else None


def _texts_in(folder: Path) -> Texts:
    return {path.name: partial(_text_of, path) for path in folder.glob(_CATALOGUE)}


def _text_of(path: Path) -> str:
    return read_file(path).text


def catalogue_at(path: str) -> str:
    """The file name of an office's own catalogue, if one lies at a path; else empty."""
    folder, _slash, name = path.rpartition("/")
    is_own = folder == OWN_CATALOGUES and fnmatchcase(name, _CATALOGUE)
    return name if is_own else ""


@cache
def rule_basis() -> Mapping[str, tuple[str, ...]]:
    """The clauses behind each rule, as shipped."""
    path = resources.templates() / "standards" / "basis.yaml"
    fields, _ = read_fields(read_file(path).text)
    rows = fields.fields("basis")
    return {str(code): tuple(str(text) for text in rows.texts(code)) for code in rows}


class Crosswalks(Mapping[str, Crosswalk]):
    """Which clause of one edition answers to which of another, as shipped.

    The file is read when a standard is first asked for.
    """

    def __getitem__(self, standard: str) -> Crosswalk:
        name, rows = _crosswalk()
        if standard != name:
            raise KeyError(standard)
        return rows

    def __iter__(self) -> Iterator[str]:
        yield _crosswalk()[0]

    def __len__(self) -> int:
        return 1


@cache
def _crosswalk() -> tuple[str, Crosswalk]:
    path = resources.templates() / "standards" / "crosswalk.yaml"
    fields, _ = read_fields(read_file(path).text)
    found: dict[tuple[int, str, int], list[str]] = {}
    for row in fields.rows("rows"):
        clauses = {int(year): list(row.texts(year)) for year in row}
        for year, olds in clauses.items():
            for other, news in clauses.items():
                for old in olds:
                    if year != other:
                        found.setdefault((year, str(old), other), []).extend(news)
    rows = {key: tuple(dict.fromkeys(map(str, news))) for key, news in found.items()}
    return str(fields.text("standard")), rows
