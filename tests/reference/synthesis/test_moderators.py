"""Meta-regressions and subgroups of the reference sets."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from scipy import special

from attunement.synthesis.models import Regression, pool, regress, subgroups

from .pins import CLOSED_FORM, ITERATED, near, numbers, reference, table
from .studies import studies

MODERATORS: Mapping[str, tuple[dict[str, str], dict[str, str]]] = {
    "bcg_rr": ({"ablat": "number", "alloc": "word"}, {"alloc": "alternate"}),
    "normand1999_smd": ({"ni": "number"}, {}),
    "raudenbush1985_smd": ({"weeks_c": "number"}, {}),
}
ITERATIVE = {"ML", "REML", "EB", "PM"}
FITS = [
    (name, method, test)
    for name in MODERATORS
    for method, tests in reference(name)["moderator"]["fits"].items()
    for test in tests
    if test in ("z", "knha")
]
GROUPED = [name for name in MODERATORS if "subgroup" in reference(name)]


def moderators(name: str) -> dict[str, Any]:
    columns, kinds = table(name), MODERATORS[name][0]
    return {
        column: columns[column] if kind == "word" else numbers(columns[column]).tolist()
        for column, kind in kinds.items()
    }


def fitted(name: str, method: str = "REML", test: str = "z") -> Regression:
    return regress(
        studies(name),
        moderators=moderators(name),
        reference=MODERATORS[name][1],
        method=method,
        test=test,
    )


def near_coefficients(found: Any, pin: dict[str, Any], tolerance: float) -> None:
    near(found.estimates, pin["beta"], tolerance)
    near(found.se, pin["se"], tolerance)
    near(found.statistic, pin["stat"], tolerance)
    near(found.pvalue, pin["pval"], tolerance)
    near(found.ci_lower, pin["ci_lb"], tolerance)
    near(found.ci_upper, pin["ci_ub"], tolerance)


@pytest.mark.parametrize(("name", "method", "test"), FITS)
def test_a_regression_is_the_reference_regression(name: str, method: str, test: str) -> None:
    fit, pins = fitted(name, method, test), reference(name)["moderator"]["fits"][method]
    pin = pins[test]
    tolerance = ITERATED if method in ITERATIVE else CLOSED_FORM
    scale = max(pin["tau2"], float(fit.effects.vi.mean()) / 10)
    assert abs(fit.tau2 - pin["tau2"]) <= tolerance * scale
    near(fit.tau2_se or 0, pin["se_tau2"] or 0, tolerance)
    near_coefficients(fit, pin, tolerance)
    near(
        [fit.q, fit.q_pvalue, fit.typical_variance, fit.h2, fit.s2w],
        [pin[n] for n in ("QE", "QEp", "vt", "H2", "s2w")],
        tolerance,
    )
    assert abs(fit.i2 - pin["I2"]) <= 100 * tolerance
    near((fit.r2 or 0) / 100, (pin["R2"] or 0) / 100, tolerance)
    near([fit.omnibus.statistic, fit.omnibus.pvalue], [pin["QM"], pin["QMp"]], tolerance)
    assert [fit.omnibus.df, fit.omnibus.df_within] == [pin["QMdf"][0], pin["QMdf"][1] or np.inf]
    for likelihood in ("ML", "REML"):
        stats, known = fit.fit_statistics(likelihood), pin["fit_stats"][likelihood]
        near(
            [stats.loglik, stats.deviance, stats.aic, stats.bic, stats.aicc],
            [known[n] for n in ("ll", "dev", "AIC", "BIC", "AICc")],
            tolerance,
        )
    if pins.get("confint_QP"):
        near(fit.tau2_ci, [pins["confint_QP"][end][0] for end in ("lb", "ub")], ITERATED)
        near(fit.h2_ci, [pins["confint_QP"][end][3] for end in ("lb", "ub")], ITERATED)


@pytest.mark.parametrize("name", MODERATORS)
@pytest.mark.parametrize(("test", "key"), [("z", "fitted"), ("knha", "fitted_knha")])
def test_what_a_regression_says_of_each_study(name: str, test: str, key: str) -> None:
    fit, pin = fitted(name, test=test), reference(name)["moderator"][key]
    for found in (fit.predict(), fit.predict(moderators(name))):
        near(found.estimate, pin["pred"], ITERATED)
        near(found.se, pin["se"], ITERATED)
        near(found.ci_lower, pin["ci_lb"], ITERATED)
        near(found.ci_upper, pin["ci_ub"], ITERATED)
        near(found.pi_lower, pin["pi_lb"], ITERATED)
        near(found.pi_upper, pin["pi_ub"], ITERATED)


@pytest.mark.parametrize("name", MODERATORS)
def test_influence_on_a_regression(name: str) -> None:
    pin, fit = reference(name)["moderator"], fitted(name)
    found = fit.influence()
    near(found.hat, pin["hatvalues"], ITERATED)
    near(found.cook_d, pin["cooks_distance"], ITERATED)
    near(found.dfbs.T, list(pin["dfbetas"].values()), ITERATED)
    near(fit.covariance, pin["vcov_REML"], ITERATED)
    if "vif" in pin:
        near(fit.vif, pin["vif"], ITERATED)


@pytest.mark.parametrize("name", MODERATORS)
def test_likelihood_ratio_against_no_moderators(name: str) -> None:
    full, pin = fitted(name, "ML"), reference(name)["moderator"]["LRT_ML"]
    reduced = pool(full.effects, method="ML", test="z")
    ratio = 2 * (full.fit_statistics("ML").loglik - reduced.fit_statistics("ML").loglik)
    near(ratio, pin["LRT"], ITERATED)
    near(special.chdtrc(full.p - 1, ratio), pin["pval"], ITERATED)


@pytest.mark.parametrize("name", GROUPED)
def test_groups_each_with_a_spread_of_its_own(name: str) -> None:
    pin = reference(name)["subgroup"]
    found = subgroups(studies(name), by=table(name)[pin["column"]], test="z")
    assert set(found.names) == set(pin["separate_tau2"])
    for group, fit in zip(found.names, found.fits, strict=True):
        known = pin["separate_tau2"][group]
        near(
            [fit.estimate, fit.se, fit.ci_lower, fit.ci_upper, fit.pvalue, fit.tau2, fit.q, fit.k],
            [
                *(known[n][0] for n in ("beta", "se", "ci_lb", "ci_ub", "pval")),
                *(known[n] for n in ("tau2", "QE", "k")),
            ],
            ITERATED,
        )
    between = pin["between_separate_tau2"]
    near(
        [found.between.statistic, found.between.df, found.between.pvalue],
        [between["Q"], between["df"], between["p"]],
        ITERATED,
    )


@pytest.mark.parametrize("name", GROUPED)
def test_groups_with_one_spread(name: str) -> None:
    pin = reference(name)["subgroup"]
    found = subgroups(studies(name), by=table(name)[pin["column"]], test="z", tau2="common")
    assert found.regression is not None
    near_coefficients(found.regression, pin["common_tau2"], ITERATED)
    near(found.estimate, pin["common_tau2"]["beta"], ITERATED)
    near(found.tau2, [pin["common_tau2"]["tau2"]] * len(found.names), ITERATED)
    near(found.regression.omnibus.statistic, pin["common_tau2"]["QM"], ITERATED)
    near(found.between.statistic, pin["between_common_tau2"]["QM"], ITERATED)
    near(found.between.pvalue, pin["between_common_tau2"]["QMp"], ITERATED)
