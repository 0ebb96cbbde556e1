"""Every measure once more, one row at a time, in plain floats: slow, obvious, and no arrays.

Each takes the columns of the measure's first input by name and gives (effect, variance). What
cannot be computed raises ValueError, ZeroDivisionError or OverflowError, as plain arithmetic does.
"""

import math
from collections.abc import Callable
from math import asin, atanh, exp, log, pi, sqrt
from statistics import NormalDist

Pair = tuple[float, float]
Z = NormalDist()


def j(m: float) -> float:
    if m <= 1:
        raise ValueError
    return exp(math.lgamma(m / 2) - math.lgamma((m - 1) / 2)) / sqrt(m / 2)


def cohen(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> float:
    pooled = ((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / (n1 + n2 - 2)
    return (m1 - m2) / sqrt(pooled)


def smd(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    g = j(n1 + n2 - 2) * cohen(m1, m2, sd1, sd2, n1, n2)
    return g, 1 / n1 + 1 / n2 + g**2 / (2 * (n1 + n2))


def smdh(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    s2 = (sd1**2 + sd2**2) / 2
    g = j(n1 + n2 - 2) * (m1 - m2) / sqrt(s2)
    of_sd = g**2 / (8 * s2**2) * (sd1**4 / (n1 - 1) + sd2**4 / (n2 - 1))
    return g, of_sd + sd1**2 / (s2 * (n1 - 1)) + sd2**2 / (s2 * (n2 - 1))


def smd1(m1: float, m2: float, sd2: float, n1: float, n2: float) -> Pair:
    g = j(n2 - 1) * (m1 - m2) / sd2
    return g, 1 / n1 + 1 / n2 + g**2 / (2 * n2)


def smd1h(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    g = j(n2 - 1) * (m1 - m2) / sd2
    return g, sd1**2 / (sd2**2 * (n1 - 1)) + 1 / (n2 - 1) + g**2 / (2 * (n2 - 1))


def md(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    return m1 - m2, sd1**2 / n1 + sd2**2 / n2


def same_sign(m1: float, m2: float) -> float:
    if m1 * m2 <= 0:
        raise ValueError
    return log(abs(m1)) - log(abs(m2))


def rom(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    one, two = sd1**2 / (n1 * m1**2), sd2**2 / (n2 * m2**2)
    return same_sign(m1, m2) + one / 2 - two / 2, one + two


def vr(sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    one, two = 1 / (2 * (n1 - 1)), 1 / (2 * (n2 - 1))
    return log(sd1) - log(sd2) + one - two, one + two


def cvr(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    spread, spread_vi = vr(sd1, sd2, n1, n2)
    mean, mean_vi = rom(m1, m2, sd1, sd2, n1, n2)
    return spread - mean, spread_vi + mean_vi


def uncorrected(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    d = cohen(m1, m2, sd1, sd2, n1, n2)
    return d, 1 / n1 + 1 / n2 + d**2 / (2 * (n1 + n2))


def scaled(function: Callable[..., Pair], by: float) -> Callable[..., Pair]:
    def of(**row: float) -> Pair:
        yi, vi = function(**row)
        return by * yi, by**2 * vi

    return of


def fisher(function: Callable[..., Pair]) -> Callable[..., Pair]:
    def of(**row: float) -> Pair:
        yi, vi = function(**row)
        return atanh(yi), vi / (1 - yi**2) ** 2

    return of


def rpb(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    d = cohen(m1, m2, sd1, sd2, n1, n2)
    h = (n1 + n2 - 2) / n1 + (n1 + n2 - 2) / n2
    slope = h / (d**2 + h) ** 1.5
    return d / sqrt(d**2 + h), slope**2 * (1 / n1 + 1 / n2 + d**2 / (2 * (n1 + n2)))


def rbis(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    p, q = n1 / (n1 + n2), n2 / (n1 + n2)
    cut = Z.inv_cdf(q)
    f = Z.pdf(cut)
    r = rpb(m1, m2, sd1, sd2, n1, n2)[0] * sqrt(p * q) / f
    shape = 1.5 + (1 - p * cut / f) * (1 + q * cut / f)
    return r, (p * q / f**2 - shape * r**2 + r**4) / (n1 + n2 - 1)


def aucn(m1: float, m2: float, sd1: float, sd2: float, n1: float, n2: float) -> Pair:
    total = sd1**2 + sd2**2
    z = (m1 - m2) / sqrt(total)
    of_means = (sd1**2 / (n1 - 1) + sd2**2 / (n2 - 1)) / total
    of_sds = z**2 / (2 * total**2) * (sd1**4 / (n1 - 1) + sd2**4 / (n2 - 1))
    return Z.cdf(z), Z.pdf(z) ** 2 * (of_means + of_sds)


def rr(a: float, b: float, c: float, d: float) -> Pair:
    return log(a / (a + b)) - log(c / (c + d)), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)


def odds(a: float, b: float, c: float, d: float) -> Pair:
    return log(a) + log(d) - log(b) - log(c), 1 / a + 1 / b + 1 / c + 1 / d


def rd(a: float, b: float, c: float, d: float) -> Pair:
    return a / (a + b) - c / (c + d), a * b / (a + b) ** 3 + c * d / (c + d) ** 3


def arcsine(a: float, b: float, c: float, d: float) -> Pair:
    yi = asin(sqrt(a / (a + b))) - asin(sqrt(c / (c + d)))
    return yi, 1 / (4 * (a + b)) + 1 / (4 * (c + d))


def peto(a: float, b: float, c: float, d: float) -> Pair:
    n = a + b + c + d
    expected = (a + c) * (a + b) / n
    v = (a + c) * (b + d) * (a + b) * (c + d) / (n * n * (n - 1))
    return (a - expected) / v, 1 / v


def probit(x: float, n: float) -> Pair:
    p = x / n
    return Z.inv_cdf(p), p * (1 - p) / n / Z.pdf(Z.inv_cdf(p)) ** 2


def pbit(a: float, b: float, c: float, d: float) -> Pair:
    one, two = probit(a, a + b), probit(c, c + d)
    return one[0] - two[0], one[1] + two[1]


def phi(a: float, b: float, c: float, d: float) -> Pair:
    """Variance by the delta method over the four shares, with slopes written out."""
    n = a + b + c + d
    row1, row2, col1, col2 = a + b, c + d, a + c, b + d
    root = sqrt(row1 * row2 * col1 * col2)
    value = (a * d - b * c) / root
    slopes = [
        n * (d / root - value / 2 * (1 / row1 + 1 / col1)),
        n * (-c / root - value / 2 * (1 / row1 + 1 / col2)),
        n * (-b / root - value / 2 * (1 / row2 + 1 / col1)),
        n * (a / root - value / 2 * (1 / row2 + 1 / col2)),
    ]
    shares = [cell / n for cell in (a, b, c, d)]
    mean = sum(p * s for p, s in zip(shares, slopes, strict=True))
    square = sum(p * s**2 for p, s in zip(shares, slopes, strict=True))
    return value, (square - mean**2) / n


def yuq(a: float, b: float, c: float, d: float) -> Pair:
    q = (a * d - b * c) / (a * d + b * c)
    return q, (1 - q**2) ** 2 / 4 * odds(a, b, c, d)[1]


def yuy(a: float, b: float, c: float, d: float) -> Pair:
    y = (sqrt(a * d) - sqrt(b * c)) / (sqrt(a * d) + sqrt(b * c))
    return y, (1 - y**2) ** 2 / 16 * odds(a, b, c, d)[1]


def below2(h: float, k: float, rho: float, steps: int = 160) -> float:
    """P(X <= h, Y <= k) by Simpson's rule over x."""
    rest, low = sqrt(1 - rho**2), -9.0
    width = (h - low) / steps

    def at(x: float) -> float:
        return Z.pdf(x) * Z.cdf((k - rho * x) / rest)

    total = at(low) + at(h)
    total += sum((4 if i % 2 else 2) * at(low + i * width) for i in range(1, steps))
    return total * width / 3


def tetrachoric_rho(a: float, b: float, c: float, d: float) -> float:
    n = a + b + c + d
    h, k = Z.inv_cdf((a + b) / n), Z.inv_cdf((a + c) / n)
    low, high = -0.99, 0.99
    if not below2(h, k, low) < a / n < below2(h, k, high):
        raise ValueError
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if below2(h, k, middle) < a / n else (low, middle)
    return (low + high) / 2


def rtet(a: float, b: float, c: float, d: float) -> Pair:
    """Variance by the delta method, with slopes by small steps of each count."""
    if min(a, b, c, d) <= 0:
        raise ValueError
    cells, n = [a, b, c, d], a + b + c + d
    slopes = []
    for i in range(4):
        step = 1e-4 * cells[i]
        up = [cell + step * (i == at) for at, cell in enumerate(cells)]
        down = [cell - step * (i == at) for at, cell in enumerate(cells)]
        slopes.append((tetrachoric_rho(*up) - tetrachoric_rho(*down)) / (2 * step))
    mean = sum(cell * s for cell, s in zip(cells, slopes, strict=True))
    square = sum(cell * s**2 for cell, s in zip(cells, slopes, strict=True))
    return tetrachoric_rho(a, b, c, d), square - mean**2 / n


def mpor(a: float, b: float, c: float, d: float) -> Pair:
    n = a + b + c + d
    p1, p2 = (a + b) / n, (a + c) / n
    var1, var2 = 1 / (n * p1 * (1 - p1)), 1 / (n * p2 * (1 - p2))
    covariance = (a / n - p1 * p2) / (n * p1 * (1 - p1) * p2 * (1 - p2))
    return log(p1 / (1 - p1)) - log(p2 / (1 - p2)), var1 + var2 - 2 * covariance


def mprr(a: float, b: float, c: float, d: float) -> Pair:
    return log((a + b) / (a + c)), 1 / (a + b) + 1 / (a + c) - 2 * a / ((a + b) * (a + c))


def mprd(a: float, b: float, c: float, d: float) -> Pair:
    n = a + b + c + d
    return b / n - c / n, (b / n + c / n - (b / n - c / n) ** 2) / n


def mporc(a: float, b: float, c: float, d: float) -> Pair:
    return log(b) - log(c), 1 / b + 1 / c


def mppeto(a: float, b: float, c: float, d: float) -> Pair:
    v = (b + c) / 4
    return (b - (b + c) / 2) / v, 1 / v


def pr(x: float, m: float) -> Pair:
    n = x + m
    return x / n, x * m / n**3


def pln(x: float, m: float) -> Pair:
    return log(x) - log(x + m), 1 / x - 1 / (x + m)


def plo(x: float, m: float) -> Pair:
    return log(x) - log(m), 1 / x + 1 / m


def prz(x: float, m: float) -> Pair:
    return probit(x, x + m)


def pas(x: float, m: float) -> Pair:
    return asin(sqrt(x / (x + m))), 1 / (4 * (x + m))


def pft(x: float, m: float) -> Pair:
    n = x + m
    return (asin(sqrt(x / (n + 1))) + asin(sqrt((x + 1) / (n + 1)))) / 2, 1 / (4 * n + 2)


def ir(x: float, t: float) -> Pair:
    return x / t, x / t**2


def irln(x: float, t: float) -> Pair:
    return log(x) - log(t), 1 / x


def irs(x: float, t: float) -> Pair:
    return sqrt(x / t), 1 / (4 * t)


def irft(x: float, t: float) -> Pair:
    return (sqrt(x / t) + sqrt((x + 1) / t)) / 2, 1 / (4 * t)


def irr(x1: float, t1: float, x2: float, t2: float) -> Pair:
    return log(x1) - log(t1) - log(x2) + log(t2), 1 / x1 + 1 / x2


def ird(x1: float, t1: float, x2: float, t2: float) -> Pair:
    return x1 / t1 - x2 / t2, x1 / t1**2 + x2 / t2**2


def irsd(x1: float, t1: float, x2: float, t2: float) -> Pair:
    return sqrt(x1 / t1) - sqrt(x2 / t2), 1 / (4 * t1) + 1 / (4 * t2)


def cor(r: float, n: float) -> Pair:
    return r, (1 - r**2) ** 2 / (n - 1)


def ucor(r: float, n: float) -> Pair:
    """Olkin & Pratt's series, term by term: it ends too late to be summed for small n."""
    term, total, i = 1.0, 1.0, 0
    while abs(term) > 1e-17 and i < 100_000:
        term *= (0.5 + i) ** 2 / (((n - 2) / 2 + i) * (i + 1)) * (1 - r**2)
        total += term
        i += 1
    return r * total, (1 - (r * total) ** 2) ** 2 / (n - 1)


def zcor(r: float, n: float) -> Pair:
    return log((1 + r) / (1 - r)) / 2, 1 / (n - 3)


def pcor(r: float, n: float, m: float) -> Pair:
    return r, (1 - r**2) ** 2 / (n - m - 1)


def zpcor(r: float, n: float, m: float) -> Pair:
    return atanh(r), 1 / (n - m - 2)


def spcor(r: float, r2: float, n: float) -> Pair:
    less = r2 - r**2
    return r, (r2**2 - 2 * r2 + less + 1 - less**2) / n


def r2(r2: float, n: float) -> Pair:
    return r2, 4 * r2 * (1 - r2) ** 2 / n


def zr2(r2: float, n: float) -> Pair:
    return atanh(sqrt(r2)), 1 / n


def mn(m: float, sd: float, n: float) -> Pair:
    return m, sd**2 / n


def smn(m: float, sd: float, n: float) -> Pair:
    g = j(n - 1) * m / sd
    return g, 1 / n + g**2 / (2 * n)


def mnln(m: float, sd: float, n: float) -> Pair:
    return log(m), sd**2 / (n * m**2)


def sdln(sd: float, n: float) -> Pair:
    return log(sd) + 1 / (2 * (n - 1)), 1 / (2 * (n - 1))


def cvln(m: float, sd: float, n: float) -> Pair:
    return log(sd) - log(m) + 1 / (2 * (n - 1)), 1 / (2 * (n - 1)) + sd**2 / (n * m**2)


def change_sd(sd1: float, sd2: float, r: float) -> float:
    return sqrt(sd1**2 + sd2**2 - 2 * r * sd1 * sd2)


def mc(m1: float, m2: float, sd1: float, sd2: float, n: float, r: float) -> Pair:
    return m1 - m2, change_sd(sd1, sd2, r) ** 2 / n


def smcc(m1: float, m2: float, sd1: float, sd2: float, n: float, r: float) -> Pair:
    g = j(n - 1) * (m1 - m2) / change_sd(sd1, sd2, r)
    return g, 1 / n + g**2 / (2 * n)


def smcr(m1: float, m2: float, sd1: float, n: float, r: float) -> Pair:
    g = j(n - 1) * (m1 - m2) / sd1
    return g, 2 * (1 - r) / n + g**2 / (2 * n)


def smcrh(m1: float, m2: float, sd1: float, sd2: float, n: float, r: float) -> Pair:
    g = j(n - 1) * (m1 - m2) / sd1
    return g, change_sd(sd1, sd2, r) ** 2 / (sd1**2 * (n - 1)) + g**2 / (2 * (n - 1))


def smcrph(m1: float, m2: float, sd1: float, sd2: float, n: float, r: float) -> Pair:
    s2 = (sd1**2 + sd2**2) / 2
    g = j(2 * (n - 1) / (1 + r**2)) * (m1 - m2) / sqrt(s2)
    of_sd = g**2 * (sd1**4 + sd2**4 + 2 * r**2 * sd1**2 * sd2**2) / (8 * s2**2 * (n - 1))
    return g, of_sd + change_sd(sd1, sd2, r) ** 2 / (s2 * (n - 1))


def romc(m1: float, m2: float, sd1: float, sd2: float, n: float, r: float) -> Pair:
    one, two = sd1 / m1, sd2 / m2
    yi = same_sign(m1, m2) + (one**2 - two**2) / (2 * n)
    return yi, (one**2 + two**2 - 2 * r * one * two) / n


def vrc(sd1: float, sd2: float, n: float, r: float) -> Pair:
    return log(sd1) - log(sd2), (1 - r**2) / (n - 1)


def cvrc(m1: float, m2: float, sd1: float, sd2: float, n: float, r: float) -> Pair:
    spread, mean = vrc(sd1, sd2, n, r), romc(m1, m2, sd1, sd2, n, r)
    return spread[0] - mean[0], spread[1] + mean[1]


def ppc(
    m_pre1: float, m_post1: float, sd_pre1: float, n1: float,
    m_pre2: float, m_post2: float, sd_pre2: float, n2: float, r: float,
) -> Pair:  # fmt: skip
    """Morris 2008, equations 8 to 10 and 25, as printed there."""
    sd = sqrt(((n1 - 1) * sd_pre1**2 + (n2 - 1) * sd_pre2**2) / (n1 + n2 - 2))
    c = j(n1 + n2 - 2)
    g = c * ((m_post1 - m_pre1) - (m_post2 - m_pre2)) / sd
    unit = 2 * (1 - r) * (n1 + n2) / (n1 * n2)
    first = c**2 * unit * (n1 + n2 - 2) / (n1 + n2 - 4)
    return g, first * (1 + g**2 / unit) - g**2


def araw(alpha: float, m: float, n: float) -> Pair:
    return alpha, 2 * m * (1 - alpha) ** 2 / ((m - 1) * (n - 2))


def abt(alpha: float, m: float, n: float) -> Pair:
    return -log(1 - alpha), 2 * m / ((m - 1) * (n - 2))


def ahw(alpha: float, m: float, n: float) -> Pair:
    root = (1 - alpha) ** (1 / 3)
    return 1 - root, 18 * m * (n - 1) * root**2 / ((m - 1) * (9 * n - 11) ** 2)


def gen(yi: float, vi: float) -> Pair:
    return yi, vi


TWINS: dict[str, Callable[..., Pair]] = {
    "SMD": smd, "SMDH": smdh, "SMD1": smd1, "SMD1H": smd1h, "MD": md, "ROM": rom, "VR": vr,
    "CVR": cvr, "D2ORL": scaled(uncorrected, pi / sqrt(3)), "D2ORN": scaled(uncorrected, 1.65),
    "RPB": rpb, "ZPB": fisher(rpb), "RBIS": rbis, "AUCN": aucn, "RR": rr, "OR": odds, "RD": rd,
    "AS": arcsine, "PETO": peto, "PBIT": pbit, "OR2DL": scaled(odds, sqrt(3) / pi),
    "OR2DN": scaled(odds, 1 / 1.65), "PHI": phi, "ZPHI": fisher(phi), "YUQ": yuq, "YUY": yuy,
    "RTET": rtet, "ZTET": fisher(rtet), "MPOR": mpor, "MPRR": mprr, "MPRD": mprd, "MPORC": mporc,
    "MPPETO": mppeto, "PR": pr, "PLN": pln, "PLO": plo, "PRZ": prz, "PAS": pas, "PFT": pft,
    "IR": ir, "IRLN": irln, "IRS": irs, "IRFT": irft, "IRR": irr, "IRD": ird, "IRSD": irsd,
    "COR": cor, "UCOR": ucor, "ZCOR": zcor, "PCOR": pcor, "ZPCOR": zpcor, "SPCOR": spcor,
    "ZSPCOR": fisher(spcor), "R2": r2, "ZR2": zr2, "MN": mn, "SMN": smn, "MNLN": mnln,
    "SDLN": sdln, "CVLN": cvln, "MC": mc, "SMCC": smcc, "SMCR": smcr, "SMCRH": smcrh,
    "SMCRPH": smcrph, "ROMC": romc, "VRC": vrc, "CVRC": cvrc, "PPC": ppc, "ARAW": araw,
    "ABT": abt, "AHW": ahw, "GEN": gen,
}  # fmt: skip
