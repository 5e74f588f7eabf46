"""Forge: the file by which a forge looks at each change and publishes the site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from qms import __version__, resources
from qms.errors import QmsError
from qms.i18n import _
from qms.store.house import read_house
from qms.store.repository import prefix_of, work_tree
from qms.store.writing import write_whole


class Forge(NamedTuple):
    """Where a forge looks for its file, and where one stands beside an office's own."""

    usual: str
    beside: str
    joined: str


FORGES = {
    "github": Forge(".github/workflows/qms.yml", "", ""),
    "gitlab": Forge(".gitlab-ci.yml", ".gitlab/qms.yml", "include: .gitlab/qms.yml"),
}
_MARK = "# Made by `qms init --ci"


class Written(NamedTuple):
    """The file that was written, and the line that joins it to the office's own."""

    path: Path
    joined: str


def write_forge_file(root: Path, forge: str) -> Written:
    """Write the file of a forge for a quality system; one of ours is written anew.

    Raises QmsError where a file of the office's own stands in its place.
    """
    top = work_tree(root) or root
    where = FORGES[forge]
    path, joined = top / where.usual, ""
    if where.beside and not _is_free(path):
        path, joined = top / where.beside, where.joined
    if not _is_free(path):
        raise QmsError(
            _("{path} exists already").format(path=path),
            hint=_("move it away, or copy from it what you need"),
        )
    text = (resources.templates() / "ci" / f"{forge}.yml").read_text(encoding="utf-8")
    for name, value in _values(root).items():
        text = text.replace("{{" + name + "}}", value)
    write_whole(path, text.encode())
    return Written(path, joined)


def _is_free(path: Path) -> bool:
    """Whether there is no file, or one that was made here."""
    if path.is_symlink() or not path.exists():
        return not path.is_symlink()
    return path.read_bytes().startswith(_MARK.encode())


def _values(root: Path) -> dict[str, str]:
    languages = read_house(root).house.organisation.languages
    return {
        "version": __version__,
        "language": json.dumps(languages[0] if languages else "en"),
        "folder": json.dumps(prefix_of(root).rstrip("/") or ".", ensure_ascii=False),
    }
