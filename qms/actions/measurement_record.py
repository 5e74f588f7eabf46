"""The record of a measurement: counts alone, with the digest of what was counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from qms.actions.services_notes import most_unread
from qms.errors import QmsError
from qms.i18n import _
from qms.model.fields.case_log import FAULTS
from qms.model.measurement import PromiseMeasured
from qms.model.measuring import Measuring
from qms.model.record_ids import next_record_id
from qms.store.act_files import recover
from qms.store.git import branch_files
from qms.store.house import read_house
from qms.store.lock import repository_locked
from qms.store.tree import RECORDS, walk
from qms.store.writing import write_whole

KIND = "measurement"


def record_measurement(
    root: Path, measuring: Measuring, opened: date, replaces: str = ""
) -> Path:
    """Write a measurement as a record and give its path from the root."""
    with repository_locked(root):
        recover(root)
        folder, name = _place(root, opened.year)
        text = measurement_text(measuring, name, opened, replaces)
        path = Path(folder) / f"{name}.yaml"
        write_whole(root / path, text.encode(), may_replace=False)
        return path


def measurement_planned(
    root: Path, measuring: Measuring, opened: date, replaces: str = ""
) -> tuple[Path, str]:
    """Where a measurement would be written now, and what would stand there."""
    folder, name = _place(root, opened.year)
    text = measurement_text(measuring, name, opened, replaces)
    return Path(folder) / f"{name}.yaml", text


def _place(root: Path, year: int) -> tuple[str, str]:
    row = read_house(root).house.profile.record_kinds.get(KIND)
    if row is None:
        raise QmsError(
            _("the profile declares no records of kind {kind}").format(kind=KIND),
            hint=_("copy them from the shipped profile: qms profile diff"),
        )
    taken = {
        path.rpartition("/")[2].split(".")[0]
        for path in (*walk(root, RECORDS), *branch_files(root, RECORDS))
    }
    name = next_record_id(str(row.text("id")), year, taken)
    if not name:
        raise QmsError(
            _("the ids of this kind are used up at {id}").format(id=row.text("id")),
            hint=_("widen its id pattern in governance/profile.yaml"),
        )
    return str(row.text("folder") or RECORDS), name


def measurement_text(
    measuring: Measuring, name: str, opened: date, replaces: str = ""
) -> str:
    """The text of the record; no case, no client and no path of a computer in it.

    Raises QmsError where most rows could not be read: such figures say nothing.
    """
    _require_read(measuring)
    title = f"{measuring.charter}, {measuring.period.name}"
    lines = [
        "qms: 1",
        f"id: {name}",
        f"kind: {KIND}",
        f"title: {_quoted(title)}",
        f"opened: {opened.isoformat()}",
        *([f"owner: {measuring.owner}"] if measuring.owner else []),
        f"period: {_period(measuring.period.name)}",
        f"as_of: {measuring.as_of.isoformat()}",
        f'charter: {{id: {measuring.charter}, revision: "{measuring.revision}"}}',
        f'log: {{id: {measuring.log}, digest: "{measuring.log_digest}"}}',
        *([f"replaces: {replaces}"] if replaces else []),
        "files:",
        *_files(measuring),
        "promises:",
        *(line for each in measuring.measured for line in _promise(each)),
        "closed: null",
    ]
    return "\n".join(lines) + "\n"


def _require_read(measuring: Measuring) -> None:
    unread = most_unread(measuring)
    if unread:
        raise QmsError(
            unread,
            hint=_(
                "see which they are with --rows FILE, and mend the log or its times"
            ),
        )


def _period(name: str) -> str:
    """The name of a period; that of a year would be read as a number by others."""
    return _quoted(name) if name.isdecimal() else name


def _files(measuring: Measuring) -> Iterator[str]:
    for each in measuring.files:
        digest = f', digest: "{each.digest}"' if each.digest else ""
        broken = f", broken: {each.broken}" if each.broken else ""
        yield f"  - {{name: {_quoted(each.name)}{digest}, rows: {each.rows}{broken}}}"


def _promise(found: PromiseMeasured) -> Iterator[str]:
    promised = found.promised
    counts = found.counts._asdict() if found.counts else {}
    told = {
        "target": promised.target,
        "unit": promised.unit,
        "share": promised.share,
        **({"calendar": promised.calendar} if promised.calendar else {}),
        "counted": "sample" if found.is_sample else "all",
        "n": found.n,
        **counts,
        **_beside(found),
        "left_out": _by_name(found.left_out or {}, FAULTS),
        **({"median": found.median} if found.median else {}),
        **({"p90": found.p90} if found.p90 else {}),
    }
    yield f"  - promise: {promised.promise}"
    yield from (f"    {name}: {value}" for name, value in told.items())


def _beside(found: PromiseMeasured) -> dict[str, object]:
    """What is told beside the cases that were judged; of too few, only noughts."""
    excluded = found.excluded or {}
    told = {
        "pending": (found.pending, found.pending),
        "paused": (found.paused, found.paused),
        "excluded": (sum(excluded.values()), _by_name(excluded, sorted(excluded))),
    }
    return {
        name: text
        for name, (count, text) in told.items()
        if not (found.is_too_few and count)
    }


def _by_name(counts: Mapping[str, int], names: Sequence[str]) -> str:
    return "{" + ", ".join(f"{name}: {counts.get(name, 0)}" for name in names) + "}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each for each in escaped if each.isprintable()) + '"'
