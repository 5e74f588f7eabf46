"""List: the master list of documents as of a day, one row a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from qms.actions.validate import read_register
from qms.i18n import _, language
from qms.model.facts import Facts
from qms.model.grid import Column, Grid
from qms.model.located import Fields
from qms.model.register import Register
from qms.model.revision import revision_key, revision_text

FILTERS = ("kind", "owner", "process", "classification", "language")


def master_list(root: Path, as_of: date, wanted: Mapping[str, str]) -> Grid:
    """The documents that match every filter given, sorted by kind and id."""
    register = read_register(root, as_of)
    kinds = list(register.profile.kinds)
    versions: dict[str, list[str]] = {}
    for version in register.versions:
        versions.setdefault(version.id, []).append(version.language)
    chosen = [each for each in register.sources if _matches(each, wanted)]
    chosen.sort(
        key=lambda each: (_rank(kinds, each.kind), revision_key(each.id), each.path)
    )
    rows = [_row(register, each, versions.get(each.id, [])) for each in chosen]
    return Grid(_columns(), rows, _note(len(rows), as_of))


def _columns() -> tuple[Column, ...]:
    return (
        Column("id", _("id")),
        Column("title", _("title")),
        Column("kind", _("kind"), rank=1),
        Column("revision", _("edition.revision")),
        Column("owner", _("owner"), rank=2),
        Column("process", _("process"), rank=3),
        Column("languages", _("languages"), rank=4),
        Column("classification", _("classification"), rank=5),
        Column("status", _("status")),
    )


def _row(register: Register, facts: Facts, versions: list[str]) -> dict[str, str]:
    kind = register.profile.kinds.get(facts.kind)
    return {
        "id": facts.id,
        "title": facts.title,
        "kind": kind.title(language()) if kind else facts.kind,
        "revision": revision_text(facts.edition, facts.revision),
        "owner": office_title(register, facts.owner),
        "process": title_of(register.profile.processes, facts.process),
        "languages": ", ".join([facts.language, *sorted(versions)]),
        "classification": _(
            facts.classification or (kind.classification if kind else "")
        ),
        "status": _("draft"),
    }


def office_title(register: Register, office: str) -> str:
    """The title of an office in the reader's language, else its name."""
    return title_of(register.profile.offices, office)


def title_of(rows: Mapping[str, Fields], name: str) -> str:
    """The title of an office or a process in the reader's language, else its name."""
    titles = rows.get(name, Fields()).fields("title")
    return titles.text(language()) or next(iter(map(str, titles.values())), name)


def _matches(facts: Facts, wanted: Mapping[str, str]) -> bool:
    return all(getattr(facts, name) == value for name, value in wanted.items() if value)


def _rank(kinds: list[str], kind: str) -> int:
    return kinds.index(kind) if kind in kinds else len(kinds)


def _note(count: int, as_of: date) -> str:
    return _("{count} documents, as of {day}").format(count=count, day=as_of)
