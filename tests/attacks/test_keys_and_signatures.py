"""A signature counts with the signer's own key, for approval, over these bytes."""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qms.model.approval.canonical import written
from tests.approval_tree import armour, key
from tests.attacks.by_command import require_grave
from tests.attacks.town import (
    ARCHITECT,
    CLERK,
    HEAD,
    MAYOR,
    QUALITY,
    STRANGER,
    TODAY,
    Town,
    people,
    person,
    told,
    words,
)

MISSING = "steps: the step {step} was not signed by {offices}"


def waiting(town: Town, revision: int = 1, day: str = "2026-04-02") -> str:
    name = town.office.submit("PO-012", revision=revision)
    town.carry(name, day, but=["approved"], release=False)
    return name


def sealed(town: Town, digest: str) -> Path:
    return Path(f"{town.path(digest)}.sig")


@pytest.mark.parametrize(
    ("signer", "fault"),
    [
        pytest.param(STRANGER, "key: governance knows no such key", id="unknown"),
        pytest.param(HEAD, "key: the key belongs to {other}", id="another person's"),
    ],
)
def test_an_approval_needs_the_signer_s_own_key(
    town: Town, signer: str, fault: str
) -> None:
    name = waiting(town)
    digest = town.act("approve", name, MAYOR, "2026-04-03T09:00", "mayor", key=signer)
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert fault in told(control, digest)
    assert MISSING in told(control, release)
    assert words(control)["PO-012"] == "1.0 in review"
    assert words(control)["PO-013"] == "1.0 in force"


def test_a_key_that_two_people_have_lays_down_no_governance(tmp_path: Path) -> None:
    shared = person(CLERK, ["registry"], keys=[key(CLERK), key(HEAD)])
    town = Town(tmp_path, who=people({CLERK: shared}), is_bare=True)
    control = town.control()
    assert "key: one key is given to {people}; a key belongs to one person" in told(
        control, town.acts["root release"]
    )
    assert control.governance is None


def test_a_key_remains_its_person_s_also_when_he_has_gone(town: Town) -> None:
    after = people({HEAD: ""}, more=person("nou.ion", ["registry"], keys=[key(HEAD)]))
    name = town.govern("2026-04-02", who=after)
    town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, release) == {
        "key: one key is given to {people}; a key belongs to one person"
    }
    assert words(control)["GOVERNANCE"].startswith("1.0")


def test_a_signature_before_the_key_was_enrolled_is_none(tmp_path: Path) -> None:
    late = person("mayor.two", ["mayor"]).replace("2026-01-05T08", "2026-06-01T08")
    town = Town(tmp_path, who=people(more=late))
    name = waiting(town)
    digest = town.act("approve", name, "mayor.two", "2026-04-03T09:00", "mayor")
    assert told(town.control(), digest) == {
        "key: it was signed before the key was enrolled"
    }


def revocation(
    town: Town,
    who: str,
    office: str | None,
    since: str,
    at: str,
    owner: str = MAYOR,
    **more: object,
) -> str:
    """Lay a revocation; its field `key` is that of `owner`, and `who` signs it."""
    return town.act(
        "revoke",
        [],
        who,
        at,
        office,
        reason="the stick was lost",
        since=f"{since}:00+03:00",
        further={"key": key(owner)},
        **more,
    )


def test_a_revoked_key_fills_no_step_from_then_on(town: Town) -> None:
    name = waiting(town)
    before = list(town.office.heads)
    revocation(town, QUALITY, "quality-officer", "2026-04-02T20:00", "2026-04-03T08:00")
    gone, town.office.heads = town.office.heads, before
    digest = town.act("approve", name, MAYOR, "2026-04-03T09:00", "mayor")
    town.office.heads += gone
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert "revocation: the key of {person} was revoked since {end}" in told(
        control, digest
    )
    assert MISSING in told(control, release)
    assert words(control)["PO-012"] == "1.0 in review"


def test_a_key_whose_revocation_was_seen_signs_nothing(town: Town) -> None:
    name = waiting(town)
    revocation(town, QUALITY, "quality-officer", "2026-04-02T20:00", "2026-04-03T08:00")
    digest = town.act("approve", name, MAYOR, "2026-04-03T09:00", "mayor")
    assert told(town.control(), digest) == {
        "revocation: its key had been revoked by {who}, as it had seen"
    }


def test_a_revocation_cannot_void_honest_work(town: Town) -> None:
    """One office makes it unproven and marked; the texts stay in force."""
    void = [town.acts[f"{town.po12} approved"], town.acts[f"{town.po13} approved"]]
    revocation(
        town,
        QUALITY,
        "quality-officer",
        "2026-01-20T08:00",
        "2026-05-03T08:00",
        void=void,
    )
    control = town.control()
    assert words(control)["PO-012"] == "1.0 unproven"
    assert control.ledger.void == {}
    assert control.status("PO-012", "", TODAY).label == "1.0"
    require_grave(control)


def test_a_clerk_s_own_revocation_is_no_vote_to_void_others(town: Town) -> None:
    void = [town.acts[f"{town.po12} approved"]]
    revocation(
        town,
        QUALITY,
        "quality-officer",
        "2026-01-20T08:00",
        "2026-05-03T08:00",
        void=void,
    )
    revocation(
        town,
        CLERK,
        "registry",
        "2026-01-20T08:00",
        "2026-05-04T08:00",
        owner=CLERK,
        void=void,
    )
    control = town.control()
    assert control.ledger.void == {}


