"""Whatever lies under `approvals/` is read, and every fault is told where it lies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qms.model.approval.archive import Archive
from qms.model.approval.fault import Fault
from qms.model.approval.statement import Subject
from qms.store import content, rounds, statements
from qms.store.archive import read_archive
from tests.approval_tree import NAMESPACE, NOON, TEXT, Office, armour, digest_of, key

PEOPLE = "qms: 1\npeople:\n  - id: szabo.maria\n"
PROFILE = "qms: 1\ntimezone: Europe/Bucharest\n"
ROUND = "PO-012/1.0/round-1-"
STATEMENT = "submit"
IN_FORM = "it is not written in the one form: compact JSON with one line feed"
ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0

Told = set[tuple[str, str, str]]
Files = dict[str, str | bytes]


class Town:
    """A tree with a text and its attachment, its version, a governance, and acts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.office = Office(root)
        text = TEXT.format(document="PO-012", language="ro", edition=1, revision=0)
        files: Files = {"PO-012.md": text, "PO-012/flux.svg": b"<svg/>\r\n\x00"}
        self.text = self.office.submit("PO-012", files)
        self.version = self.office.submit(
            language="hu", translates=self.office.digests[self.text]
        )
        laid = {"people.yaml": PEOPLE, "profile.yaml": PROFILE}
        self.governance = self.office.submit("GOVERNANCE", laid)
        both = [self.text, self.version, self.governance]
        self.submitted = self.office.sign("submit", both, "ionescu.ana")
        later = "2026-02-13T01:30:00+02:00"
        self.approved = self.office.sign("approve", self.text, "szabo.maria", later)

    @property
    def folder(self) -> Path:
        return self.root / "approvals" / self.text

    @property
    def main(self) -> Path:
        return self.folder / "content/PO-012.md"

    @property
    def submission(self) -> Path:
        return self.folder / "submission.json"

    @property
    def act(self) -> Path:
        return self.office.paths[self.approved]

    @property
    def seal(self) -> Path:
        return self.act.with_name(f"{self.act.name}.sig")

    @property
    def day(self) -> str:
        return str(self.act.parent.relative_to(self.root))

    def read(self) -> Archive:
        return read_archive(self.root)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def told(town: Town) -> Told:
    """Every fault: where it lies, how it weighs, and its sentence."""
    names = {
        town.text: "text",
        town.version: "version",
        town.governance: "governance",
        str(town.act.relative_to(town.root)): "act",
        str(town.office.paths[town.submitted].relative_to(town.root)): "submit",
    }
    archive = town.read()
    rows = [(each.name, fault) for each in archive.rounds for fault in each.faults]
    for entry in archive.entries:
        sealed = [entry.signature.fault] if entry.signature.fault else []
        rows += [(entry.path, fault) for fault in (*entry.faults, *sealed)]
    rows += archive.faults
    return {
        (names.get(where, where), fault.weight.value, sentence(fault))
        for where, fault in rows
    }


def sentence(fault: Fault) -> str:
    return fault.reason.format(**fault.values)


def test_a_whole_archive_has_no_fault(town: Town) -> None:
    assert told(town) == set()


def test_the_rounds_are_as_they_were_submitted(town: Town) -> None:
    found = town.read().by_name
    assert set(found) == {town.text, town.version, town.governance}
    assert {found[name].digest for name in found} == set(town.office.digests.values())
    assert found[town.text].owner == "registry"
    governance = found[town.governance]
    assert governance.people.text("qms") == "1"
    assert governance.profile.text("timezone") == "Europe/Bucharest"


def test_the_statements_are_as_they_were_signed(town: Town) -> None:
    first, second = town.read().entries
    assert (first.digest, second.digest) == (town.submitted, town.approved)
    assert second.signature.key == key("szabo.maria")
    assert second.statement is not None
    assert second.statement.subjects == (town.office[town.text],)
    assert second.statement.seen == (town.submitted,)
    assert second.touches == ()
    assert not second.is_damaged


def test_no_archive_is_an_empty_one(tmp_path: Path) -> None:
    assert read_archive(tmp_path) == Archive()


