"""A signature holds only if it is, byte for byte, what ssh-keygen writes.

QMS_FUZZ tells how many hostile files to try; a few hundred if it does not say.
"""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.model.approval.fault import CHECKS, Fault, Weight
from qms.store.public_keys import OPENERS, opened
from qms.store.signatures import NAMESPACE, signature_of
from qms.store.wire import string, strings

TRIES = int(os.environ.get("QMS_FUZZ", "300"))
DATA = b'{"act":"approve","person":"szabo.maria"}\n'
BEGIN, END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
REAL = {
    "ed25519": ("-t", "ed25519"),
    "rsa": ("-t", "rsa", "-b", "2048"),
    "ecdsa-256": ("-t", "ecdsa", "-b", "256"),
    "ecdsa-384": ("-t", "ecdsa", "-b", "384"),
    "ecdsa-521": ("-t", "ecdsa", "-b", "521"),
}
HARDWARE = ("sk-ed25519", "sk-ecdsa")
KINDS = (*REAL, *HARDWARE)
TOUCHED, UNTOUCHED = 0x01, 0x00

Pair = tuple[str, bytes]  # of a public key, and a signature of DATA made with it


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for name, words in REAL.items():
        keygen("-q", *words, "-N", "", "-C", "throw-away", "-f", str(folder / name))
    keygen("-q", "-t", "rsa", "-b", "1024", "-N", "", "-f", str(folder / "rsa-1024"))
    keygen("-q", "-t", "dsa", "-N", "", "-f", str(folder / "dsa"), is_needed=False)
    return folder


@pytest.fixture(scope="module")
def pairs(folder: Path) -> dict[str, Pair]:
    found = {name: (public(folder / name), signed(folder / name)) for name in REAL}
    return {**found, **{name: hardware(name, TOUCHED) for name in HARDWARE}}


def keygen(*words: str, data: bytes = b"", is_needed: bool = True) -> bytes:
    command = ["ssh-keygen", *words]
    done = subprocess.run(command, input=data, capture_output=True, check=is_needed)
    return done.stdout


def public(path: Path) -> str:
    return " ".join(Path(f"{path}.pub").read_text().split()[:2])


def signed(path: Path, *words: str, data: bytes = DATA, by: str = NAMESPACE) -> bytes:
    return keygen("-Y", "sign", "-n", by, "-f", str(path), *words, data=data)


def armoured(raw: bytes) -> bytes:
    text = base64.b64encode(raw)
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    return BEGIN + b"\n".join(lines) + b"\n" + END


def bare(armour: bytes) -> bytes:
    return base64.b64decode(armour[len(BEGIN) : -len(END)])


def joined(*fields: bytes, head: bytes = b"SSHSIG\0\0\0\1") -> bytes:
    return head + b"".join(map(string, fields))


