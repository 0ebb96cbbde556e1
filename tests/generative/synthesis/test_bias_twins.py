"""Missing studies: arrays against loops, and what must hold for any studies."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy import stats

from attunement.synthesis import bias, models
from attunement.synthesis.bias.selection_functions import SHAPES
from attunement.synthesis.bias.selection_likelihood import Likelihood, Smooth, Steps
from attunement.synthesis.effects import EffectSizes
from attunement.synthesis.errors import (
    NoSpread,
    NotIdentifiable,
    NotSolved,
    SynthesisError,
    UnknownChoice,
)

from . import slow_bias

Studies = list[tuple[float, float]]
EFFECT = st.integers(-3000, 3000).map(lambda value: value / 1000)
VARIANCE = st.integers(10, 900).map(lambda value: value / 1000)


def some_studies(least: int = 4, most: int = 12) -> st.SearchStrategy[Studies]:
    return st.lists(
        st.tuples(EFFECT, VARIANCE),
        min_size=least,
        max_size=most,
        unique_by=(lambda study: study[0], lambda study: study[1]),
    )


def made(studies: Studies, sign: float = 1.0) -> EffectSizes:
    yi, vi = np.array(studies).T
    return EffectSizes(yi=sign * yi, vi=vi, ni=np.ceil(4 / vi))


def lists(studies: Studies) -> tuple[list[float], list[float]]:
    return [one[0] for one in studies], [one[1] for one in studies]


@settings(max_examples=40)
@given(some_studies(), st.sampled_from(["sei", "vi", "ninv"]))
def test_egger_s_line_is_that_of_textbook_sums(studies: Studies, predictor: str) -> None:
    es = made(studies)
    assert es.ni is not None
    x = {"sei": np.sqrt(es.vi), "vi": es.vi, "ninv": 1 / es.ni}[predictor]
    assume(np.ptp(x) > 1e-3 * np.max(x))
    try:
        found, pet = bias.egger(es, predictor=predictor), bias.pet_peese(es)
    except NoSpread:
        assume(False)
        raise
    expected = slow_bias.line(*lists(studies), x.tolist())
    assert (found.intercept, found.slope) == pytest.approx(expected[:2], rel=1e-6, abs=1e-8)
    assert found.slope_se == pytest.approx(expected[3], rel=1e-6)
    assert float(pet.pet.se[0]) == pytest.approx(
        slow_bias.line(*lists(studies), np.sqrt(es.vi).tolist())[2], rel=1e-6
    )


@settings(max_examples=25)
@given(some_studies(most=6))
def test_the_rank_test_counts_every_order(studies: Studies) -> None:
    found = bias.begg(made(studies))
    assume(found.exact)
    tau, p = slow_bias.rank_test(*lists(studies))
    assert found.tau == pytest.approx(tau)
    assert found.pvalue == pytest.approx(p)


@settings(max_examples=40)
@given(some_studies(), st.sampled_from(["L0", "R0", "Q0"]))
def test_trimming_and_filling_by_loops(studies: Studies, estimator: str) -> None:
    expected = slow_bias.trim(*lists(studies), estimator)
    try:
        found = bias.trim_and_fill(made(studies), estimator=estimator, side="left", method="EE")
    except NotSolved:
        assert expected is None
        return
    assert expected is not None
    k0, centre = expected
    assert found.k0 == k0
    if k0:
        largest = sorted(lists(studies)[0])[-k0:]
        mirrored = sorted(2 * centre - y for y in largest)
        assert np.sort(found.filled_yi) == pytest.approx(mirrored)
    assert found.fit.k == len(studies) + k0


@settings(max_examples=30)
@given(some_studies(most=6), st.sampled_from(["Rosenthal", "Rosenberg"]))
def test_null_studies_added_one_at_a_time(studies: Studies, kind: str) -> None:
    found = bias.failsafe_n(made(studies), kind=kind)  # type: ignore[arg-type]
    assume(found.n < 3000)
    assert found.n == slow_bias.null_studies_until(*lists(studies), kind, 0.05)


@settings(max_examples=25)
@given(some_studies())
def test_turning_all_effects_round_turns_what_is_found(studies: Studies) -> None:
    there, back = made(studies), made(studies, -1.0)
    assert bias.egger(there).slope == pytest.approx(-bias.egger(back).slope, rel=1e-6, abs=1e-9)
    assert bias.begg(there).tau == pytest.approx(-bias.begg(back).tau)
    assert bias.failsafe_n(there).n == bias.failsafe_n(back).n
    filled = bias.trim_and_fill(there, side="left", method="EE", estimator="R0")
    other = bias.trim_and_fill(back, side="right", method="EE", estimator="R0")
    assert filled.k0 == other.k0
    assert filled.fit.estimate == pytest.approx(-other.fit.estimate, abs=1e-9)


@settings(max_examples=20)
@given(some_studies(most=8), st.floats(0, 1))
def test_the_chance_of_as_many_significant_results(studies: Studies, tau2: float) -> None:
    found = bias.excess_significance(made(studies), effect=0.4, tau2=tau2)
    expected = slow_bias.chance_of_as_many(found.power.tolist(), found.observed)
    assert found.pvalue == pytest.approx(expected, abs=1e-12)
    (yi, vi), z = lists(studies), 1.959963984540054
    assert found.observed == sum(abs(y) > z * v**0.5 for y, v in zip(yi, vi, strict=True))
    for power, v in zip(found.power, vi, strict=True):
        spread = (v + tau2) ** 0.5
        above, below = (z * v**0.5 - 0.4) / spread, (-z * v**0.5 - 0.4) / spread
        assert power == pytest.approx(stats.norm.sf(above) + stats.norm.cdf(below))


SHAPE_AT = {
    "halfnorm": (2.0,), "negexp": (3.0,), "logistic": (4.0,), "power": (1.5,), "beta": (0.8, 1.7),
}  # fmt: skip


def weight_of(kind: str) -> object:
    shape, delta = SHAPES[kind], np.array(SHAPE_AT[kind])

    def weight(p: float, q: float) -> float:
        low = shape.clip
        held = [np.array([min(max(x, low), 1 - low)]) for x in (p, q)]
        return float(shape.weigh(*held, delta)[0][0])

    return weight


def test_every_shape_is_tried() -> None:
    assert set(SHAPE_AT) == set(SHAPES)


@pytest.mark.parametrize("kind", sorted(SHAPE_AT))
def test_the_share_seen_is_that_of_adaptive_quadrature(kind: str) -> None:
    @settings(max_examples=5)
    @given(some_studies(least=2, most=3), EFFECT, st.floats(0, 2))
    def agrees(studies: Studies, mu: float, tau2: float) -> None:
        yi, vi = lists(studies)
        es = made(studies)
        likelihood = Likelihood(
            es.yi, es.vi, Smooth(es.yi / np.sqrt(es.vi), SHAPES[kind], two_sided=False)
        )
        found, _ = likelihood.value_and_slope(np.array([mu, tau2, *SHAPE_AT[kind]]))
        edges = [-4.264890793922825, -2.0, 0.0, 2.0, 4.264890793922825]
        slow = slow_bias.selection_log_likelihood(yi, vi, mu, tau2, weight_of(kind), edges)
        assert found == pytest.approx(slow, rel=1e-8, abs=1e-8)

    agrees()


def test_the_share_seen_between_steps_is_that_of_adaptive_quadrature() -> None:
    @settings(max_examples=10)
    @given(some_studies(least=2, most=3), EFFECT, st.floats(0, 2), st.floats(0.1, 3))
    def agrees(studies: Studies, mu: float, tau2: float, delta: float) -> None:
        yi, vi = lists(studies)
        es = made(studies)
        likelihood = Likelihood(es.yi, es.vi, Steps(es.yi / np.sqrt(es.vi), (0.025, 1.0), False))
        found, _ = likelihood.value_and_slope(np.array([mu, tau2, delta]))
        slow = slow_bias.selection_log_likelihood(
            yi, vi, mu, tau2, lambda p, q: 1.0 if p <= 0.025 else delta, [1.959963984540054]
        )
        assert found == pytest.approx(slow, rel=1e-8, abs=1e-8)

    agrees()


@pytest.mark.parametrize("kind", ["step", *sorted(SHAPE_AT)])
@pytest.mark.parametrize("two_sided", [False, True])
def test_the_slope_is_that_of_small_steps(kind: str, two_sided: bool) -> None:
    @settings(max_examples=8)
    @given(some_studies(least=3, most=5), EFFECT, st.floats(0.05, 2))
    def agrees(studies: Studies, mu: float, tau2: float) -> None:
        es = made(studies)
        z = es.yi / np.sqrt(es.vi)
        selection = (
            Steps(z, (0.05, 0.5, 1.0), two_sided)
            if kind == "step"
            else Smooth(z, SHAPES[kind], two_sided)
        )
        likelihood = Likelihood(es.yi, es.vi, selection)
        at = np.array([mu, tau2, *((0.6, 0.3) if kind == "step" else SHAPE_AT[kind])])
        _, slope = likelihood.value_and_slope(at)
        for place in range(at.size):
            step = 1e-6 * (np.arange(at.size) == place)
            ahead, behind = (likelihood.value_and_slope(at + sign * step)[0] for sign in (1, -1))
            assert slope[place] == pytest.approx((ahead - behind) / 2e-6, rel=1e-4, abs=1e-4)

    agrees()


@settings(max_examples=8)
@given(some_studies(least=8, most=15))
@example([(0.1 * i, 0.05 + 0.01 * i) for i in range(10)])
def test_selection_never_fits_worse_than_none(studies: Studies) -> None:
    es = made(studies)
    try:
        found = bias.selection_model(es, steps=(0.025,))
    except (UnknownChoice, NotSolved, NotIdentifiable):
        assume(False)
        raise
    plain = models.pool(es, method="ML", test="z")
    w = 1 / (es.vi + plain.tau2)
    height = float(np.sum(np.log(w / (2 * np.pi)) - w * (es.yi - plain.estimate) ** 2) / 2)
    assert found.log_likelihood >= height - 1e-8
    assert found.lrt == pytest.approx(2 * (found.log_likelihood - height), abs=1e-7)
    back = bias.selection_model(made(studies, -1.0), steps=(0.025,))
    if found.alternative != back.alternative:
        assert back.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-6)


AWKWARD = st.one_of(
    st.sampled_from([0.0, 1e-9, 0.3, -0.3, 1e6]), st.floats(-5, 5, allow_subnormal=False)
)
SIZES = st.one_of(st.sampled_from([1e-8, 0.1, 1.0, 1e4]), st.floats(1e-3, 10))
FITTED = ("egger by meta-regression", "trim and fill")
"""Meta-regressions of one huge weight are the models' own matter: see their tests."""
METHODS = {
    "egger": bias.egger,
    "egger by meta-regression": lambda es: bias.egger(es, model="regress"),
    "begg": bias.begg,
    "trim and fill": bias.trim_and_fill,
    "pet_peese": bias.pet_peese,
    "weighted_average": bias.weighted_average,
    "failsafe_n": bias.failsafe_n,
    "excess_significance": bias.excess_significance,
    "selection_model": bias.selection_model,
    "smooth selection": lambda es: bias.selection_model(es, kind="logistic"),
}


@pytest.mark.parametrize("name", METHODS)
def test_awkward_studies_give_numbers_or_a_named_refusal(name: str) -> None:
    @settings(max_examples=25)
    @given(
        st.lists(
            st.tuples(AWKWARD, st.floats(0.01, 10) if name in FITTED else SIZES),
            min_size=1,
            max_size=7,
        )
    )
    def law(studies: Studies) -> None:
        try:
            found = METHODS[name](made(studies))
        except SynthesisError:
            return
        for field in fields(found):
            value = getattr(found, field.name)
            if isinstance(value, float):
                assert not np.isnan(value), field.name

    law()
