"""What checks the signatures of a public key: one opener for each type of key.

Ed25519 and RSA keys are read and used by `sshsig`; ECDSA and hardware keys, which it
does not know, by `cryptography`. Each opener insists that the key and the signature
are written in their only form, so that `sshsig` sees no bytes that it asserts about.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from sshsig import PublicKey

from qms.i18n import N_
from qms.model.approval.canonical import Malformed
from qms.model.approval.statement import Unknown
from qms.store.wire import first_string, positive, strings

LEAST_RSA_BITS = 2048
MOST_RSA_BITS = 16384  # OpenSSH's own limit

# checks a signature over a message; raises InvalidSignature, or ValueError for damage
Check = Callable[[bytes, bytes], None]

_TYPE = re.compile(rb"[a-z0-9][a-z0-9@.-]{0,63}\Z")
_PRESENT = 0x01  # SSH_SK_USER_PRESENCE_REQD: somebody touched the key
_CURVES: Mapping[bytes, tuple[ec.EllipticCurve, ec.ECDSA]] = {
    b"nistp256": (ec.SECP256R1(), ec.ECDSA(hashes.SHA256())),
    b"nistp384": (ec.SECP384R1(), ec.ECDSA(hashes.SHA384())),
    b"nistp521": (ec.SECP521R1(), ec.ECDSA(hashes.SHA512())),
}
_DAMAGED = N_("the signature or the key in it is damaged")


def type_of(blob: bytes) -> str:
    """The type of a public key, as decoded from base64; empty if it names none."""
    kind = first_string(blob)
    return kind.decode() if _TYPE.match(kind) else ""


@lru_cache(maxsize=1024)
def text_of(blob: bytes) -> str:
    """A public key as `type base64`; empty if it names no type."""
    kind = type_of(blob)
    return f"{kind} {base64.b64encode(blob).decode()}" if kind else ""


@lru_cache(maxsize=1024)
def opened(blob: bytes) -> Check:
    """What checks signatures made with a public key.

    Raises Unknown for a type that cannot be checked here, and Malformed for damage and
    for an RSA key of unsafe size.
    """
    kind = type_of(blob)
    if kind and kind not in OPENERS:
        reason = N_("not verifiable here: keys of type {kind} are not known")
        raise Unknown(reason, kind=kind)
    try:
        return OPENERS[kind](blob)
    except UnsupportedAlgorithm as error:
        reason = N_("not verifiable here: this computer cannot use keys of type {kind}")
        raise Unknown(reason, kind=kind) from error
    except Malformed:
        raise
    except (KeyError, ValueError) as error:
        raise Malformed(_DAMAGED) from error


def _ed25519(blob: bytes) -> Check:
    strings(blob, 2)
    return _by_sshsig(blob, (b"ssh-ed25519",))


def _rsa(blob: bytes) -> Check:
    bits = positive(strings(blob, 3)[2]).bit_length()
    if not LEAST_RSA_BITS <= bits <= MOST_RSA_BITS:
        raise Malformed(
            N_("its RSA key has {bits} bits; {least} to {most} are allowed"),
            bits=bits,
            least=LEAST_RSA_BITS,
            most=MOST_RSA_BITS,
        )
    return _by_sshsig(blob, (b"rsa-sha2-512", b"rsa-sha2-256"))


def _by_sshsig(blob: bytes, schemes: tuple[bytes, ...]) -> Check:
    key = PublicKey.from_ssh_encoding(blob)
    if key.openssh_str() != text_of(blob):
        raise Malformed(_DAMAGED)

    def check(signature: bytes, message: bytes) -> None:
        _signed(schemes, signature)
        key.verify(signature, message)

    return check


def _ecdsa(blob: bytes) -> Check:
    kind, curve, point = strings(blob, 3)
    return _by_curve(kind, curve, point)


def _hardware_ecdsa(blob: bytes) -> Check:
    kind, curve, point, application = strings(blob, 4)
    return partial(_check_touch, _by_curve(kind, curve, point), application)


def _by_curve(kind: bytes, curve: bytes, point: bytes) -> Check:
    # OpenSSH writes points in full (0x04) and names the curve in the type as well
    if f"ecdsa-sha2-{curve.decode()}" not in kind.decode() or point[:1] != b"\x04":
        raise Malformed(_DAMAGED)
    parameters, algorithm = _CURVES[curve]
    key = ec.EllipticCurvePublicKey.from_encoded_point(parameters, point)

    def check(signature: bytes, message: bytes) -> None:
        r, s = map(positive, strings(_signed((kind,), signature), 2))
        key.verify(encode_dss_signature(r, s), message, algorithm)

    return check


def _hardware_ed25519(blob: bytes) -> Check:
    kind, point, application = strings(blob, 3)
    key = Ed25519PublicKey.from_public_bytes(point)

    def check(signature: bytes, message: bytes) -> None:
        key.verify(_signed((kind,), signature), message)

    return partial(_check_touch, check, application)


def _check_touch(
    check: Check, application: bytes, signature: bytes, message: bytes
) -> None:
    """Check what a hardware key signs in place of the message (PROTOCOL.u2f)."""
    inner, tail = signature[:-5], signature[-5:]  # flags, a counter of four bytes
    parts = (
        hashlib.sha256(application).digest(),
        tail,
        hashlib.sha256(message).digest(),
    )
    check(inner, b"".join(parts))
    if not tail[0] & _PRESENT:
        raise Malformed(N_("the hardware key signed without being touched"))


def _signed(schemes: tuple[bytes, ...], signature: bytes) -> bytes:
    """The bare signature, if it is of one of the schemes."""
    scheme, bare = strings(signature, 2)
    if scheme not in schemes:
        raise Malformed(_DAMAGED)
    return bare


OPENERS: Mapping[str, Callable[[bytes], Check]] = {
    "ssh-ed25519": _ed25519,
    "ssh-rsa": _rsa,
    "ecdsa-sha2-nistp256": _ecdsa,
    "ecdsa-sha2-nistp384": _ecdsa,
    "ecdsa-sha2-nistp521": _ecdsa,
    "sk-ssh-ed25519@openssh.com": _hardware_ed25519,
    "sk-ecdsa-sha2-nistp256@openssh.com": _hardware_ecdsa,
}
