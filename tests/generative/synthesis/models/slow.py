"""Slow and obvious: one problem at a time, plain loops, k by k matrices, bisection."""

from collections.abc import Callable

import numpy as np


def projection(w: np.ndarray, x: np.ndarray) -> np.ndarray:
    """P = W - WX(X'WX)^-1 X'W."""
    big = np.diag(w)
    return big - big @ x @ np.linalg.inv(x.T @ big @ x) @ x.T @ big


def loglik(y: np.ndarray, v: np.ndarray, x: np.ndarray, tau2: float, method: str) -> float:
    w = 1 / (v + tau2)
    big = np.diag(w)
    beta = np.linalg.solve(x.T @ big @ x, x.T @ big @ y)
    total = 0.0
    for i in range(len(y)):
        total += np.log(w[i]) - w[i] * (y[i] - x[i] @ beta) ** 2
    if method == "ML":
        return float(total - len(y) * np.log(2 * np.pi)) / 2
    total += np.log(np.linalg.det(x.T @ x)) - np.log(np.linalg.det(x.T @ big @ x))
    return float(total - (len(y) - x.shape[1]) * np.log(2 * np.pi)) / 2


def score(y: np.ndarray, v: np.ndarray, x: np.ndarray, tau2: float, method: str) -> float:
    w = 1 / (v + tau2)
    p = projection(w, x)
    trace = np.trace(p) if method == "REML" else w.sum()
    return float(y @ p @ p @ y - trace) / 2


def bisect(f: Callable[[float], float], low: float, high: float) -> float:
    """Where f goes from above 0 to not above it."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) > 0 else (low, middle)
    return (low + high) / 2


def likelihood_maxima(y: np.ndarray, v: np.ndarray, x: np.ndarray, method: str) -> list[float]:
    """Every local maximum of the likelihood that a dense grid shows, highest first."""
    centred = y - x @ np.linalg.lstsq(x, y)[0]
    top = max(v.max(), 2 * (x.shape[1] + 1) * (centred**2).max()) * 2
    grid = [0.0, *np.geomspace(v.min() * 1e-4, top, 400)]
    at = [score(centred, v, x, t, method) for t in grid]
    found = [0.0] if at[0] <= 0 else []
    for i in range(len(grid) - 1):
        if at[i] > 0 >= at[i + 1]:
            root = bisect(lambda t: score(centred, v, x, t, method), grid[i], grid[i + 1])
            found.append(root)
    return sorted(found, key=lambda t: -loglik(centred, v, x, t, method))


def q(y: np.ndarray, v: np.ndarray, x: np.ndarray, tau2: float) -> float:
    return float(y @ projection(1 / (v + tau2), x) @ y)


def q_root(y: np.ndarray, v: np.ndarray, x: np.ndarray, target: float) -> float:
    """tau2 where Q falls to its target, by bisection."""
    y = y - x @ np.linalg.lstsq(x, y)[0]
    if q(y, v, x, 0) <= target:
        return 0.0
    return bisect(lambda t: q(y, v, x, t) - target, 0.0, float((y**2).sum()) / target + 1)


def moment(y: np.ndarray, v: np.ndarray, x: np.ndarray, weights: np.ndarray) -> float:
    p = projection(weights, x)
    return float((y @ p @ y - np.trace(p @ np.diag(v))) / np.trace(p))


def tau2(y: np.ndarray, v: np.ndarray, x: np.ndarray, method: str) -> float:
    k, p = x.shape
    ones = np.ones(k)
    first = float(((y - y.mean()) ** 2).mean())
    fixed = q(y, v, x, 0)
    if method in ("ML", "REML"):
        return likelihood_maxima(y, v, x, method)[0]
    if method in ("PM", "EB"):
        return q_root(y, v, x, k - p)
    value = {
        "EE": lambda: 0.0,
        "DL": lambda: moment(y, v, x, 1 / v),
        "HE": lambda: moment(y, v, x, ones),
        "DL2": lambda: moment(y, v, x, 1 / (v + max(0, moment(y, v, x, 1 / v)))),
        "HE2": lambda: moment(y, v, x, 1 / (v + max(0, moment(y, v, x, ones)))),
        "HS": lambda: (fixed - k) / (1 / v).sum(),
        "HSk": lambda: (fixed * k / (k - p) - k) / (1 / v).sum(),
        "SJ": lambda: first * q(y, v + first, x, 0) / (k - p),
    }[method]()
    return max(0.0, value)
