"""What others compute, too, comes out the same, to a billionth.

Compared with, by their names: scipy's `norm.ppf`, `norm.sf`, `t.ppf`, `t.sf`,
`mannwhitneyu`, `wilcoxon`, and `brentq` for the quartic whose roots are the ends of
Newcombe's interval; statsmodels' `proportion_confint`, `confint_proportions_2indep`,
`samplesize_confint_proportion`, `mcnemar`, `multipletests`,
`DescrStatsW.tconfint_mean`; numpy's `average`, `quantile` and `cov`; DuckDB's
`quantile_disc`. From one answer to a thousand million; none and all; all alike.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from math import ceil, sqrt
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from qms.evaluation.distribution import mean, quantile
from qms.evaluation.estimate import normal_quantile
from qms.evaluation.gap import mean_change
from qms.evaluation.linked import Linked, mcnemar
from qms.evaluation.many import holm
from qms.evaluation.proportion import newcombe, sample_size, wilson, worst_margin
from qms.evaluation.ranks import mann_whitney
from qms.evaluation.reliability import Battery, reliability
from qms.evaluation.scores import net_score
from qms.evaluation.signed_ranks import signed_rank
from qms.evaluation.student import t_quantile, tail_of
from qms.evaluation.times import nearest_rank, times

duckdb: Any = import_module("duckdb")
numpy: Any = import_module("numpy")
optimize: Any = import_module("scipy.optimize")
stats: Any = import_module("scipy.stats")
proportion: Any = import_module("statsmodels.stats.proportion")
tables: Any = import_module("statsmodels.stats.contingency_tables")
multitest: Any = import_module("statsmodels.stats.multitest")
weighted: Any = import_module("statsmodels.stats.weightstats")

NEAR = 1e-9
FEW = settings(max_examples=60)
CONFIDENCE = st.floats(0.5, 0.9999)
ANSWERS = st.lists(st.integers(1, 7), min_size=1, max_size=40)
HUGE = 10**9
ANY_COUNT = st.one_of(st.integers(0, 30), st.integers(0, HUGE))
TALLIES = st.dictionaries(st.integers(0, 10), ANY_COUNT, max_size=11).filter(
    lambda counts: any(counts.values())
)


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(st.one_of(st.integers(1, 30), st.integers(1, HUGE)))
    part = st.one_of(st.sampled_from([0, whole]), st.integers(0, whole))
    return draw(part), whole


def near(expected: Any) -> Any:
    return pytest.approx(expected, rel=NEAR, abs=NEAR)


@given(confidence=CONFIDENCE, freedom=st.integers(1, 10**7), t=st.floats(0, 50))
def test_quantiles(confidence: float, freedom: int, t: float) -> None:
    tail = (1 - confidence) / 2
    assert normal_quantile(confidence) == near(-stats.norm.ppf(tail))
    for each in (freedom, freedom % 1500 + 1):
        assert t_quantile(each, confidence) == near(-stats.t.ppf(tail, each))
    assert tail_of(t, freedom % 1500 + 1) == near(2 * stats.t.sf(t, freedom % 1500 + 1))


@given(first=shares(), second=shares(), confidence=CONFIDENCE)
def test_shares_and_their_difference(
    first: tuple[int, int], second: tuple[int, int], confidence: float
) -> None:
    alpha = 1 - confidence
    expected = proportion.proportion_confint(*first, alpha, method="wilson")
    assert wilson(*first, confidence)[1:3] == near(expected)
    both = proportion.confint_proportions_2indep(
        *first, *second, method="newcomb", compare="diff", alpha=alpha
    )
    assert newcombe(*first, second, confidence)[1:3] == near(both)


@FEW
@given(margin=st.floats(0.001, 0.499), confidence=CONFIDENCE)
def test_how_many_must_be_asked(margin: float, confidence: float) -> None:
    expected = proportion.samplesize_confint_proportion(0.5, margin, 1 - confidence)
    assume(abs(expected - round(expected)) > NEAR)
    assert sample_size(margin, None, confidence) == ceil(expected)
    low, high = proportion.proportion_confint(500, 1000, 1 - confidence)
    assert worst_margin(1000, None, confidence) == near((high - low) / 2)


@FEW
@given(first=ANSWERS, second=ANSWERS)
def test_mann_whitney(first: list[int], second: list[int]) -> None:
    assume(len({*first, *second}) > 1)
    expected = stats.mannwhitneyu(
        first, second, method="asymptotic", use_continuity=True
    )
    found = mann_whitney(Counter(first), Counter(second))
    assert (found.u, found.p) == near((expected.statistic, expected.pvalue))
    pairs = [(a > b) - (a < b) for a in first for b in second]
    assert found.delta.value == near(sum(pairs) / len(pairs))


@FEW
@given(first=TALLIES, second=TALLIES)
@example({4: HUGE}, {4: HUGE})
@example({1: HUGE}, {10: HUGE})
@example({3: 1}, {4: HUGE})
def test_mann_whitney_of_very_many(
    first: dict[int, int], second: dict[int, int]
) -> None:
    m, n = sum(first.values()), sum(second.values())
    won = Fraction(0)
    for here, there in ((a, b) for a in first for b in second):
        is_won = Fraction((here > there) + (here >= there), 2)
        won += first[here] * second[there] * is_won
    tied = sum(t**3 - t for t in (Counter(first) + Counter(second)).values())
    variance = Fraction(m * n, 12) * (m + n + 1 - Fraction(tied, (m + n) * (m + n - 1)))
    far = max(abs(won - Fraction(m * n, 2)) - Fraction(1, 2), Fraction(0))
    p = 2 * stats.norm.sf(sqrt(far * far / variance)) if variance else 1
    found = mann_whitney(first, second)
    assert (found.u, found.p) == near((float(won), p))


@FEW
@given(first=ANSWERS, second=ANSWERS)
def test_the_interval_of_superiority(first: list[int], second: list[int]) -> None:
    found = mann_whitney(Counter(first), Counter(second)).superiority
    assume(0 < found.value < 1)
    m, n, z = len(first), len(second), normal_quantile()
    star = (m + n) / 2 - 1
    untied = float(stats.tiecorrect(stats.rankdata([*first, *second]))) or 1
    poly = numpy.poly1d
    theta, one, two = poly([1, 0]), poly([-1, 1]), poly([-1, 2])
    plus = poly([1, 1])
    spread = two * plus + star * one * plus + star * theta * two
    apart = m * n * poly([-1, found.value]) ** 2 * two * plus
    excess = apart - untied * z * z * theta * one * spread
    ends = [optimize.brentq(excess, end, found.value, xtol=1e-14) for end in (0, 1)]
    assert found[1:3] == near(ends)


@FEW
@given(changes=st.lists(st.integers(-10, 10), min_size=1, max_size=40))
def test_signed_rank(changes: list[int]) -> None:
    assume(any(changes))
    found = signed_rank(Counter(changes))
    assume(found.p < 1)
    expected = stats.wilcoxon(
        changes, zero_method="pratt", correction=True, method="asymptotic"
    )
    assert found.p == near(expected.pvalue)
    total = (len(changes) * (len(changes) + 1) - found.same * (found.same + 1)) / 2
    assert min(found.rank_sum, total - found.rank_sum) == expected.statistic
    assert found.effect == near(2 * found.rank_sum / total - 1)


@FEW
@given(
    people=st.tuples(*[st.integers(0, 400)] * 4),
    more=st.tuples(st.integers(501, 10**6), st.integers(500, 10**6)),
)
def test_mcnemar(people: tuple[int, ...], more: tuple[int, int]) -> None:
    both, gained, lost, neither = people
    assume(gained + lost)
    exact = tables.mcnemar([[both, gained], [lost, neither]], exact=True)
    assert mcnemar(Linked(*people)) == near(exact.pvalue)
    assume(more[0] != more[1])
    normal = tables.mcnemar([[0, more[0]], [more[1], 0]], exact=False, correction=True)
    assert mcnemar(Linked(0, *more, 0)) == near(normal.pvalue)


@pytest.fixture(scope="module")
def _swept() -> Iterator[None]:
    """What there is by now is no litter: `multipletests` sweeps at each call."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_swept")
