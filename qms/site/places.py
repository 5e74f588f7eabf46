"""Where everything of a site lies, as paths from its top, and the way between two.

index.html                          the languages
ro/index.html                       the start page
ro/documents.html                   the lists, each under its own name
ro/documents/PO-012.html            a document, as it is in force
ro/documents/PO-012/2.0.html        another revision of it
ro/documents/PO-012/2.0-2.1.html    what changed between two
ro/documents/CH-01/large.html       a charter in large print
ro/services/building-permit.html    a service
check/4be02f97.html                 whether a printed copy is still true
files/4be02f97/flow.svg             an attachment, by its digest
assets/                             style, scripts, the index for searching
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote

ASSETS = "assets"
SHEET = f"{ASSETS}/site.css"
SCRIPT = f"{ASSETS}/site.js"
START = "index.html"
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_SHORT = 8


def start(language: str) -> str:
    """The start page of a language."""
    return f"{language}/{START}"


def listed(language: str, name: str) -> str:
    """A list, by its name."""
    return f"{language}/{name}.html"


def below(language: str, name: str, part: str) -> str:
    """A page of a list of its own, such as a service."""
    return f"{language}/{name}/{safe(part)}.html"


def document(language: str, name: str) -> str:
    """The page of a document."""
    return f"{language}/documents/{safe(name)}.html"


def revision(language: str, name: str, label: str) -> str:
    """The page of a revision that has not the document's own; `draft` is one too."""
    return f"{language}/documents/{safe(name)}/{safe(label)}.html"


def large(language: str, name: str) -> str:
    """The page of a document in letters of 18 points."""
    return revision(language, name, "large")


def change(language: str, name: str, old: str, new: str) -> str:
    """The page of what changed between two revisions."""
    return revision(language, name, f"{old}-{new}")


def check(digest: str) -> str:
    """The page that tells whether a copy of a text is still true."""
    return f"check/{short(digest)}.html"


def file(digest: str, name: str) -> str:
    """An attachment, by the digest of its bytes."""
    return f"files/{short(digest)}/{safe(posixpath.basename(name))}"


def short(digest: str) -> str:
    """The first letters of a digest, with or without its algorithm."""
    return digest.removeprefix("sha256:")[:_SHORT]


def safe(name: str) -> str:
    """A name that stays one step of a path whatever it is."""
    return _UNSAFE.sub("-", name).strip(".") or "-"


def way(origin: str, target: str) -> str:
    """The relative address of a place, seen from a page; an anchor stays behind it."""
    path, mark, anchor = target.partition("#")
    return f"{_relative(origin.rpartition('/')[0], path)}{mark}{quote(anchor)}"


@lru_cache(maxsize=4096)
def _relative(folder: str, path: str) -> str:
    """The way from a folder; the pages in one lead to the same lists."""
    above, steps = folder.split("/") if folder else [], path.split("/")
    shared = 0
    while shared < min(len(above), len(steps) - 1) and above[shared] == steps[shared]:
        shared += 1
    return quote("/".join([*[".."] * (len(above) - shared), *steps[shared:]]))
