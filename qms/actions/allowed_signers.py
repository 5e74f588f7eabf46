"""A file of allowed signers, so that `ssh-keygen -Y verify` alone checks approvals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from qms.actions.desk import no_governance, read_ledger
from qms.errors import UsageError
from qms.i18n import _
from qms.model.approval.keyring import Held, keyring
from qms.store.signatures import NAMESPACE
from qms.store.writing import write_whole

HEAD = """\
# Keys that may sign approvals, from every governance back to the root
# {root}
# Made by qms. Times are UTC; OpenSSH 9.1 or newer reads them.
# ssh-keygen -Y verify -f FILE -I PERSON -n {namespace} -s X.sig \\
#     -Overify-time=MOMENT < X
"""
ONE = timedelta(seconds=1)


def allowed_signers(root: Path, now: datetime) -> str:
    """The file: one line a key of any governance that was ever released.

    Its end is the planned one, or the moment before it was revoked or taken back. The
    same archive gives the same bytes. Raises QmsError where no governance was released.
    """
    control = read_ledger(root, now)
    ledger = control.ledger
    if not ledger.governances:
        raise no_governance(control)
    lines = [line_of(each) for each in keyring(ledger) if _was_good(each)]
    head = HEAD.format(root=", ".join(ledger.roots), namespace=NAMESPACE)
    return head + "".join(f"{line}\n" for line in lines)


def write_allowed_signers(path: Path, text: str) -> None:
    """Write the file; raises UsageError where it would lie in the archive."""
    if "approvals" in path.resolve().parts:
        raise UsageError(
            _("{path} lies in the archive of approvals").format(path=path),
            hint=_("put it elsewhere: it is no approval"),
        )
    write_whole(path, text.encode())


def line_of(held: Held) -> str:
    """A key as ssh-keygen reads it; the ends belong to the time, as it counts them."""
    options = [f'namespaces="{NAMESPACE}"']
    if held.start is not None:
        options.append(f'valid-after="{_stamp(held.start)}"')
    last = _last(held)
    if last is not None:
        options.append(f'valid-before="{_stamp(last)}"')
    return f"{held.person} {','.join(options)} {held.key}"


def _was_good(held: Held) -> bool:
    """Whether there is a moment at which a key was good; others take no line."""
    last = _last(held)
    return last is None or held.start is None or held.start < last


def _last(held: Held) -> datetime | None:
    """The last moment of a key: before it was revoked or gone, or as it was planned."""
    cut = [each - ONE for each in (held.revoked, held.gone) if each is not None]
    ends = [*cut, held.end] if held.end is not None else cut
    return min(ends, default=None)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%SZ")
