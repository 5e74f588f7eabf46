"""What a rule tells of itself: its code, its sentences, how serious it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from qms.model.finding import Place, Values
from qms.model.register import Register
from qms.model.sheet import Sheet

if TYPE_CHECKING:
    from qms.model.change.change import Change
    from qms.model.document import Document

Hit = tuple[Place, Values]
Hits = Iterator[Hit]


class Rule(Protocol):
    """What every rule module says of itself."""

    CODE: str
    SEVERITY: str
    MESSAGE: str
    REMEDY: str


class SheetRule(Rule, Protocol):
    """A rule over the fields of one file."""

    def check(self, sheet: Sheet) -> Hits:
        """Every place where the rule is broken."""


class DocumentRule(Rule, Protocol):
    """A rule over one document; it may not ask the day nor any other file."""

    def check(self, document: Document) -> Hits:
        """Every place where the rule is broken."""


class RegisterRule(Rule, Protocol):
    """A rule over the whole register, as of its day."""

    def check(self, register: Register) -> Hits:
        """Every place where the rule is broken."""


class ChangeRule(Rule, Protocol):
    """A rule over a change: what the base and the head have otherwise."""

    def check(self, change: Change) -> Hits:
        """Every place where the rule is broken."""


class RuleCard(NamedTuple):
    """A rule as reports tell it.

    `title` says what is true when all is well; `spoken` are the names of values that
    are sentences of ours, to be translated; `basis` are the clauses and acts behind
    the rule; `is_secret` where a line that breaks it must not be shown.
    """

    code: str
    name: str
    family: str
    severity: str
    title: str
    message: str
    remedy: str
    spoken: Sequence[str] = ()
    basis: Sequence[str] = ()
    is_secret: bool = False
