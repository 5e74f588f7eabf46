"""Which commit a forge's own variables name as the base of a change."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from qms.model.change.base import MAIN, PUSHED, REQUEST
from qms.model.flaw import Flaw
from qms.store.ancestry import is_no_commit
from qms.store.bytes import raw_file

MOST_BYTES = 16 * 1024 * 1024
_EVENT = "GITHUB_EVENT_PATH"


class Named(NamedTuple):
    """A commit or branch that a forge names.

    `is_direct` where the two trees are compared as they are; `head` names the commit
    that the forge merged into the base for a trial, where it does so.
    """

    ref: str
    how: str
    is_direct: bool = False
    head: str = ""


def named_by_ci(env: Mapping[str, str] = os.environ) -> Named | None:
    """The base that the forge names whose machine this is; None on any other."""
    found = (*_by_event(env), *_by_gitlab(env))
    return next((each for each in found if not is_no_commit(each.ref)), None)


def _by_event(env: Mapping[str, str]) -> Iterator[Named]:
    """GitHub, Gitea and Forgejo: the event that set off the run."""
    event = _event(env.get(_EVENT, ""))
    request, queue = _row(event, "pull_request"), _row(event, "merge_group")
    if request:
        head = _text(_row(request, "head"), "sha")
        yield Named(_text(_row(request, "base"), "sha"), REQUEST, head=head)
    yield Named(_text(queue, "base_sha"), REQUEST)
    branch = env.get("GITHUB_BASE_REF", "")
    yield Named(branch and f"refs/remotes/origin/{branch}", REQUEST)
    # a branch that was pushed with force lost what it had: that must be seen
    yield Named(_text(event, "before"), PUSHED, is_direct=True)
    if "before" in event:
        yield _main(_text(_row(event, "repository"), "default_branch"))


def _by_gitlab(env: Mapping[str, str]) -> Iterator[Named]:
    for name in (
        "CI_MERGE_REQUEST_TARGET_BRANCH_SHA",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
    ):
        yield Named(env.get(name, ""), REQUEST, is_direct=True)
    yield Named(env.get("CI_COMMIT_BEFORE_SHA", ""), PUSHED, is_direct=True)
    if env.get("CI_COMMIT_BEFORE_SHA"):
        yield _main(env.get("CI_DEFAULT_BRANCH", ""))


def _main(branch: str) -> Named:
    return Named(branch and f"refs/remotes/origin/{branch}", MAIN)


def _event(path: str) -> Mapping[str, Any]:
    """What the forge tells of the event; nothing where that cannot be read."""
    data = raw_file(path, MOST_BYTES) if path and Path(path).is_file() else b""
    try:
        found = {} if isinstance(data, Flaw) or not data else json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _row(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = row.get(name)
    return found if isinstance(found, dict) else {}


def _text(row: Mapping[str, Any], name: str) -> str:
    found = row.get(name)
    return found if isinstance(found, str) else ""
