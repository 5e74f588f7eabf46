"""The table of lists: which module makes the page of each name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from qms.site import places
from qms.site.contents import LISTS
from qms.site.leaf import Leaf
from qms.site.list_page import ListModule, ListPage, page_leaf
from qms.site.lists import (
    about,
    accessibility,
    changes,
    clauses,
    documents,
    findings,
    glossary,
    languages,
    offices,
    processes,
    reviews,
    search,
    services,
    start,
    waiting,
)
from qms.site.site import Site

MODULES: Mapping[str, ListModule] = {
    "services": services,
    "documents": documents,
    "offices": offices,
    "processes": processes,
    "changes": changes,
    "reviews": reviews,
    "clauses": clauses,
    "glossary": glossary,
    "waiting": waiting,
    "findings": findings,
    "search": search,
    "accessibility": accessibility,
    "about": about,
}


def list_leaves(site: Site) -> Iterator[Leaf]:
    """The start page and every list, in every language of the site."""
    yield _languages(site)
    for language in site.languages:
        say = site.voices[language].say
        title = site.register.organisation.name(language)
        page = ListPage(site, language, title, places.start)
        yield page_leaf(page, start.TEMPLATE, start.view)
        for each in LISTS:
            module = MODULES[each.name]
            if each.is_internal and not site.is_internal:
                continue
            paths = partial(_listed, name=each.name)
            page = ListPage(site, language, say(each.title), paths)
            yield page_leaf(page, module.TEMPLATE, module.view)
        yield from documents.part_leaves(site, language)


def _languages(site: Site) -> Leaf:
    """The page at the top: it leads on to each language, and is of none."""
    title = site.register.organisation.name(site.binding)
    page = ListPage(site, site.binding, title, _top, (site.binding,))
    return page_leaf(page, languages.TEMPLATE, languages.view)


def _top(_language: str) -> str:
    return places.START


def _listed(language: str, name: str) -> str:
    return places.listed(language, name)
