"""What only the office sees of its register: what waits, and what the rules found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qms.model.approval.waiting import Waiting
from qms.model.rule import RuleCard


@dataclass(frozen=True)
class Found:
    """A finding in the words of one language; `concession` names what allows it.

    `record` is the title of the record that it tells of, which is in its own language.
    """

    severity: str
    code: str
    document: str
    where: str
    sentence: str
    remedy: str
    concession: str = ""
    record: str = ""


@dataclass(frozen=True)
class Office:
    """What an internal site knows besides.

    `findings` tells those of the working tree in a language; `severities` are those
    that the office gives to the rules; `digest` stands for all of it.
    """

    waiting: tuple[Waiting, ...]
    findings: Callable[[str], tuple[Found, ...]]
    rules: tuple[RuleCard, ...]
    severities: Mapping[str, str]
    digest: str
