"""A round of the archive: its submission, its name, and what its content says."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.approval.archive import Round
from qms.model.approval.fault import Fault, failed
from qms.model.approval.submission import Submission, read_submission
from qms.model.located import Fields
from qms.store import content
from qms.store.bytes import printable
from qms.store.fields import Read, read_fields
from qms.store.forms import formed
from qms.store.ordinary import Folder, digest_of, fault_of, read_bytes, stray
from qms.store.owner import owner_of

ARCHIVE = "approvals"
SUBMISSION = "submission.json"
MAX_SUBMISSION = 1024 * 1024
NO_SUBMISSION = N_("its submission is missing")
OTHER_NAME = N_("it stands under another name than it states: {name}")

Told = list[tuple[str, Fault]]


def round_path(name: str) -> str:
    """Where a round stands, as a path from the root, by the name statements give it."""
    return f"{ARCHIVE}/{name}"


def is_round(path: str, here: Folder) -> bool:
    """Whether a folder is meant as a round: by its submission, or by its name."""
    return path != ARCHIVE and (SUBMISSION in here.files or _is_named_round(path))


def _is_named_round(path: str) -> bool:
    return path.rpartition("/")[2].startswith("round-")


def own_folders(path: str, here: Folder) -> list[str]:
    """The folders that are a round's: all, or its content if it is named as none."""
    if _is_named_round(path):
        return here.folders
    return [name for name in here.folders if name == content.CONTENT]


def read_round(
    root: str, path: str, here: Folder, told: Told, read: Read = read_fields
) -> Round:
    """Read a round in its folder; what concerns the whole archive is told beside it.

    `read` gives the fields of a text of governance.
    """
    folder = f"{root}/{path}"
    held = content.walk(folder, here, own_folders(path, here))
    for file in held.files:
        fault = stray(file)
        if fault:
            told.append((printable(f"{path}/{file}"), fault))
    name = printable(path.removeprefix(f"{ARCHIVE}/"))
    digest, submission, faults = _submission(folder, held)
    faults += held.faults.values()
    if submission is None:
        return Round(name, digest, None, tuple(faults))
    if name != submission.name(digest):
        faults.append(failed("subject", OTHER_NAME, name=submission.name(digest)))
    known = {SUBMISSION: digest, **content.listed(submission)}
    faults += content.unlisted(held, known)
    texts, wrong = content.check(folder, held, submission)
    faults += wrong
    found = Round(name, digest, submission, tuple(faults))
    if submission.is_governance:
        return _with_governance(found, texts, read)
    owner = "".join(owner_of(path, text.data) for path, text in texts.items())
    return Round(name, digest, submission, found.faults, owner)


def _submission(
    folder: str, held: content.Held
) -> tuple[str, Submission | None, list[Fault]]:
    """The digest of a submission's bytes, what they state, and why they cannot."""
    if SUBMISSION not in held.files:
        is_told = SUBMISSION in held.faults
        return "", None, [] if is_told else [failed("form", NO_SUBMISSION)]
    data, reason = read_bytes(f"{folder}/{SUBMISSION}", MAX_SUBMISSION)
    if reason:
        return "", None, [fault_of(reason, SUBMISSION, "form")]
    found = formed(data, read_submission)
    if isinstance(found, Fault):
        return digest_of(data), None, [found]
    return digest_of(data), found, []


def _with_governance(found: Round, texts: content.Texts, read: Read) -> Round:
    """The round with what its files lay down; of changed ones, nothing is believed."""
    fields = {}
    faults = list(found.faults)
    for path, text in texts.items():
        if text.is_as_stated:
            fields[path], flaws = content.governance_fields(path, text.data, read)
            faults += flaws
    return found._replace(
        people=fields.get(content.PEOPLE, Fields(1, 1)),
        profile=fields.get(content.PROFILE, Fields(1, 1)),
        faults=tuple(faults),
    )
