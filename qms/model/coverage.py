"""Coverage: which clauses of a standard are claimed, by what, and which are not.

A claim is what a document says of itself. Nothing here says that a claim is true, nor
that anybody conforms: people and certification bodies do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.clause import ClauseRef, clause_or_none
from qms.model.facts import Facts
from qms.model.located import Fields
from qms.model.profile import Profile
from qms.model.standard import Crosswalk, Standard, Standards

REQUIRED = N_("required")
OWN = N_("own choice")
NOT_APPLICABLE = N_("not applicable")
MISSING = N_("missing")
OPEN = N_("open")


@dataclass(frozen=True)
class Claims:
    """Who claims which clause of an edition: documents, and kinds of records."""

    documents: Mapping[str, tuple[str, ...]]
    records: Mapping[str, tuple[str, ...]]

    def of(self, clause: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who claims a clause, itself or as part of its group."""
        return _with_groups(self.documents, clause), _with_groups(self.records, clause)


@dataclass(frozen=True)
class Covered:
    """A clause of an edition: its state, and who claims it.

    `demands` are what the standard asks for in every case: a document, a record.
    `reason` says why it does not apply, where it does not.
    """

    number: str
    row: Fields
    state: str
    documents: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_claimed(self) -> bool:
        """Whether anything claims it."""
        return bool(self.documents or self.records)

    @property
    def demands(self) -> tuple[str, ...]:
        """Which of `document` and `record` the standard demands in every case."""
        return tuple(
            name for name in ("document", "record") if self.row.text(name) == "true"
        )

    def title(self, language: str) -> str:
        """What it is about, in our words."""
        titles = self.row.fields("title")
        return str(titles.text(language) or titles.text("en"))


def coverage_of(
    edition: Standard,
    facts: Iterable[Facts],
    profile: Profile,
    standards: Standards,
) -> tuple[Covered, ...]:
    """Every clause of an edition, as these documents and kinds of records claim it."""
    crosswalk = standards.crosswalks.get(edition.name, {})
    claims = _claims(edition, facts, profile, crosswalk)
    excluded = {
        clause: str(row.text("reason"))
        for ref, row in profile.not_applicable.items()
        for clause in translated(ref, edition, crosswalk)
    }
    return tuple(
        _covered(number, row, claims, excluded)
        for number, row in edition.clauses.items()
    )


def _claims(
    edition: Standard, facts: Iterable[Facts], profile: Profile, crosswalk: Crosswalk
) -> Claims:
    documents = ((each.id, each.clauses) for each in facts)
    records = (
        (name, [str(text) for text in row.texts("claims")])
        for name, row in profile.record_kinds.items()
    )
    return Claims(
        _by_clause(documents, edition, crosswalk),
        _by_clause(records, edition, crosswalk),
    )


def _by_clause(
    claims: Iterable[tuple[str, Iterable[str]]], edition: Standard, walk: Crosswalk
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    answers: dict[str, tuple[str, ...]] = {}
    for name, texts in claims:
        for text in texts:
            if text not in answers:
                ref = clause_or_none(text)
                answers[text] = translated(ref, edition, walk) if ref else ()
            for clause in answers[text]:
                found.setdefault(clause, {})[name] = None
    return {clause: tuple(names) for clause, names in found.items()}


def _with_groups(
    by_clause: Mapping[str, tuple[str, ...]], clause: str
) -> tuple[str, ...]:
    parts = clause.split(".")
    numbers = [clause, *(".".join(parts[:count]) for count in range(1, len(parts)))]
    found = (name for number in numbers for name in by_clause.get(number, ()))
    return tuple(dict.fromkeys(found))


def translated(
    ref: ClauseRef, edition: Standard, crosswalk: Crosswalk
) -> tuple[str, ...]:
    """The clauses of an edition that answer to a clause, or a group, of another one."""
    if ref.standard != edition.name or not ref.clause:
        return ()
    if ref.edition == edition.edition:
        return (ref.clause,)
    return tuple(dict.fromkeys(_answers(ref, edition, crosswalk)))


def _answers(ref: ClauseRef, edition: Standard, crosswalk: Crosswalk) -> Iterator[str]:
    for (year, clause, other), answers in crosswalk.items():
        is_part = clause == ref.clause or clause.startswith(f"{ref.clause}.")
        if is_part and (year, other) == (ref.edition, edition.edition):
            yield from answers


def _covered(
    number: str, row: Fields, claims: Claims, excluded: Mapping[str, str]
) -> Covered:
    documents, records = claims.of(number)
    found = Covered(number, row, "", documents, records, excluded.get(number, ""))
    state = _state(bool(found.demands), found.is_claimed, number in excluded)
    return Covered(number, row, state, documents, records, found.reason)


def _state(is_demanded: bool, is_claimed: bool, is_excluded: bool) -> str:
    if is_claimed:
        return REQUIRED if is_demanded else OWN
    if is_excluded:
        return NOT_APPLICABLE
    return MISSING if is_demanded else OPEN
