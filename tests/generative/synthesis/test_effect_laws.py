"""What must hold for any studies."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from attunement.synthesis.effects import (
    MEASURES,
    EffectSizes,
    delta_method,
    effect_size,
    from_confidence_interval,
    from_five_numbers,
)
from attunement.synthesis.errors import NotComputable

from .effect_rows import as_columns, rows_of

OF_ARMS = {
    "SMD": {}, "SMDH": {}, "MD": {}, "ROM": {}, "VR": {}, "CVR": {}, "D2ORL": {}, "D2ORN": {},
    "RPB": {}, "ZPB": {}, "RR": {}, "OR": {}, "RD": {}, "AS": {}, "PETO": {}, "PBIT": {},
    "OR2DL": {}, "OR2DN": {}, "IRR": {}, "IRD": {}, "IRSD": {}, "PHI": {}, "YUQ": {}, "YUY": {},
}  # fmt: skip
FEW = 15
"""Examples where one law is tried on every measure."""
OTHER_ARM = {"a": "c", "b": "d", "c": "a", "d": "b"}
SCALE_FREE = ["SMD", "SMDH", "SMD1", "SMD1H", "ROM", "VR", "CVR", "AUCN", "RPB", "SMCC", "SMCRPH"]


def swapped(name: str) -> str:
    if name in OTHER_ARM:
        return OTHER_ARM[name]
    return name[:-1] + {"1": "2", "2": "1"}.get(name[-1], name[-1])


def tried(measure: str, columns: dict[str, list[float]], **options: object) -> EffectSizes:
    try:
        return effect_size(measure, **options, **columns)  # type: ignore[arg-type]
    except NotComputable:
        assume(False)
        raise


def same(one: EffectSizes, other: EffectSizes, sign: float = 1.0) -> None:
    assert one.rows == other.rows
    assert one.yi == pytest.approx(sign * other.yi, rel=1e-9, abs=1e-10)
    assert one.vi == pytest.approx(other.vi, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("code", OF_ARMS)
def test_swapping_the_arms_flips_the_sign(code: str) -> None:
    @settings(max_examples=FEW)
    @given(rows_of(MEASURES[code].inputs[0]))
    def law(rows: list[dict[str, float]]) -> None:
        columns = as_columns(rows)
        there = tried(code, columns)
        back = effect_size(code, **{swapped(name): values for name, values in columns.items()})
        same(there, back, -1.0)

    law()


@pytest.mark.parametrize("code", SCALE_FREE)
def test_a_change_of_unit_leaves_what_has_no_unit(code: str) -> None:
    @settings(max_examples=FEW)
    @given(rows_of(MEASURES[code].inputs[0]), st.floats(0.01, 100))
    def law(rows: list[dict[str, float]], unit: float) -> None:
        columns = as_columns(rows)
        scaled = {
            name: [value * unit for value in values] if name[:1] in "ms" else values
            for name, values in columns.items()
        }
        same(tried(code, columns), effect_size(code, **scaled))

    law()


@settings(max_examples=40)
@given(rows_of(MEASURES["MD"].inputs[0]), st.floats(0.01, 100))
def test_a_change_of_unit_carries_over_to_raw_differences(
    rows: list[dict[str, float]], unit: float
) -> None:
    columns = as_columns(rows)
    scaled = {
        name: [value * unit for value in values] if name[0] in "ms" else values
        for name, values in columns.items()
    }
    plain, carried = effect_size("MD", **columns), effect_size("MD", **scaled)
    assert carried.yi == pytest.approx(plain.yi * unit, abs=1e-9)
    assert carried.vi == pytest.approx(plain.vi * unit**2)


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_the_order_of_studies_does_not_matter(code: str) -> None:
    @settings(max_examples=FEW)
    @given(rows_of(MEASURES[code].inputs[0], at_most=1 if "TET" in code else 5))
    def law(rows: list[dict[str, float]]) -> None:
        there = tried(code, as_columns(rows))
        back = effect_size(code, **as_columns(rows[::-1]))
        assert there.yi.tolist() == back.yi[::-1].tolist()
        assert there.vi.tolist() == back.vi[::-1].tolist()

    law()


@settings(max_examples=40)
@given(rows_of(MEASURES["SMD"].inputs[0]))
def test_t_f_p_d_and_r_say_the_same_as_the_means(rows: list[dict[str, float]]) -> None:
    columns = as_columns(rows)
    sizes = {name: np.array(columns[name]) for name in ("n1", "n2")}
    plain = tried("SMD", columns)
    assume(bool(np.all(np.abs(plain.yi) < 4) and len(plain) == len(rows)))
    raw = effect_size("SMD", correct=False, **columns)
    n1, n2 = sizes["n1"], sizes["n2"]
    t = raw.yi / np.sqrt(1 / n1 + 1 / n2)
    r = raw.yi / np.sqrt(raw.yi**2 + (n1 + n2 - 2) * (1 / n1 + 1 / n2))
    same(plain, effect_size("SMD", d=raw.yi, **sizes))
    same(plain, effect_size("SMD", t=t, **sizes))
    same(plain, effect_size("SMD", f=np.sign(t) * t**2, **sizes))
    same(plain, effect_size("SMD", r=r, **sizes))
    p = np.sign(t) * 2 * stats.t.sf(np.abs(t), n1 + n2 - 2)
    told = (np.abs(p) > 1e-250) & (t != 0)
    assume(bool(told.all()))
    same(plain, effect_size("SMD", p=p, **sizes))


@settings(max_examples=40)
@given(st.floats(-3, 3), st.integers(3, 200), st.integers(2, 200), st.sampled_from(["SMD", "SMD1"]))
def test_the_exact_variance_is_that_of_the_noncentral_t(
    delta: float, n1: int, n2: int, code: str
) -> None:
    """The variance of g where the true difference is the g observed."""
    df = n1 + n2 - 2 if code == "SMD" else n2 - 1
    assume(df > 4)
    columns = {"m1": delta, "m2": 0.0, "sd2": 1.0, "n1": n1, "n2": n2}
    if code == "SMD":
        columns["sd1"] = 1.0
    found = effect_size(code, variance="exact", **columns)
    uncorrected = effect_size(code, variance="exact", correct=False, **columns)
    root = sqrt(1 / n1 + 1 / n2)
    shrink = float(found.yi[0] / delta) if delta else 1.0
    for effects, factor in ((found, shrink), (uncorrected, 1.0)):
        if delta:
            spread = stats.nct.var(df, float(effects.yi[0]) / root) * (factor * root) ** 2
            assert float(effects.vi[0]) == pytest.approx(float(spread), rel=1e-6)


@settings(max_examples=40)
@given(st.floats(-1.5, 1.5), st.integers(6, 60), st.integers(6, 60))
def test_the_unbiased_variance_is_right_on_average(delta: float, n1: int, n2: int) -> None:
    """E(UB) over the distribution of g is its variance: E(g squared) is known exactly."""
    assume(abs(delta) > 1e-3)
    df, root = n1 + n2 - 2, sqrt(1 / n1 + 1 / n2)
    mean, var = (float(x) for x in stats.nct.stats(df, delta / root))
    one = effect_size("SMD", d=1.0, n1=n1, n2=n2, variance="UB")
    none = effect_size("SMD", d=1e-200, n1=n1, n2=n2, variance="UB")
    slope = float(one.vi[0] - none.vi[0])
    expected = float(none.vi[0]) + slope * (var + mean**2) * root**2
    assert expected == pytest.approx(float(one.yi[0]) ** 2 * var * root**2, rel=1e-6)


@settings(max_examples=40)
@given(st.integers(2, 60), st.integers(2, 60), st.integers(2, 60), st.integers(2, 60))
def test_phi_with_fixed_rows_varies_as_two_binomials(a: int, b: int, c: int, d: int) -> None:
    """Delta method with slopes by small steps of each group's risk."""

    def phi(p1: float, p2: float) -> float:
        w1 = (a + b) / (a + b + c + d)
        p = w1 * p1 + (1 - w1) * p2
        return (p1 - p2) * sqrt(w1 * (1 - w1) / (p * (1 - p)))

    p1, p2, step = a / (a + b), c / (c + d), 1e-6
    slope1 = (phi(p1 + step, p2) - phi(p1 - step, p2)) / (2 * step)
    slope2 = (phi(p1, p2 + step) - phi(p1, p2 - step)) / (2 * step)
    expected = slope1**2 * p1 * (1 - p1) / (a + b) + slope2**2 * p2 * (1 - p2) / (c + d)
    found = effect_size("PHI", a=a, b=b, c=c, d=d, variance="ST")
    assert float(found.yi[0]) == pytest.approx(phi(p1, p2))
    assert float(found.vi[0]) == pytest.approx(expected, rel=1e-6)


