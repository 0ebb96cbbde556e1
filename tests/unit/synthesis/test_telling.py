"""Numbers as told: back from the scale pooled on, for every measure."""

import numpy as np
import pytest

from attunement.synthesis.effects import MEASURES
from attunement.synthesis.telling import decimal, p_value, telling


@pytest.mark.parametrize("code", MEASURES)
def test_every_measure_rises_with_what_was_pooled(code: str) -> None:
    told = telling(code)
    values = [told.back(v) for v in np.linspace(0.05, 0.9, 20).tolist()]
    assert values == sorted(values)
    assert told.name
    assert not told.name.startswith("log")


@pytest.mark.parametrize("code", [c for c in MEASURES if telling(c).no_effect is not None])
def test_no_effect_is_where_the_pooled_scale_is_zero(code: str) -> None:
    told = telling(code)
    zero = 0.5 if code == "AUCN" else 0.0  # pooled as the probability that it is
    assert told.back(zero) == pytest.approx(told.no_effect)


@pytest.mark.parametrize(
    ("code", "number", "pooled"),
    [
        ("RR", 0.5, np.log(0.5)),
        ("PLO", 0.2, np.log(0.2 / 0.8)),
        ("ZCOR", 0.6, np.arctanh(0.6)),
        ("PAS", 0.3, np.arcsin(np.sqrt(0.3))),
        ("PRZ", 0.975, 1.959963984540054),
        ("IRS", 0.09, 0.3),
        ("ABT", 0.8, -np.log(0.2)),
        ("AHW", 0.8, 1 - 0.2 ** (1 / 3)),
        ("SMD", -0.3, -0.3),
    ],
)
def test_the_way_back_undoes_the_way_there(code: str, number: float, pooled: float) -> None:
    assert telling(code).back(float(pooled)) == pytest.approx(number)


def test_numbers_are_short_and_never_minus_nothing() -> None:
    assert [decimal(v) for v in (0.354, -0.001, -0.0, 0.0041, 12.0)] == [
        "0.35",
        "-0.001",
        "0.00",
        "0.0041",
        "12.00",
    ]
    assert [p_value(p) for p in (0.0004, 0.0123, 0.234)] == ["p < 0.001", "p = 0.012", "p = 0.23"]
