"""Missing studies once more: loops, plain floats, and no linear algebra."""

import math
from itertools import pairwise, permutations, product

from scipy import integrate, stats


def line(y: list[float], v: list[float], x: list[float]) -> tuple[float, float, float, float]:
    """Intercept, slope, and their standard errors, by the sums of textbooks."""
    w = [1 / one for one in v]
    s = sum(w)
    sx = sum(wi * xi for wi, xi in zip(w, x, strict=True))
    sy = sum(wi * yi for wi, yi in zip(w, y, strict=True))
    mx, my = sx / s, sy / s
    sxx = sum(wi * (xi - mx) ** 2 for wi, xi in zip(w, x, strict=True))
    sxy = sum(wi * (xi - mx) * (yi - my) for wi, xi, yi in zip(w, x, y, strict=True))
    slope = sxy / sxx
    intercept = my - slope * mx
    rest = sum(
        wi * (yi - intercept - slope * xi) ** 2 for wi, xi, yi in zip(w, x, y, strict=True)
    ) / (len(y) - 2)
    return intercept, slope, math.sqrt(rest * (1 / s + mx**2 / sxx)), math.sqrt(rest / sxx)


def agreement(x: list[float], y: list[float]) -> int:
    """Pairs in the same order, less pairs in the other."""
    return sum(
        (1 if (x[i] - x[j]) * (y[i] - y[j]) > 0 else -1) for i in range(len(x)) for j in range(i)
    )


def rank_test(y: list[float], v: list[float]) -> tuple[float, float]:
    """tau and its exact p, over every order of the ranks: without ties, k up to 7."""
    w = [1 / one for one in v]
    average = sum(wi * yi for wi, yi in zip(w, y, strict=True)) / sum(w)
    z = [(yi - average) / math.sqrt(vi - 1 / sum(w)) for yi, vi in zip(y, v, strict=True)]
    seen, k = abs(agreement(z, v)), len(y)
    orders = [abs(agreement(list(range(k)), list(order))) for order in permutations(range(k))]
    p = sum(one >= seen for one in orders) / len(orders)
    return agreement(z, v) / (k * (k - 1) / 2), p


def common_effect(y: list[float], v: list[float]) -> float:
    return sum(yi / vi for yi, vi in zip(y, v, strict=True)) / sum(1 / vi for vi in v)


def trim(y: list[float], v: list[float], estimator: str) -> tuple[int, float] | None:
    """Number missing on the left under a common effect, and the centre; None: never settles."""
    pairs = sorted(zip(y, v, strict=True))
    k, k0 = len(pairs), 0
    for _ in range(100):
        left = pairs[: k - k0]
        centre = common_effect([one[0] for one in left], [one[1] for one in left])
        away = [one[0] - centre for one in pairs]
        order = sorted(range(k), key=lambda i: abs(away[i]))
        rank = {i: place + 1 for place, i in enumerate(order)}
        above = sum(rank[i] for i in range(k) if away[i] > 0)
        below = [rank[i] for i in range(k) if away[i] < 0]
        if estimator == "R0":
            found = k - max(below, default=0) - 1.0
        elif estimator == "L0":
            found = (4 * above - k * (k + 1)) / (2 * k - 1)
        else:
            found = k - 0.5 - math.sqrt(max(0.0, 2 * k * k - 4 * above + 0.25))
        new = max(0, round(found))
        if new == k0:
            return k0, centre
        k0 = min(new, k - 2)
    return None


def null_studies_until(y: list[float], v: list[float], kind: str, alpha: float) -> int:
    """Add null studies, one at a time, until the result is gone."""
    added, k = 0, len(y)
    while True:
        if kind == "Rosenthal":
            z = abs(sum(yi / math.sqrt(vi) for yi, vi in zip(y, v, strict=True)))
            p = stats.norm.sf(z / math.sqrt(k + added))
        else:
            total = sum(1 / vi for vi in v)
            z = abs(sum(yi / vi for yi, vi in zip(y, v, strict=True)))
            p = 2 * stats.norm.sf(z / math.sqrt(total * (1 + added / k)))
        if p >= alpha:
            return added
        added += 1


def selection_log_likelihood(
    y: list[float], v: list[float], mu: float, tau2: float, weight: object, breaks: list[float]
) -> float:
    """Selection by p = 1 - Phi(y / sqrt(v)), each share by adaptive quadrature over z."""
    total = 0.0
    for yi, vi in zip(y, v, strict=True):
        s, root = math.sqrt(vi + tau2), math.sqrt(vi)
        low, high = (mu - 12 * s) / root, (mu + 12 * s) / root
        points = [low, *[at for at in sorted(breaks) if low < at < high], high]

        def density(z: float, root: float = root, s: float = s) -> float:
            p, q = stats.norm.sf(z), stats.norm.cdf(z)
            return weight(p, q) * math.exp(-(((z * root - mu) / s) ** 2) / 2) * root / s  # type: ignore[operator]

        share = sum(
            integrate.quad(density, one, two, epsabs=1e-13, epsrel=1e-11, limit=200)[0]
            for one, two in pairwise(points)
        ) / math.sqrt(2 * math.pi)
        z = yi / root
        total += -math.log(2 * math.pi * (vi + tau2)) / 2 - (yi - mu) ** 2 / (2 * (vi + tau2))
        total += math.log(weight(stats.norm.sf(z), stats.norm.cdf(z))) - math.log(share)  # type: ignore[operator]
    return total


def chance_of_as_many(powers: list[float], observed: int) -> float:
    """Over every set of studies that may be significant together."""
    total = 0.0
    for outcome in product((0, 1), repeat=len(powers)):
        if sum(outcome) >= observed:
            total += math.prod(
                power if yes else 1 - power for power, yes in zip(powers, outcome, strict=True)
            )
    return total
