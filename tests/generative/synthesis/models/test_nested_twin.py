"""The likelihood in sums over studies against the one with a matrix of every study."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.synthesis import EffectSizes
from attunement.synthesis.models import Multilevel, compiled, multilevel
from attunement.synthesis.models.blocks import blocks_of
from attunement.synthesis.models.climbs import Maximum, maximise
from attunement.synthesis.models.components import dense_surface
from attunement.synthesis.models.level_estimates import clustered
from attunement.synthesis.models.nested import Nested
from attunement.synthesis.models.nested_likelihood import nested_surface
from attunement.synthesis.models.score import Likelihood
from generative.synthesis.models.drawn import studies

SOME = settings(max_examples=25)
METHODS: tuple[Likelihood, ...] = ("ML", "REML")


@st.composite
def nested(draw: st.DrawFn) -> tuple[EffectSizes, np.ndarray, list[int]]:
    y, v = draw(studies(least=5, most=12, decades=1))
    k = len(y)
    study = draw(
        st.lists(st.integers(0, 4), min_size=k, max_size=k).filter(lambda c: len(set(c)) > 1)
    )
    moderator = np.sin(np.arange(k) * draw(st.integers(1, 5)))
    design = np.column_stack([np.ones(k), moderator])[:, : draw(st.sampled_from([1, 2]))]
    return EffectSizes(yi=y, vi=v, measure="MD"), design, study


@SOME
@given(
    drawn=nested(),
    rho=st.sampled_from([0.0, 0.6, 0.95]),
    method=st.sampled_from(METHODS),
    theta=st.lists(st.tuples(*[st.sampled_from([0.0, 0.01, 0.3, 4.0])] * 2), min_size=1),
)
def test_sums_are_what_whole_matrices_give(
    drawn: tuple[EffectSizes, np.ndarray, list[int]],
    rho: float,
    method: Likelihood,
    theta: list[tuple[float, float]],
) -> None:
    effects, x, study = drawn
    points, blocks = np.array(theta), blocks_of(study, effects.k)
    ours = nested_surface(Nested.build(effects, x, blocks, rho), points, method)
    whole = clustered(effects, x, blocks, blocks.codes(), np.arange(effects.k), rho)
    slow = dense_surface(whole, points, method)
    np.testing.assert_allclose(np.diff(ours.loglik), np.diff(slow.loglik), rtol=1e-8, atol=1e-8)
    for name in ("score", "hessian", "expected"):
        known = getattr(slow, name)
        size = np.abs(known).max()
        np.testing.assert_allclose(getattr(ours, name), known, rtol=1e-7, atol=1e-9 * size)


def test_no_digits_are_lost_to_a_wide_variance() -> None:
    """With every effect alone in its study, M is a number, however wide beside v."""
    v, y = np.array([1e-6, 2e-6, 5e-6, 3e-6]), np.array([0.0, 1.0, 3.0, 2.0])
    effects = EffectSizes(yi=y, vi=v, measure="MD")
    data = Nested.build(effects, np.ones((4, 1)), blocks_of(range(4), 4), 0.6)
    wide = 100.0
    w = 1 / (v + wide)
    yppy = np.square(w * (y - w @ y / w.sum())).sum()
    by_hand = (yppy - (w.sum() - np.square(w).sum() / w.sum())) / 2
    score = nested_surface(data, np.array([[wide, 0.0]]), "REML").score
    np.testing.assert_allclose(score, [[by_hand, by_hand]], rtol=1e-13)


@pytest.mark.parametrize("rho", [None, 0.6])
def test_both_ways_lead_to_one_top(rho: float | None) -> None:
    rng = np.random.default_rng(7)
    study = np.repeat(np.arange(9), 3)
    vi = rng.uniform(0.01, 0.2, 27)
    yi = rng.normal(0, 0.4, 9)[study] + rng.normal(0, np.sqrt(0.1 + vi))
    fit = multilevel(yi=yi, vi=vi, study=study.tolist(), rho=rho)
    whole = clustered(fit.effects, fit.design, fit.blocks, study, fit.own, rho)
    slow: Maximum = maximise(
        lambda theta: dense_surface(whole, theta, "REML"), float(yi.var()), float(vi.mean())
    )
    assert fit.certificate
    assert (fit.certificate.reached, slow.reached) == (3, 3)
    np.testing.assert_allclose(fit.sigma2, slow.theta, rtol=1e-11)
    np.testing.assert_allclose(fit.certificate.hessian, slow.hessian, rtol=1e-9)


TOLD = ("sigma2", "estimates", "se", "ci_lower", "q", "q_pvalue", "i2", "i2_by_level", "loglik")


def told(fit: Multilevel) -> list[float]:
    return [float(number) for name in TOLD for number in np.ravel(getattr(fit, name))]


@SOME
@given(
    seed=st.integers(0, 2**32 - 1),
    sizes=st.lists(st.integers(1, 5), min_size=3, max_size=12).filter(lambda s: max(s) > 1),
    rho=st.sampled_from([None, 0.0, 0.6]),
    method=st.sampled_from(METHODS),
    moderated=st.booleans(),
    spread=st.sampled_from([(0.0, 0.0), (0.2, 0.0), (0.0, 0.2), (0.1, 0.4)]),
)
def test_compiled_climbs_end_where_the_others_do(
    seed: int,
    sizes: list[int],
    rho: float | None,
    method: Likelihood,
    moderated: bool,
    spread: tuple[float, float],
) -> None:
    if compiled.loaded("climb_loops") is None:
        pytest.skip("numba is not installed")
    rng = np.random.default_rng(seed)
    study = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
    k = len(study)
    vi = rng.uniform(0.01, 0.2, k)
    between = rng.normal(0, np.sqrt(spread[0]), len(sizes))
    yi = 40 + between[study] + rng.normal(0, np.sqrt(spread[1] + vi))
    moderators = {"year": (2000 + rng.integers(0, 20, k)).tolist()} if moderated and k > 4 else None

    def one() -> Multilevel:
        return multilevel(
            yi=yi, vi=vi, study=study.tolist(), rho=rho, method=method, moderators=moderators
        )

    fast = one()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "loaded", lambda module: None)
        slow = one()
    assert fast.certificate
    assert slow.certificate
    assert fast.certificate.score < 1e-12
    assert fast.certificate.maxima == slow.certificate.maxima
    assert fast.certificate.boundary == slow.certificate.boundary
    np.testing.assert_allclose(told(fast), told(slow), rtol=1e-9, atol=1e-10)
    scale = np.abs(slow.certificate.hessian).max()
    np.testing.assert_allclose(
        fast.certificate.hessian, slow.certificate.hessian, rtol=1e-8, atol=1e-9 * scale
    )
    np.testing.assert_allclose(fast.weights, slow.weights, rtol=1e-9)
