"""How long a change of three documents is checked, very many commits between.

The register stands in git as one commit; upon it a branch of commits is laid by its own
importer, each altering one of the three documents. With approvals, all documents are in
force, and the three are drafts of their next revision.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.approvals import write_approvals
from benchmarks.corpus import code, write_corpus
from benchmarks.cost import Cost, measured, paired

COMMITS = 10_000
TOUCHED = 3
WHO = "t <t@example.org> 1790000000 +0000"
LIMIT = 0.3
_REVISION = re.compile(rb"^revision: ([0-9]+)$", re.M)


def git(folder: Path, *words: str, data: bytes = b"") -> str:
    """Run git in a folder."""
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, input=data, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def lay_history(folder: Path, commits: int) -> str:
    """Commit a register, and upon it a branch of commits; gives the first."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "base")
    base = git(folder, "rev-parse", "HEAD")
    stream = b"".join(_stream(folder, base, commits))
    git(folder, "fast-import", "--quiet", "--done", data=stream)
    git(folder, "switch", "--quiet", "work")
    return base


def _stream(folder: Path, base: str, commits: int) -> Iterator[bytes]:
    """The commits as git's importer reads them."""
    texts_in = folder / "procedures"
    paths = [next(texts_in.rglob(f"{code(each)}.md")) for each in range(TOUCHED)]
    texts = {path: _next(path.read_bytes()) for path in paths}
    for number in range(commits):
        path = paths[number % len(paths)]
        name = path.relative_to(folder).as_posix().encode()
        data = texts[path] + b"\nPropozi\xc8\x9bia %d.\n" % number
        yield b"commit refs/heads/work\ncommitter %s\ndata 1\nx\n" % WHO.encode()
        if not number:
            yield b"from %s\n" % base.encode()
        yield b"M 100644 inline %s\ndata %d\n%s\n" % (name, len(data), data)
    yield b"done\n"


def _next(data: bytes) -> bytes:
    """A text with the number of its next revision."""
    return _REVISION.sub(lambda found: b"revision: %d" % (int(found[1]) + 1), data, 1)


def measure_checks(
    folder: Path, count: int, floor: Path, pairs: int, commits: int = COMMITS
) -> Iterator[str]:
    """The rows of one size, with the floor of the bare register."""
    bare = folder / "bare"
    write_corpus(bare, count)
    words = [sys.executable, str(floor), "validate", str(bare)]
    for name in ("drafts", "archive"):
        place = folder / name
        shutil.copytree(bare, place)
        if name == "archive":
            write_approvals(place, count, count)
        base = lay_history(place, commits)

        def ours(place: Path = place, base: str = base) -> Cost:
            asked = ("check", "--base", base, "--root", str(place))
            return measured([sys.executable, "-m", "qms", *asked], {"QMS_CACHE": "off"})

        found = ours()
        told = paired(ours, lambda: measured(words, {}), pairs)
        limit = f"≤ {LIMIT}" if name == "drafts" else ""
        yield f"{count:6}  {commits:6}  {name:8}  {told}  {found.code}  {limit}"
        shutil.rmtree(place)
    shutil.rmtree(folder)
