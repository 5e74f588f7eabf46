"""Exchanging with others through git: fetch, merge without guessing renames, push."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import _
from qms.store.git import Answer, ask_git
from qms.store.head import require_ready

TRIES = 3
# a draft that was moved must not be taken for a rename of its archived copy; the `ort`
# way of merging could not be told so before git 2.50, the older one could
MERGE = (
    *("-c", "core.editor=true", "merge", "--no-edit"),
    *("--strategy", "recursive", "--strategy-option", "no-renames"),
)


class Exchanged(NamedTuple):
    """How many commits came from others, and how many went to them."""

    received: int
    sent: int


def exchange(root: Path) -> Exchanged:
    """Fetch what others committed, merge it, and push what was made here.

    Raises QmsError, with the own branch as it was, where two people changed the same
    lines, or the other side cannot be reached or refuses.
    """
    require_ready(root)
    _require_upstream(root)
    received = 0
    for attempt in range(1, TRIES + 1):
        _insist(ask_git(root, "fetch", "--quiet"), _("the others cannot be reached"))
        received += _merge(root)
        sent = _count(root, "@{upstream}..HEAD")
        if not sent:
            return Exchanged(received, 0)
        answer = ask_git(root, "push", "--quiet", "--porcelain")
        if not answer.code:
            return Exchanged(received, sent)
        if attempt == TRIES or "[rejected]" not in answer.said + answer.text:
            _insist(answer, _("git could not send what was made here"))
    return Exchanged(received, 0)


def _require_upstream(root: Path) -> None:
    if ask_git(root, "rev-parse", "--quiet", "--verify", "@{upstream}").code:
        raise QmsError(
            _("this branch has no other side to exchange with"),
            hint=_("name it once: git push --set-upstream origin main"),
        )


def _merge(root: Path) -> int:
    """Merge what came; gives the number of its commits."""
    count = _count(root, "HEAD..@{upstream}")
    if not count:
        return 0
    answer = ask_git(root, *MERGE, "@{upstream}")
    if not answer.code:
        return count
    conflicts = ask_git(root, "diff", "--name-only", "--diff-filter=U").text.split("\n")
    ask_git(root, "merge", "--abort")
    files = ", ".join(filter(None, conflicts[:5]))
    if files:
        raise QmsError(
            _("two people changed the same lines of: {files}").format(files=files),
            hint=_("join the texts by hand: git merge, then git commit, then qms sync"),
        )
    raise QmsError(_("git could not merge: {reason}").format(reason=_last(answer)))


def _count(root: Path, between: str) -> int:
    answer = ask_git(root, "rev-list", "--count", between)
    return int(answer.text) if not answer.code and answer.text.isdigit() else 0


def _insist(answer: Answer, what: str) -> None:
    if answer.code:
        raise QmsError(
            _("{what}: {reason}").format(what=what, reason=_last(answer)),
            hint=_("what was made here is safe; try again later: qms sync"),
        )


def _last(answer: Answer) -> str:
    """The most telling line of what git said."""
    lines = [line for line in f"{answer.text}\n{answer.said}".split("\n") if line]
    grave = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return (grave or lines or ["–"])[0]