@settings(max_examples=40)
@given(rows_of(MEASURES["OR"].inputs[0]), st.sampled_from(["only0", "if0all", "all", "none"]))
def test_a_table_may_be_given_by_events_and_sizes(rows: list[dict[str, float]], to: str) -> None:
    columns = {name: np.array(values) for name, values in as_columns(rows).items()}
    a, b, c, d = (columns[name] for name in "abcd")
    assume(bool(np.all(a + b > 0) and np.all(c + d > 0)))
    there = tried("OR", columns, to=to)  # type: ignore[arg-type]
    same(there, effect_size("OR", a=a, n1=a + b, c=c, n2=c + d, to=to))


@settings(max_examples=40)
@given(st.floats(-3, 3), st.floats(1e-4, 4), st.floats(0.5, 0.999))
def test_an_interval_gives_back_the_variance_that_made_it(
    effect: float, variance: float, level: float
) -> None:
    half = stats.norm.ppf((1 + level) / 2) * sqrt(variance)
    found = from_confidence_interval(
        estimate=np.exp(effect), lower=np.exp(effect - half), upper=np.exp(effect + half),
        level=level, log=True,
    )  # fmt: skip
    assert float(found.first[0]) == pytest.approx(effect, abs=1e-9)
    assert float(found.second[0]) == pytest.approx(variance, rel=1e-6)


