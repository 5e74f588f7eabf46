"""A page of a list: the modules of `site/lists` look alike, and become leaves here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from qms.i18n import N_
from qms.model.titles import office_title
from qms.site import places
from qms.site.leaf import Leaf, digest_of
from qms.site.running import running_head
from qms.site.said import Said
from qms.site.shell import shell_of
from qms.site.site import Site
from qms.site.templates import rendered
from qms.site.voice import Voice

AS_OF = N_("Shown as the register stood on this day: {day}")


@dataclass(frozen=True)
class ListPage:
    """A page that is about many documents, in a language of the site.

    `paths` gives where the same page lies in another language; `tags` are the languages
    that it has, the site's own if none are named; `spoken` is the language of its
    texts, where that is not the page's own. `about` is the id of the document that it
    is about, where that is one and the title does not tell it.
    """

    site: Site
    language: str
    title: str
    paths: Callable[[str], str]
    tags: tuple[str, ...] = ()
    spoken: str = ""
    about: str = ""

    @property
    def path(self) -> str:
        """Where it lies, from the top of the site."""
        return self.paths(self.language)

    @cached_property
    def voice(self) -> Voice:
        """The voice of its texts."""
        return Voice(self.spoken) if self.spoken else self.reader

    @property
    def reader(self) -> Voice:
        """The voice of whoever asked for it."""
        return self.site.voices[self.language]

    def way(self, target: str) -> str:
        """The way to another place of the site."""
        return places.way(self.path, target)

    def document(self, name: str) -> str:
        """The way to the page of a document; empty where it has none."""
        known = self._documents
        if name not in known:
            known[name] = self.site.address(name, self.language, self.path)
        return known[name]

    @cached_property
    def _documents(self) -> dict[str, str]:
        """The ways that were asked for, since long lists ask for them again."""
        return {}

    def marked(self, text: str, language: str) -> Said:
        """A text, marked where it is not in the language of the page."""
        return Said(text, "" if language == self.language else language)

    def office(self, name: str) -> str:
        """The title of an office, else its name."""
        return office_title(self.site.register, name, self.language)


class ListModule(Protocol):
    """A module of `site/lists`: what its page shows, and the template that shows it."""

    TEMPLATE: str

    def view(self, page: ListPage) -> object:
        """What the page shows."""


def page_leaf(
    page: ListPage, template: str, view: Callable[[ListPage], object], made_of: str
) -> Leaf:
    """The leaf of a page; it is made again when the digest of what it tells of changed.

    That is `site.everything`, or `site.in_force` where it tells of nothing else.
    """

    def made() -> bytes:
        return list_html(page, template, view(page)).encode()

    return Leaf(page.path, digest_of(made_of, page.path), made)


def list_html(page: ListPage, template: str, view: object) -> str:
    """The HTML of a page."""
    voice = page.voice
    named = f"{page.about} – {page.title}" if page.about else page.title
    day = voice.say(AS_OF).format(day=voice.day(page.site.as_of))
    shell = shell_of(
        page.site,
        page.path,
        page.language,
        named,
        page.paths,
        tags=page.tags,
        style=running_head(voice, named, day),
    )
    return rendered(
        template,
        page.site.own,
        shell=shell,
        list=page,
        view=view,
        size="",
        say=voice,
        tell=page.reader.say,
        address_of=page.document,
        _=voice.say,
        ngettext=voice.ngettext,
        pgettext=voice.pgettext,
    )
