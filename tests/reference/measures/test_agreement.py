"""Agreement of raters against published examples, R's psych and R's vcd (see the data's README)."""

import json
from functools import cache
from pathlib import Path
from statistics import NormalDist
from typing import Any, Literal

import numpy as np
import pytest

from attunement.measures.agreement import (
    Agreement,
    cohen_kappa,
    icc,
    krippendorff_alpha,
    weighted_kappa,
)

DATA = Path(__file__).parents[1] / "data" / "agreement"
Z = NormalDist().inv_cdf(0.975)
FORMS: tuple[Any, ...] = ("1,1", "2,1", "3,1", "1,k", "2,k", "3,k")


@cache
def reference(name: str) -> dict[str, Any]:
    return dict(json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")))


R, KRIPPENDORFF = reference("r"), reference("krippendorff")


def raters(table: list[list[int]]) -> tuple[list[int], list[int]]:
    cells = [(i, j, n) for i, row in enumerate(table) for j, n in enumerate(row)]
    return [i for i, _, n in cells for _ in range(n)], [j for _, j, n in cells for _ in range(n)]


def same(found: Agreement, estimate: float, error: float) -> None:
    assert found.estimate == pytest.approx(estimate, abs=1e-12)
    assert found.ci_lower == pytest.approx(max(-1, estimate - Z * error), abs=1e-12)
    assert found.ci_upper == pytest.approx(min(1, estimate + Z * error), abs=1e-12)


@pytest.mark.parametrize("name", R["kappa"])
def test_kappa_is_that_of_vcd_and_psych(name: str) -> None:
    case = R["kappa"][name]
    first, second = raters(case["table"])
    levels = range(len(case["table"]))
    same(cohen_kappa(first, second), *case["plain"])
    same(cohen_kappa(first, second), *case["psych_plain"])
    same(weighted_kappa(first, second, levels=levels, weights="linear"), *case["linear"])
    quadratic = weighted_kappa(first, second, levels=levels, weights="quadratic")
    same(quadratic, *case["quadratic"])
    assert quadratic.estimate == pytest.approx(case["psych_quadratic"][0], abs=1e-12)


def test_kappa_as_cohen_printed_it() -> None:
    found = cohen_kappa(*raters(R["kappa"]["cohen1968"]["table"]))
    assert found.estimate is not None
    assert round(found.estimate, 3) == 0.492


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", R["icc"])
def test_intraclass_correlation_is_that_of_psych(name: str, form: Any) -> None:
    case = R["icc"][name]
    found = icc(case["ratings"], form=form)
    estimate, lower, upper = case[form]
    if name == "hardly_any" and form == "2,k":
        assert estimate > 1
        assert found.estimate is None
        return
    assert found.estimate == pytest.approx(estimate, abs=1e-9)
    assert found.ci_lower == pytest.approx(lower, rel=1e-9)
    assert found.ci_upper == pytest.approx(upper, rel=1e-9)


def test_intraclass_correlations_as_shrout_and_fleiss_printed_them() -> None:
    found = [icc(R["icc"]["shrout1979"]["ratings"], form=form).estimate for form in FORMS]
    assert [round(float(one or 0), 2) for one in found] == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]


@pytest.mark.parametrize(
    ("name", "metric"),
    [
        (name, metric)
        for name, case in KRIPPENDORFF.items()
        for metric in case
        if metric != "ratings"
    ],
)
def test_alpha_as_printed(
    name: str, metric: Literal["nominal", "ordinal", "interval", "ratio"]
) -> None:
    case = KRIPPENDORFF[name]
    found = krippendorff_alpha(
        case["ratings"], metric=metric, generator=np.random.default_rng(1)
    ).estimate
    assert found is not None
    printed = case[metric]
    assert round(found, len(str(printed)) - 2) == printed


def test_alpha_counts_what_it_rests_on() -> None:
    found = krippendorff_alpha(
        KRIPPENDORFF["krippendorff2011"]["ratings"], generator=np.random.default_rng(1)
    )
    assert (found.n, found.raters) == (11, 4)  # the twelfth subject was rated once
    assert "left out" in found.cautions[0]