@settings(max_examples=40)
@given(st.floats(-2, 2), st.floats(1e-3, 1), st.sampled_from(["exp", "tanh", "expit"]))
def test_the_delta_method_follows_the_slope(effect: float, variance: float, name: str) -> None:
    step = 1e-5
    around = delta_method(yi=[effect - step, effect + step], vi=[1.0, 1.0], transform=name).first
    slope = float(around[1] - around[0]) / (2 * step)
    found = float(delta_method(yi=effect, vi=variance, transform=name).second[0])
    assert found == pytest.approx(variance * slope**2, rel=1e-6)


@settings(max_examples=40)
@given(st.floats(-50, 50), st.floats(0.1, 20), st.integers(5, 500))
def test_five_numbers_in_order_give_a_mean_within_them(centre: float, unit: float, n: int) -> None:
    """Symmetric numbers give the median as the mean, whichever of them are reported."""
    low, q1, q3, high = (centre + unit * step for step in (-3, -1, 1, 3))
    for given_ in ({"minimum": low, "maximum": high}, {"q1": q1, "q3": q3},
                   {"minimum": low, "q1": q1, "q3": q3, "maximum": high}):  # fmt: skip
        found = from_five_numbers(n=n, median=centre, **given_)
        assert float(found.first[0]) == pytest.approx(centre, abs=1e-9 * (1 + abs(centre)) + 1e-9)
        assert float(found.second[0]) > 0
