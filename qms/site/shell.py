"""What stands around every page: the office, the menu, the languages, the foot."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from qms import resources
from qms.i18n import N_
from qms.site import places
from qms.site.contents import FOOT, LISTS, MENU, MORE
from qms.site.frame import Frame
from qms.site.site import Site
from qms.site.templates import Own
from qms.site.voice import Voice, own_name


@dataclass(frozen=True)
class Link:
    """A way to another page; `is_here` marks the page itself."""

    address: str
    text: str
    is_here: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language, by the name that the language gives itself."""

    tag: str
    name: str
    address: str
    is_this: bool


@dataclass(frozen=True)
class Shell:
    """What surrounds a page; one that stands alone has no menu and no search.

    `style` stands in the page itself, `policy` names it by its digest; `sheet` and
    `scripts` are addresses.
    """

    language: str
    direction: str
    organisation: str
    title: str
    style: Markup
    policy: str
    day: str
    home: str = ""
    search: str = ""
    feed: str = ""
    sheet: str = ""
    scripts: tuple[str, ...] = ()
    menu: tuple[Link, ...] = ()
    foot: tuple[Link, ...] = ()
    languages: tuple[LanguageLink, ...] = ()
    is_internal: bool = False


Paths = Callable[[str], str]


def alone(frame: Frame, style: str) -> Shell:
    """What surrounds a page that stands in a file of its own."""
    return Shell(
        language=frame.language,
        direction=frame.direction,
        organisation=frame.organisation,
        title=f"{frame.document} – {frame.title}",
        style=Markup(style),
        policy=policy_of(style),
        day=frame.day,
        languages=tuple(
            LanguageLink(each.tag, each.name, each.address, each.is_this)
            for each in frame.versions
        ),
    )


def shell_of(
    site: Site,
    path: str,
    language: str,
    title: str,
    paths: Paths,
    *,
    tags: Iterable[str] = (),
    style: str = "",
) -> Shell:
    """What surrounds a page of a site.

    `paths` gives where the same page lies in another language; `tags` are the languages
    that it has, the site's own if none are named.
    """
    voice = site.voices[language]
    tags = tuple(tags) or site.languages
    home = language if language in site.languages else site.binding
    return Shell(
        language=language,
        direction=voice.direction,
        organisation=site.register.organisation.name(language),
        title=title,
        style=Markup(style),
        policy=site_policy(style),
        day=voice.day(site.as_of),
        home=places.way(path, places.start(home)),
        search=places.way(path, places.listed(home, "search")),
        feed=places.way(path, f"{home}/changes.atom"),
        sheet=places.way(path, places.SHEET),
        scripts=(places.way(path, places.SCRIPT),),
        menu=tuple(_menu(site, path, home, voice)),
        foot=tuple(_listed(site, path, home, voice, (MORE, FOOT))),
        languages=tuple(
            LanguageLink(
                tag, own_name(tag), places.way(path, paths(tag)), tag == language
            )
            for tag in tags
        ),
        is_internal=site.is_internal,
    )


def _menu(site: Site, path: str, home: str, voice: Voice) -> Iterator[Link]:
    """The ways that people look for first: charter, lists, policy."""
    yield from _document(site.charter, path, home, voice.say(N_("Charter")))
    yield from _listed(site, path, home, voice, (MENU,))
    yield from _document(site.policy, path, home, voice.say(N_("Quality policy")))


def _document(name: str, path: str, home: str, text: str) -> Iterator[Link]:
    """The way to a document, if there is one."""
    if name:
        target = places.document(home, name)
        yield Link(places.way(path, target), text, path == target)


def _listed(
    site: Site, path: str, home: str, voice: Voice, where: tuple[str, ...]
) -> Iterator[Link]:
    for each in LISTS:
        if each.where in where and (site.is_internal or not each.is_internal):
            target = places.listed(home, each.name)
            yield Link(places.way(path, target), voice.say(each.title), path == target)


def policy_of(style: str) -> str:
    """What a page alone may do: show its own style and its own pictures."""
    return (
        f"default-src 'none'; style-src {hashed(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def site_policy(style: str) -> str:
    """What a page of a site may do: show and run what lies in the site itself."""
    own = f" {hashed(style)}" if style else ""
    return (
        f"default-src 'none'; style-src 'self'{own}; script-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'self'"
    )


def hashed(style: str) -> str:
    """A style sheet by its digest, as a policy names it."""
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def sheet(own: Own = ()) -> str:
    """The style sheet of every page, with an organisation's own behind it."""
    styles = [text for name, text in own if name.endswith(".css")]
    return "\n".join([_shipped_sheet(), *styles])


@cache
def _shipped_sheet() -> str:
    path = resources.templates() / "site" / "page.css"
    return path.read_text(encoding="utf-8")
