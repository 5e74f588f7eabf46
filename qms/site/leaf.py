"""A leaf: one file of a site, what it is made of, and how it is made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file of a site at a path from its top.

    Two leaves of one path with equal `ingredients` have equal bytes; `make` gives them.
    """

    path: str
    ingredients: str
    make: Callable[[], bytes]


def plain_leaf(path: str, data: bytes) -> Leaf:
    """A file whose bytes are known already."""
    return Leaf(path, hashlib.sha256(data).hexdigest(), lambda: data)


def digest_of(*parts: object) -> str:
    """One digest of whatever a leaf is made of; equal parts give equal digests."""
    hashed = hashlib.sha256()
    for part in parts:
        text = repr(part).encode(errors="surrogatepass")
        hashed.update(f"{len(text)}:".encode())
        hashed.update(text)
    return hashed.hexdigest()
