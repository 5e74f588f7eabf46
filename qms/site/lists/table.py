"""The table of lists: which module makes the page of each name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    heard,
    indicators,
    languages,
    offices,
    processes,
    results,
    reviews,
    search,
    services,
    start,
    strategy,
    waiting,
)
from qms.site.site import Site

MODULES: Mapping[str, ListModule] = {
    "services": services,
    "documents": documents,
    "results": results,
    "heard": heard,
    "strategy": strategy,
    "indicators": indicators,
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

OF_FORCE = frozenset(("offices", "processes", "reviews", "clauses", "glossary"))
"""The lists that tell of texts in force and of nothing else."""

PARTED: tuple[Callable[[Site, str], Iterator[Leaf]], ...] = (
    documents.part_leaves,
    offices.part_leaves,
    processes.part_leaves,
    reviews.part_leaves,
    clauses.part_leaves,
    glossary.part_leaves,
    heard.part_leaves,
)
"""The lists that stand on several pages where they are too long for one."""


def list_leaves(site: Site) -> Iterator[Leaf]:
    """The start page and every list, in every language of the site."""
    yield _languages(site)
    for language in site.languages:
        say = site.voices[language].say
        title = site.register.organisation.name(language)
        page = ListPage(site, language, title, places.start)
        yield page_leaf(page, start.TEMPLATE, start.view, site.everything)
        for each in LISTS:
            module = MODULES[each.name]
            if each.is_internal and not site.is_internal:
                continue
            paths = partial(_listed, name=each.name)
            page = ListPage(site, language, say(each.title), paths)
            made_of = site.in_force if each.name in OF_FORCE else site.everything
            yield page_leaf(page, module.TEMPLATE, module.view, made_of)
        for part_leaves in PARTED:
            yield from part_leaves(site, language)


def _languages(site: Site) -> Leaf:
    """The page at the top: it leads on to each language, and is of none."""
    title = site.register.organisation.name(site.binding)
    page = ListPage(site, site.binding, title, _top, (site.binding,))
    return page_leaf(page, languages.TEMPLATE, languages.view, site.everything)


def _top(_language: str) -> str:
    return places.START


def _listed(language: str, name: str) -> str:
    return places.listed(language, name)
