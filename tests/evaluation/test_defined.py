"""What has no meaning ends in one error, with what to do, and never in no number."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nan

import pytest

from qms.errors import NotDefinedError, QmsError
from qms.evaluation.distribution import distribution, mean, median, share_of, top_two
from qms.evaluation.estimate import normal_quantile
from qms.evaluation.gap import mean_change
from qms.evaluation.kept import kept
from qms.evaluation.linked import Linked, linked_difference, mcnemar
from qms.evaluation.many import holm
from qms.evaluation.proportion import newcombe, sample_size, wilson, worst_margin
from qms.evaluation.ranks import mann_whitney
from qms.evaluation.rounding import percent, percent_of
from qms.evaluation.scores import net_score
from qms.evaluation.signed_ranks import signed_rank
from qms.evaluation.student import t_quantile
from qms.evaluation.times import times

NOBODY = distribution([], range(1, 6))
EMPTY: dict[int, int] = {}


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(lambda: wilson(0, 0), id="share of nobody"),
        pytest.param(lambda: wilson(-1, 5), id="less than none"),
        pytest.param(lambda: wilson(6, 5), id="more than all"),
        pytest.param(lambda: wilson(1, -5), id="of less than nobody"),
        pytest.param(lambda: wilson(1, 5, 1.0), id="certain"),
        pytest.param(lambda: wilson(1, 5, nan), id="confidence is no number"),
        pytest.param(lambda: wilson(2.5, 5), id="half a person"),  # type: ignore[arg-type]
        pytest.param(lambda: newcombe(1, 2, (0, 0)), id="difference to nobody"),
        pytest.param(lambda: worst_margin(0), id="margin of nobody"),
        pytest.param(lambda: worst_margin(5, 4), id="sample above its population"),
        pytest.param(lambda: sample_size(0), id="no margin"),
        pytest.param(lambda: sample_size(0.05, 0), id="no population"),
        pytest.param(lambda: normal_quantile(95), id="confidence in percent"),
        pytest.param(lambda: t_quantile(0), id="no degrees of freedom"),
        pytest.param(lambda: mann_whitney({1: 1}, EMPTY), id="no second group"),
        pytest.param(lambda: mann_whitney({1: 0}, {1: 1}), id="no first group"),
        pytest.param(lambda: mann_whitney({nan: 1}, {1.0: 1}), id="ranks of no number"),
        pytest.param(lambda: mann_whitney({1: -1}, {1: 1}), id="less than nobody"),
        pytest.param(lambda: signed_rank(EMPTY), id="no changes"),
        pytest.param(lambda: signed_rank({inf: 1}), id="endless change"),
        pytest.param(lambda: mcnemar(Linked(0, 0, 0, 0)), id="nobody asked twice"),
        pytest.param(lambda: linked_difference(Linked(0, 0, 0, 0)), id="nobody linked"),
        pytest.param(lambda: linked_difference(Linked(1, -1, 1, 1)), id="less linked"),
        pytest.param(lambda: holm([nan]), id="p is no number"),
        pytest.param(lambda: holm([0.5, 1.1]), id="p above one"),
        pytest.param(lambda: top_two(NOBODY), id="top two of nobody"),
        pytest.param(lambda: share_of(NOBODY, ()), id="no points of nobody"),
        pytest.param(lambda: median(EMPTY), id="median of nobody"),
        pytest.param(lambda: mean(NOBODY.counts), id="mean of nobody"),
        pytest.param(lambda: net_score(0, 0, 0), id="net score of nobody"),
        pytest.param(lambda: mean_change({1: 1}), id="mean of one change"),
        pytest.param(lambda: times(EMPTY), id="no cases"),
        pytest.param(lambda: times({nan: 1}), id="a time that is no number"),
        pytest.param(lambda: kept(1, 0, 90), id="met of no cases"),
        pytest.param(lambda: kept(3, 2, 90), id="more met than cases"),
        pytest.param(lambda: percent_of(0, 0), id="percent of nothing"),
        pytest.param(lambda: percent(nan, 5), id="percent of no number"),
    ],
)
def test_what_has_no_meaning_is_refused(asked: Callable[[], object]) -> None:
    with pytest.raises(NotDefinedError) as caught:
        asked()
    assert isinstance(caught.value, QmsError)
    assert caught.value.hint
    assert not str(caught.value).endswith(".")
