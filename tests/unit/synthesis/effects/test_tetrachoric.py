"""The tetrachoric correlation solves the equation that defines it."""

import math

import pytest
from scipy import integrate, stats

from attunement.synthesis.effects import effect_size
from attunement.synthesis.effects.normal import below2, density2

TABLES = [(4, 119, 11, 128), (6, 300, 29, 274), (62, 13536, 248, 12619), (30, 10, 8, 40)]


@pytest.mark.parametrize("table", TABLES)
def test_the_normal_probability_is_the_share_of_the_cell(table: tuple[int, ...]) -> None:
    a, b, c, d = table
    n = sum(table)
    rho = float(effect_size("RTET", a=a, b=b, c=c, d=d).yi[0])
    h, k = stats.norm.ppf((a + b) / n), stats.norm.ppf((a + c) / n)
    share, _ = integrate.quad(
        lambda x: stats.norm.pdf(x) * stats.norm.cdf((k - rho * x) / math.sqrt(1 - rho**2)),
        -12, h, epsabs=1e-14, epsrel=1e-13, limit=200,
    )  # fmt: skip
    assert share == pytest.approx(a / n, abs=1e-12)


@pytest.mark.parametrize("rho", [-0.95, -0.3, 0.0, 0.6, 0.95])
def test_the_integral_against_a_known_value(rho: float) -> None:
    """At the origin the quadrant has probability 1/4 + arcsin(rho) / (2 pi) (Sheppard 1899)."""
    assert below2(0.0, 0.0, rho) == pytest.approx(0.25 + math.asin(rho) / (2 * math.pi), abs=1e-15)
    assert density2(0.0, 0.0, rho) == pytest.approx(1 / (2 * math.pi * math.sqrt(1 - rho**2)))


def test_an_empty_cell_and_a_table_on_the_diagonal_give_none() -> None:
    found = effect_size("RTET", a=[0, 10**6, 9], b=[5, 1, 4], c=[6, 1, 3], d=[7, 10**6, 8])
    assert found.rows == (3,)
    assert {one.reason for one in found.excluded} == {"RTET does not exist for these values."}
