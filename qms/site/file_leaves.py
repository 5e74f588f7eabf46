"""The files that belong to the texts shown, by their digests."""

from __future__ import annotations

from collections.abc import Iterator

from qms.errors import QmsError
from qms.i18n import _
from qms.model.publication import Showing
from qms.site.files import files_of
from qms.site.leaf import Leaf
from qms.site.site import Site


def file_leaves(site: Site) -> Iterator[Leaf]:
    """Every published file once, however many texts it belongs to."""
    seen: set[str] = set()
    for shelf in site.in_order:
        showings = (shelf.main, *shelf.others) if shelf.has_text else ()
        for showing in showings:
            for language in ("", *sorted(showing.versions)):
                for file in files_of(site, showing, language):
                    if file.path and file.path not in seen:
                        seen.add(file.path)
                        yield _leaf(site, showing, language, file.name, file.path)


def _leaf(site: Site, showing: Showing, language: str, name: str, path: str) -> Leaf:
    def made() -> bytes:
        found = site.library.file(showing, name, language)
        if found is None:
            raise QmsError(
                _("{path} of {id} cannot be read any more").format(
                    path=name, id=showing.document
                )
            )
        return found[1]

    return Leaf(path, site.library.file_digest(showing, name, language), made)
