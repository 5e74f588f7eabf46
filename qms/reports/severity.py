"""How each severity is shown: a sign and a word, never colour alone."""

from __future__ import annotations

from typing import NamedTuple

from qms.i18n import N_, _, ngettext
from qms.reports.plainly import plain_asked


class Look(NamedTuple):
    """The sign, the word and the colour of a severity."""

    sign: str
    word: str
    colour: str

    @property
    def told(self) -> str:
        """The sign and the word, in the reader's language; plainly, the word."""
        return _(self.word) if plain_asked() else f"{self.sign} {_(self.word)}"

    @property
    def mark(self) -> str:
        """What a line begins with: the sign; plainly, the word."""
        return f"{_(self.word)}:" if plain_asked() else self.sign


LOOKS = {
    "error": Look("✗", N_("error"), "1;31"),
    "warning": Look("!", N_("warning"), "33"),
    "note": Look("·", N_("note"), "36"),
}


def counted(severity: str, count: int) -> str:
    """So many findings of a severity, in the reader's language."""
    sentences = {
        "error": ngettext("{count} error", "{count} errors", count),
        "warning": ngettext("{count} warning", "{count} warnings", count),
        "note": ngettext("{count} note", "{count} notes", count),
    }
    return sentences[severity].format(count=count)
