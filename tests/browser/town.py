"""The site of a town that speaks four languages, built once for the tests of pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from qms.actions.build import build
from qms.model.publication import Audience, Wanted
from tests.site.page_read import DAY, TOWN

SITES = ("public", "internal")
LANGUAGES = ("ro", "hu", "bg", "en")
OFFICE = ("approvals", "governance", "procedures", "records")
# what stands for one document, service or copy among many
_OTHERS = re.compile(r"(?<=/)(?:[A-Z][A-Z0-9-]*[0-9]|[0-9a-f]{8})(?=[/.])")
_KIND = re.compile(r"documents/([A-Z]+)-[^/]+$")
_NUMBERS = re.compile(r"[0-9]+\.[0-9]+")
_SERVICE = re.compile(r"(?<=services/)[^/]+(?=\.html)")


# the office's site has all types of pages; the public's are not made otherwise
READ = (*(("internal", language) for language in LANGUAGES), ("public", "ro"))


def four_tongues(folder: Path) -> Path:
    """The model town, as it would be with four languages."""
    root = folder / "town"
    for name in OFFICE:
        shutil.copytree(TOWN / name, root / name)
    text = (TOWN / "qms.yaml").read_text(encoding="utf-8")
    whole = re.sub(r"^languages:.*$", "languages: [ro, hu, bg, en]", text, flags=re.M)
    (root / "qms.yaml").write_text(whole, encoding="utf-8")
    return root


def built(root: Path, target: Path, *, is_internal: bool) -> Path:
    """Its site, for the public or with drafts for the office."""
    build(root, DAY, Wanted(Audience(is_internal, is_internal)), target)
    return target


def type_of(path: str) -> str:
    """The type of a page, from where it lies: its language and names left out."""
    parts = _NUMBERS.sub("*", _OTHERS.sub("*", f"/{path}"))
    parts = _SERVICE.sub("*", parts).removeprefix("/")
    language, _slash, rest = parts.partition("/")
    return rest if language in LANGUAGES else parts


def one_of_each(site: Path, language: str) -> Iterator[str]:
    """A page of every type in a language; where it binds, one of every kind of text."""
    seen: set[tuple[str, str]] = set()
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        tag, _slash, rest = path.partition("/")
        kind = _KIND.match(rest) if language == LANGUAGES[0] else None
        key = (type_of(path), kind[1] if kind else "")
        is_wanted = (tag if tag in LANGUAGES else LANGUAGES[0]) == language
        if is_wanted and key not in seen:
            seen.add(key)
            yield path