def number(value: int) -> bytes:
    return value.to_bytes(value.bit_length() // 8 + 1)


def hardware(name: str, flags: int) -> Pair:
    """What a hardware key answers, made in software (PROTOCOL.u2f of OpenSSH)."""
    inner = joined(
        *(NAMESPACE.encode(), b"", b"sha512", hashlib.sha512(DATA).digest()),
        head=b"SSHSIG",
    )
    tail = bytes([flags]) + (7).to_bytes(4)
    application = hashlib.sha256(b"ssh:").digest()
    message = application + tail + hashlib.sha256(inner).digest()
    if name == "sk-ed25519":
        kind = b"sk-ssh-ed25519@openssh.com"
        own = Ed25519PrivateKey.from_private_bytes(b"\7" * 32)
        point = own.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        blob = joined(kind, point, b"ssh:", head=b"")
        answer = own.sign(message)
    else:
        kind = b"sk-ecdsa-sha2-nistp256@openssh.com"
        private = ec.derive_private_key(7, ec.SECP256R1())
        point = private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        blob = joined(kind, b"nistp256", point, b"ssh:", head=b"")
        both = decode_dss_signature(private.sign(message, ec.ECDSA(hashes.SHA256())))
        answer = joined(*map(number, both), head=b"")
    signature = joined(kind, answer, head=b"") + tail
    raw = joined(blob, NAMESPACE.encode(), b"", b"sha512", signature)
    return f"{kind.decode()} {base64.b64encode(blob).decode()}", armoured(raw)


def reason(armour: bytes, data: bytes = DATA) -> str:
    fault = signature_of(data, armour).fault
    assert fault is not None
    assert fault.check == "signature"
    assert fault.check in CHECKS
    return reason_of(fault)


def reason_of(fault: Fault) -> str:
    return fault.reason.format(**fault.values)


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_of_every_type_of_key_holds(
    pairs: dict[str, Pair], kind: str
) -> None:
    key, armour = pairs[kind]
    assert signature_of(DATA, armour) == (key, None)


@pytest.mark.parametrize("kind", KINDS)
def test_ssh_keygen_says_the_same(
    pairs: dict[str, Pair], kind: str, tmp_path: Path
) -> None:
    key, armour = pairs[kind]
    signers, sealed = tmp_path / "allowed_signers", tmp_path / "x.sig"
    signers.write_text(f'szabo.maria namespaces="{NAMESPACE}" {key}\n')
    sealed.write_bytes(armour)
    words = ("-Y", "verify", "-f", str(signers), "-I", "szabo.maria")
    told = keygen(*words, "-n", NAMESPACE, "-s", str(sealed), data=DATA)
    assert told.startswith(b"Good")


def test_every_type_that_can_be_opened_is_tried(pairs: dict[str, Pair]) -> None:
    assert {key.partition(" ")[0] for key, _ in pairs.values()} == set(OPENERS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_of_other_bytes_fails_and_names_its_key(
    pairs: dict[str, Pair], kind: str
) -> None:
    key, armour = pairs[kind]
    found = signature_of(DATA + b" ", armour)
    assert found.key == key
    assert found.fault
    assert found.fault.weight is Weight.FAILED
    assert reason(armour, DATA + b" ") == "it is a signature of other bytes"


@pytest.mark.parametrize("name", ["sha256", "sha512"])
def test_both_hashes_of_ssh_keygen_hold(folder: Path, name: str) -> None:
    armour = signed(folder / "ed25519", "-O", f"hashalg={name}")
    assert signature_of(DATA, armour).fault is None


@pytest.mark.parametrize(
    ("namespace", "told"),
    [
        pytest.param("git", "for 'git', and", id="a commit's"),
        pytest.param("file", "for 'file', and", id="a file's"),
        pytest.param("qms-approval@x", "for 'qms-approval@x', and", id="a longer one"),
        pytest.param("QMS-APPROVAL", "for 'QMS-APPROVAL', and", id="in capitals"),
        # 40 letters make base64 of a full last line
        pytest.param("n" * 40, f"for '{'n' * 40}', and", id="of a full last line"),
    ],
)
def test_a_signature_for_another_purpose_is_no_approval(
    folder: Path, namespace: str, told: str
) -> None:
    armour = signed(folder / "ed25519", by=namespace)
    assert told in reason(armour)
    assert signature_of(DATA, armour).key == public(folder / "ed25519")


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "a line before": lambda armour: b"\n" + armour,
    "a comment before": lambda armour: b"approved\n" + armour,
    "a line after": lambda armour: armour + b"\n",
    "bytes after": lambda armour: armour + b"x",
    "two armours": lambda armour: armour + armour,
    "no line feed at the end": lambda armour: armour[:-1],
    "CR LF": lambda armour: armour.replace(b"\n", b"\r\n"),
    "a space at a line's end": lambda armour: armour.replace(b"\n", b" \n", 2),
    "an empty line within": lambda armour: armour.replace(b"\n", b"\n\n", 1),
    "lines of 76": lambda armour: BEGIN + base64.encodebytes(bare(armour)) + END,
    "one line": lambda armour: BEGIN + base64.b64encode(bare(armour)) + b"\n" + END,
    "another title": lambda armour: armour.replace(b"SSH", b"PGP"),
    "no begin": lambda armour: armour.removeprefix(BEGIN),
    "no end": lambda armour: armour.removesuffix(END),
    "signs that are no base64": lambda armour: armour.replace(b"U1NI", b"U1N\xffI"),
    "a byte order mark": lambda armour: b"\xef\xbb\xbf" + armour,
    "bare bytes": bare,
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_armour_fails(pairs: dict[str, Pair], name: str) -> None:
    _, armour = pairs["ed25519"]
    changed = CHANGES[name](armour)
    assert changed != armour
    assert reason(changed) == "the armour of the signature was changed"


def test_a_changed_armour_still_names_the_key(pairs: dict[str, Pair]) -> None:
    key, armour = pairs["rsa"]
    assert signature_of(DATA, armour.replace(b"\n", b"\r\n")).key == key


def test_bits_that_base64_ignores_are_not_ignored(pairs: dict[str, Pair]) -> None:
    _, armour = pairs["ed25519"]
    at = armour.index(b"=") - 1
    letter = bytes([armour[at] + 1])
    changed = armour[:at] + letter + armour[at + 1 :]
    assert bare(changed) == bare(armour)
    assert reason(changed) == "the armour of the signature was changed"


def test_no_signature_is_told_as_such() -> None:
    assert reason(b"") == "it has no signature"
    assert signature_of(DATA, b"").key == ""


def refit(armour: bytes, **changed: bytes) -> bytes:
    """The signature with some of its fields replaced, in a perfect armour."""
    names = ("key", "namespace", "reserved", "hash", "signature")
    fields = dict(zip(names, strings(bare(armour)[10:], 5), strict=True))
    return armoured(joined(*{**fields, **changed}.values()))


DAMAGED = "the signature or the key in it is damaged"
INNER: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a filled reserved field": (
        lambda armour: refit(armour, reserved=b"x"),
        "it fills a field of the signature that must be empty",
    ),
    "a weak hash": (
        lambda armour: refit(armour, hash=b"sha1"),
        "it rests on a hash other than SHA-256 and SHA-512",
    ),
    "a hash in capitals": (
        lambda armour: refit(armour, hash=b"SHA512"),
        "it rests on a hash other than SHA-256 and SHA-512",
    ),
    "version 2": (
        lambda armour: armoured(b"SSHSIG\0\0\0\2" + bare(armour)[10:]),
        "it is no SSH signature of version 1",
    ),
    "another magic": (
        lambda armour: armoured(b"SSHSIX" + bare(armour)[6:]),
        "it is no SSH signature of version 1",
    ),
    "trailing bytes": (lambda armour: armoured(bare(armour) + b"\0"), DAMAGED),
    "a further string": (lambda armour: armoured(bare(armour) + b"\0" * 4), DAMAGED),
    "a cut end": (lambda armour: armoured(bare(armour)[:-1]), DAMAGED),
    "nothing within": (
        lambda armour: armoured(b""),
        "it is no SSH signature of version 1",
    ),
    "an empty key": (lambda armour: refit(armour, key=b""), DAMAGED),
    "an empty signature": (lambda armour: refit(armour, signature=b""), DAMAGED),
    "a short Ed25519 key": (
        lambda armour: refit(armour, key=joined(b"ssh-ed25519", b"x" * 31, head=b"")),
        DAMAGED,
    ),
    "bytes after the key": (
        lambda armour: refit(armour, key=strings(bare(armour)[10:], 5)[0] + b"\0"),
        DAMAGED,
    ),
    "bytes after the signature": (
        lambda armour: refit(
            armour, signature=strings(bare(armour)[10:], 5)[4] + b"\0"
        ),
        DAMAGED,
    ),
    "a scheme of another type": (
        lambda armour: refit(
            armour, signature=joined(b"rsa-sha2-512", b"x" * 64, head=b"")
        ),
        DAMAGED,
    ),
    "a signature of no bytes": (
        lambda armour: refit(armour, signature=joined(b"ssh-ed25519", b"", head=b"")),
        "it is a signature of other bytes",
    ),
    "an RSA key of even exponent": (
        lambda armour: refit(
            armour, key=joined(b"ssh-rsa", b"\2", number(1 << 2047 | 1), head=b"")
        ),
        DAMAGED,
    ),
    "an RSA key with a needless sign": (
        lambda armour: refit(
            armour,
            key=joined(b"ssh-rsa", b"\0\3", number(1 << 2047 | 1), head=b""),
        ),
        DAMAGED,
    ),
    "a giant RSA key": (
        lambda armour: refit(
            armour, key=joined(b"ssh-rsa", b"\3", number(1 << 16384 | 1), head=b"")
        ),
        "its RSA key has 16385 bits; 2048 to 16384 are allowed",
    ),
    "a point off the curve": (
        lambda armour: refit(
            armour,
            key=joined(
                *(b"ecdsa-sha2-nistp256", b"nistp256", b"\4" + b"\1" * 64), head=b""
            ),
        ),
        DAMAGED,
    ),
    "a curve of another type": (
        lambda armour: refit(
            armour,
            key=joined(
                *(b"ecdsa-sha2-nistp256", b"nistp384", b"\4" + b"\1" * 96), head=b""
            ),
        ),
        DAMAGED,
    ),
    "an unknown curve": (
        lambda armour: refit(
            armour, key=joined(b"ecdsa-sha2-nistp256", b"", b"\4", head=b"")
        ),
        DAMAGED,
    ),
}


