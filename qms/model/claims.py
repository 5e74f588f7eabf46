"""Claims of clauses: where they stand, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from qms.model.clause import ClauseRef, clause_or_none
from qms.model.register import PROFILE_PATH, Register


def claims_of(register: Register) -> Iterator[tuple[str, str, str]]:
    """Every claim of documents and kinds of records, and the office's standards.

    Each is given as the file, the place in it, and the claim as typed.
    """
    for facts in register.sources:
        for index, text in enumerate(facts.clauses):
            yield facts.path, f"clauses.{index}", text
    for name, row in register.profile.record_kinds.items():
        for index, scalar in enumerate(row.texts("claims")):
            yield PROFILE_PATH, f"records.{name}.claims.{index}", str(scalar)
    for index, scalar in enumerate(register.profile.raw.texts("standards")):
        yield PROFILE_PATH, f"standards.{index}", str(scalar)


def judged(is_told: Callable[[ClauseRef], bool]) -> Callable[[str], ClauseRef | None]:
    """A question to a clause as one to its text, each text read once.

    The answer is the clause where the question is answered with yes.
    """

    @cache
    def answer(text: str) -> ClauseRef | None:
        clause = clause_or_none(text)
        return clause if clause and is_told(clause) else None

    return answer


def claimed(register: Register) -> frozenset[ClauseRef]:
    """Every clause that a document or a kind of records claims."""
    texts = {text for facts in register.sources for text in facts.clauses}
    for row in register.profile.record_kinds.values():
        texts.update(str(text) for text in row.texts("claims"))
    return frozenset(filter(None, map(clause_or_none, texts)))
