"""Each estimator of tau2 against a slow and obvious one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from attunement.synthesis.models.kernel import Reason, reml_batch
from attunement.synthesis.models.problems import Problems
from attunement.synthesis.models.quadratic_form import chi2_mixture_cdf
from attunement.synthesis.models.roots import tau2_where_q_is
from attunement.synthesis.models.tau2 import CLOSED, LIKELIHOODS, METHODS, WEIGHTED, between
from generative.synthesis.models import slow
from generative.synthesis.models.drawn import Studies, studies, with_moderator

SLOW = ("EE", "DL", "HE", "DL2", "HE2", "HS", "HSk", "SJ", "PM", "EB", "ML", "REML")
FEW = settings(max_examples=25)


def ones(y: np.ndarray) -> np.ndarray:
    return np.ones((len(y), 1))


def close(found: float, expected: float, v: np.ndarray, tolerance: float = 1e-8) -> bool:
    return abs(found - expected) <= tolerance * max(expected, v.mean() / 10)


def test_no_method_is_without_a_twin() -> None:
    twinless = {"PMM", "GENQ", "GENQM"}  # have tests of their own below
    assert set(METHODS) == set(SLOW) | twinless == set(CLOSED) | set(LIKELIHOODS) | set(WEIGHTED)


@pytest.mark.parametrize("method", SLOW)
@FEW
@given(drawn=studies())
def test_pooled(method: str, drawn: Studies) -> None:
    y, v = drawn
    found = between(Problems.build(y, v), method)
    assert found.reason[0] == Reason.SOLVED
    assert close(found.tau2[0], slow.tau2(y, v, ones(y), method), v)


@pytest.mark.parametrize("method", SLOW)
@FEW
@given(drawn=with_moderator())
def test_with_a_moderator(method: str, drawn: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    y, v, x = drawn
    found = between(Problems.build(y, v, x=x), method)
    assert found.reason[0] == Reason.SOLVED
    assert close(found.tau2[0], slow.tau2(y, v, x, method), v, 1e-7)


@FEW
@given(drawn=studies(), weights=st.lists(st.floats(0.1, 10), min_size=9, max_size=9))
def test_generalised_q_with_weights_of_ones_own(drawn: Studies, weights: list[float]) -> None:
    y, v = drawn
    w = np.array(weights[: len(y)])
    found = between(Problems.build(y, v), "GENQ", w).tau2[0]
    assert close(found, max(0.0, slow.moment(y, v, ones(y), w)), v)


@FEW
@given(drawn=studies(decades=5), target=st.floats(0.5, 20))
def test_tau2_at_a_given_q(drawn: Studies, target: float) -> None:
    y, v = drawn
    found = tau2_where_q_is(Problems.build(y, v), np.array(target))[0]
    assert close(found, slow.q_root(y, v, ones(y), target), v)


@settings(max_examples=40)
@given(drawn=studies(least=2, most=7, decades=6), method=st.sampled_from(["ML", "REML"]))
def test_no_likelihood_is_higher_than_the_certified_one(drawn: Studies, method: str) -> None:
    y, v = drawn
    found = reml_batch(y, v, method="ML" if method == "ML" else "REML")
    assert found.reason[0] == Reason.SOLVED
    assert found.score[0] < 1e-12
    best = slow.likelihood_maxima(y, v, ones(y), method)
    ours = slow.loglik(y, v, ones(y), float(found.tau2[0]), method)
    theirs = slow.loglik(y, v, ones(y), best[0], method)
    assert ours >= theirs - 1e-9 * max(1, abs(theirs))


@FEW
@given(drawn=studies(least=4, most=7), data=st.data())
def test_a_batch_of_resamples_is_each_of_them_alone(drawn: Studies, data: st.DataObject) -> None:
    y, v = drawn
    k = len(y)
    row = st.lists(st.integers(0, 3), min_size=k, max_size=k).filter(lambda c: sum(c) > 1)
    counts = np.array(data.draw(st.lists(row, min_size=1, max_size=4)), dtype=float)
    for method in ("REML", "DL", "SJ", "PM"):
        found = between(Problems.build(y, v, counts=counts), method)
        for i, times in enumerate(counts.astype(int)):
            y_i, v_i = np.repeat(y, times), np.repeat(v, times)
            alone = between(Problems.build(y_i, v_i), method)
            assert found.reason[i] == alone.reason[0] == Reason.SOLVED
            assert close(found.tau2[i], alone.tau2[0], v_i, 1e-9)


@FEW
@given(drawn=studies(least=3, most=6), data=st.data())
def test_a_batch_of_other_studies_is_each_of_them_alone(
    drawn: Studies, data: st.DataObject
) -> None:
    y, v = drawn
    order = np.array(data.draw(st.lists(st.permutations(range(len(y))), min_size=1, max_size=3)))
    x = np.column_stack([np.ones(len(y)), np.arange(len(y))])
    found = reml_batch(y[order], v[order], x=x)
    for i, row in enumerate(order):
        alone = reml_batch(y[row], v[row], x=x)
        assert close(found.tau2[i], alone.tau2[0], v, 1e-9)


@FEW
@given(drawn=studies())
def test_paule_mandel_at_the_median(drawn: Studies) -> None:
    y, v = drawn
    found = between(Problems.build(y, v), "PMM").tau2[0]
    median = float(stats.chi2.ppf(0.5, len(y) - 1))
    assert close(found, slow.q_root(y, v, ones(y), median), v)


@pytest.mark.parametrize(
    "weights", [(1, 1), (3, 0.5), (1, 2, 3), (0.2, 1, 5, 5), (4, 1, 1, 1, 0.3)]
)
def test_a_sum_of_weighted_chi_squares_is_as_drawn(weights: tuple[float, ...]) -> None:
    rng = np.random.default_rng(12)
    w = np.array(weights, dtype=float)
    drawn = rng.chisquare(1, size=(200_000, len(w))) @ w
    for x in (0.5, 2.0, 6.0, 20.0):
        # Five standard errors of a share of 200,000 draws.
        assert abs(chi2_mixture_cdf(x, w) - np.mean(drawn <= x)) < 5 * 0.5 / np.sqrt(200_000)


@FEW
@given(m=st.integers(1, 12), scale=st.floats(0.01, 100), x=st.floats(0.01, 100))
def test_chi_squares_of_one_weight_are_a_chi_square(m: int, scale: float, x: float) -> None:
    found = chi2_mixture_cdf(scale * x, np.full(m, scale))
    assert found == pytest.approx(float(stats.chi2.cdf(x, m)), rel=1e-10, abs=1e-14)


@FEW
@given(drawn=studies(least=3, most=6))
def test_a_median_unbiased_tau2_has_q_at_its_median(drawn: Studies) -> None:
    y, v = drawn
    w = 1 / v
    found = between(Problems.build(y, v), "GENQM", w).tau2[0]
    p = slow.projection(w, ones(y))
    values = np.sort(np.linalg.eigvals(p @ np.diag(v + found)).real)[1:]
    share = chi2_mixture_cdf(max(0.0, float(y @ p @ y)), values)
    assert share <= 0.5 + 1e-7 if found == 0 else abs(share - 0.5) < 1e-7
