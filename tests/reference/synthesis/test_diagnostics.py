"""Leave-one-out, influence, cumulative, Baujat, GOSH and permutation of the reference sets."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis.diagnose import Refits
from attunement.synthesis.models import pool

from .pins import ITERATED, near, reference
from .studies import SETS, studies

REFIT = {
    "estimate": "estimate",
    "se": "se",
    "pvalue": "pval",
    "ci_lower": "ci.lb",
    "ci_upper": "ci.ub",
    "q": "Q",
    "q_pvalue": "Qp",
    "tau2": "tau2",
    "h2": "H2",
}
ORDERED = [name for name in SETS if "cumul" in reference(name)]
WITH_GOSH = [name for name in SETS if "gosh_DL" in reference(name)]


def near_refits(found: Refits, pin: dict[str, Any]) -> None:
    for ours, theirs in REFIT.items():
        near(getattr(found, ours), pin[theirs], ITERATED)
    near(found.i2 / 100, np.array(pin["I2"]) / 100, ITERATED)
    near(found.statistic, pin["zval"] or pin["tval"], ITERATED)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("test", ["z", "knha"])
def test_leave_one_out(name: str, test: str) -> None:
    found = pool(studies(name), test=test).leave_one_out()
    near_refits(found, reference(name)["leave1out"][f"REML_{test}"])


@pytest.mark.parametrize("name", ORDERED)
def test_cumulative(name: str) -> None:
    pin, es = reference(name)["cumul"], studies(name)
    when = np.empty(es.k)
    when[np.array(pin["row_order_1based"]) - 1] = np.arange(es.k)
    found = pool(es, test="z").cumulative(by=when)
    near_refits(found, pin["REML"])
    assert found.labels == tuple(es.labels[i - 1] for i in pin["row_order_1based"])


@pytest.mark.parametrize("name", SETS)
def test_influence(name: str) -> None:
    found, pin = pool(studies(name), test="z").influence(), reference(name)["influence"]
    for ours, theirs in {
        "rstudent": "rstudent",
        "dffits": "dffits",
        "cook_d": "cook.d",
        "cov_r": "cov.r",
        "tau2_del": "tau2.del",
        "qe_del": "QE.del",
        "hat": "hat",
        "weight": "weight",
    }.items():
        near(getattr(found, ours), pin["inf"][theirs], ITERATED)
    near(found.dfbs[:, 0], pin["dfbs"]["intrcpt"], ITERATED)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("method", ["REML", "EE"])
def test_baujat(name: str, method: str) -> None:
    found = pool(studies(name), method=method, test="z").baujat()
    pin = reference(name)["baujat"]
    near(found.x, pin[f"{method}_x"], ITERATED)
    near(found.y, pin[f"{method}_y"], ITERATED)


@pytest.mark.parametrize("name", WITH_GOSH)
def test_every_subset(name: str) -> None:
    found = pool(studies(name), method="DL", test="z").gosh()
    pin, refits = reference(name)["gosh_DL"], found.refits
    assert found.exhaustive
    assert len(refits.k) == len(found.members) == pin["n"]
    ours = {
        "k": refits.k,
        "QE": refits.q,
        "I2": refits.i2,
        "tau2": refits.tau2,
        "tau": np.sqrt(refits.tau2),
        "estimate": refits.estimate,
    }
    at = [0, 0.025, 0.25, 0.5, 0.75, 0.975, 1]
    for column, values in ours.items():
        mean = pin["mean"][pin["columns"].index(column)]
        near(values.mean(), mean, 1e-9)
        near(np.quantile(values, at), pin["quantiles"][column], 1e-9)
    # The reference's H2 is Q over its degrees of freedom, which may fall below 1; ours is
    # 1 + tau2 / typical variance. They are the same wherever tau2 is above 0.
    near(np.quantile(refits.h2, at), np.maximum(1, pin["quantiles"]["H2"]), 1e-9)


@pytest.mark.parametrize("name", WITH_GOSH)
def test_every_arrangement_of_signs(name: str) -> None:
    found = pool(studies(name), test="z").permutation_test()
    assert found.exact
    assert found.pvalue[0] == reference(name)["permutest_exact"]["pval"][0]
    assert found.unsolved == 0


def test_twelve_of_8192_arrangements_of_the_vaccine_trials_are_as_extreme() -> None:
    found = pool(studies("bcg_rr"), test="z").permutation_test()
    assert found.n == 8192
    assert found.pvalue[0] * 8192 == 12
