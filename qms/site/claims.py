"""Who claims which clause of the standards that an office works to, and in which parts.

Where all claims together are too much for a page, the documents of each clause that
many claim stand on pages of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qms.model.clause import ClauseRef, clause_or_none
from qms.model.coverage import Covered, coverage_of
from qms.model.standard import Standard
from qms.site.parts import Group, Part, is_long, parts_of
from qms.site.site import Site

FOLDER = "clauses"
WEIGHT = 170
FEW = 20

Clause = tuple[str, str]


def editions_of(site: Site) -> Iterator[tuple[Standard, bool]]:
    """The editions that the office names, those that are claimed, those that follow.

    Each with whether the office does not work to it yet.
    """
    known = site.register.standards.editions
    named = [each.whole for each in site.register.profile.standards]
    chosen = dict.fromkeys([*named, *sorted(_claimed(site))])
    found = [key for each in chosen if (key := (each.standard, each.edition)) in known]
    for key in found:
        yield known[key], False
    for name, edition in found:
        following = known[name, edition].raw.text("next")
        after = (name, int(following) if following.isdecimal() else 0)
        if after in known and after not in found:
            yield known[after], True


def _claimed(site: Site) -> set[ClauseRef]:
    """The editions of which a text in force claims a clause."""
    texts = {
        text
        for shelf in site.publication.in_force
        for text in shelf.main.card.facts.clauses
    }
    return {each.whole for each in map(clause_or_none, texts) if each}


def covered_in(site: Site, edition: Standard) -> tuple[Covered, ...]:
    """The clauses of an edition with what claims them, the documents by id."""
    return coverage_of(
        edition,
        [each.main.card.facts for each in site.in_order if each.is_in_force],
        site.register.profile,
        site.register.standards,
    )


def name_of(edition: Standard) -> str:
    """An edition as people call it."""
    return str(ClauseRef(edition.name, edition.edition))


def key_of(edition: Standard) -> str:
    """An edition as an address calls it."""
    return "-".join(name_of(edition).lower().replace(":", " ").split())


def parts_by_clause(
    found: Mapping[str, tuple[str, Sequence[Covered]]],
) -> Mapping[Clause, Sequence[Part[str]]]:
    """The pages of each clause that many claim; none where one page bears all.

    `found` gives each edition's name and clauses by its key.
    """
    rows = [(key, name, row) for key, (name, rows) in found.items() for row in rows]
    if not is_long(WEIGHT * len(row.documents) for _key, _name, row in rows):
        return {}
    parts: dict[Clause, list[Part[str]]] = {}
    for key, name, row in rows:
        if len(row.documents) > FEW:
            title = f"{name} {row.number}"
            group = Group(f"{key}-{row.number}", title, row.documents)
            made = parts_of(FOLDER, [group], lambda _document: WEIGHT)
            parts[key, row.number] = list(made)
    return parts
