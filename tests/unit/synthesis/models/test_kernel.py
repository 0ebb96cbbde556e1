"""Many likelihoods at once: certificates, and reasons where there is no answer."""

import numpy as np
import pytest

from attunement.synthesis.models import Reason, pool, reml_batch
from attunement.synthesis.models.cells import fall
from attunement.synthesis.models.grid import tau2_grid
from attunement.synthesis.models.problems import Problems
from attunement.synthesis.models.score import Likelihood, likelihood_score
from attunement.synthesis.models.steady import steady

YI = np.array([0.1, 0.5, 0.3, 0.9, -0.1, 0.4])
VI = np.array([0.02, 0.05, 0.01, 0.1, 0.04, 0.03])
TWO_HILLS = (np.array([1.2, -2.8, 0.8]), np.array([0.17, 1.732, 0.007]))
"""Studies whose restricted likelihood has a maximum at 0 and a higher one near 2.9."""


def test_of_two_maxima_the_higher_is_taken_and_said() -> None:
    found = reml_batch(*TWO_HILLS)
    assert found.maxima[0] == 2
    assert found.tau2[0] == pytest.approx(2.926268756499788, rel=1e-12)
    assert found.gap[0] == pytest.approx(0.6335553810980041, rel=1e-9)
    fit = pool(yi=TWO_HILLS[0], vi=TWO_HILLS[1])
    assert "several-maxima" in {caution.code for caution in fit.cautions}


def test_a_batch_is_certified_problem_by_problem() -> None:
    rng = np.random.default_rng(4)
    counts = rng.integers(0, 3, size=(300, 6)).astype(float)
    counts[:, 0] += 1
    found = reml_batch(YI, VI, counts=counts)
    assert (found.reason[counts.sum(axis=1) > 1] == Reason.SOLVED).all()
    solved = found.reason == Reason.SOLVED
    assert (found.score[solved] < 1e-12).all()
    inside = solved & ~found.boundary
    assert (found.curvature[inside] < 0).all()
    assert (found.tau2[found.boundary] == 0).all()


def test_what_cannot_be_solved_has_a_reason_and_no_number() -> None:
    counts = np.array([[1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0.0]])
    found = reml_batch(YI, VI, counts=counts)
    assert found.reason.tolist() == [Reason.TOO_FEW, Reason.CONFOUNDED, Reason.SOLVED]
    assert np.isnan(found.tau2[:2]).all()
    assert Reason(found.reason[0]).words.startswith("no more studies")
    assert Reason.SOLVED.words == ""


def test_moderators_that_a_subset_cannot_tell_apart() -> None:
    x = np.column_stack([np.ones(6), [0, 0, 0, 0, 0, 1]])
    found = reml_batch(YI, VI, x=x, counts=1.0 - np.eye(6))
    assert found.reason.tolist() == [Reason.SOLVED] * 5 + [Reason.CONFOUNDED]


def test_many_problems_are_solved_as_few_are() -> None:
    """From 65 problems the grid is coarser; the answers are the same."""
    rng = np.random.default_rng(9)
    counts = rng.integers(0, 4, size=(200, 6)) + np.array([1.0, 1, 0, 0, 0, 0])
    many = reml_batch(YI, VI, counts=counts)
    for start in range(0, 200, 50):
        few = reml_batch(YI, VI, counts=counts[start : start + 50])
        np.testing.assert_allclose(few.tau2, many.tau2[start : start + 50], rtol=1e-9, atol=1e-12)


def test_problems_in_several_pieces_are_put_together_in_order() -> None:
    copies = 25_000
    y = np.tile(YI, (copies, 1))
    y[:, 0] += np.arange(copies) / copies
    whole = reml_batch(y, VI)
    for i in (0, 9_999, 10_000, 24_999):
        assert whole.tau2[i] == pytest.approx(reml_batch(y[i], VI).tau2[0], rel=1e-9, abs=1e-13)


def test_weights_that_differ_a_hundred_billionfold_leave_a_named_gap() -> None:
    fit = pool(
        yi=[37688.0, -64767.0, -7504.0], vi=[476743.0, 6.2e-5, 569033.0], method="DL", test="z"
    )
    assert fit.tau2_se is None or fit.tau2_se > 0
    assert np.isfinite([fit.estimate, fit.se, fit.tau2, fit.i2]).all()


def test_a_cubic_is_followed_to_where_it_falls_through_0() -> None:
    def cubic(at: float) -> float:
        return -2 * at**3 + 0.4 * at**2 - at + 0.6

    [root] = [r.real for r in np.roots([-2, 0.4, -1, 0.6]) if abs(r.imag) < 1e-12]
    found = float(fall(*(cubic(at) for at in (-1.0, 0.0, 1.0, 2.0))))
    assert abs(found - root) < abs(0.6 / (0.6 - cubic(1.0)) - root) / 3
    assert float(fall(3.0, 1.0, -1.0, -3.0)) == 0.5  # a straight line
    ends = fall(*(np.array([5.0, 5.0]), np.array([1e-9, 1.0]), np.array([-1.0, 0.0]), np.zeros(2)))
    assert ((ends >= 0) & (ends <= 1)).all()


@pytest.mark.parametrize("method", ["ML", "REML"])
def test_beyond_the_grid_no_score_is_above_0(method: Likelihood) -> None:
    rng = np.random.default_rng(6)
    v = np.exp(rng.normal(-3, 1, 12))
    y = rng.normal(0, 1, 12)
    counts = rng.multinomial(12, np.full(12, 1 / 12), size=200).astype(float)
    problems = steady(Problems.build(y, v, counts=counts)).problems
    end = tau2_grid(problems)[-1]
    beyond = end * np.array([1.0, 1.5, 10.0, 1e4])
    scores = [likelihood_score(method)(problems, np.full(200, tau2))[0] for tau2 in beyond]
    assert np.max(scores) < 0
