"""Three levels and robust variances against whole k by k matrices."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

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
