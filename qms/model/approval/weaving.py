"""The web of an archive, as far as its statements and the damaged ones tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qms.model.approval.archive import Archive, Entry
from qms.model.approval.statement import Statement
from qms.model.approval.web import Web, mended, web_of

ENOUGH = 24


def weave(archive: Archive) -> Web:
    """The web of everything that the statements of an archive name."""
    parents: dict[str, tuple[str, ...]] = {}
    ranks: dict[str, str] = {}
    for digest, entry in archive.by_digest.items():
        statement = entry.statement
        parents[digest] = _named(statement) if statement else ()
        ranks[digest] = _stamp(statement)
    web = web_of(parents, ranks)
    if not web.missing:
        return web
    found = stand_ins(archive, web)
    known = _by_ends(parents) if found else {}
    hints = {
        digest: tuple(_recognised(entry, known)) for digest, entry in found.items()
    }
    return mended(web, hints, ranks) if hints else web


def _by_ends(digests: Iterable[str]) -> dict[str, str]:
    """Digests by their first and by their last digits, one of which an edit leaves."""
    found: dict[str, str] = {}
    for digest in digests:
        bare = digest.removeprefix("sha256:")
        found[bare[:ENOUGH]] = found[bare[-ENOUGH:]] = digest
    return found


def _recognised(entry: Entry, known: Mapping[str, str]) -> Iterator[str]:
    """The statements that a damaged file names, or named before it was edited."""
    for run in entry.mentions:
        digest = known.get(run[:ENOUGH]) or known.get(run[-ENOUGH:])
        if digest:
            yield digest


def stand_ins(archive: Archive, web: Web) -> dict[str, Entry]:
    """For each statement that is named and missing the damaged file in its place."""
    damaged = {entry.stated: entry for entry in archive.entries if entry.is_damaged}
    found = {
        digest: damaged[digest[7:15]]
        for digest in web.missing
        if digest[7:15] in damaged
    }
    return dict(sorted(found.items(), key=lambda item: item[1].path))


def _named(statement: Statement) -> tuple[str, ...]:
    """What a statement saw, the person's own last one included."""
    if statement.previous and statement.previous not in statement.seen:
        return (*statement.seen, statement.previous)
    return statement.seen


def _stamp(statement: Statement | None) -> str:
    if statement is None:
        return ""
    return f"{statement.signed_at.timestamp():020.3f}"
