"""What is to be made of each foreign file: brought in, asked about, or left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qms.i18n import N_, NC_
from qms.model.importing.found import Recognised
from qms.model.importing.source import Source, Told

NEEDED = ("id", "kind", "title", "language")
WANTED = ("owner", "edition", "revision")
ASKED = ("encoding", *NEEDED, *WANTED, "in_force_since")

NOT_SAID = N_("the paper does not say it")
DISAGREES = N_("the paper says it in two ways")
FITS_NOTHING = N_("the paper says it in words that fit nothing known here")
GUESSED = N_("it is only guessed: see whether these words are right")


class State(StrEnum):
    """What becomes of a file; each value is the word for it in machine formats."""

    READY = "ready"
    ASKS = "asks"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    TAKEN = "taken"
    TWICE = "twice"
    REFUSED = "refused"


STATE_WORDS: Mapping[State, str] = {
    State.READY: NC_("import", "ready"),
    State.ASKS: NC_("import", "asks"),
    State.UNCHANGED: NC_("import", "in the register already"),
    State.CHANGED: NC_("import", "changed since it was brought in"),
    State.TAKEN: NC_("import", "the id is taken"),
    State.TWICE: NC_("import", "twice in this run"),
    State.REFUSED: NC_("import", "refused"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about a file: the field, why it is asked, what may be the answer.

    `said` are the words of the paper about it. Without an answer to a needed one the
    file waits; one that is only wanted may stay open.
    """

    name: str
    why: str
    values: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def is_needed(self) -> bool:
        """Whether the file waits for the answer."""
        return self.name in NEEDED or self.name == "encoding"


@dataclass(frozen=True)
class Row:
    """One file of an import.

    `file` is how the person named it, `digest` that of its bytes; `facts` are the
    values decided, by field; `reason` says why it is not brought in; `encoding` is that
    of a plain text, `sample` the lines by which a guess of it is judged.
    """

    file: str
    digest: str = ""
    state: State = State.READY
    source: Source | None = None
    recognised: Recognised = field(default_factory=Recognised)
    facts: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    reason: Told | None = None
    encoding: str = ""
    sample: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The document's id, as far as it is known."""
        return self.facts.get("id", "")

    @property
    def is_ready(self) -> bool:
        """Whether it can be brought in."""
        return self.state == State.READY

    @property
    def waits(self) -> bool:
        """Whether somebody must still do something about it."""
        return self.state not in (State.READY, State.UNCHANGED)
