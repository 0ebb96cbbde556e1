"""Three levels and robust variances against whole k by k matrices."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from attunement.synthesis.errors import SynthesisError
from attunement.synthesis.models import multilevel
from generative.synthesis.models.drawn import studies

SOME = settings(max_examples=25)
Drawn = tuple[np.ndarray, np.ndarray, list[int]]


@st.composite
def dependent(draw: st.DrawFn) -> Drawn:
    y, v = draw(studies(least=6, most=9, decades=1))
    k = len(y)
    cluster = draw(
        st.lists(st.integers(0, 3), min_size=k, max_size=k).filter(lambda c: len(set(c)) > 2)
    )
    return y, v, cluster


def covariance(v: np.ndarray, cluster: list[int], rho: float, s1: float, s2: float) -> np.ndarray:
    k = len(v)
    m = np.zeros((k, k))
    for i in range(k):
        for j in range(k):
            if cluster[i] == cluster[j]:
                m[i, j] = s1 + (v[i] + s2 if i == j else rho * np.sqrt(v[i] * v[j]))
    return m


def loglik(y: np.ndarray, m: np.ndarray, method: str) -> float:
    one = np.ones((len(y), 1))
    inverse = np.linalg.inv(m)
    information = float((one.T @ inverse @ one)[0, 0])
    r = y - float((one.T @ inverse @ y)[0]) / information
    value = -np.linalg.slogdet(m)[1] - r @ inverse @ r
    free = len(y)
    if method == "REML":
        value += np.log(len(y)) - np.log(information)
        free -= 1
    return float(value - free * np.log(2 * np.pi)) / 2


@SOME
@given(
    drawn=dependent(),
    method=st.sampled_from(["ML", "REML"]),
    rho=st.sampled_from([0.0, 0.3, 0.6]),
)
def test_no_pair_of_variances_on_a_grid_is_likelier(drawn: Drawn, method: str, rho: float) -> None:
    y, v, cluster = drawn
    fit = multilevel(yi=y, vi=v, study=cluster, rho=rho, method=method)
    ours = loglik(y, covariance(v, cluster, rho, *fit.sigma2), method)
    assert abs(ours - fit.loglik) < 1e-8 * max(1, abs(ours))
    sizes = [0.0, *np.geomspace(1e-3, 10, 12)]
    best = max(
        loglik(y, covariance(v, cluster, rho, s1, s2), method) for s1 in sizes for s2 in sizes
    )
    assert ours >= best - 1e-9


@SOME
@given(drawn=dependent(), rho=st.sampled_from([0.0, 0.6]))
def test_cr2_by_whole_matrices(drawn: Drawn, rho: float) -> None:
    y, v, cluster = drawn
    assume(np.ptp(y) > 0)
    fit = multilevel(yi=y, vi=v, study=cluster, rho=rho)
    found = fit.robust()
    k, x = len(y), np.ones((len(y), 1))
    phi = covariance(v, cluster, rho, *fit.sigma2)
    w = np.linalg.inv(phi)
    bread = np.linalg.inv(x.T @ w @ x)
    free = np.eye(k) - x @ bread @ x.T @ w
    e = free @ y
    meat, g = np.zeros((1, 1)), []
    for name in sorted(set(cluster)):
        rows = [i for i in range(k) if cluster[i] == name]
        own = np.ix_(rows, rows)
        d = np.linalg.cholesky(phi[own]).T
        b = d @ (free[rows] @ phi @ free[rows].T) @ d.T
        values, vectors = np.linalg.eigh(b)
        root = np.array([1 / np.sqrt(t) if t > 1e-10 * values.max() else 0 for t in values])
        a = d.T @ vectors @ np.diag(root) @ vectors.T @ d
        half = x[rows].T @ w[own] @ a @ e[rows]
        meat += np.outer(half, half)
        g.append((free[rows].T @ a @ w[own] @ x[rows] @ bread)[:, 0])
    inner = np.array([[one @ phi @ other for other in g] for one in g])
    df = np.trace(inner) ** 2 / np.square(inner).sum()
    np.testing.assert_allclose(found.covariance, bread @ meat @ bread, rtol=1e-7, atol=1e-12)
    np.testing.assert_allclose(found.df, [df], rtol=1e-7)


@SOME
@given(drawn=dependent(), rho=st.sampled_from([0.0, 0.6]), data=st.data())
def test_joint_test_by_whole_matrices(drawn: Drawn, rho: float, data: st.DataObject) -> None:
    """Zhang's degrees of freedom from the definition: the variance of every entry of the estimated
    covariance, of products of the residuals of pairs of clusters."""
    y, v, cluster = drawn
    assume(np.ptp(y) > 0)
    k, names = len(y), sorted(set(cluster))
    z = np.array(data.draw(st.lists(st.integers(-3, 3), min_size=k, max_size=k)), dtype=float)
    x = np.column_stack([np.ones(k), z])
    assume(len(names) > 3 and np.linalg.matrix_rank(x) == 2)
    fit = multilevel(yi=y, vi=v, study=cluster, rho=rho, moderators={"z": z.tolist()})
    try:
        found = fit.robust(small_sample="CR0")
        joint = found.joint(["intercept", "z"])
    except SynthesisError:
        return
    phi = covariance(v, cluster, rho, *fit.sigma2)
    w = np.linalg.inv(phi)
    bread = np.linalg.inv(x.T @ w @ x)
    free = np.eye(k) - x @ bread @ x.T @ w
    parts = []
    for name in names:
        rows = [i for i in range(k) if cluster[i] == name]
        own = np.zeros((k, k))
        own[np.ix_(rows, rows)] = w[np.ix_(rows, rows)]
        parts.append(bread @ x.T @ own @ free)
    mean = sum(part @ phi @ part.T for part in parts)
    values, vectors = np.linalg.eigh(mean)
    assume(values[0] > 1e-8 * values[1])
    root = vectors @ np.diag(values**-0.5) @ vectors.T
    parts = [root @ part for part in parts]
    total = 0.0
    for one in parts:
        for other in parts:
            between = one @ phi @ other.T
            for s in range(2):
                for t in range(2):
                    total += between[s, s] * between[t, t] + between[s, t] * between[t, s]
    eta = 2 * 3 / total
    value = found.estimates @ np.linalg.inv(found.covariance) @ found.estimates
    assert joint.df_within == pytest.approx(eta - 1, rel=1e-6)
    assert joint.statistic == pytest.approx(value * (eta - 1) / (2 * eta), rel=1e-5)


@SOME
@given(drawn=dependent(), rho=st.sampled_from([0.0, 0.6]))
def test_clusters_of_studies_by_whole_matrices(drawn: Drawn, rho: float) -> None:
    y, v, cluster = drawn
    assume(np.ptp(y) > 0)
    names = list(dict.fromkeys(cluster))
    wide = [names.index(name) // 2 for name in cluster]
    assume(len(set(wide)) > 1)
    fit = multilevel(yi=y, vi=v, study=cluster, rho=rho)
    found = fit.robust(cluster=wide, small_sample="CR0")
    w = np.linalg.inv(covariance(v, cluster, rho, *fit.sigma2))
    e = w @ (y - fit.estimate)
    sums = [sum(e[i] for i in range(len(y)) if wide[i] == one) for one in set(wide)]
    assert found.se[0] == pytest.approx(np.sqrt(np.square(sums).sum()) / w.sum(), rel=1e-7)
