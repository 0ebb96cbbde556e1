"""What stands on tau2, by plain loops from the definitions: tests, intervals, heterogeneity,
influence; and counts, table by table."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from attunement.synthesis.errors import SynthesisError
from attunement.synthesis.models import Fit, mantel_haenszel, multilevel, peto, pool, regress
from generative.synthesis.models import slow
from generative.synthesis.models.drawn import Studies, studies, with_moderator

FEW = settings(max_examples=25)
METHODS = st.sampled_from(["EE", "DL", "HE", "PM", "REML"])
TESTS = st.sampled_from(["z", "t", "knha", "adhoc"])


def mean_and_variance(y: np.ndarray, w: list[float]) -> tuple[float, float]:
    total = sum(w)
    return sum(a * b for a, b in zip(w, y, strict=True)) / total, 1 / total


@FEW
@given(drawn=studies(), method=METHODS, test=TESTS)
def test_a_pooled_result(drawn: Studies, method: str, test: str) -> None:
    y, v = drawn
    assume(np.ptp(y) > 1e-3)
    fit, k = pool(yi=y, vi=v, method=method, test=test), len(y)
    w = [1 / (x + fit.tau2) for x in v]
    mean, variance = mean_and_variance(y, w)
    factor = sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True)) / (k - 1)
    if test == "adhoc":
        factor = max(1.0, factor)
    se = sqrt(variance * (factor if test in ("knha", "adhoc") else 1.0))
    reach = stats.norm.ppf(0.975) if test == "z" else stats.t.ppf(0.975, k - 1)
    tail = stats.norm.sf if test == "z" else lambda x: stats.t.sf(x, k - 1)
    assert fit.estimate == pytest.approx(mean, rel=1e-9, abs=1e-9)
    assert fit.se == pytest.approx(se, rel=1e-9)
    assert fit.pvalue == pytest.approx(2 * tail(abs(mean) / se), rel=1e-7, abs=1e-12)
    assert fit.ci_upper - fit.estimate == pytest.approx(reach * se, rel=1e-9)
    if method != "EE":
        assert fit.prediction_interval
        half = stats.t.ppf(0.975, k - 2) * sqrt(fit.tau2 + variance)
        assert fit.prediction_interval.upper - mean == pytest.approx(half, rel=1e-8)


@FEW
@given(drawn=studies(), method=st.sampled_from(["EE", "DL", "REML"]))
def test_heterogeneity(drawn: Studies, method: str) -> None:
    y, v = drawn
    fit, k = pool(yi=y, vi=v, method=method, test="z"), len(y)
    w = [1 / x for x in v]
    mean, _ = mean_and_variance(y, w)
    q = sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True))
    typical = (k - 1) * sum(w) / (sum(w) ** 2 - sum(a * a for a in w))
    share = max(0.0, 1 - (k - 1) / q) if method == "EE" and q > 0 else 0.0
    i2 = share if method == "EE" else fit.tau2 / (fit.tau2 + typical)
    assert fit.q == pytest.approx(q, rel=1e-9, abs=1e-9)
    assert fit.q_pvalue == pytest.approx(stats.chi2.sf(q, k - 1), rel=1e-7, abs=1e-12)
    assert fit.i2 == pytest.approx(100 * i2, rel=1e-8, abs=1e-7)
    if method != "EE":
        assert fit.tau2_ci
        for end, tail in zip(fit.tau2_ci, (0.975, 0.025), strict=True):
            target = float(stats.chi2.ppf(tail, k - 1))
            expected = slow.q_root(y, v, np.ones((k, 1)), target)
            assert abs(end - expected) < 1e-7 * max(expected, v.mean() / 10)


@FEW
@given(drawn=with_moderator(), method=st.sampled_from(["EE", "DL", "REML"]))
def test_a_regression_on_one_number(
    drawn: tuple[np.ndarray, np.ndarray, np.ndarray], method: str
) -> None:
    y, v, x = drawn
    m = x[:, 1]
    fit = regress(yi=y, vi=v, moderators={"m": m.tolist()}, method=method, test="z")
    w = [1 / (a + fit.tau2) for a in v]
    middle, _ = mean_and_variance(m, w)
    level, _ = mean_and_variance(y, w)
    across = sum(a * (b - middle) ** 2 for a, b in zip(w, m, strict=True))
    together = sum(a * (b - middle) * (c - level) for a, b, c in zip(w, m, y, strict=True))
    slope = together / across
    assert fit.estimates[1] == pytest.approx(slope, rel=1e-7, abs=1e-8)
    assert fit.se[1] == pytest.approx(sqrt(1 / across), rel=1e-8)
    assert fit.omnibus.statistic == pytest.approx(slope**2 * across, rel=1e-6, abs=1e-8)


@FEW
@given(drawn=studies(least=4, most=7), method=st.sampled_from(["EE", "DL", "REML"]))
def test_influence_by_its_definitions(drawn: Studies, method: str) -> None:
    """Viechtbauer & Cheung (2010), each study left out and the rest fitted anew."""
    y, v = drawn
    fit = pool(yi=y, vi=v, method=method, test="z")
    found, drawn_by = fit.influence(), fit.baujat()
    total = sum(1 / (a + fit.tau2) for a in v)
    for i in range(len(y)):
        rest: Fit = pool(yi=np.delete(y, i), vi=np.delete(v, i), method=method, test="z")
        hat = 1 / (v[i] + fit.tau2) / total
        expected = {
            "rstudent": (y[i] - rest.estimate) / sqrt(v[i] + rest.tau2 + rest.se**2),
            "dffits": (fit.estimate - rest.estimate) / sqrt(hat * (v[i] + rest.tau2)),
            "cook_d": (fit.estimate - rest.estimate) ** 2 / fit.se**2,
            "cov_r": rest.se**2 / fit.se**2,
            "tau2_del": rest.tau2,
            "qe_del": rest.q,
            "hat": hat,
            "weight": 100 * hat,
        }
        for name, value in expected.items():
            assert getattr(found, name)[i] == pytest.approx(value, rel=1e-6, abs=1e-8), name
        assert drawn_by.x[i] == pytest.approx((y[i] - fit.estimate) ** 2 / (v[i] + fit.tau2))
        moved = (fit.estimate - rest.estimate) ** 2 / rest.se**2
        assert drawn_by.y[i] == pytest.approx(moved, rel=1e-6, abs=1e-10)


CELL = st.integers(0, 40)
TABLE = st.tuples(CELL, CELL, CELL, CELL).filter(lambda t: t[0] + t[1] > 0 and t[2] + t[3] > 0)


@FEW
@given(rows=st.lists(TABLE, min_size=1, max_size=6))
def test_counts_table_by_table(rows: list[tuple[int, int, int, int]]) -> None:
    """Only tables with some and not all events say anything of a ratio."""
    cells = {
        name: [float(row[i]) for row in rows] for i, name in enumerate(("ai", "bi", "ci", "di"))
    }
    said = [r for r in rows if 0 < r[0] + r[2] < sum(r)]
    top = {"OR": 0.0, "RR": 0.0, "RD": 0.0, "PETO": 0.0}
    below = dict(top)
    for a, b, c, d in rows:
        n1, n2, n = a + b, c + d, a + b + c + d
        top["RD"] += (a * n2 - c * n1) / n
        below["RD"] += n1 * n2 / n
    for a, b, c, d in said:
        n1, n2, n, m = a + b, c + d, a + b + c + d, a + c
        top["OR"] += a * d / n
        below["OR"] += b * c / n
        top["RR"] += a * n2 / n
        below["RR"] += c * n1 / n
        top["PETO"] += a - n1 * m / n
        below["PETO"] += n1 * n2 * m * (n - m) / (n**2 * (n - 1))
    for measure in top:
        try:
            fit = peto(**cells) if measure == "PETO" else mantel_haenszel(**cells, measure=measure)
        except SynthesisError:
            assert not said or top[measure] == 0 or below[measure] == 0 or measure == "RD"
            continue
        value = top[measure] / below[measure]
        told = exp(fit.estimate) if measure in ("OR", "RR") else fit.estimate
        assert told == pytest.approx(value, rel=1e-9, abs=1e-12)


@FEW
@given(
    drawn=studies(least=6, most=9, decades=1),
    shift=st.sampled_from([-2.0, 0.5]),
    scale=st.sampled_from([0.1, 3.0]),
)
def test_three_levels_move_and_stretch_with_their_effects(
    drawn: Studies, shift: float, scale: float
) -> None:
    y, v = drawn
    study = [i // 2 for i in range(len(y))]
    one = multilevel(yi=y, vi=v, study=study)
    other = multilevel(yi=scale * y + shift, vi=scale**2 * v, study=study)
    assert other.estimate == pytest.approx(scale * one.estimate + shift, rel=1e-7, abs=1e-7)
    for mine, theirs in zip(other.sigma2, one.sigma2, strict=True):
        assert mine == pytest.approx(scale**2 * theirs, rel=1e-6, abs=1e-8 * scale**2)
    assert other.i2 == pytest.approx(one.i2, rel=1e-6, abs=1e-5)
    assert log(other.se[0]) == pytest.approx(log(scale * one.se[0]), abs=1e-7)
