"""The named sampling variances, and small-sample corrections turned off."""

import math

import numpy as np
import pytest

from attunement.synthesis.effects import MEASURES, effect_size

TWO = {"m1": [5.0, 6.0], "sd1": [1.0, 2.0], "n1": [10, 40], "m2": [4.0, 4.5], "sd2": [1.5, 2.0],
       "n2": [12, 30]}  # fmt: skip


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_the_first_variance_is_the_default_and_is_named_on_the_result(code: str) -> None:
    measure = MEASURES[code]
    assert measure.words
    assert measure.source
    assert all(measure.variances.values())


def test_variances_of_g_agree_for_large_groups() -> None:
    big = {**TWO, "n1": [100_000, 200_000], "n2": [100_000, 150_000]}
    plain = effect_size("SMD", **big).vi
    for name in ("LS2", "UB", "exact"):
        assert effect_size("SMD", variance=name, **big).vi == pytest.approx(plain, rel=1e-4)


def test_no_difference_is_assumed_under_the_null() -> None:
    found = effect_size("SMD", variance="H0", **TWO)
    assert found.vi == pytest.approx([1 / 10 + 1 / 12, 1 / 40 + 1 / 30])
    assert effect_size("COR", r=0.9, n=11, variance="H0").vi == pytest.approx([0.1])


def test_the_average_is_taken_over_the_rows_that_count() -> None:
    found = effect_size("COR", variance="AV", r=[0.2, 0.6, 0.9], n=[30, 10, None])
    average = (30 * 0.2 + 10 * 0.6) / 40
    assert found.vi == pytest.approx([(1 - average**2) ** 2 / 29, (1 - average**2) ** 2 / 9])


def test_exact_variance_needs_three_degrees_of_freedom() -> None:
    found = effect_size("SMD", variance="exact", d=[0.5, 0.5], n1=[2, 3], n2=[2, 3])
    assert found.rows == (2,)


def test_ratio_of_means_corrected_and_not() -> None:
    plain = effect_size("ROM", correct=False, **TWO)
    assert plain.yi == pytest.approx([math.log(5 / 4), math.log(6 / 4.5)])
    one, two = np.array([1 / 25 / 10, 4 / 36 / 40]), np.array([2.25 / 16 / 12, 4 / 20.25 / 30])
    corrected = effect_size("ROM", **TWO)
    assert corrected.yi == pytest.approx(plain.yi + (one - two) / 2)
    assert corrected.vi == pytest.approx(one + two)
    second = effect_size("ROM", variance="LS2", **TWO)
    assert second.vi == pytest.approx(one + two + (one**2 + two**2) / 2)


def test_ratio_of_means_with_one_spread() -> None:
    found = effect_size("ROM", variance="HO", **TWO)
    pooled = (39 * 4 + 29 * 4) / 68
    assert found.vi[1] == pytest.approx(pooled * (1 / (40 * 36) + 1 / (30 * 20.25)))


def test_a_mean_that_is_not_above_zero_has_no_log() -> None:
    found = effect_size("ROM", m1=[-1, -2, 0], sd1=1, n1=20, m2=[1, -1, 2], sd2=1, n2=20)
    assert found.rows == (2,)
    assert found.yi[0] > 0


def test_the_unbiased_correlation_is_further_from_zero() -> None:
    plain, better = effect_size("COR", r=0.5, n=20), effect_size("UCOR", r=0.5, n=20)
    # Olkin & Pratt's first term: r (1 + (1 - r^2) / (2 (n - 4))).
    assert float(better.yi[0]) == pytest.approx(0.5 * (1 + 0.75 / 32), abs=2e-3)
    assert better.yi[0] > plain.yi[0]
    unbiased = effect_size("UCOR", r=0.5, n=20, variance="UB")
    assert float(unbiased.vi[0]) == pytest.approx(float(better.vi[0]), rel=0.2)
    assert effect_size("UCOR", r=[0.0, 0.2], n=[4, 4]).yi[0] == 0
    assert effect_size("UCOR", r=[0.2, 0.2, 0.2], n=[3, 20, 4000]).rows == (2, 3)


def test_r_squared_from_the_test_of_the_model() -> None:
    f = (0.3 / 4) / (0.7 / 45)
    plain = effect_size("R2", r2=0.3, n=50)
    assert effect_size("R2", f=f, m=4, n=50).yi == pytest.approx(plain.yi)
    from scipy import stats

    p = float(stats.f.sf(f, 4, 45))
    assert effect_size("ZR2", p=p, m=4, n=50).yi == pytest.approx([math.atanh(math.sqrt(0.3))])


def test_a_semi_partial_correlation_from_t_p_and_itself() -> None:
    r = 2.3 * math.sqrt(0.7 / 56)
    given = {"r2": 0.3, "n": 60}
    direct = effect_size("SPCOR", r=r, **given)
    assert effect_size("SPCOR", t=2.3, m=3, **given).vi == pytest.approx(direct.vi)


def test_change_from_the_change_itself() -> None:
    both = effect_size("SMCC", m1=5, m2=4, sd1=2, sd2=2, r=0.5, n=30)
    assert effect_size("SMCC", change=1, sd_change=2, n=30).yi == pytest.approx(both.yi)
    assert effect_size("MC", change=1, sd_change=2, n=30).vi == pytest.approx([4 / 30])
    t = 0.5 * math.sqrt(30)
    assert effect_size("SMCC", t=t, n=30).yi == pytest.approx(both.yi)


def test_given_effects() -> None:
    found = effect_size("GEN", yi=[0.1, 0.2, 0.3], vi=[0.04, None, None], sei=[None, 0.2, None],
                        lower=[None, None, -0.1], upper=[None, None, 0.7])  # fmt: skip
    assert found.vi == pytest.approx([0.04, 0.04, (0.4 / 1.959963984540054) ** 2])
    assert found.derived[2] == "effect and 95 % confidence limits"
    assert effect_size("GEN", yi=[1, 2], lower=[2, 1], upper=[0, 3]).rows == (2,)
