"""The working texts as they would be archived: by digest, and hashed when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from qms.model.approval.control import Control
from qms.model.approval.status import Working
from qms.model.approval.submission import GOVERNANCE
from qms.model.facts import Facts
from qms.model.register import PEOPLE_PATH, PROFILE_PATH, Register
from qms.model.revision import number_or_none
from qms.store.bytes import read_file
from qms.store.ordinary import digest_of, hash_file

Key = tuple[str, str]


class Content(Mapping[str, str]):
    """The content of a working text by digest; attachments are hashed when asked."""

    def __init__(self, root: Path, facts: Facts) -> None:
        self.root, self.facts = root, facts

    @cached_property
    def _digests(self) -> dict[str, str]:
        folder = self.facts.path.rpartition("/")[0]
        found = _text_of(self.facts)
        for each in self.facts.attachments:
            found[each] = hash_file(f"{self.root}/{folder}/{each}")[0]
        return found

    def __getitem__(self, path: str) -> str:
        return self._digests[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def workings(
    root: Path, register: Register, control: Control | None = None
) -> dict[Key, Working]:
    """The working text of each document and language version, governance included.

    Governance bears no number of its own: with `control` it has the one under which
    these very bytes were last put up.
    """
    found: dict[Key, Working] = {}
    for facts in register.documents:
        key = (facts.id, facts.language if facts.translates else "")
        if key not in found:
            content = Content(root, facts) if facts.attachments else _text_of(facts)
            found[key] = Working(facts.path, number_of(facts), content)
    governance = _governance(root, control)
    if governance:
        found[GOVERNANCE, ""] = governance
    return found


def _text_of(facts: Facts) -> dict[str, str]:
    """The digest of a text, under the name that an archive gives it."""
    ending = facts.path.rpartition(".")[2]
    return {f"{facts.id}.{ending}": f"sha256:{facts.digest}"}


def number_of(facts: Facts) -> tuple[int, int] | None:
    """The number that a working text bears; None where it bears none."""
    edition, revision = facts.edition, facts.revision
    if facts.translates:
        edition, _dot, revision = facts.translates.partition(".")
    numbers = number_or_none(edition), number_or_none(revision or "0")
    if numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0], numbers[1]


def _governance(root: Path, control: Control | None) -> Working | None:
    content = {}
    for path in (PEOPLE_PATH, PROFILE_PATH):
        reading = read_file(root / path)
        if not reading.is_readable:
            return None
        content[path.rpartition("/")[2]] = digest_of(reading.data)
    rounds = control.rounds.get((GOVERNANCE, ""), ()) if control else ()
    same = [
        each.submission.number
        for each in rounds
        if each.submission and dict(each.submission.content) == content
    ]
    return Working(PROFILE_PATH, max(same, default=None), content)
