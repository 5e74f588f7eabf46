"""Whether a signature holds: the only door through which approvals are verified.

A signature is the armoured SSHSIG that `ssh-keygen -Y sign` writes (PROTOCOL.sshsig of
OpenSSH). It is checked in process, without ssh-keygen, for every type of key that
ssh-keygen makes today: tens of thousands in a run cost no process.

The envelope is read here and not by `sshsig`, whose reader skips what surrounds the
armour, the reserved field, trailing bytes, and lengths that run over the end: two
different files would both hold. Here a file is, byte for byte, what ssh-keygen would
have written, or it fails. One freedom is left by the mathematics: an ECDSA signature
has a second form that holds as well.
"""

from __future__ import annotations

import binascii
import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from qms.i18n import N_
from qms.model.approval.archive import Signature
from qms.model.approval.canonical import Malformed
from qms.model.approval.fault import Fault, failed, unverifiable
from qms.model.approval.statement import Unknown
from qms.store.public_keys import opened, text_of
from qms.store.wire import first_string, string, strings

NAMESPACE: Final = "qms-approval"
ENROLMENT: Final = "qms-enrolment"  # of a new key's signature of its own enrolment

_BEGIN = b"-----BEGIN SSH SIGNATURE-----\n"
_END = b"-----END SSH SIGNATURE-----\n"
_WIDTH = 70  # sshbuf_dtob64 of OpenSSH
_MAGIC = b"SSHSIG"
_VERSION = _MAGIC + (1).to_bytes(4)
_HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}


def signature_of(data: bytes, armour: bytes, namespace: str = NAMESPACE) -> Signature:
    """Whether the bytes of a `.sig` file are a signature of data, and by which key.

    It answers for any bytes whatever; empty armour stands for a file that is not there.
    """
    raw = _dearmoured(armour)
    key = text_of(first_string(raw[len(_VERSION) :]))
    return Signature(key, _fault(data, armour, raw, namespace))


def bare(armour: bytes) -> str:
    """A signature without its armour: base64 on one line."""
    return binascii.b2a_base64(_dearmoured(armour), newline=False).decode()


def armoured(text: str) -> bytes:
    """The armour that ssh-keygen writes around a bare signature; empty around none."""
    try:
        return _armoured(binascii.a2b_base64(text.encode()))
    except ValueError:
        return b""


def _fault(data: bytes, armour: bytes, raw: bytes, namespace: str) -> Fault | None:
    if not armour:
        return failed("signature", N_("it has no signature"))
    try:
        _insist(data, armour, raw, namespace)
    except Unknown as error:
        return unverifiable("signature", error.reason, **error.values)
    except Malformed as error:
        return failed("signature", error.reason, **error.values)
    except UnsupportedAlgorithm:
        reason = N_(
            "not verifiable here: this computer cannot check signatures like it"
        )
        return unverifiable("signature", reason)
    except InvalidSignature:
        return failed("signature", N_("it is a signature of other bytes"))
    except ValueError:
        return failed("signature", N_("the signature or the key in it is damaged"))
    return None


def _insist(data: bytes, armour: bytes, raw: bytes, wanted: str) -> None:
    if _armoured(raw) != armour:
        raise Malformed(N_("the armour of the signature was changed"))
    if not raw.startswith(_VERSION):
        raise Malformed(N_("it is no SSH signature of version 1"))
    blob, namespace, reserved, name, signature = strings(raw[len(_VERSION) :], 5)
    if namespace != wanted.encode():
        raise Malformed(
            N_("it was signed for {namespace!r}, and is therefore no approval"),
            namespace=namespace[:40].decode("ascii", "backslashreplace"),
        )
    if reserved:
        raise Malformed(N_("it fills a field of the signature that must be empty"))
    if name not in _HASHES:
        raise Malformed(N_("it rests on a hash other than SHA-256 and SHA-512"))
    digest = _HASHES[name](data).digest()
    message = _MAGIC + b"".join(map(string, (namespace, b"", name, digest)))
    opened(blob)(signature, message)


def _armoured(raw: bytes) -> bytes:
    """What ssh-keygen writes for the bytes of a signature."""
    text = binascii.b2a_base64(raw, newline=False)
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return b"\n".join([_BEGIN + b"\n".join(lines), _END])


def _dearmoured(armour: bytes) -> bytes:
    """The bytes within an armour, read leniently: `_armoured` is what insists."""
    try:
        return binascii.a2b_base64(armour.strip()[len(_BEGIN) : -len(_END)])
    except ValueError:
        return b""
