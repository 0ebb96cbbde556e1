"""The standard normal distribution in one and two dimensions."""

import numpy as np
from numpy.polynomial.legendre import leggauss
from scipy import special

from .arrays import FloatArray

NODES, WEIGHTS = leggauss(128)


def density(z: FloatArray) -> FloatArray:
    return np.asarray(np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi))


def density2(h: float, k: float, rho: float) -> float:
    """Bivariate normal density at (h, k) with correlation rho, |rho| < 1."""
    rest = 1 - rho**2
    return float(
        np.exp(-(h**2 - 2 * rho * h * k + k**2) / (2 * rest)) / (2 * np.pi * np.sqrt(rest))
    )


def below2(h: float, k: float, rho: float) -> float:
    """P(X <= h, Y <= k) for correlation rho: Plackett's integral over the arcsine of rho.

    Drezner & Wesolowsky 1990, J Stat Comput Simul 35:101-107. Accurate to 1e-14 for |rho| < 0.99;
    nearer to 1 the integrand grows steep.
    """
    half = np.arcsin(rho) / 2
    angle = half * (NODES + 1)
    sine, square = np.sin(angle), np.cos(angle) ** 2
    integrand = np.exp(-(h**2 + k**2 - 2 * h * k * sine) / (2 * square))
    area = half * float(np.sum(WEIGHTS * integrand)) / (2 * np.pi)
    return float(special.ndtr(h) * special.ndtr(k)) + float(area)
