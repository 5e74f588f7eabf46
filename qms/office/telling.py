"""What is told of a file while it is read, whatever its format."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from qms.i18n import N_
from qms.model.importing.source import Told

DELETED = N_("deleted under tracked changes, and left out: {text}")
MOVED = N_("moved away under tracked changes, and left out where it stood: {text}")
INSERTED = N_("insertions under tracked changes, kept as text: {count}")
HIDDEN = N_("hidden text is left out: {text}")
PROMPT = N_("the prompt of a content control is left out: {text}")
FORMULA = N_("a formula is written as plain text, compare it: {text}")
LINK = N_("a link that no reader can follow is left out: {text}")
LOST_SIGN = N_("a sign of the font {font} ({code}) is left out")
CONTENTS = N_("the table of contents is left out, for pages make it anew: {text}")
RAISED = N_("raised or lowered signs stand in the line like all others: {text}")
UNSIGNED = N_("a comment is left out: {text}")
REMARK = N_("a comment of {author} is left out: {text}")
UNDESCRIBED = N_("pictures without a description: {count}")
OUTSIDE = N_("a picture lies outside the file and is not taken over: {text}")
MISSING = N_("a picture is missing in the file: {text}")
UNSHOWN = N_("a picture of a kind that no page can show is left out: {text}")
DRAWN = N_("text drawn across the page is left out: {text}")
DRAWING = N_("the words of a drawing are left out: {text}")
EMBEDDED = N_("a file of another program stands in the text, and is left out: {text}")
UNCALLED = N_("a note that no place of the text calls is left out: {text}")
SIGNED = N_("the file bears a digital signature, worth nothing for the new text")


@dataclass
class Telling:
    """Told so far: in sentences, in counts, and in texts that are told together."""

    told: list[Told] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    contents: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)

    def tell(self, sentence: str, **values: str | int) -> None:
        """Tell something of the file, once in the same words."""
        told = Told(sentence, values)
        if told not in self.told:
            self.told.append(told)

    def tell_text(self, sentence: str, text: str, **values: str) -> None:
        """Tell a text that does not stand in the blocks; each, however often."""
        bare = unicodedata.normalize("NFC", " ".join(text.split()))
        if bare:
            self.told.append(Told(sentence, {**values, "text": bare}))

    def count(self, sentence: str, count: int = 1) -> None:
        """Count what is told once, with how often it was met."""
        self.counted[sentence] += count

    def all(self) -> tuple[Told, ...]:
        """Everything, what was counted first."""
        self.tell_text(CONTENTS, " ".join(self.contents))
        self.tell_text(RAISED, ", ".join(dict.fromkeys(self.raised)))
        counts = [
            Told(sentence, {"count": count})
            for sentence, count in self.counted.items()
            if count
        ]
        return (*counts, *self.told)
