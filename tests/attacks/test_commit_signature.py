"""A commit's signature, cut out of a real commit, is no approval, whoever made it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.acting_town import Town, lay_key
from tests.signers import Person

MARY = "stone.mary"
MORNING = "T09:00:00+02:00"
KEYGEN = ("ssh-keygen", "-Y")


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """PO-01 waits for the mayor, who signs each of her commits."""
    town = Town(tmp_path)
    town.person("lake.vera").run("submit", "PO-01", now=f"2026-02-02{MORNING}")
    paul = town.person("brook.paul")
    paul.run("approve", "PO-01", "--yes", now=f"2026-02-03{MORNING}").succeeds()
    return town


def signed_commit(town: Town) -> tuple[bytes, bytes]:
    """A commit that the mayor signed: the bytes that were signed, and the signature."""
    key = town.person(MARY).keys / MARY
    format_ = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}")
    town.git(*format_, "commit", "-S", "--quiet", "--allow-empty", "--message", "work")
    lines = town.git("cat-file", "commit", "HEAD").split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("gpgsig "))
    end = next(at for at, line in enumerate(lines) if "END SSH SIGNATURE" in line) + 1
    block = [lines[start].removeprefix("gpgsig "), *lines[start + 1 : end]]
    signature = "".join(f"{line.strip()}\n" for line in block)
    return "\n".join(lines[:start] + lines[end:]).encode(), signature.encode()


def forged(town: Town, signature: bytes) -> Path:
    """The mayor's approval as it would be, with a signature that is not hers for it."""
    mary = town.person(MARY)
    mary.run("approve", "PO-01", "--yes", now=f"2026-02-04{MORNING}").succeeds()
    [path] = (town.root / "approvals/statements").rglob(f"20260204*-{MARY}-*.json")
    path.with_name(f"{path.name}.sig").write_bytes(signature)
    town.git("add", "--all")
    town.git("commit", "--quiet", "--amend", "--no-edit")
    return path


def openssh(*words: object, data: bytes) -> int:
    """How ssh-keygen ends over some bytes."""
    typed = [*KEYGEN, *map(str, words)]
    return subprocess.run(typed, input=data, capture_output=True).returncode


def asked(auditor: Person, *words: str) -> list[dict[str, object]]:
    """The checks of the mayor's statement, as `qms verify` tells them."""
    told = auditor.run("verify", "PO-01", "--format", "json", *words)
    assert told.code == 1
    statements = [
        each
        for proof in json.loads(told.out)["approvals"]
        for each in proof["statements"]
        if each["person"] == MARY and proof["document"] == "PO-01"
    ]
    [found] = statements
    checks: list[dict[str, object]] = found["checks"]
    return checks


def test_a_commit_signature_passed_off_as_approval_is_told_by_its_namespace(
    town: Town,
) -> None:
    _data, signature = signed_commit(town)
    forged(town, signature)
    anna = town.person("field.anna")
    anna.now = f"2026-02-05{MORNING}"
    told = anna.run("verify", "PO-01").fails("signed for 'git'", code=1)
    said = " ".join(told.out.split())
    assert "it was signed for 'git', and is therefore no approval" in said
    failed = [each["check"] for each in asked(anna) if each["state"] == "failed"]
    assert failed == ["namespace"]
    refused = anna.run("release", "PO-01")
    assert refused.code == 3
    assert "Traceback" not in refused.err
    status = anna.run("status", "PO-01").out
    assert "in force" not in status.partition("Revisions")[0]


def test_what_openssh_accepts_of_it_is_no_approval(town: Town, tmp_path: Path) -> None:
    """By the documented recipe it fails; by the tricks around it, it would pass."""
    data, signature = signed_commit(town)
    statement = forged(town, signature)
    sealed = statement.with_name(f"{statement.name}.sig")
    told = town.person("field.anna").run("people", "allowed-signers").succeeds()
    ours, lax = tmp_path / "signers", tmp_path / "lax"
    ours.write_text(told.out, encoding="utf-8")
    lax.write_text(told.out.replace('namespaces="qms-approval"', 'namespaces="*"'))
    name = ("-I", MARY, "-s", sealed)
    assert openssh("find-principals", "-f", ours, "-s", sealed, data=b"") == 0
    assert openssh("check-novalidate", "-n", "git", "-s", sealed, data=data) == 0
    assert openssh("verify", "-f", lax, "-n", "git", *name, data=data) == 0
    approval = statement.read_bytes()
    assert openssh("verify", "-f", ours, "-n", "git", *name, data=data) != 0
    for namespace in ("qms-approval", "git"):
        words = ("verify", "-f", ours, "-n", namespace, *name)
        assert openssh(*words, data=approval) != 0


def test_a_strangers_good_signature_passes_check_novalidate_and_nothing_else(
    town: Town, tmp_path: Path
) -> None:
    statement = forged(town, b"")
    lay_key(tmp_path, "stranger")
    made = (tmp_path / "statement").write_bytes(statement.read_bytes())
    assert made
    words = ("-n", "qms-approval", "-f", tmp_path / "stranger", tmp_path / "statement")
    assert openssh("sign", *words, data=b"") == 0
    sealed = statement.with_name(f"{statement.name}.sig")
    sealed.write_bytes((tmp_path / "statement.sig").read_bytes())
    data = statement.read_bytes()
    novalidate = ("check-novalidate", "-n", "qms-approval", "-s", sealed)
    assert openssh(*novalidate, data=data) == 0
    anna = town.person("field.anna")
    anna.now = f"2026-02-05{MORNING}"
    failed = {each["check"] for each in asked(anna) if each["state"] == "failed"}
    assert "person" in failed or "key" in failed
    anna.run("verify", "PO-01").fails("governance knows no such key", code=1)