@pytest.mark.parametrize("name", INNER)
def test_what_ssh_keygen_would_not_have_written_fails(
    pairs: dict[str, Pair], name: str
) -> None:
    change, told = INNER[name]
    armour = change(pairs["ed25519"][1])
    assert reason(armour) == told
    fault = signature_of(DATA, armour).fault
    assert fault
    assert fault.weight is Weight.FAILED


def test_a_key_of_unknown_type_cannot_be_verified_here(folder: Path) -> None:
    blob = joined(b"ssh-future@openssh.com", b"x" * 32, head=b"")
    armour = armoured(joined(blob, NAMESPACE.encode(), b"", b"sha512", b"x"))
    found = signature_of(DATA, armour)
    assert found.fault
    assert found.fault.weight is Weight.UNVERIFIABLE
    assert "keys of type ssh-future@openssh.com are not known" in reason(armour)
    encoded = base64.b64encode(blob).decode()
    assert found.key == f"ssh-future@openssh.com {encoded}"


def test_a_weak_rsa_key_fails(folder: Path) -> None:
    told = "its RSA key has 1024 bits; 2048 to 16384 are allowed"
    assert reason(signed(folder / "rsa-1024")) == told


def test_a_signature_by_sha_1_fails(pairs: dict[str, Pair]) -> None:
    armour = pairs["rsa"][1]
    scheme, answer = strings(strings(bare(armour)[10:], 5)[4], 2)
    assert scheme == b"rsa-sha2-512"
    changed = refit(armour, signature=joined(b"ssh-rsa", answer, head=b""))
    assert reason(changed) == DAMAGED


