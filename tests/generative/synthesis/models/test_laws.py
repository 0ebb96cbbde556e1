"""Laws that every pooled result obeys."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.synthesis.errors import NoSpread
from attunement.synthesis.models import Fit, pool, subgroups
from attunement.synthesis.models.tau2 import CLOSED, LIKELIHOODS
from generative.synthesis.models.drawn import Studies, studies

METHODS = st.sampled_from([*CLOSED, *LIKELIHOODS])
TESTS = st.sampled_from(["z", "t", "adhoc"])
SOME = settings(max_examples=30)


def same(one: Fit, other: Fit, *, sign: float = 1, tolerance: float = 1e-8) -> None:
    assert other.estimate == pytest.approx(sign * one.estimate, rel=tolerance, abs=tolerance)
    assert other.se == pytest.approx(one.se, rel=tolerance)
    assert other.tau2 == pytest.approx(one.tau2, rel=tolerance, abs=tolerance)
    assert other.q == pytest.approx(one.q, rel=tolerance, abs=tolerance)


@SOME
@given(drawn=studies(), method=METHODS, test=TESTS, data=st.data())
def test_order_does_not_matter(drawn: Studies, method: str, test: str, data: st.DataObject) -> None:
    y, v = drawn
    order = np.array(data.draw(st.permutations(range(len(y)))))
    one, other = (
        pool(yi=a, vi=b, method=method, test=test) for a, b in ((y, v), (y[order], v[order]))
    )
    same(one, other)
    assert other.weights == pytest.approx(one.weights[order])


@SOME
@given(drawn=studies(), method=METHODS, test=TESTS)
def test_turning_every_sign_turns_the_estimate_and_no_more(
    drawn: Studies, method: str, test: str
) -> None:
    y, v = drawn
    one, other = (pool(yi=a, vi=v, method=method, test=test) for a in (y, -y))
    same(one, other, sign=-1)


@SOME
@given(drawn=studies(), method=METHODS, test=TESTS, scale=st.sampled_from([0.01, 3.0, 1000.0]))
def test_another_unit_changes_nothing_but_the_unit(
    drawn: Studies, method: str, test: str, scale: float
) -> None:
    y, v = drawn
    one = pool(yi=y, vi=v, method=method, test=test)
    other = pool(yi=scale * y, vi=scale**2 * v, method=method, test=test)
    assert other.estimate == pytest.approx(scale * one.estimate, rel=1e-8, abs=1e-8 * scale)
    assert other.tau2 == pytest.approx(scale**2 * one.tau2, rel=1e-8, abs=1e-8 * scale**2)
    assert other.pvalue == pytest.approx(one.pvalue, rel=1e-6, abs=1e-12)
    assert other.i2 == pytest.approx(one.i2, abs=1e-6)


@SOME
@given(drawn=studies(), copies=st.integers(2, 5))
def test_pooling_copies_divides_the_variance_by_their_number(drawn: Studies, copies: int) -> None:
    y, v = drawn
    one = pool(yi=y, vi=v, method="EE")
    many = pool(yi=np.tile(y, copies), vi=np.tile(v, copies), method="EE")
    assert many.estimate == pytest.approx(one.estimate)
    assert many.se**2 == pytest.approx(one.se**2 / copies)
    assert many.q == pytest.approx(copies * one.q, abs=1e-9)


@SOME
@given(drawn=studies(least=4), method=METHODS)
def test_leave_one_out_is_a_refit(drawn: Studies, method: str) -> None:
    y, v = drawn
    found = pool(yi=y, vi=v, method=method, test="adhoc").leave_one_out()
    for i in range(len(y)):
        alone = pool(yi=np.delete(y, i), vi=np.delete(v, i), method=method, test="adhoc")
        for ours, theirs in (
            ("estimate", "estimate"),
            ("se", "se"),
            ("tau2", "tau2"),
            ("q", "q"),
            ("ci_upper", "ci_upper"),
            ("i2", "i2"),
            ("q_pvalue", "q_pvalue"),
        ):
            assert getattr(found, ours)[i] == pytest.approx(
                getattr(alone, theirs), rel=1e-8, abs=1e-8
            )


@SOME
@given(drawn=studies(least=3, most=6), method=METHODS)
def test_the_whole_is_the_last_of_the_cumulative_and_one_of_the_subsets(
    drawn: Studies, method: str
) -> None:
    y, v = drawn
    fit = pool(yi=y, vi=v, method=method, test="z")
    assert fit.cumulative().estimate[-1] == pytest.approx(fit.estimate, rel=1e-8, abs=1e-8)
    subsets = fit.gosh()
    assert subsets.refits.estimate[-1] == pytest.approx(fit.estimate, rel=1e-8, abs=1e-8)
    alone = subsets.members.sum(axis=1) == 1
    assert sorted(subsets.refits.estimate[alone]) == pytest.approx(sorted(y))


@SOME
@given(drawn=studies())
def test_intervals_hold_what_they_are_of(drawn: Studies) -> None:
    y, v = drawn
    fit = pool(yi=y, vi=v, method="PM", test="t")
    assert fit.ci_lower <= fit.estimate <= fit.ci_upper
    assert fit.tau2_ci
    assert fit.tau2_ci.lower <= fit.tau2_ci.upper
    assert fit.prediction_interval
    assert fit.prediction_interval.lower <= fit.ci_lower
    assert fit.weights.sum() == pytest.approx(100)
    assert 0 <= fit.i2 < 100 <= 100 * fit.h2


@SOME
@given(drawn=studies(), method=METHODS, test=st.sampled_from(["z", "t", "knha", "adhoc"]))
def test_a_result_is_finite_or_an_error_with_a_name(drawn: Studies, method: str, test: str) -> None:
    y, v = drawn
    try:
        fit = pool(yi=y, vi=v, method=method, test=test)
    except NoSpread:  # the only error that these studies can meet: see test_pool
        return
    numbers = [fit.estimate, fit.se, fit.statistic, fit.pvalue, fit.ci_lower, fit.ci_upper]
    assert np.isfinite([*numbers, fit.tau2, fit.i2, fit.h2, fit.q, fit.q_pvalue]).all()


@SOME
@given(drawn=studies(least=4, most=8))
def test_groups_pooled_together_account_for_all_of_q(drawn: Studies) -> None:
    """Under a common effect Q is the sum within groups and the part between them."""
    y, v = drawn
    by = ["a", "b"] * (len(y) // 2) + ["a"] * (len(y) % 2)
    found = subgroups(yi=y, vi=v, by=by, method="EE")
    within = sum(fit.q for fit in found.fits)
    whole = pool(yi=y, vi=v, method="EE")
    assert within + found.between.statistic == pytest.approx(whole.q, rel=1e-9, abs=1e-9)


def test_a_permutation_test_is_uniform_where_nothing_is_there() -> None:
    """Over 200 reviews without an effect, an exact p-value is at most u in about u of them."""
    rng = np.random.default_rng(7)
    found = []
    for _ in range(200):
        v = rng.gamma(2, 0.05, 7) + 0.01
        fit = pool(yi=rng.normal(0, np.sqrt(v + 0.05)), vi=v, method="DL", test="z")
        found.append(fit.permutation_test().pvalue[0])
    # The largest gap between 200 uniform draws and the diagonal stays under 0.115 in 99 of 100
    # reviews; p-values come in steps of 2 / 128.
    at = np.arange(1, 65) / 64
    share = np.array([np.mean(np.array(found) <= u + 1e-12) for u in at])
    assert np.abs(share - at).max() < 0.115
