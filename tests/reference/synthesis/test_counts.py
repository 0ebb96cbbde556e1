"""The vaccine trials pooled from their counts, under a common effect."""

import pytest

from attunement.synthesis.models.mantel_haenszel import CommonEffect, mantel_haenszel, peto

from .pins import CLOSED_FORM, near, numbers, reference, table

PINS = reference("bcg_rr")["binary"]


def counts() -> dict[str, list[float]]:
    columns = table("bcg_rr")
    named = {"ai": "tpos", "bi": "tneg", "ci": "cpos", "di": "cneg"}
    return {ours: numbers(columns[theirs]).tolist() for ours, theirs in named.items()}


def near_pin(found: CommonEffect, pin: dict[str, list[float]]) -> None:
    near(
        [found.estimate, found.se, found.ci_lower, found.ci_upper, found.q],
        [*(pin[n][0] for n in ("beta", "se", "ci_lb", "ci_ub")), pin["QE"]],
        CLOSED_FORM,
    )


@pytest.mark.parametrize("measure", ["OR", "RR", "RD"])
def test_mantel_haenszel(measure: str) -> None:
    found, pin = mantel_haenszel(**counts(), measure=measure), PINS[f"MH_{measure}"]
    near_pin(found, pin)
    near(
        [found.statistic, found.pvalue, found.q_pvalue],
        [pin["z"][0], pin["p"][0], pin["QEp"]],
        CLOSED_FORM,
    )


def test_tests_that_belong_to_the_odds_ratio() -> None:
    found, pin = mantel_haenszel(**counts(), measure="OR"), PINS["MH_OR"]
    assert found.cochran
    assert found.breslow_day
    assert found.tarone
    near([found.cochran.statistic, found.cochran.pvalue], [pin["MH"], pin["MHp"]], CLOSED_FORM)
    near([found.breslow_day.statistic, found.tarone.statistic], [pin["BD"], pin["TA"]], CLOSED_FORM)


def test_peto() -> None:
    near_pin(peto(**counts()), PINS["Peto"])
