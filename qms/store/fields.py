"""The fields of a text in YAML."""

from __future__ import annotations

from collections.abc import Callable

from qms.model.flaw import Flaw
from qms.model.located import Fields

Read = Callable[[str], tuple[Fields, list[Flaw]]]


def read_fields(text: str, first_line: int = 1) -> tuple[Fields, list[Flaw]]:
    """The fields that a text holds; a text without any has a flaw that says so."""
    # the parser is slow to load: what is remembered does not need it
    from qms.store.yaml import read_yaml

    fields, flaws = read_yaml(text, first_line)
    if not fields and not flaws:
        flaws = [Flaw("QMS113", 1, 1)]
    return fields, flaws
