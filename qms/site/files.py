"""The files that belong to a text: where each lies in the site, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qms.model.publication import Showing
from qms.site import places
from qms.site.file_kinds import Examined, examined, suffix_of
from qms.site.site import Site
from qms.site.subject import BelongingFile
from qms.site.voice import NO_BREAK, Voice


@dataclass(frozen=True)
class SiteFile:
    """A file that belongs to a text; it has a `path` in the site if it is published."""

    name: str
    digest: str
    examined: Examined

    @property
    def path(self) -> str:
        """Where it lies."""
        is_published = self.digest and not self.examined.fault
        return places.file(self.digest, self.name) if is_published else ""


def files_of(site: Site, showing: Showing, language: str = "") -> Iterator[SiteFile]:
    """The files of a text, or of its translation into a language, as listed in it.

    A file that is listed but was not put up with the text has no digest.
    """
    card = showing.versions[language] if language else showing.card
    for name in card.facts.attachments:
        digest = site.library.file_digest(showing, name, language)
        if not digest:
            yield SiteFile(name, "", Examined())
            continue
        key = f"file {digest} {suffix_of(name)}"

        def found(name: str = name) -> str:
            read = site.library.file(showing, name, language)
            return (examined(name, read[1]) if read else Examined()).written()

        yield SiteFile(name, digest, Examined.read(site.library.kept(key, found)))


def belonging(
    site: Site, showing: Showing, version: str, path: str, voice: Voice
) -> Mapping[str, BelongingFile]:
    """The files of a text and its translation, as a page at a path refers to them."""
    languages = ("", version) if version else ("",)
    return {
        each.name: _as_seen(each, path, voice)
        for language in languages
        for each in files_of(site, showing, language)
    }


def _as_seen(file: SiteFile, path: str, voice: Voice) -> BelongingFile:
    found = file.examined
    word = voice.say(found.word) if found.word else ""
    about = ", ".join(filter(None, (word, _length(found.length, voice))))
    return BelongingFile(
        address=places.way(path, file.path) if file.path else "",
        about=about,
        fault=voice.say(found.fault).format(name=found.detail) if found.fault else "",
        size=(found.width, found.height),
    )


def _length(length: int, voice: Voice) -> str:
    """A length in bytes as people read it."""
    if not length:
        return ""
    for unit, size in (("MB", 1_000_000), ("kB", 1000)):
        if length >= size:
            amount = voice.number(f"{length / size:.1f}".removesuffix(".0"))
            return f"{amount}{NO_BREAK}{unit}"
    return voice.ngettext("{count} byte", "{count} bytes", length).format(count=length)