@pytest.mark.parametrize("name", HARDWARE)
def test_a_hardware_key_that_nobody_touched_fails(name: str) -> None:
    key, armour = hardware(name, UNTOUCHED)
    assert reason(armour) == "the hardware key signed without being touched"
    assert signature_of(DATA, armour).key == key


@pytest.mark.parametrize("name", HARDWARE)
def test_a_touch_cannot_be_written_in_afterwards(name: str) -> None:
    _, armour = hardware(name, UNTOUCHED)
    signature = strings(bare(armour)[10:], 5)[4]
    touched = signature[:-5] + bytes([TOUCHED]) + signature[-4:]
    changed = refit(armour, signature=touched)
    assert reason(changed) == "it is a signature of other bytes"


def test_the_key_of_another_person_put_in_fails(pairs: dict[str, Pair]) -> None:
    other = base64.b64decode(pairs["sk-ed25519"][0].split()[1])
    own = joined(b"ssh-ed25519", strings(other, 3)[1], head=b"")
    changed = refit(pairs["ed25519"][1], key=own)
    assert reason(changed) == "it is a signature of other bytes"


class Ed25519Missing:
    """What cryptography is where the system's OpenSSL lacks or refuses a thing."""

    def __init__(self, error: Exception, is_opened: bool) -> None:
        self.error, self.is_opened = error, is_opened

    def from_public_bytes(self, data: bytes) -> Ed25519Missing:
        if not self.is_opened:
            raise self.error
        return self

    def verify(self, signature: bytes, data: bytes) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("error", "is_opened", "weight", "told"),
    [
        pytest.param(
            *(UnsupportedAlgorithm("FIPS"), False, Weight.UNVERIFIABLE),
            "this computer cannot use keys of type sk-ssh-ed25519@openssh.com",
            id="the key",
        ),
        pytest.param(
            *(UnsupportedAlgorithm("FIPS"), True, Weight.UNVERIFIABLE),
            "this computer cannot check signatures like it",
            id="its signatures",
        ),
        pytest.param(ValueError("odd"), True, Weight.FAILED, DAMAGED, id="the bytes"),
    ],
)
def test_what_this_computer_cannot_check_is_told(
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    is_opened: bool,
    weight: Weight,
    told: str,
) -> None:
    opened.cache_clear()
    edge = "qms.store.public_keys.Ed25519PublicKey"
    monkeypatch.setattr(edge, Ed25519Missing(error, is_opened))
    _, armour = hardware("sk-ed25519", TOUCHED)
    fault = signature_of(DATA, armour).fault
    opened.cache_clear()
    assert fault
    assert fault.weight is weight
    assert reason_of(fault).endswith(told)


