"""The only door to git: running it, making a repository, what its branches hold."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import PIPE
from typing import BinaryIO, NamedTuple, cast

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.store.lasting import write_all
from qms.store.room import NO_TEMPORARY, REMEDY, is_full

# where git is not installed, only what needs it shall fail, and not the import
os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")

from git import Git, Repo
from git.exc import GitError

CHUNK = 1024 * 1024


class Answer(NamedTuple):
    """What git answered: its exit code, what it gave out, and what it said besides."""

    code: int
    given: bytes
    said: str

    @property
    def text(self) -> str:
        """What it gave out, as text without the last line end."""
        return os.fsdecode(self.given).rstrip("\n")


def ask_git(
    folder: Path,
    *words: str,
    data: bytes = b"",
    env: Mapping[str, str] | None = None,
    handles: Collection[int] = (),
) -> Answer:
    """Run git once in a folder, with bytes to read, and handles to inherit.

    Raises QmsError if git cannot be started; a refusal is an answer.
    """
    try:
        with _readable(data) as stream:
            code, given, said = Git(folder).execute(
                ["git", *words],
                istream=stream,
                with_extended_output=True,
                with_exceptions=False,
                stdout_as_string=False,
                strip_newline_in_stdout=False,
                env=dict(env or {}),
                pass_fds=tuple(handles),
            )
    except GitError as error:
        raise QmsError(
            _("git could not be started in {folder}").format(folder=folder),
            hint=_("look whether git is installed: git --version"),
        ) from error
    return Answer(code, bytes(given), str(said))


@contextmanager
def _readable(data: bytes) -> Iterator[BinaryIO | None]:
    """A file that holds some bytes, for git to read from; None for no bytes."""
    if not data:
        yield None
        return
    with ExitStack() as opened:
        try:
            stream = opened.enter_context(tempfile.TemporaryFile(buffering=0))
            write_all(stream.fileno(), data)
            stream.seek(0)
        except OSError as error:
            raise QmsError(
                _("no temporary file for git: {reason}").format(reason=error.strerror),
                hint=_(NO_TEMPORARY),
            ) from error
        yield cast(BinaryIO, stream)


@contextmanager
def blobs_read(folder: Path, most: int) -> Iterator[Callable[[str], bytes | None]]:
    """A reader of blobs by their ids, all through one git that runs on.

    It gives None for what is not there, is no blob, or has more than `most` bytes.
    """
    # what git was told to show in place of a blob is not the blob
    env = {"GIT_NO_REPLACE_OBJECTS": "1"}
    git = Git(folder).cat_file("--batch", istream=PIPE, as_process=True, env=env)

    def read(name: str) -> bytes | None:
        git.stdin.write(f"{name}\n".encode())
        git.stdin.flush()
        words = git.stdout.readline().split()
        if len(words) != 3 or not words[2].isdigit():
            return None
        size, kept = int(words[2]), []
        for start in range(0, size, CHUNK):
            part = git.stdout.read(min(CHUNK, size - start))
            if size <= most:
                kept.append(part)
        git.stdout.read(1)
        return b"".join(kept) if words[1] == b"blob" and size <= most else None

    try:
        yield read
    finally:
        git.stdin.close()
        git.wait()


def is_repository(root: Path) -> bool:
    """Whether a folder lies in a git repository."""
    return _repository(root) is not None


def make_repository(root: Path) -> bool:
    """Make a folder a git repository; false if it lies in one already.

    Raises QmsError if git cannot; then nothing of it is left.
    """
    if is_repository(root):
        return False
    stood = os.path.lexists(root / ".git")
    words = ("init", "--quiet", "--initial-branch=main", str(root.absolute()))
    answer = ask_git(root, *words)
    if answer.code:
        if not stood:
            remove_repository(root)
        hint = N_("look whether git is installed: git --version")
        raise QmsError(
            _("git could not make a repository in {folder}").format(folder=root),
            hint=_(REMEDY if is_full(answer.said) else hint),
        )
    return True


def remove_repository(root: Path) -> None:
    """Take away the git repository that was just made in a folder."""
    shutil.rmtree(root / ".git", ignore_errors=True)


def branch_files(root: Path, folder: str) -> Iterator[str]:
    """The path of every file under a folder on any known branch, near or remote."""
    repository = _repository(root)
    if repository is None or repository.working_tree_dir is None:
        return
    top = Path(str(repository.working_tree_dir))
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    try:
        yield from _listed(repository, prefix, folder)
    except GitError as error:
        raise QmsError(
            _("git cannot tell what stands on the branches"),
            hint=_("see why: git -C {folder} branch --all").format(folder=top),
        ) from error


def _listed(repository: Repo, prefix: str, folder: str) -> Iterator[str]:
    git = repository.git
    refs = git.for_each_ref("--format=%(objectname)", "refs/heads", "refs/remotes")
    for commit in dict.fromkeys(refs.split()):
        listed = git.ls_tree(
            "-r", "-z", "--name-only", commit, "--", f"{prefix}{folder}"
        )
        for path in listed.split("\0"):
            if path:
                yield path.removeprefix(prefix)


def _repository(root: Path) -> Repo | None:
    try:
        return Repo(root, search_parent_directories=True)
    except (GitError, OSError):
        return None
