"""Commits by the names that people and machines give them; where branches part."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.store.git import ask_git
from qms.store.repository import git_folder
from qms.store.touched import asked

_OBJECT = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")


def is_object_name(text: str) -> bool:
    """Whether a text is the whole name of an object, as a server can be asked for."""
    return bool(_OBJECT.match(text))


def is_no_commit(name: str) -> bool:
    """Whether a forge gives a row of noughts for: there was no commit."""
    return not name.strip("0")


def commit_named(root: Path, ref: str) -> str | None:
    """The commit that a word names; None where there is none here."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    answer = asked(root, *words, f"{ref}^{{commit}}")
    return None if answer.code else answer.text.strip()


def fetch_one(root: Path, what: str) -> None:
    """Fetch one commit and its tree from where this clone came from, no history.

    Raises QmsError with git's words where it is not handed out.
    """
    words = ("--depth=1", "--no-tags", "--no-recurse-submodules", "--quiet")
    env = {"GIT_TERMINAL_PROMPT": "0"}
    answer = ask_git(root, "fetch", *words, "origin", what, env=env)
    if answer.code:
        raise QmsError(
            _("the base of the change cannot be fetched: {said}").format(
                said=" ".join(answer.said.split())
            ),
            hint=_("name another base: qms check --base REF"),
        )


def first_of(root: Path, refs: tuple[str, ...]) -> tuple[str, str] | None:
    """The first of some branches that there is, with its commit."""
    listed = asked(
        root, "for-each-ref", "--format=%(refname) %(objectname) %(*objectname)", *refs
    )
    rows = (line.split() for line in listed.text.splitlines())
    found = {row[0]: row[-1] for row in rows if len(row) > 1}
    return next(((ref, found[ref]) for ref in refs if ref in found), None)


def merging(root: Path) -> tuple[str, ...]:
    """The commits that are being merged into the last one; none but during a merge."""
    folder = git_folder(root)
    path = folder / "MERGE_HEAD" if folder else None
    return tuple(path.read_text().split()) if path and path.is_file() else ()


def parting(root: Path, one: str, *others: str) -> str | None:
    """The last commit that one has in common with others merged; None for none."""
    answer = asked(root, "merge-base", one, *others)
    return None if answer.code else answer.text.split()[0]


def parents_of(root: Path, commit: str) -> tuple[str, ...]:
    """The parents that a commit states, whether they are here or not."""
    text = asked(root, "cat-file", "commit", commit).given.decode(errors="replace")
    head = text.partition("\n\n")[0].splitlines()
    return tuple(line.split()[1] for line in head if line.startswith("parent "))


def empty_tree(root: Path) -> str:
    """The name of a tree without any file, which git knows everywhere."""
    sort = asked(root, "rev-parse", "--show-object-format").text
    hashed = hashlib.sha256 if sort == "sha256" else hashlib.sha1
    return hashed(b"tree 0\0").hexdigest()