@FEW
@given(ps=st.lists(st.floats(0, 1), min_size=1, max_size=30))
@example([0, 1e-300, 1])
def test_holm(ps: list[float]) -> None:
    with patch("gc.collect"):  # it clears the memory of the whole process each time
        expected = multitest.multipletests(ps, method="holm")[1]
    assert holm(ps) == near(expected)


@FEW
@given(changes=st.lists(st.integers(-6, 6), min_size=2, max_size=60), sure=CONFIDENCE)
@example([-3, -3], 0.95)
def test_mean_change(changes: list[int], sure: float) -> None:
    expected = weighted.DescrStatsW(changes).tconfint_mean(alpha=1 - sure)
    assert mean_change(Counter(changes), sure)[1:3] == near(expected)


@FEW
@given(counts=TALLIES)
@example({1: HUGE, 2: HUGE, 5: 1})
def test_means_of_very_many(counts: dict[int, int]) -> None:
    points, weights = list(counts), list(counts.values())
    assert mean(counts) == near(numpy.average(points, weights=weights))
    assume(sum(weights) > 1)
    expected = weighted.DescrStatsW(points, weights).tconfint_mean()
    assert mean_change(counts)[1:3] == near(expected)


@FEW
@given(people=st.tuples(*[ANY_COUNT] * 3))
@example((10, 6, 4))
def test_the_margin_of_a_net_score(people: tuple[int, int, int]) -> None:
    assume(sum(each > 0 for each in people) > 1)
    variance = numpy.cov([1, 0, -1], fweights=people, ddof=0)
    expected = 100 * normal_quantile() * sqrt(variance / sum(people))
    assert net_score(*people).margin == near(expected)


