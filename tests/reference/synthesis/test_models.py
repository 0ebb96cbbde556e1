"""Every pooled fit of the reference sets, from the raw numbers of the studies to the interval."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis.models import Fit, pool

from .pins import CLOSED_FORM, ITERATED, near, reference
from .studies import SETS, studies

ITERATIVE = {"ML", "REML", "EB", "PM", "PMM", "GENQM"}
OWN_WEIGHTS = {"GENQ", "GENQM"}
PROFILED = 1e-9
NOT_OURS = {
    "SJIT": "Sidik-Jonkman iterated to its end is Paule-Mandel",
}
FITS = [
    (name, method, test)
    for name in SETS
    for method, tests in reference(name)["fits"].items()
    if method not in NOT_OURS
    for test in tests
    if test in ("z", "t", "knha", "adhoc")
]


def fitted(name: str, method: str, test: str) -> Fit:
    es = studies(name)
    return pool(es, method=method, test=test, weights=1 / es.vi if method in OWN_WEIGHTS else None)


def near_tau2(fit: Fit, expected: float, tolerance: float) -> None:
    scale = max(expected, float(fit.effects.vi.mean()) / 10)
    assert abs(fit.tau2 - expected) <= tolerance * scale


@pytest.mark.parametrize(("name", "method", "test"), FITS)
def test_a_fit_is_the_reference_fit(name: str, method: str, test: str) -> None:
    fit, pin = fitted(name, method, test), reference(name)["fits"][method][test]
    tolerance = ITERATED if method in ITERATIVE else CLOSED_FORM
    near_tau2(fit, pin["tau2"], tolerance)
    assert (fit.tau2_se is None) == (pin["se_tau2"] is None)
    near(fit.tau2_se or 0, pin["se_tau2"] or 0, tolerance)
    for ours, theirs in {
        "estimate": "beta",
        "se": "se",
        "statistic": "stat",
        "pvalue": "pval",
        "ci_lower": "ci_lb",
        "ci_upper": "ci_ub",
    }.items():
        near(getattr(fit, ours), pin[theirs], tolerance)
    near(
        [fit.q, fit.q_pvalue, fit.typical_variance, fit.i2, fit.h2, fit.s2w],
        [pin[n] for n in ("QE", "QEp", "vt", "I2", "H2", "s2w")],
        tolerance,
    )
    assert (fit.k, fit.p) == (pin["k"], pin["p"])
    assert fit.df == (pin["ddf"][0] or np.inf)
    if method != "EE":
        ends = [*pin["predict"]["pi_lb"], *pin["predict"]["pi_ub"]]
        near(fit.predict("V"), ends, tolerance)
    for likelihood in ("ML", "REML"):
        stats, known = fit.fit_statistics(likelihood), pin["fit_stats"][likelihood]
        near(
            [stats.loglik, stats.deviance, stats.aic, stats.bic, stats.aicc],
            [known[n] for n in ("ll", "dev", "AIC", "BIC", "AICc")],
            tolerance,
        )


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("method", ["DL", "REML", "PM"])
def test_prediction_intervals(name: str, method: str) -> None:
    fit, pin = fitted(name, method, "z"), reference(name)["fits"][method]["z"]
    for kind, theirs in {"HTS": "predict_riley", "simple": "predict_simple"}.items():
        near(fit.predict(kind), [*pin[theirs]["pi_lb"], *pin[theirs]["pi_ub"]], ITERATED)
    near(fit.prediction_interval, fit.predict("HTS"), CLOSED_FORM)


@pytest.mark.parametrize("name", SETS)
def test_prediction_intervals_of_a_second_package(name: str) -> None:
    fit, pin = fitted(name, "REML", "t"), reference(name)["meta_package"]
    for kind in ("V", "HTS", "HK", "HK-PR", "S"):
        near(fit.predict(kind), [pin[f"pi_{kind}"][end] for end in ("lb", "ub")], ITERATED)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("method", sorted(ITERATIVE | {"DL", "HE", "HS", "HSk", "SJ", "GENQ"}))
def test_q_profile_intervals(name: str, method: str) -> None:
    fit, pin = fitted(name, method, "z"), reference(name)["fits"][method]["confint_QP"]
    for at, side in enumerate(("lb", "ub")):
        tau2, tau, i2, h2 = pin[side]
        intervals: list[Any] = [fit.tau2_ci, fit.i2_ci, fit.h2_ci]
        near([i[at] for i in intervals], [tau2, i2, h2], ITERATED)
        near(np.sqrt(fit.tau2_ci[at]), tau, ITERATED)


@pytest.mark.parametrize("name", SETS)
def test_nothing_of_the_reference_fits_is_left_out_unsaid(name: str) -> None:
    named = {method for set_, method, _ in FITS if set_ == name}
    assert named | set(NOT_OURS) == set(reference(name)["fits"])


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("method", ["ML", "REML"])
def test_profile_likelihood_intervals(name: str, method: str) -> None:
    pin = reference(name)["fits"][method]["confint_PL"]
    ends = [pin["lb"][0], pin["ub"][0]]
    near(fitted(name, method, "z").tau2_profile(), ends, PROFILED)


@pytest.mark.parametrize("name", SETS)
def test_the_effect_of_each_study_given_all(name: str) -> None:
    found, pin = fitted(name, "REML", "z").shrunken(), reference(name)["blup"]
    near(found.estimate, pin["pred"], ITERATED)
    near(found.se, pin["se"], ITERATED)
    near(found.lower, pin["pi_lb"], ITERATED)
    near(found.upper, pin["pi_ub"], ITERATED)


@pytest.mark.parametrize("name", SETS)
def test_standardised_residuals(name: str) -> None:
    found, pin = fitted(name, "REML", "z").residuals(), reference(name)["influence"]["rstandard"]
    near(found.residual, pin["resid"], ITERATED)
    near(found.se, pin["se"], ITERATED)
    near(found.z, pin["z"], ITERATED)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("method", sorted(OWN_WEIGHTS))
def test_intervals_of_the_generalised_q(name: str, method: str) -> None:
    """The reference stops at about 1e-5 here; tau2 by the same distribution agrees to 1e-9."""
    fit, pin = fitted(name, method, "z"), reference(name)["fits"][method]["confint_GENQ"]
    scale = max(pin["ub"][0], float(fit.effects.vi.mean()) / 10)
    for found, known in zip(fit.tau2_generalised_q(), (pin["lb"][0], pin["ub"][0]), strict=True):
        assert abs(found - known) <= 1e-4 * scale