def test_two_offices_fail_what_a_stolen_key_signed_and_not_the_root(
    tmp_path: Path,
) -> None:
    keys = [key(MAYOR), key("mayor again")]
    town = Town(tmp_path, who=people({MAYOR: person(MAYOR, ["mayor"], keys=keys)}))
    void = [town.acts[f"{town.po12} approved"], town.acts["root approved"]]
    for who, office, at, signer in (
        (QUALITY, "quality-officer", "2026-05-03T08:00", QUALITY),
        (MAYOR, "mayor", "2026-05-04T08:00", "mayor again"),
    ):
        since = "2026-05-03T07:00"
        revocation(town, who, office, since, at, void=void, key=signer)
    control = town.control()
    assert "revocation: it was declared void: {who}" in told(
        control, town.acts[f"{town.po12} approved"]
    )
    assert set(control.ledger.void) == {town.acts[f"{town.po12} approved"]}
    found = words(control)
    assert found["PO-012"] == "in review"
    assert found["GOVERNANCE"] == "1.0 in force"


def test_anybody_takes_his_own_key_back_and_nobody_another_s(town: Town) -> None:
    own = revocation(
        town, ARCHITECT, None, "2026-05-03T08:00", "2026-05-03T08:00", owner=ARCHITECT
    )
    other = revocation(
        town, HEAD, "public-relations-head", "2026-05-03T08:00", "2026-05-04T08:00"
    )
    control = town.control()
    assert told(control, own) == set()
    assert told(control, other) == {
        "office: governance does not let the office {office} do this: {act}"
    }


def test_the_present_holder_ratifies_what_a_revocation_left_unproven(
    tmp_path: Path,
) -> None:
    """With a key that still holds: with the revoked one nothing is healed."""
    keys = [key(MAYOR), key("mayor again")]
    town = Town(tmp_path, who=people({MAYOR: person(MAYOR, ["mayor"], keys=keys)}))
    approved = town.acts[f"{town.po12} approved"]
    since = "2026-01-20T08:00"
    revocation(town, QUALITY, "quality-officer", since, "2026-05-03T08:00")
    assert words(town.control())["PO-012"] == "1.0 unproven"
    for signer, found in (
        (MAYOR, "1.0 unproven"),
        ("mayor again", "1.0 in force"),
    ):
        town.act(
            "ratify",
            [],
            MAYOR,
            "2026-05-05T08:00",
            "mayor",
            target=[approved],
            key=signer,
        )
        assert words(town.control())["PO-012"] == found


def other_namespace(data: bytes, sig: bytes) -> bytes:
    return armour(data, MAYOR, "git")


def blanks(data: bytes, sig: bytes) -> bytes:
    return sig.replace(b"\n", b"\r\n")


def wrapped(data: bytes, sig: bytes) -> bytes:
    body = b"".join(sig.splitlines()[1:-1])
    first, last = sig.splitlines()[0], sig.splitlines()[-1]
    return b"\n".join([first, body[:64], body[64:], last, b""])


def trailing(data: bytes, sig: bytes) -> bytes:
    body = base64.b64decode(b"".join(sig.splitlines()[1:-1])) + b"\0"
    text = base64.b64encode(body)
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    first, last = sig.splitlines()[0], sig.splitlines()[-1]
    return b"\n".join([first, *lines, last, b""])


def commit_s(data: bytes, sig: bytes) -> bytes:
    """The signature of a commit by the same person, over the commit's bytes."""
    return armour(b"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n", MAYOR, "git")


def of_another_file(data: bytes, sig: bytes) -> bytes:
    return armour(written({"other": 1}), MAYOR)


@pytest.mark.parametrize(
    ("tamper", "reason"),
    [
        pytest.param(
            other_namespace,
            "it was signed for {namespace!r}, and is therefore no approval",
            id="another namespace",
        ),
        pytest.param(
            commit_s,
            "it was signed for {namespace!r}, and is therefore no approval",
            id="a commit's signature passed off as approval",
        ),
        pytest.param(blanks, "the armour of the signature was changed", id="CRLF"),
        pytest.param(wrapped, "the armour of the signature was changed", id="width"),
        pytest.param(
            trailing, "the signature or the key in it is damaged", id="trailing bytes"
        ),
        pytest.param(
            of_another_file,
            "it is a signature of other bytes",
            id="what find-principals would take",
        ),
    ],
)
def test_a_signature_holds_byte_for_byte_or_not_at_all(
    town: Town, tamper: Callable[[bytes, bytes], bytes], reason: str
) -> None:
    name = waiting(town)
    digest = town.act("approve", name, MAYOR, "2026-04-03T09:00", "mayor")
    path = town.path(digest)
    sealed(town, digest).write_bytes(
        tamper(path.read_bytes(), sealed(town, digest).read_bytes())
    )
    release = town.release(name, "2026-04-03")
    control = town.control()
    entry = control.ledger.entries[digest]
    assert entry.signature.fault
    assert f"signature: {reason}" in told(control, digest)
    assert MISSING in told(control, release)
    assert words(control)["PO-013"] == "1.0 in force"


def test_what_find_principals_and_check_novalidate_accept_is_no_approval(
    town: Town,
) -> None:
    """A stranger's good signature passes check-novalidate, and counts for nothing."""
    name = waiting(town)
    digest = town.act("approve", name, MAYOR, "2026-04-03T09:00", "mayor", key=STRANGER)
    path = town.path(digest)
    run = subprocess.run(
        f"ssh-keygen -Y check-novalidate -n qms-approval -s {path}.sig".split(),
        input=path.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0
    assert "key: governance knows no such key" in told(town.control(), digest)
