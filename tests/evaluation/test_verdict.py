"""Whether it got better, and whether a promise was kept, is computed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.errors import NotDefinedError
from qms.evaluation import kept as promises
from qms.evaluation import verdict as verdicts
from qms.evaluation.estimate import Estimate, full_count
from qms.evaluation.kept import MET, MISSED, NOT_MEASURED, NOT_SHOWN, kept
from qms.evaluation.linked import Linked, linked_difference
from qms.evaluation.proportion import wilson
from qms.evaluation.ranks import mann_whitney
from qms.evaluation.verdict import (
    IMPROVED,
    NO_CLEAR_CHANGE,
    NOT_COMPARABLE,
    REASONS,
    TOO_FEW,
    UNMEASURED,
    WORSENED,
    Measured,
    verdict,
)


def sampled(part: int, whole: int) -> Measured:
    return Measured(wilson(part, whole), whole, wording="q1", scale=(1, 2, 3, 4, 5))


def counted(value: float, n: int | None = 100) -> Measured:
    return Measured(full_count(value), n)


@pytest.mark.parametrize(
    ("before", "after", "up", "down"),
    [
        pytest.param(sampled(48, 80), sampled(56, 70), IMPROVED, WORSENED, id="clear"),
        pytest.param(
            sampled(26, 30), sampled(27, 30), NO_CLEAR_CHANGE, NO_CLEAR_CHANGE, id="not"
        ),
        pytest.param(sampled(56, 70), sampled(48, 80), WORSENED, IMPROVED, id="worse"),
        pytest.param(counted(0.5), counted(0.51), IMPROVED, WORSENED, id="full counts"),
        pytest.param(
            counted(2 / 3),
            counted(4 / 6),
            NO_CLEAR_CHANGE,
            NO_CLEAR_CHANGE,
            id="equal full counts",
        ),
        pytest.param(
            counted(5, 5), counted(4, 5), WORSENED, IMPROVED, id="few, but all"
        ),
        pytest.param(counted(5, None), counted(4, None), WORSENED, IMPROVED, id="MWh"),
    ],
)
def test_verdict(before: Measured, after: Measured, up: str, down: str) -> None:
    found = verdict(before, after, is_higher_better=True)
    assert found.word == up
    assert found.change is not None
    assert verdict(before, after, is_higher_better=False).word == down


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        pytest.param({"wording": "q2"}, "wording", id="wording"),
        pytest.param({"scale": (1, 2, 3)}, "scale", id="scale"),
        pytest.param({"group": "staff"}, "group", id="group"),
        pytest.param({"unit": "days"}, "unit", id="unit"),
        pytest.param({"figure": None}, UNMEASURED, id="no data"),
        pytest.param({"n": 29}, TOO_FEW, id="too few"),
    ],
)
def test_what_cannot_be_compared_says_why(
    changed: dict[str, object], reason: str
) -> None:
    here = sampled(48, 80)
    there = replace(here, **changed)  # type: ignore[arg-type]
    for pair in ((here, there), (there, here)):
        found = verdict(*pair, is_higher_better=True)
        assert (found.word, found.reason, found.change) == (
            NOT_COMPARABLE,
            reason,
            None,
        )
    assert reason in REASONS


def test_a_full_count_of_less_than_five_is_not_told() -> None:
    found = verdict(counted(1, 4), counted(2, 100), is_higher_better=True)
    assert (found.word, found.reason) == (NOT_COMPARABLE, TOO_FEW)


def test_a_sample_without_spread_is_no_full_count() -> None:
    equal = Measured(Estimate(-1, -1, -1), 12)
    found = verdict(equal, equal, is_higher_better=True)
    assert (found.word, found.reason) == (NOT_COMPARABLE, TOO_FEW)


def test_the_same_people_are_compared_by_who_changed() -> None:
    people = Linked(both=20, gained=9, lost=0, neither=11)
    before, after = sampled(20, 40), sampled(29, 40)
    change = linked_difference(people)
    apart = verdict(before, after, is_higher_better=True)
    found = verdict(before, after, is_higher_better=True, change=change)
    assert (apart.word, found.word) == (IMPROVED, IMPROVED)
    assert apart.change is not None
    assert found.change == change
    assert change.low > apart.change.low


def test_answers_compared_by_rank_have_a_verdict_too() -> None:
    counts = ({2: 30, 3: 30, 4: 10}, {3: 20, 4: 30, 5: 20})
    ranks = mann_whitney(counts[1], counts[0])
    waves = [sampled(counts[each].get(4, 0), 70) for each in (0, 1)]
    found = verdict(*waves, is_higher_better=True, change=ranks.delta)
    assert (found.word, found.change) == (IMPROVED, ranks.delta)


@given(
    before=st.integers(0, 60), after=st.integers(0, 60), is_higher_better=st.booleans()
)
def test_better_one_way_is_worse_the_other(
    before: int, after: int, is_higher_better: bool
) -> None:
    turned = {IMPROVED: WORSENED, WORSENED: IMPROVED, NO_CLEAR_CHANGE: NO_CLEAR_CHANGE}
    waves = sampled(before, 60), sampled(after, 60)
    there = verdict(*waves, is_higher_better=is_higher_better)
    back = verdict(*waves[::-1], is_higher_better=is_higher_better)
    other = verdict(*waves, is_higher_better=not is_higher_better)
    assert turned[there.word] == back.word == other.word


@pytest.mark.parametrize(
    ("met", "n", "target", "full", "sample"),
    [
        pytest.param(0, 0, 90, NOT_MEASURED, NOT_MEASURED, id="no cases"),
        pytest.param(9, 10, 90, MET, NOT_SHOWN, id="just met"),
        pytest.param(899, 1000, 90, MISSED, NOT_SHOWN, id="just missed"),
        pytest.param(950, 1000, 90, MET, MET, id="clearly met"),
        pytest.param(850, 1000, 90, MISSED, MISSED, id="clearly missed"),
        pytest.param(50, 50, 100, MET, NOT_SHOWN, id="all of them"),
        pytest.param(49, 50, 100, MISSED, MISSED, id="all but one"),
        pytest.param(999, 1000, 99.9, MET, NOT_SHOWN, id="no artefact of floats"),
        pytest.param(0, 3, 0, MET, MET, id="nothing was promised"),
        pytest.param(9 * 10**6, 10**7, 90, MET, NOT_SHOWN, id="ten million"),
    ],
)
def test_kept(met: int, n: int, target: float, full: str, sample: str) -> None:
    found = kept(met, n, target)
    assert found.word == full
    assert kept(met, n, target, is_sample=True).word == sample
    assert (found.met, found.n) == (met, n)
    assert (found.share is None) == (n == 0)
    if found.share:
        assert found.share.is_full_count
        assert found.share.value == met / n


@pytest.mark.parametrize("target", [-1, 100.5, float("nan"), float("inf")])
def test_a_target_is_a_share(target: float) -> None:
    with pytest.raises(NotDefinedError, match="between 0 and 100"):
        kept(1, 2, target)


def test_every_word_has_its_sentence() -> None:
    assert set(verdicts.WORDS) == {IMPROVED, WORSENED, NO_CLEAR_CHANGE, NOT_COMPARABLE}
    assert set(promises.WORDS) == {MET, MISSED, NOT_SHOWN, NOT_MEASURED}
