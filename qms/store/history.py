"""What git's history holds: the versions that files of a folder ever had."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from qms.errors import UsageError
from qms.i18n import _
from qms.store.git import ask_git, blobs_read
from qms.store.repository import prefix_of

MOST_BYTES = 64 * 1024 * 1024
MOST_VERSIONS = 500
_LOG = (
    *("log", "--full-history", "-m", "--root", "--format=", "--raw", "-z"),
    *("--no-abbrev", "--no-renames", "--no-show-signature", "--no-color"),
)
Versions = Mapping[str, Sequence[str]]
Read = Callable[[str], bytes | None]


def versions_of(root: Path, folder: str, ref: str = "") -> Versions:
    """For each path from the root under a folder its blobs, the newest first.

    All that git knows is searched, or what leads to `ref`; raises UsageError where
    there is no such commit.
    """
    whence = [_commit(root, ref)] if ref else ["--all", *_head(root)]
    prefix = prefix_of(root)
    # one path of the work tree's top, whatever characters it has
    place = f":(top,literal){prefix}{folder}"
    answer = ask_git(root, *_LOG, *whence, "--", place)
    found: dict[str, dict[str, None]] = {}
    for path, blob in _rows(answer.given):
        if path.startswith(prefix):
            known = found.setdefault(path.removeprefix(prefix), {})
            if len(known) < MOST_VERSIONS:
                known[blob] = None
    return {path: tuple(blobs) for path, blobs in found.items()}


@contextmanager
def blobs_of(root: Path) -> Iterator[Read]:
    """A reader of blobs by their ids; None for what is missing or too large."""
    with blobs_read(root, MOST_BYTES) as read:
        yield read


def _rows(given: bytes) -> Iterator[tuple[str, str]]:
    """Path and blob of each change that left a file."""
    tokens = iter(given.split(b"\0"))
    for token in tokens:
        words = token.strip().split(b" ")
        if not words[0].startswith(b":") or len(words) != 5:
            continue
        path = os.fsdecode(next(tokens, b""))
        is_file = words[1].startswith(b"100")
        if is_file and words[3].strip(b"0"):
            yield path, words[3].decode()


def _commit(root: Path, ref: str) -> str:
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    answer = ask_git(root, *words, f"{ref}^{{commit}}")
    if answer.code:
        raise UsageError(
            _("git knows no commit {ref}").format(ref=ref),
            hint=_("see which there are: git branch --all"),
        )
    return answer.text


def _head(root: Path) -> list[str]:
    """HEAD, which no branch need hold; nothing before the first commit."""
    answer = ask_git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    return [] if answer.code else [answer.text]
