"""What is wrong with how a file is written, before anybody asks what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qms.model.finding import NO_VALUES, Scrap


class Flaw(NamedTuple):
    """A fault of reading: the code of its rule, a place in the file, and values."""

    code: str
    line: int = 0
    column: int = 0
    values: Mapping[str, Scrap] = NO_VALUES