NOISE = [(1, 5, 3, 3), (5, 1, 3, 3), (3, 2, 3, 3), (2, 4, 3, 3)]


@FEW
@given(rows=st.lists(st.tuples(*[st.integers(1, 5)] * 4), min_size=2, max_size=40))
@example(NOISE)
@example([(each, 6 - each, 1, 1) for each in (1, 2, 3, 4)] + [(5, 5, 1, 1)])
def test_alpha(rows: list[tuple[int, ...]]) -> None:
    assume(len({sum(row) for row in rows}) > 1)
    matrix = numpy.cov(numpy.array(rows).T)
    expected = 4 / 3 * (1 - numpy.trace(matrix) / matrix.sum())
    found = reliability([*rows, (None, 1, 1, 1), (None,) * 4], Battery(1, 5))
    assert (found.n, found.left_out) == (len(rows), 2)
    assert found.alpha == near(expected)
    assert found.is_negative == (found.alpha < 0)
    rest = [[sum(row) - row[item] for row in rows] for item in range(4)]
    against = {
        item: float(numpy.corrcoef([row[item] for row in rows], rest[item])[0, 1])
        for item in range(4)
        if numpy.cov([row[item] for row in rows], rest[item])[0, 1] < -NEAR
    }
    assert set(found.suspects) == set(against)
    in_order = [against[item] for item in found.suspects]
    assert in_order == near(sorted(in_order))


@FEW
@given(values=st.lists(st.floats(0, 400), min_size=1, max_size=60))
def test_nearest_rank(values: list[float]) -> None:
    given = Counter(values)
    for share in (0.5, 0.9):
        expected = numpy.quantile(values, share, method="inverted_cdf")
        assert nearest_rank(given, Fraction(str(share))) == expected
    found = duckdb.execute(
        "select quantile_disc(each, [0.5, 0.9]) from (select unnest(?) as each)",
        [values],
    )
    assert found.fetchone() == (list(times(given)[1:]),)


@FEW
@given(counts=TALLIES, quarters=st.integers(1, 3))
def test_medians_and_quartiles(counts: dict[int, int], quarters: int) -> None:
    few = {point: count % 50 for point, count in counts.items()}
    assume(any(few.values()))
    found = quantile(few, Fraction(quarters, 4))
    expected = numpy.quantile(
        list(Counter(few).elements()), quarters / 4, method="averaged_inverted_cdf"
    )
    assert (found.low + found.high) / 2 == expected
    many = {point: HUGE * count for point, count in few.items()}
    assert quantile(many, Fraction(quarters, 4)) == found
