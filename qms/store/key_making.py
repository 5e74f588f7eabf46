"""Making a key: through ssh-keygen, never over another one, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.store.keys import named_key, public_half
from qms.store.openssh import insist_on_asking, is_unprotected, run_keygen
from qms.store.room import REMEDY, is_full

KINDS = ("ed25519", "ed25519-sk")  # what `ssh-keygen -t` makes for approvals


def make_key(
    path: Path, comment: str, ask_passphrase: bool = True, kind: str = "ed25519"
) -> str:
    """Make a key at `path`, its public half at `path.pub`, and return that.

    ssh-keygen asks for the passphrase; a key that was to have one and has none is
    taken back. Kind `ed25519-sk` makes a key in a hardware key that is plugged in.
    """
    _check_wishes(path, comment, kind)
    if ask_passphrase:
        insist_on_asking()
    is_hardware = kind.endswith("-sk")
    _make_folder(path.parent)
    words = ["-t", kind, "-f", str(path.absolute()), "-C", comment]
    quiet = [] if is_hardware else ["-q"]
    unasked = [] if ask_passphrase else ["-N", ""]
    try:
        run_keygen([*quiet, *words, *unasked], is_loud=is_hardware)
    except QmsError:
        forget_key(path)
        raise
    if ask_passphrase and not is_hardware and is_unprotected(path):
        forget_key(path)
        raise QmsError(
            _("the key got no passphrase, and was taken back"),
            hint=_("type a passphrase that only you know, twice"),
        )
    return named_key(path)


def forget_key(path: Path) -> None:
    """Delete a key that was just made, and nobody knows yet."""
    for each in (path, public_half(path)):
        each.unlink(missing_ok=True)


def _check_wishes(path: Path, comment: str, kind: str) -> None:
    if kind not in KINDS:
        raise QmsError(
            _("no key of kind {kind} can be made").format(kind=kind),
            hint=_("choose one of: {kinds}").format(kinds=", ".join(KINDS)),
        )
    if path.suffix == ".pub":
        raise QmsError(
            _("{path} is the name of a public key").format(path=path),
            hint=_("name the private one, without .pub"),
        )
    if not comment.isprintable():
        raise QmsError(_("the comment of a key is one line of printable text"))
    for each in (path, public_half(path)):
        if os.path.lexists(each):
            raise QmsError(
                _("{path} is already there, and a key is never overwritten").format(
                    path=each
                ),
                hint=_("choose another name for the new key"),
            )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise QmsError(
            _("{folder} cannot be made: {reason}").format(
                folder=folder, reason=error.strerror
            ),
            hint=_(
                REMEDY if is_full(str(error)) else N_("name another place for the key")
            ),
        ) from error
