"""The site of a town that speaks four languages, built once for the tests of pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from qms.actions.build import Wanted, build
from qms.model.publication import Audience
from tests.site.page_read import DAY, TOWN

SITES = ("public", "internal")
LANGUAGES = ("ro", "hu", "bg", "en")
OFFICE = ("approvals", "governance", "procedures", "records")
# what stands for one document, service or copy among many
_OTHERS = re.compile(r"(?<=/)(?:[A-Z][A-Z0-9-]*[0-9]|[0-9a-f]{8})(?=[/.])")
_NUMBERS = re.compile(r"[0-9]+\.[0-9]+")
_SERVICE = re.compile(r"(?<=services/)[^/]+(?=\.html)")


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


def one_of_each(site: Path) -> Iterator[str]:
    """A page of every type in every language; of documents one of every kind too."""
    seen: set[tuple[str, str, str]] = set()
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        language, _slash, rest = path.partition("/")
        found = re.match(r"documents/([A-Z]+)-", rest)
        key = (language, type_of(path), found[1] if found else "")
        if key not in seen:
            seen.add(key)
            yield path
