"""The base of a change: as asked for, as a forge names it, or as the branches tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from qms.actions.asked_by_ci import Named, named_by_ci
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.change.base import (
    ASKED,
    CUT,
    DIRECT,
    LAST,
    MAIN,
    NOTHING,
    PARTED,
    STRANGERS,
    UPSTREAM,
    Base,
)
from qms.store.ancestry import (
    commit_named,
    empty_tree,
    fetch_one,
    first_of,
    is_object_name,
    parents_of,
    parting,
)
from qms.store.head import is_shallow

_REMOTE = "refs/remotes/origin/"
_MAINS = (
    *(f"{_REMOTE}HEAD", f"{_REMOTE}main", f"{_REMOTE}master"),
    *("refs/heads/main", "refs/heads/master"),
)
DIGITS = 10


def base_of(
    root: Path, ref: str, heads: Sequence[str], *, may_fetch: bool = False
) -> Base:
    """The base with which a tree is compared that was made upon some commits.

    `ref` is what was asked for, if anything; `heads` are none before the first commit,
    and more than one in the middle of a merge. Where the base is not here, it is
    fetched if that is allowed, it and no other. Raises QmsError where the base is not
    here, UsageError where it is nowhere.
    """
    if ref and (heads or ref != "HEAD"):
        return _base(root, Named(ref, ASKED), heads, may_fetch)
    found = None if ref else named_by_ci()
    if found is not None:
        return _base(root, found, heads, may_fetch)
    if not heads:
        return Base(empty_tree(root), "–", NOTHING, DIRECT)
    return _of_branches(root, heads)


def _of_branches(root: Path, heads: Sequence[str]) -> Base:
    """What this branch follows, else where it left the main branch."""
    upstream = commit_named(root, "@{upstream}")
    if upstream is not None:
        return _against(root, upstream, "@{upstream}", UPSTREAM, heads)
    main = first_of(root, _MAINS)
    if main is not None:
        return _against(root, main[1], short(main[0]), MAIN, heads)
    return Base(heads[0], "HEAD", LAST, DIRECT)


def _base(root: Path, named: Named, heads: Sequence[str], may_fetch: bool) -> Base:
    ref, is_direct = named.ref, named.is_direct
    parents = parents_of(root, heads[0]) if heads and named.head else ()
    if len(parents) > 1 and named.head in parents[1:]:
        # the forge's trial merge: its first parent is the very base, however it moved
        ref, is_direct = parents[0], True
    commit = commit_named(root, ref)
    if commit is None and may_fetch:
        fetch_one(root, _asked_of_a_server(ref))
        commit = commit_named(root, ref)
    if commit is None:
        raise _missing(root, ref)
    if is_direct or not heads:
        return Base(commit, short(ref), named.how, DIRECT)
    return _against(root, commit, short(ref), named.how, heads)


def _against(
    root: Path, commit: str, name: str, how: str, heads: Sequence[str]
) -> Base:
    """The base of what a branch added since it left another."""
    common = parting(root, commit, *heads)
    if common is not None:
        return Base(common, name, how, PARTED)
    return Base(commit, name, how, CUT if is_shallow(root) else STRANGERS)


def short(ref: str) -> str:
    """A name of a branch or commit as people say it."""
    if is_object_name(ref):
        return ref[:DIGITS]
    for start in (_REMOTE, "refs/heads/"):
        ref = ref.removeprefix(start)
    return ref


def _missing(root: Path, ref: str) -> QmsError:
    """What to do about a base that is not here."""
    branch = ref.removeprefix(_REMOTE)
    if is_object_name(ref) or branch != ref or is_shallow(root):
        what = _asked_of_a_server(ref)
        return QmsError(
            _("the commit to compare with is not in this clone: {ref}").format(
                ref=short(ref)
            ),
            hint=_("fetch just that one: {command}").format(
                command=f"git fetch --depth=1 origin {quote(what)}"
            ),
        )
    return UsageError(
        _("git knows no commit {ref}").format(ref=ref),
        hint=_("see which there are: git branch --all"),
    )


def _asked_of_a_server(ref: str) -> str:
    """A commit or branch as git is asked for it, known by its name afterwards."""
    if is_object_name(ref):
        return ref
    name = short(ref).removeprefix("origin/")
    return f"+refs/heads/{name}:{_REMOTE}{name}"
