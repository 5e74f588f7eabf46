"""The keys of the person at this computer: which there are, a new one, a signature.

Private keys stay with OpenSSH: `ssh-keygen` and the agent read them, and ask for the
passphrase on the terminal or through SSH_ASKPASS; qms sees neither.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.model.approval.canonical import Malformed
from qms.model.approval.statement import Unknown
from qms.store.openssh import agent_lines, run_keygen
from qms.store.public_keys import OPENERS, opened, text_of
from qms.store.room import NO_TEMPORARY
from qms.store.signatures import NAMESPACE, signature_of

LARGEST_FILE = 64 * 1024
NO_KEY = N_("{text!r} is no public key: type, base64, and a comment if wanted")


class OwnKey(NamedTuple):
    """A key that can be signed with.

    `key` is the public key (`type base64`); `path` is the file that ssh-keygen is
    given, of the public key or the private one, and None where only the agent has it;
    `where` it was found is one of `named`, `QMS_KEY`, `keys`, `ssh`, `agent`.
    """

    key: str
    path: Path | None
    where: str


def key_folder() -> Path:
    """The folder of the user's own keys for qms."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or str(Path.home() / "AppData/Roaming")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "qms" / "keys"


def fingerprint(key: str) -> str:
    """The fingerprint of a public key as ssh-keygen shows it: `SHA256:…`."""
    blob = base64.b64decode(key_of(key).partition(" ")[2])
    digest = base64.b64encode(hashlib.sha256(blob).digest())
    return f"SHA256:{digest.decode().rstrip('=')}"


def key_of(text: str) -> str:
    """A line `type base64 comment` as `type base64`.

    Raises Malformed (a ValueError) for anything else, and for a key of a known type
    that is damaged or too weak. A key of another type passes: others may verify it.
    """
    words = text.split(maxsplit=2)
    lines = text.strip().splitlines()
    try:
        blob = base64.b64decode(words[1], validate=True)
    except (IndexError, ValueError) as error:
        raise Malformed(NO_KEY, text=text[:60]) from error
    key = text_of(blob)
    if len(lines) != 1 or not key or key != f"{words[0]} {words[1]}":
        raise Malformed(NO_KEY, text=text[:60])
    with suppress(Unknown):
        opened(blob)
    return key


def own_keys(extra: Path | None = None) -> tuple[OwnKey, ...]:
    """The keys that can be signed with here, the most wanted first, each once.

    `extra` and QMS_KEY name a file and must be keys; then come the folder of qms,
    `~/.ssh`, and the agent. A public key whose private half is neither beside it nor
    in the agent is somebody else's, and is left out.
    """
    found: dict[str, OwnKey] = {}
    for own in _candidates(extra):
        found.setdefault(own.key, own)
    return tuple(found.values())


def sign(data: bytes, own: OwnKey, namespace: str = NAMESPACE) -> bytes:
    """The armoured signature of data, which was verified.

    Raises QmsError where ssh-keygen cannot sign, or signs with another key.
    """
    try:
        armour = _signed(data, own, namespace)
    except OSError as error:
        raise QmsError(
            _("no temporary file for the signature: {reason}").format(
                reason=error.strerror
            ),
            hint=_(NO_TEMPORARY),
        ) from error
    found = signature_of(data, armour, namespace)
    if found.fault:
        reason = _(found.fault.reason).format(**found.fault.values)
        raise QmsError(
            _("the signature just made does not hold: {reason}").format(reason=reason),
            hint=_("sign with another key, or with the ssh-keygen of OpenSSH"),
        )
    if found.key != own.key:
        raise QmsError(
            _("it was signed with another key than {fingerprint}").format(
                fingerprint=fingerprint(own.key)
            ),
            hint=_("the public key beside the private one is not its own: replace it"),
        )
    return armour


def _signed(data: bytes, own: OwnKey, namespace: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="qms-") as folder:
        paper = Path(folder) / "approval"
        paper.write_bytes(data)
        source = Path(folder) / "key.pub"
        if own.path is None:
            source.write_text(f"{own.key}\n", encoding="utf-8")
        else:
            source = own.path.absolute()
        # not over standard input: ssh-keygen may take that for the passphrase
        run_keygen(["-Y", "sign", "-n", namespace, "-f", str(source), str(paper)])
        return paper.with_suffix(".sig").read_bytes()


def public_half(path: Path) -> Path:
    """Where the public half of a private key lies."""
    return path.with_name(f"{path.name}.pub")


def _candidates(extra: Path | None) -> Iterator[OwnKey]:
    named = os.environ.get("QMS_KEY", "")
    if extra:
        yield OwnKey(named_key(extra), extra, "named")
    if named:
        path = Path(named).expanduser()
        yield OwnKey(named_key(path), path, "QMS_KEY")
    held = [key for line in agent_lines() if (key := _usable(line))]
    for folder, where in ((key_folder(), "keys"), (Path.home() / ".ssh", "ssh")):
        for path in sorted(folder.glob("*.pub")):
            key = _usable(_first_line(path))
            if key and (path.with_suffix("").exists() or key in held):
                yield OwnKey(key, path, where)
    yield from (OwnKey(key, None, "agent") for key in held)


def named_key(path: Path) -> str:
    """The public key of a file that was asked for; raises QmsError if it is none."""
    public = path if path.suffix == ".pub" else public_half(path)
    try:
        return key_of(_first_line(public))
    except Malformed as error:
        raise QmsError(
            _("{path} holds no public key").format(path=public),
            hint=_("make it from the private one: ssh-keygen -y"),
        ) from error


def _usable(line: str) -> str:
    """The key of a line, if approvals can be signed with it; otherwise empty."""
    try:
        key = key_of(line)
    except Malformed:
        return ""
    return key if key.partition(" ")[0] in OPENERS else ""


def _first_line(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return ""
        return path.read_text(encoding="utf-8", errors="replace").partition("\n")[0]
    except OSError:
        return ""
