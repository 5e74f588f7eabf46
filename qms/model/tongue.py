"""What a value that is told in words asks of a language: labels, counts, days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol


class Tongue(Protocol):
    """One language, as whatever speaks it offers."""

    @property
    def language(self) -> str:
        """Its tag."""

    @property
    def say(self) -> Callable[[str], str]:
        """What turns a sentence into this language."""

    @property
    def ngettext(self) -> Callable[[str, str, int], str]:
        """What turns a sentence that counts into this language."""

    def day(self, day: date | str) -> str:
        """A day in words."""

    def language_name(self, tag: str) -> str:
        """The name of a language in this one."""