@pytest.mark.parametrize("kind", KINDS)
def test_any_bit_of_an_armour_counts(pairs: dict[str, Pair], kind: str) -> None:
    armour = pairs[kind][1]
    for at in range(len(armour)):
        changed = bytearray(armour)
        changed[at] ^= 1 << at % 8
        assert signature_of(DATA, bytes(changed)).fault, at


@pytest.mark.parametrize("kind", KINDS)
def test_any_byte_within_a_perfect_armour_counts(
    pairs: dict[str, Pair], kind: str
) -> None:
    raw = bare(pairs[kind][1])
    for at in range(len(raw)):
        changed = bytearray(raw)
        changed[at] ^= 1 << at % 8
        assert signature_of(DATA, armoured(bytes(changed))).fault, at


@settings(max_examples=TRIES, deadline=None)
@given(st.binary(max_size=400), st.booleans(), st.booleans())
def test_no_bytes_raise_anything(
    raw: bytes, is_armoured: bool, has_version: bool
) -> None:
    inner = b"SSHSIG\0\0\0\1" + raw if has_version else raw
    assert signature_of(DATA, armoured(inner) if is_armoured else inner).fault


FIELD = st.binary(max_size=80) | st.sampled_from(
    [b"", b"\0", b"\1", b"\4", b"nistp256", b"nistp521", b"\4" + b"\1" * 64, b"ssh:"]
)


@settings(max_examples=TRIES, deadline=None)
@given(
    kind=st.sampled_from(sorted(OPENERS)),
    key=st.lists(FIELD | st.integers(1, 1 << 4100).map(number), max_size=4),
    scheme=st.sampled_from(["rsa-sha2-512", "rsa-sha2-256", *sorted(OPENERS)]),
    signature=st.lists(FIELD, max_size=3),
    tail=st.binary(max_size=6),
)
def test_no_fields_raise_anything(
    kind: str, key: list[bytes], scheme: str, signature: list[bytes], tail: bytes
) -> None:
    blob = joined(kind.encode(), *key, head=b"")
    answer = joined(scheme.encode(), *signature, head=b"") + tail
    raw = joined(blob, NAMESPACE.encode(), b"", b"sha512", answer)
    assert signature_of(DATA, armoured(raw)).fault


@settings(max_examples=TRIES, deadline=None)
@given(data=st.data())
def test_no_edit_of_a_real_signature_raises_or_holds(
    pairs: dict[str, Pair], data: st.DataObject
) -> None:
    armour = pairs[data.draw(st.sampled_from(KINDS))][1]
    raw = bare(armour)
    at = data.draw(st.integers(0, len(raw)))
    gone = data.draw(st.integers(0, 8))
    changed = raw[:at] + data.draw(st.binary(max_size=8)) + raw[at + gone :]
    found = signature_of(DATA, armoured(changed))
    assert (found.fault is None) == (changed == raw)


@settings(max_examples=max(TRIES // 10, 30), deadline=None)
@given(data=st.binary(max_size=3000))
def test_whatever_bytes_are_signed_their_signature_holds(
    folder: Path, data: bytes
) -> None:
    armour = signed(folder / "ed25519", data=data)
    assert signature_of(data, armour).fault is None
    assert signature_of(data + b"\n", armour).fault
