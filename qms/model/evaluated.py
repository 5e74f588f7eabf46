"""What was measured, as pages show it: computed by whoever reads the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qms.model.indicator_result import IndicatorResult
from qms.model.promise_result import PromiseResult
from qms.model.wave_told import WaveTold
from qms.model.waves_compared import WavesCompared


@dataclass(frozen=True)
class WaveShown:
    """A wave in each language of the office, with what changed since the one before.

    `language` is the one that the questionnaire is written in, `versions` those that it
    is translated into.
    """

    told: Mapping[str, WaveTold]
    compared: Mapping[str, WavesCompared]
    language: str
    versions: tuple[str, ...] = ()
    questionnaire: str = ""

    def language_in(self, asked: str) -> str:
        """The language of the texts that a reader of a language is shown."""
        return asked if asked in self.versions else self.language


@dataclass(frozen=True)
class Evaluated:
    """What was found of promises, by charter and promise, the earliest period first.

    `indicators` are by the ids of their records.
    """

    results: Mapping[tuple[str, str], tuple[PromiseResult, ...]] = field(
        default_factory=dict
    )

    indicators: Mapping[str, IndicatorResult] = field(default_factory=dict)

    waves: tuple[WaveShown, ...] = ()
    """The waves that have results, the newest first."""

    unasked: tuple[str, ...] = ()
    """The waves with results of which nobody can tell what was asked."""

    def of(self, charter: str, promise: str) -> tuple[PromiseResult, ...]:
        """The results of a promise; none where nobody measured it."""
        return self.results.get((charter, promise), ())
