"""Each measure of agreement against a slow and obvious one, and the laws that it keeps."""

from fractions import Fraction
from statistics import NormalDist
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from attunement.measures.agreement import (
    AgreementError,
    cohen_kappa,
    icc,
    krippendorff_alpha,
    percentage,
    resampling,
    weighted_kappa,
)
from attunement.measures.agreement.coincidences import Coincidences
from generative.measures import slow_agreement as slow

LEVELS = (0, 1, 2, 3)
SOME = settings(max_examples=60)
FORMS: tuple[Any, ...] = ("1,1", "2,1", "3,1", "1,k", "2,k", "3,k")
Z = NormalDist().inv_cdf(0.975)
pairs = st.lists(st.tuples(st.sampled_from(LEVELS), st.sampled_from(LEVELS)), min_size=2)


def seeded() -> np.random.Generator:
    return np.random.default_rng(20261122)


def plain(a: int, b: int) -> Fraction:
    return Fraction(a == b)


def linear(a: int, b: int) -> Fraction:
    return 1 - Fraction(abs(a - b), 3)


def quadratic(a: int, b: int) -> Fraction:
    return 1 - Fraction((a - b) ** 2, 9)


def apart(drawn: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [a for a, _ in drawn], [b for _, b in drawn]


@SOME
@given(drawn=pairs)
def test_kappa_is_the_slow_one(drawn: list[tuple[int, int]]) -> None:
    first, second = apart(drawn)
    for found, weight in (
        (cohen_kappa(first, second), plain),
        (weighted_kappa(first, second, levels=LEVELS, weights="linear"), linear),
        (weighted_kappa(first, second, levels=LEVELS, weights="quadratic"), quadratic),
    ):
        expected = slow.weighted_kappa(first, second, weight)
        if expected is None:
            assert found.estimate is None
            assert "no variation" in str(found.reason)
        else:
            assert found.estimate == pytest.approx(float(expected), abs=1e-9)


@SOME
@given(drawn=st.lists(st.integers(1, 30), min_size=16, max_size=16))
def test_the_standard_error_is_that_of_the_delta_method(drawn: list[int]) -> None:
    counts = [drawn[4 * i : 4 * i + 4] for i in range(4)]
    n = sum(drawn)
    ratings = [(i, j) for i in range(4) for j in range(4) for _ in range(counts[i][j])]
    first, second = apart(ratings)
    table = [[count / n for count in row] for row in counts]
    kinds: tuple[tuple[Literal["linear", "quadratic"], Any], ...] = (
        ("linear", linear),
        ("quadratic", quadratic),
    )
    for weights, weight in kinds:
        found = weighted_kappa(first, second, levels=LEVELS, weights=weights)
        assert found.estimate is not None
        assert found.ci_lower is not None
        reach = found.estimate - found.ci_lower
        assert reach == pytest.approx(Z * slow.standard_error(table, weight, n), rel=1e-5)


@SOME
@given(drawn=pairs)
def test_who_is_first_does_not_matter(drawn: list[tuple[int, int]]) -> None:
    first, second = apart(drawn)
    for one, other in (
        (percentage(first, second), percentage(second, first)),
        (cohen_kappa(first, second), cohen_kappa(second, first)),
    ):
        assert (one.estimate or 0) == pytest.approx(other.estimate or 0, abs=1e-12)
        assert (one.ci_lower or 0) == pytest.approx(other.ci_lower or 0, abs=1e-9)


@SOME
@given(drawn=pairs)
def test_with_two_levels_weights_change_nothing(drawn: list[tuple[int, int]]) -> None:
    first, second = apart([(a // 2, b // 2) for a, b in drawn])
    plainly = cohen_kappa(first, second)
    weighted = weighted_kappa(first, second, levels=(0, 1), weights="quadratic")
    assert (weighted.estimate is None) == (plainly.estimate is None)
    if plainly.estimate is not None:
        assert weighted.estimate == pytest.approx(plainly.estimate, abs=1e-12)


@SOME
@given(drawn=pairs)
def test_an_interval_holds_its_estimate(drawn: list[tuple[int, int]]) -> None:
    first, second = apart(drawn)
    for found in (percentage(first, second), cohen_kappa(first, second)):
        if found.estimate is not None and found.ci_lower is not None:
            assert found.ci_upper is not None
            assert -1 <= found.ci_lower <= found.estimate <= found.ci_upper <= 1


@st.composite
def numbers(draw: st.DrawFn) -> list[list[int]]:
    raters = draw(st.integers(2, 4))
    row = st.lists(st.integers(0, 6), min_size=raters, max_size=raters)
    return draw(st.lists(row, min_size=2, max_size=8))


@pytest.mark.parametrize("form", FORMS)
@SOME
@given(drawn=numbers())
def test_intraclass_correlation_is_the_slow_one(form: Any, drawn: list[list[int]]) -> None:
    found, expected = icc(drawn, form=form), slow.icc(drawn, form)
    if expected is None:
        assert found.estimate is None
    else:
        assert found.estimate == pytest.approx(float(expected), rel=1e-8, abs=1e-9)
        if found.ci_lower is not None:
            assert found.ci_upper is not None
            assert found.ci_lower <= found.estimate + 1e-9
            assert found.estimate <= found.ci_upper + 1e-9


@pytest.mark.parametrize("form", FORMS)
@SOME
@given(drawn=numbers(), scale=st.floats(0.1, 100), shift=st.floats(-1000, 1000))
def test_the_unit_of_a_rating_does_not_matter(
    form: Any, drawn: list[list[int]], scale: float, shift: float
) -> None:
    before = icc(drawn, form=form)
    after = icc([[scale * one + shift for one in row] for row in drawn], form=form)
    assert (before.estimate is None) == (after.estimate is None)
    if before.estimate is not None:
        assert after.estimate == pytest.approx(before.estimate, rel=1e-5, abs=1e-6)


@SOME
@given(drawn=numbers(), lenience=st.integers(-50, 50))
def test_consistency_forgives_a_lenient_rater(drawn: list[list[int]], lenience: int) -> None:
    lenient = [[row[0] + lenience, *row[1:]] for row in drawn]
    before, after = slow.icc(drawn, "3,1"), icc(lenient, form="3,1").estimate
    assert (before is None) == (after is None)
    if before is not None:
        assert after == pytest.approx(float(before), abs=1e-9)


@st.composite
def patchy(draw: st.DrawFn) -> list[list[int | None]]:
    subjects = draw(st.integers(2, 7))
    rating = st.one_of(st.none(), st.integers(0, 4))
    row = st.lists(rating, min_size=subjects, max_size=subjects)
    return draw(st.lists(row, min_size=2, max_size=4))


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval", "ratio"])
@SOME
@given(drawn=patchy())
def test_alpha_is_the_slow_one(metric: Any, drawn: list[list[int | None]]) -> None:
    try:
        found = krippendorff_alpha(drawn, metric=metric, generator=seeded(), resamples=50)
    except AgreementError:
        rated = [sum(one is not None for one in column) for column in zip(*drawn, strict=True)]
        assert sum(count > 1 for count in rated) < 2
        return
    expected = slow.alpha(drawn, metric)
    if expected is None:
        assert found.estimate is None
    else:
        assert found.estimate == pytest.approx(float(expected), abs=1e-9)


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval", "ratio"])
@SOME
@given(drawn=patchy(), again=st.lists(st.integers(0, 3), min_size=7, max_size=7))
def test_alpha_of_a_resample_is_that_of_its_subjects(
    metric: Any, drawn: list[list[int | None]], again: list[int]
) -> None:
    columns = [c for c in zip(*drawn, strict=True) if sum(one is not None for one in c) > 1]
    assume(len(columns) > 1)
    times = np.array([again[: len(columns)]], dtype=float)
    assume(times.sum() > 0)
    seen = Coincidences.of(list(zip(*columns, strict=True)), metric, None)
    (found,) = resampling._alphas(seen, metric, times)
    repeated = [column for column, n in zip(columns, again, strict=False) for _ in range(n)]
    expected = slow.alpha(list(zip(*repeated, strict=True)), metric)
    if expected is None:
        assert np.isnan(found)
    else:
        assert found == pytest.approx(float(expected), abs=1e-9)


@SOME
@given(drawn=patchy(), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_raters_and_subjects_does_not_matter(
    drawn: list[list[int | None]], shuffled: Any
) -> None:
    columns = list(zip(*drawn, strict=True))
    assume(sum(sum(one is not None for one in column) > 1 for column in columns) > 1)
    shuffled.shuffle(columns)
    rows = [list(row) for row in zip(*columns, strict=True)][::-1]
    one = krippendorff_alpha(drawn, metric="ordinal", generator=seeded(), resamples=50)
    other = krippendorff_alpha(rows, metric="ordinal", generator=seeded(), resamples=50)
    assert (one.estimate or 0) == pytest.approx(other.estimate or 0, abs=1e-12)
