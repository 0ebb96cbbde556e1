"""One study that dwarfs all others, against exact fractions: no digit may be lost to rounding."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attunement.synthesis import errors
from attunement.synthesis.models import pool, regress
from attunement.synthesis.models.problems import Problems, weigh
from attunement.synthesis.models.traces import trace_pv, trace_pvpv

SOME = settings(max_examples=40)
Matrix = list[list[Fraction]]


def projection(a: list[Fraction]) -> Matrix:
    s = sum(a)
    k = range(len(a))
    return [[(a[i] if i == j else Fraction(0)) - a[i] * a[j] / s for j in k] for i in k]


def form(p: Matrix, y: list[Fraction]) -> Fraction:
    k = range(len(y))
    return sum((y[i] * p[i][j] * y[j] for i in k for j in k), Fraction(0))


def trace(p: Matrix, v: list[Fraction]) -> Fraction:
    return sum((p[i][i] * v[i] for i in range(len(v))), Fraction(0))


def trace2(p: Matrix, v: list[Fraction]) -> Fraction:
    k = range(len(v))
    return sum((p[i][j] ** 2 * v[i] * v[j] for i in k for j in k), Fraction(0))


def fractions(values: list[float]) -> list[Fraction]:
    return [Fraction(value) for value in values]


EFFECTS = st.lists(st.floats(-1, 1).map(lambda y: round(y, 3)), min_size=3, max_size=6)
TINY = st.integers(0, 20).map(lambda e: 10.0**-e)


def variances(k: int, tiny: float) -> list[float]:
    return [tiny, *(0.05 + 0.03 * i for i in range(1, k))]


@SOME
@given(effects=EFFECTS, tiny=TINY)
def test_moment_estimators_and_what_stands_on_them(effects: list[float], tiny: float) -> None:
    v = variances(len(effects), tiny)
    y_, v_ = fractions(effects), fractions(v)
    for method, a in (("DL", [1 / x for x in v_]), ("HE", [Fraction(1) for _ in v_])):
        p = projection(a)
        exact = max(Fraction(0), (form(p, y_) - trace(p, v_)) / trace(p, [Fraction(1) for _ in v_]))
        fit = pool(yi=effects, vi=v, method=method, test="z")
        scale = max(float(exact), float(np.mean(v)) / 10)
        assert abs(fit.tau2 - float(exact)) < 1e-10 * scale
        own = [x + Fraction(fit.tau2) for x in v_]
        error = sqrt(2 * trace2(p, own)) / float(trace(p, [Fraction(1) for _ in v_]))
        assert fit.tau2_se == pytest.approx(error, rel=1e-10)
        typical = (len(v) - 1) / trace(projection([1 / x for x in v_]), [Fraction(1) for _ in v_])
        assert fit.typical_variance == pytest.approx(float(typical), rel=1e-11)


def score(y: list[Fraction], v: list[Fraction], tau2: Fraction, method: str) -> Fraction:
    """Twice the slope of the (restricted) log-likelihood."""
    w = [1 / (x + tau2) for x in v]
    mean = sum((a * b for a, b in zip(w, y, strict=True)), Fraction(0)) / sum(w)
    yppy = sum(((a * (b - mean)) ** 2 for a, b in zip(w, y, strict=True)), Fraction(0))
    p = projection(w)
    ones = [Fraction(1) for _ in w]
    return yppy - (trace(p, ones) if method == "REML" else sum(w))


@SOME
@given(effects=EFFECTS, tiny=TINY, method=st.sampled_from(["REML", "ML"]))
def test_a_likelihood_is_at_its_top_or_refused(
    effects: list[float], tiny: float, method: str
) -> None:
    v = variances(len(effects), tiny)
    try:
        fit = pool(yi=effects, vi=v, method=method, test="z")
    except errors.NotSolved:
        assert tiny < 1e-9  # rounding in the score: refused, not guessed
        return
    y_, v_, tau2 = fractions(effects), fractions(v), Fraction(fit.tau2)
    off = Fraction(1e-7) * max(tau2, Fraction(float(np.mean(v)) / 10))
    assert score(y_, v_, tau2 + off, method) < 0
    if tau2 > off:
        assert score(y_, v_, tau2 - off, method) > 0
    w = [1 / (x + tau2) for x in v_]
    ones = [Fraction(1) for _ in w]
    spread = trace2(projection(w), ones) if method == "REML" else sum(x * x for x in w)
    assert fit.tau2_se == pytest.approx(sqrt(2 / spread), rel=1e-10)


@SOME
@given(counts=st.lists(st.integers(0, 3), min_size=4, max_size=4), tiny=TINY)
def test_copies_of_a_study_are_studies(counts: list[int], tiny: float) -> None:
    if sum(counts) < 2:
        return
    v = np.array(variances(4, tiny))
    many = Problems.build(np.zeros(4), v, counts=np.array([counts], dtype=float))
    each = np.repeat(v, counts)
    apart = Problems.build(np.zeros(len(each)), each)
    one, other = weigh(many, 1 / v), weigh(apart, 1 / each)
    assert trace_pv(one, v)[0] == pytest.approx(trace_pv(other, each)[0], rel=1e-12)
    assert trace_pvpv(one, v)[0] == pytest.approx(trace_pvpv(other, each)[0], rel=1e-12)


@pytest.mark.parametrize("tiny", [1e-3, 1e-9, 1e-15, 1e-21])
@pytest.mark.parametrize("method", ["DL", "HE", "REML", "PM", "EE", "DL2"])
def test_with_a_moderator_it_is_right_or_an_error_with_a_name(tiny: float, method: str) -> None:
    y, v = [0.1, 0.5, 0.3, 0.9, -0.2], [tiny, 0.1, 0.2, 0.05, 0.3]
    try:
        fit = regress(yi=y, vi=v, moderators={"x": [1, 2, 3, 4, 6]}, method=method, test="z")
    except errors.NotSolved:
        assert tiny < 1e-6
        return
    numbers = [fit.tau2, fit.i2, fit.h2, fit.q, *fit.estimates, *fit.se]
    assert np.isfinite(numbers).all()
    if tiny < 1e-6:
        return
    x = np.column_stack([np.ones(5), [1, 2, 3, 4, 6]])
    w = np.diag(1 / np.array(v))
    p = w - w @ x @ np.linalg.inv(x.T @ w @ x) @ x.T @ w
    assert fit.typical_variance == pytest.approx(3 / np.trace(p), rel=1e-8)
