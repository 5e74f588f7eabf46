"""The preview of an import, what is asked later, and what is adopted, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from qms.i18n import _
from qms.model.grid import Column, Grid
from qms.model.importing.plan import ASKED, Row
from qms.model.spreadsheet import spreadsheet
from qms.reports.importing import ask_text, field_word, state_text
from qms.reports.sentence import safe

FILE = "file"
ANSWERED = (*ASKED, "approved_on", "archive_no")
ADOPTED = ("id", "in_force_since", "archive_no")


def preview(rows: Sequence[Row]) -> Grid:
    """The table that is shown before anything is written."""
    columns = (
        Column("file", _("file")),
        Column("id", field_word("id"), is_whole=True),
        Column("title", field_word("title"), rank=1),
        Column("version", _("edition.revision"), rank=2),
        Column("kind", field_word("kind"), rank=4),
        Column("owner", field_word("owner"), rank=3),
        Column("language", field_word("language"), rank=5),
        Column("state", _("what becomes of it")),
    )
    return Grid(columns, [_shown(row) for row in rows])


def _shown(row: Row) -> dict[str, str]:
    edition, revision = (row.facts.get(each, "") for each in ("edition", "revision"))
    version = f"{edition or '–'}.{revision or '–'}" if edition or revision else ""
    return {
        "file": safe(row.file),
        "id": row.id,
        "title": safe(row.facts.get("title", "")),
        "version": version,
        "kind": row.facts.get("kind", ""),
        "owner": row.facts.get("owner", ""),
        "language": row.facts.get("language", ""),
        "state": safe(state_text(row)),
    }


def asked_later(rows: Sequence[Row]) -> str:
    """A row a file that is not in the register: what is known, what is to be filled in.

    It is read again with `--answers`.
    """
    heads = (FILE, *ANSWERED, "asked")
    lines = []
    for row in rows:
        if row.source is None:
            continue
        told = "; ".join(ask_text(each) for each in row.asks)
        is_asked = any(each.name == "encoding" for each in row.asks)
        known = dict(row.facts) | {"encoding": "" if is_asked else row.encoding}
        lines.append([row.file, *(known.get(each, "") for each in ANSWERED), told])
    return spreadsheet([heads, *lines])


def adoptions(rows: Sequence[Row]) -> str:
    """The list that `qms adopt --from` reads, with what the papers say of signers."""
    heads = (*ADOPTED, "title", "edition", "revision", "approved_on", "signatories")
    return spreadsheet([(*heads, FILE), *(_adoption(row, heads) for row in rows)])


def _adoption(row: Row, heads: Sequence[str]) -> list[str]:
    who = []
    for each in row.recognised.signatories:
        days = "/".join(str(day) for day in each.days)
        told = ", ".join(filter(None, (each.person, each.role, days)))
        who.append(f"{each.step}: {told}")
    approved = {
        str(day)
        for each in row.recognised.signatories
        if each.step == "approved" and len(each.days) == 1
        for day in each.days
    }
    known = {"approved_on": "/".join(sorted(approved)), **row.facts}
    known["signatories"] = "; ".join(who)
    return [*(known.get(each, "") for each in heads), row.file]
