"""Every case of the reference set, from the raw numbers to the effect and its variance."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis import effects

from .pins import CLOSED_FORM, near, numbers, reference, table

CASES = {case["id"]: case for case in reference("escalc_reference")["cases"]}
CONVERSIONS = reference("escalc_reference")["conversions"]
WITHOUT_INPUTS = "prepost_control_SMCR_difference"
TETRACHORIC = "2x2_ZTET"
NOT_USED = {"VR": ("m1i", "m2i"), "ZPCOR": ("r2i",), "R2": ("mi",)}
"""Columns that the reference passes and the measure does not use: ours refuses them."""


def computed(case: dict[str, Any]) -> effects.EffectSizes:
    columns = dict(case["args"])
    measure = columns.pop("measure")
    options = {name: columns.pop(name) for name in ("to", "correct") if name in columns}
    if "vtype" in columns:
        options["variance"] = columns.pop("vtype")
    if measure == "AHW":
        columns["alpha"] = columns.pop("ai")
    for name in NOT_USED.get(measure, ()):
        del columns[name]
    return effects.effect_size(measure, **options, **columns)


def spread(values: Any, rows: tuple[int, ...], k: int) -> np.ndarray:
    """Back to one value a row, NaN where a row was excluded."""
    full = np.full(k, np.nan)
    full[np.array(rows) - 1] = values
    return full


@pytest.mark.parametrize("name", sorted(set(CASES) - {WITHOUT_INPUTS, TETRACHORIC}))
def test_effect_and_variance(name: str) -> None:
    found = computed(CASES[name])
    for column in ("yi", "vi"):
        expected = CASES[name][column]
        near(spread(getattr(found, column), found.rows, len(expected)), expected, CLOSED_FORM)


def test_tetrachoric_correlation_to_the_reference_s_stopping_rule() -> None:
    """The reference stops its search for rho after four digits; ours solves the equation that
    defines rho (tests/unit/synthesis/test_tetrachoric.py), so the two agree to 1e-4 only."""
    case = CASES[TETRACHORIC]
    found = computed(case)
    for column in ("yi", "vi"):
        near(spread(getattr(found, column), found.rows, 6), case[column], 1e-4)


def test_change_of_the_treated_less_change_of_the_controls() -> None:
    """Morris 2008, table 1; the effect is before less after."""
    treated = effects.effect_size(
        "SMCR",
        m1=[30.6, 23.5, 0.5, 53.4, 35.6],
        m2=[38.5, 26.8, 0.7, 75.9, 36.0],
        sd1=[15.0, 3.1, 0.1, 14.5, 4.7],
        n=[20, 50, 9, 10, 14],
        r=[0.47, 0.64, 0.77, 0.89, 0.44],
    )
    control = effects.effect_size(
        "SMCR",
        m1=[23.1, 24.9, 0.6, 55.7, 34.8],
        m2=[19.7, 25.3, 0.6, 60.7, 33.4],
        sd1=[13.8, 4.1, 0.2, 17.3, 3.1],
        n=[20, 42, 9, 11, 14],
        r=[0.47, 0.64, 0.77, 0.89, 0.44],
    )
    found = effects.pre_post_control(treated=treated, control=control)
    near(found.yi, CASES[WITHOUT_INPUTS]["yi"], CLOSED_FORM)
    near(found.vi, CASES[WITHOUT_INPUTS]["vi"], CLOSED_FORM)
    assert found.ni is not None
    assert found.ni.tolist() == [40, 92, 18, 21, 28]


def test_no_case_of_the_reference_is_left_out() -> None:
    assert len(CASES) == 47
    assert set(CONVERSIONS) == {"wald_log", "fivenum", "delta_exp"}


def test_interval_of_a_ratio() -> None:
    case = CONVERSIONS["wald_log"]
    found = effects.from_confidence_interval(
        estimate=case["out"], lower=case["ci_lb"], upper=case["ci_ub"], log=True
    )
    near(found.first, case["yi"], CLOSED_FORM)
    near(found.second, case["vi"], CLOSED_FORM)


def test_five_numbers() -> None:
    case = CONVERSIONS["fivenum"]
    given = {name: np.array(case[name], dtype=float) for name in ("q1", "median", "q3", "n")}
    found = effects.from_five_numbers(
        minimum=np.array(case["min"], dtype=float),
        maximum=np.array(case["max"], dtype=float),
        **given,
    )
    near(found.first, case["mean"], CLOSED_FORM)
    near(found.second, case["sd"], CLOSED_FORM)


def test_delta_method() -> None:
    """The reference takes its slope by finite differences, good to 1e-10; ours is exact."""
    case = CONVERSIONS["delta_exp"]
    found = effects.delta_method(yi=case["yi_in"], vi=case["vi_in"], transform="exp")
    near(found.first, case["yi"], CLOSED_FORM)
    near(found.second, case["vi"], 1e-10)
    near(found.second, case["vi_in"] * np.exp(2 * np.array(case["yi_in"])), 1e-15)


RAW = {
    "bcg_rr": ("RR", {"a": "tpos", "b": "tneg", "c": "cpos", "d": "cneg"}),
    "normand1999_smd": (
        "SMD",
        {"m1": "m1i", "sd1": "sd1i", "n1": "n1i", "m2": "m2i", "sd2": "sd2i", "n2": "n2i"},
    ),
    "pritz1997_plo": ("PLO", {"x": "xi", "n": "ni"}),
    "raudenbush1985_smd": ("GEN", {"yi": "yi", "vi": "vi"}),
}


@pytest.mark.parametrize("name", sorted(RAW))
def test_a_published_table_from_its_columns(name: str) -> None:
    measure, columns = RAW[name]
    given = table(name)
    found = effects.effect_size(
        measure, **{ours: numbers(given[theirs]) for ours, theirs in columns.items()}
    )
    near(found.yi, reference(name)["yi"], CLOSED_FORM)
    near(found.vi, reference(name)["vi"], CLOSED_FORM)
    if found.ni is not None:
        assert found.ni.tolist() == numbers(given["ni"]).tolist()
    assert found.excluded == ()