def test_ssh_keygen_accepts_what_tests_sign(town: Town) -> None:
    signers = town.root / "signers"
    signers.write_text(f'szabo.maria namespaces="{NAMESPACE}" {key("szabo.maria")}\n')
    command = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "szabo.maria"]
    command += ["-n", NAMESPACE, "-s", str(town.seal)]
    done = subprocess.run(
        command, input=town.act.read_bytes(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def edited(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def linked(path: Path) -> None:
    other = Path(str(path).partition("/approvals")[0]) / "elsewhere"
    path.rename(other)
    path.symlink_to(other)


def removed(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def emptied(path: Path) -> None:
    path.unlink()
    path.mkdir()


def cut(path: Path) -> bytes:
    data = path.read_bytes()
    path.unlink()
    return data


def converted(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def put(town: Town, path: str, data: bytes = b"x") -> Path:
    return town.office.lay(path, data)


Break = Callable[[Town], object]
FAILED = "failed"
LINK = " is a link: the archive holds files only, put the file itself there"
STRANGE = " is no ordinary file: remove it"
CONVERTED = "git was told to convert them; see .gitattributes"
ATTRIBUTED = "this file would change how git treats the archive: remove it"
NOBODYS = "nobody put this here: no round and no statement holds it"
DROPPED = "a program left this behind: it may be deleted"

ROUNDS: dict[str, tuple[Break, Told]] = {
    "a text is changed": (
        lambda t: edited(t.main, b"Scop", b"Skop"),
        {("text", FAILED, "content/PO-012.md was changed")},
    ),
    "a text is missing": (
        lambda t: removed(t.main),
        {("text", FAILED, "content/PO-012.md is missing")},
    ),
    "an attachment is missing": (
        lambda t: removed(t.folder / "content/PO-012"),
        {("text", FAILED, "content/PO-012/flux.svg is missing")},
    ),
    "all content is missing": (
        lambda t: removed(t.folder / "content"),
        {
            ("text", FAILED, "content/PO-012.md is missing"),
            ("text", FAILED, "content/PO-012/flux.svg is missing"),
        },
    ),
    "a file more": (
        lambda t: put(t, f"approvals/{t.text}/content/b/more.md"),
        {("text", FAILED, "nobody listed content/b/more.md")},
    ),
    "a file beside the content": (
        lambda t: put(t, f"approvals/{t.text}/more/note.txt"),
        {("text", FAILED, "nobody listed more/note.txt")},
    ),
    "a program left something": (
        lambda t: put(t, f"approvals/{t.text}/content/.DS_Store"),
        {("approvals/{text}/content/.DS_Store", "note", DROPPED)},
    ),
    "attributes within content": (
        lambda t: put(t, f"approvals/{t.text}/content/.gitattributes"),
        {
            ("text", FAILED, "nobody listed content/.gitattributes"),
            ("approvals/{text}/content/.gitattributes", FAILED, ATTRIBUTED),
        },
    ),
    "a text is a link": (
        lambda t: linked(t.main),
        {("text", FAILED, f"content/PO-012.md{LINK}")},
    ),
    "the content is a link": (
        lambda t: linked(t.folder / "content"),
        {("text", FAILED, f"content{LINK}")},
    ),
    "the submission is a link": (
        lambda t: linked(t.submission),
        {("text", FAILED, f"submission.json{LINK}")},
    ),
    "a text is a pipe": (
        lambda t: piped(t.main),
        {("text", FAILED, f"content/PO-012.md{STRANGE}")},
    ),
    "line ends of a text": (
        lambda t: converted(t.main),
        {
            (
                "text",
                FAILED,
                f"line ends were changed in content/PO-012.md: {CONVERTED}",
            )
        },
    ),
    "line ends of a binary": (
        lambda t: edited(t.folder / "content/PO-012/flux.svg", b"\r\n", b"\n"),
        {
            (
                "text",
                FAILED,
                f"line ends were changed in content/PO-012/flux.svg: {CONVERTED}",
            )
        },
    ),
    "line ends of a submission": (
        lambda t: converted(t.submission),
        {("text", FAILED, f"line ends were changed: {CONVERTED}")},
    ),
    "the submission is missing": (
        lambda t: removed(t.submission),
        {("text", FAILED, "its submission is missing")},
    ),
    "the submission is empty": (
        lambda t: t.submission.write_bytes(b""),
        {("text", FAILED, "it is no JSON")},
    ),
    "the submission is spread out": (
        lambda t: edited(t.submission, b'"qms":1', b'"qms": 1'),
        {("text", FAILED, IN_FORM)},
    ),
    "a key stands twice": (
        lambda t: edited(t.submission, b'"qms":1', b'"qms":1,"qms":1'),
        {("text", FAILED, "a key stands twice in one mapping")},
    ),
    "a path leads out": (
        lambda t: edited(t.submission, b"PO-012/flux.svg", b"../../../qms.yaml"),
        {("text", FAILED, "'../../../qms.yaml' leads out of its folder or to none")},
    ),
    "a field of another type": (
        lambda t: edited(t.submission, b'"mandate":null', b'"mandate":7'),
        {("text", FAILED, "mandate has a value of another type")},
    ),
    "a list that is none": (
        lambda t: edited(t.submission, b"}\n", b',"predecessors":7}\n'),
        {("text", FAILED, "a field has a value of another type")},
    ),
    "a submission beyond measure": (
        lambda t: t.submission.write_bytes(b" " * (rounds.MAX_SUBMISSION + 1)),
        {("text", FAILED, "submission.json is larger than any such file is")},
    ),
    "depths without end": (
        lambda t: t.submission.write_bytes(b"[" * 100_000),
        {("text", FAILED, "it is no JSON")},
    ),
    "governance says a thing twice": (
        lambda t: t.office.submit(
            "GOVERNANCE",
            {"people.yaml": "qms: 1\nqms: 2\n", "profile.yaml": PROFILE},
            revision=1,
        ),
        {
            (
                "GOVERNANCE/1.1",
                FAILED,
                "content/people.yaml cannot be read in one way only: QMS110 in line 2",
            )
        },
    ),
    "governance bears tags": (
        lambda t: t.office.submit(
            "GOVERNANCE",
            {"people.yaml": PEOPLE, "profile.yaml": "qms: !!int 1\n"},
            revision=1,
        ),
        {
            (
                "GOVERNANCE/1.1",
                FAILED,
                "content/profile.yaml cannot be read in one way only: QMS111 in line 1",
            )
        },
    ),
    "governance says nothing": (
        lambda t: t.office.submit(
            "GOVERNANCE", {"people.yaml": "", "profile.yaml": PROFILE}, revision=1
        ),
        {
            (
                "GOVERNANCE/1.1",
                FAILED,
                "content/people.yaml cannot be read in one way only: QMS113 in line 1",
            )
        },
    ),
    "governance without rules": (
        lambda t: t.office.submit("GOVERNANCE", {"people.yaml": PEOPLE}, revision=1),
        {("GOVERNANCE/1.1", FAILED, "its content holds no content/profile.yaml")},
    ),
    "content without the text": (
        lambda t: t.office.submit("PO-013", {"PO-014.md": "x"}),
        {("PO-013/1.0", FAILED, "its content holds no content/PO-013.md")},
    ),
    "a text beyond measure": (
        lambda t: t.office.submit("PO-013", {"PO-013.md": b"x" * 3_000_000}),
        {
            (
                "PO-013/1.0",
                FAILED,
                "content/PO-013.md is larger than any text that qms reads",
            )
        },
    ),
    "two names that are one": (
        lambda t: t.office.lay(f"approvals/{t.text}/content/po-012.md", "x"),
        {
            ("text", FAILED, "nobody listed content/po-012.md"),
            (
                "text",
                FAILED,
                "content/po-012.md and PO-012.md differ in small and capital letters"
                " only",
            ),
        },
    ),
}


def named(town: Town, expected: Told) -> Told:
    """The expected with the names that a round has in this town."""
    return {
        (where.replace("{text}", town.text), weight, text)
        for where, weight, text in expected
    }


def shortened(found: Told) -> Told:
    """The rounds that a case made, without the letters of their digests."""
    return {
        (where.partition("/round-1-")[0] if where[:1] in "GP" else where, weight, text)
        for where, weight, text in found
    }


@pytest.mark.parametrize("case", ROUNDS)
def test_what_is_wrong_with_a_round_is_told_there(town: Town, case: str) -> None:
    damage, expected = ROUNDS[case]
    damage(town)
    assert shortened(told(town)) == named(town, expected)


def test_an_attachment_may_be_of_any_size(town: Town) -> None:
    files: Files = {"PO-013.md": "x", "PO-013/plan.pdf": b"x" * 3_000_000}
    name = town.office.submit("PO-013", files)
    assert told(town) == set()
    path = town.root / "approvals" / name / "content/PO-013/plan.pdf"
    with path.open("ab") as file:
        file.write(b"y")
    assert told(town) == {(name, FAILED, "content/PO-013/plan.pdf was changed")}


@pytest.mark.parametrize(
    "other",
    ["PO-013/1.0/{short}", "PO-012/1.0/hu/{short}", "PO-012/1.1/{short}", "{short}"],
)
def test_a_round_elsewhere_is_told(town: Town, other: str) -> None:
    name = other.format(short=town.text.rpartition("/")[2])
    target = town.root / "approvals" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(town.folder, target)
    reason = f"it stands under another name than it states: {town.text}"
    assert told(town) == {(name, FAILED, reason)}


def test_a_submission_above_rounds_does_not_swallow_them(town: Town) -> None:
    data = town.submission.read_bytes()
    put(town, "approvals/PO-012/submission.json", data)
    put(town, "approvals/submission.json", data)
    found = town.read()
    assert {town.text, town.version, "PO-012"} == set(found.by_name) - {town.governance}
    assert not found.by_name[town.text].faults
    assert [(where, fault.reason) for where, fault in found.faults] == [
        ("approvals/submission.json", NOBODYS)
    ]


def test_a_changed_governance_lays_nothing_down(town: Town) -> None:
    path = town.root / "approvals" / town.governance / "content/people.yaml"
    edited(path, b"szabo.maria", b"szabo.marta")
    found = town.read().by_name[town.governance]
    assert not found.people
    assert found.profile
    assert [sentence(fault) for fault in found.faults] == [
        "content/people.yaml was changed"
    ]


def test_a_changed_text_still_names_its_owner(town: Town) -> None:
    edited(town.main, b"Scop", b"Skop")
    assert town.read().by_name[town.text].owner == "registry"


STATEMENTS: dict[str, tuple[Break, Told]] = {
    "a letter is changed": (
        lambda t: edited(t.act, b'"comment":""', b'"comment":"x"'),
        {
            ("act", FAILED, "it is a signature of other bytes"),
            ("act", "note", "its name states other bytes than it holds"),
        },
    ),
    "it is spread out": (
        lambda t: edited(t.act, b'"act":', b'"act": '),
        {
            ("act", FAILED, "it is a signature of other bytes"),
            ("act", FAILED, IN_FORM),
        },
    ),
    "a target that is no list": (
        lambda t: edited(t.act, b'"shown":[]', b'"shown":[],"target":7'),
        {
            ("act", FAILED, "it is a signature of other bytes"),
            ("act", FAILED, "a field has a value of another type"),
        },
    ),
    "line ends are changed": (
        lambda t: converted(t.act),
        {
            ("act", FAILED, "it is a signature of other bytes"),
            ("act", FAILED, f"line ends were changed: {CONVERTED}"),
        },
    ),
    "the signature is missing": (
        lambda t: removed(t.seal),
        {("act", FAILED, "it has no signature")},
    ),
    "the signature is another's": (
        lambda t: t.seal.write_bytes(armour(b"other\n", "szabo.maria")),
        {("act", FAILED, "it is a signature of other bytes")},
    ),
    "the signature is a link": (
        lambda t: linked(t.seal),
        {("act", FAILED, f"{{seal}}{LINK}")},
    ),
    "the signature is beyond measure": (
        lambda t: t.seal.write_bytes(b"x" * 100_000),
        {("act", FAILED, "{seal} is larger than any such file is")},
    ),
    "the statement is a link": (
        lambda t: linked(t.act),
        {("act", FAILED, f"{{act}}{LINK}")},
    ),
    "the statement is a pipe": (
        lambda t: piped(t.act),
        {("act", FAILED, f"{{act}}{STRANGE}")},
    ),
    "the statement is a folder": (
        lambda t: emptied(t.act),
        {("{seal}", FAILED, "its statement is missing")},
    ),
    "the statement is missing": (
        lambda t: removed(t.act),
        {("{seal}", FAILED, "its statement is missing")},
    ),
    "it stands twice": (
        lambda t: (
            shutil.copy(t.act, t.act.with_name("a.json")),
            shutil.copy(t.seal, t.act.with_name("a.json.sig")),
        ),
        {
            (
                "{day}/a.json",
                FAILED,
                "the same statement stands twice: see {act}",
            )
        },
    ),
    "it stands on another day": (
        lambda t: [
            put(t, f"approvals/statements/2026/0301/{path.name}", cut(path))
            for path in (t.act, t.seal)
        ],
        {
            (
                "approvals/statements/2026/0301/{name}",
                "note",
                "it stands under another name than its own: {act}",
            )
        },
    ),
    "a later version's act": (
        lambda t: t.office.sign("seal", t.text, "x", path=f"{t.day}/x.json"),
        {("{day}/x.json", "not verifiable", "this version knows no act seal")},
    ),
    "a stray file": (
        lambda t: put(t, f"{t.day}/notes.txt"),
        {("{day}/notes.txt", FAILED, NOBODYS)},
    ),
    "attributes": (
        lambda t: put(t, "approvals/.GitAttributes"),
        {("approvals/.GitAttributes", FAILED, ATTRIBUTED)},
    ),
    "attributes beside drafts": (
        lambda t: put(t, "procedures/a/b/.gitattributes"),
        {("procedures/a/b/.gitattributes", FAILED, ATTRIBUTED)},
    ),
    "things to ignore": (
        lambda t: put(t, "approvals/PO-012/.gitignore"),
        {("approvals/PO-012/.gitignore", FAILED, NOBODYS)},
    ),
    "droppings": (
        lambda t: [
            put(t, f"approvals/{name}")
            for name in ("Thumbs.db", "statements/.qms-1/x.json", "P/desktop.ini")
        ],
        {
            ("approvals/P/desktop.ini", "note", DROPPED),
            ("approvals/Thumbs.db", "note", DROPPED),
            ("approvals/statements/.qms-1", "note", DROPPED),
        },
    ),
    "folders that are one": (
        lambda t: put(t, "approvals/po-012/.DS_Store"),
        {
            ("approvals/po-012/.DS_Store", "note", DROPPED),
            (
                "approvals/po-012",
                FAILED,
                "approvals/po-012 and PO-012 differ in small and capital letters only",
            ),
        },
    ),
    "a folder is a link": (
        lambda t: (t.root / "approvals/x").symlink_to(t.root / "approvals/PO-012"),
        {("approvals/x", FAILED, f"approvals/x{LINK}")},
    ),
}


@pytest.mark.parametrize("case", STATEMENTS)
def test_what_is_wrong_with_a_statement_is_told_there(town: Town, case: str) -> None:
    act = str(town.act.relative_to(town.root))
    seal, day, name = f"{act}.sig", town.day, town.act.name
    damage, expected = STATEMENTS[case]
    damage(town)
    assert told(town) == {
        tuple(part.format(act=act, seal=seal, day=day, name=name) for part in row)
        for row in expected
    }


@pytest.mark.parametrize("kind", ["link", "file"])
def test_an_archive_that_is_no_folder_is_told(town: Town, kind: str) -> None:
    folder = town.root / "approvals"
    folder.rename(town.root / "away")
    if kind == "link":
        folder.symlink_to(town.root / "away")
    else:
        folder.write_bytes(b"")
    expected = f"approvals{LINK if kind == 'link' else STRANGE}"
    assert told(town) == {("approvals", FAILED, expected)}


@pytest.mark.skipif(ROOT_USER, reason="nothing is closed to the superuser")
def test_what_is_closed_is_not_verifiable(town: Town) -> None:
    (town.folder / "content").chmod(0)
    town.act.chmod(0)
    try:
        found = told(town)
    finally:
        (town.folder / "content").chmod(0o755)
    act = town.act.relative_to(town.root)
    reason = "cannot be read: see who may open it"
    assert found == {
        ("text", "not verifiable", f"content {reason}"),
        ("act", "not verifiable", f"{act} {reason}"),
    }


def test_names_that_are_no_text_are_told(town: Town) -> None:
    folder = os.fsencode(town.folder / "content")
    for name in (b"\xff.md", b"a\nb", b"\x1b[1m"):
        with open(folder + b"/" + name, "wb"):  # noqa: PTH123 - a name of bytes
            pass
    assert {row[2] for row in told(town)} == {
        "nobody listed content/?.md",
        "nobody listed content/a\nb",
        "nobody listed content/\x1b[1m",
    }


def test_a_damaged_statement_touches_the_rounds_that_it_speaks_of(town: Town) -> None:
    path = town.office.paths[town.submitted]
    edited(path, b'"comment":""', b'"comment":"x"')
    touched = next(e for e in town.read().entries if e.digest != town.approved).touches
    assert set(touched) == {town.text, town.version, town.governance}


@pytest.mark.parametrize("part", ["name", "digest"])
def test_name_or_digest_is_enough_to_be_touched(town: Town, part: str) -> None:
    name, digest = town.office[town.text]
    old = name if part == "name" else digest[7:]
    edited(town.act, old.encode(), old[:-1].encode() + b"_")
    assert town.read().entries[1].touches == (town.text,)


def test_the_beginning_of_an_endless_statement_is_searched(town: Town) -> None:
    with town.act.open("ab") as file:
        file.truncate(statements.MAX_STATEMENT + 1)
    found = town.read().entries[1]
    assert found.statement is None
    assert found.touches == (town.text,)
    assert "larger" in found.faults[0].reason


def test_a_moment_without_a_day_in_utc_is_only_misplaced(town: Town) -> None:
    digest = town.office.sign(
        "witness",
        town.text,
        "szabo.maria",
        path=f"{town.day}/x.json",
        signed_at="0001-01-01T00:00:00+14:00",
    )
    found = town.read().by_digest[digest]
    assert found.statement is not None
    assert [fault.weight.value for fault in found.faults] == ["note"]


def test_a_name_that_states_other_bytes_touches_although_the_signature_holds(
    town: Town,
) -> None:
    path = str(town.act.relative_to(town.root))
    digest = town.office.sign(
        "approve", town.text, "szabo.maria", path=path, comment="again"
    )
    found = town.read().by_digest[digest]
    assert found.stated == town.approved[7:15]
    assert found.touches == (town.text,)
    assert found.signature.fault is None


def test_the_statement_in_its_place_is_the_one_that_counts(town: Town) -> None:
    early = town.act.with_name("0.json")
    shutil.copy(town.act, early)
    (town.act.with_name("0.json.sig")).write_bytes(b"")
    archive = town.read()
    assert archive.by_digest[town.approved].path.endswith(town.act.name)
    assert [where for where, _ in archive.faults] == [f"{town.day}/0.json"]


def test_a_subject_may_be_anything(town: Town) -> None:
    other = Subject("PO-099/1.0/round-1-00000000", digest_of(b"x"))
    digest = town.office.sign("approve", other, "nagy.peter", NOON)
    found = town.read().by_digest[digest].statement
    assert found is not None
    assert found.subjects == (other,)


def test_paths_are_those_of_the_format(town: Town) -> None:
    assert town.act.parent.name == "0212"  # in UTC it was the day before
    assert town.act.name.startswith("20260212T233000Z-szabo.maria-")
    assert rounds.round_path(town.text) == f"approvals/{town.text}"
    assert json.loads(town.submission.read_bytes())["document"] == "PO-012"
    assert set(content.listed(town.read().by_name[town.text].submission)) == {  # type: ignore[arg-type]
        "content/PO-012.md",
        "content/PO-012/flux.svg",
    }
