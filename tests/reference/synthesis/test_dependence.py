"""Three levels and cluster-robust variances of the reference sets."""

import numpy as np
import pytest

from attunement.synthesis.models import Multilevel, multilevel, pool, regress

from .pins import ITERATED, near, numbers, reference, table
from .studies import studies

NAME = "konstantopoulos2011_ml3"
PINS = reference(NAME)
MODELS = {
    "null_REML": ("REML", None, False),
    "null_ML": ("ML", None, False),
    "mods_REML": ("REML", None, True),
    "mods_ML": ("ML", None, True),
    "CHE": ("REML", 0.6, False),
}
COMPARED = {
    *("formula", "X", "rho", "sigma2", "polished", "score_at_solution", "z", "t", "I2", "predict"),
    *("CR0", "CR1", "CR1p", "CR1S", "CR2", "CR2_HTZ_all_slopes"),
    *("cooks_distance_outer", "rstandard", "hatvalues", "weights_rowsum"),
}
NOT_COMPARED = {
    "sigma2_metafor_default": "good to 1e-6 only; sigma2 is the same, solved",
    "t_contain": "degrees of freedom by containment are not offered",
    "fit_stats_free": "information criteria are not offered here",
    "robust_metafor": "is CR1p with another number of degrees of freedom",
    "confint_profile": "profile intervals are not offered",
    "ranef": "predicted effects of each district are not offered",
    "constrained_free_0": "a variance cannot be fixed",
    "constrained_0_free": "a variance cannot be fixed",
}


def fitted(model: str, test: str = "z") -> Multilevel:
    method, rho, year = MODELS[model]
    columns = table(NAME)
    since = (numbers(columns["year"]) - 1990).tolist()
    return multilevel(
        yi=numbers(columns["yi"]),
        vi=numbers(columns["vi"]),
        study=columns["district"],
        moderators={"year": since} if year else None,
        rho=rho,
        method=method,
        test=test,
    )


@pytest.mark.parametrize(
    ("model", "test"), [(m, t) for m in MODELS for t in ("z", "t") if t in PINS[m]]
)
def test_variances_and_coefficients(model: str, test: str) -> None:
    fit, pin = fitted(model, test), PINS[model][test]
    near(fit.sigma2, PINS[model]["sigma2"], ITERATED)
    for ours, theirs in {
        "estimates": "beta",
        "se": "se",
        "statistic": "stat",
        "pvalue": "pval",
        "ci_lower": "ci_lb",
        "ci_upper": "ci_ub",
        "q": "QE",
        "q_pvalue": "QEp",
        "loglik": "ll",
        "covariance": "vcov",
    }.items():
        near(getattr(fit, ours), pin[theirs], ITERATED)
    assert fit.certificate
    assert fit.certificate.score < 1e-12


@pytest.mark.parametrize("model", ["null_REML", "null_ML", "mods_REML", "mods_ML"])
def test_share_of_the_variance_by_level(model: str) -> None:
    fit, pin = fitted(model), PINS[model]["I2"]
    near([fit.i2, *fit.i2_by_level], [pin["total"], *pin["by_level"]], ITERATED)


@pytest.mark.parametrize("model", ["null_REML", "null_ML"])
def test_prediction_interval(model: str) -> None:
    pin = PINS[model]["predict"]
    near(fitted(model, "t").prediction_interval, [*pin["pi_lb"], *pin["pi_ub"]], ITERATED)


@pytest.mark.parametrize(
    ("model", "correction"),
    [(m, c) for m in MODELS for c in ("CR0", "CR1", "CR1p", "CR1S", "CR2") if c in PINS[m]],
)
def test_robust_tests_of_three_levels(model: str, correction: str) -> None:
    found, pin = fitted(model).robust(small_sample=correction), PINS[model][correction]
    near(found.se, pin["se"], ITERATED)
    near(found.statistic, pin["t"], ITERATED)
    near(found.df, pin.get("df_satt", pin.get("df")), ITERATED)
    near(found.pvalue, pin.get("p_satt", pin.get("p")), ITERATED)
    if "vcov" in pin:
        near(found.covariance, pin["vcov"], ITERATED)


@pytest.mark.parametrize("name", ["bcg_rr", "raudenbush1985_smd"])
def test_robust_tests_of_a_pooled_result(name: str) -> None:
    pin = reference(name)["robust"]
    cluster = table(name)[pin["cluster"]]
    fit = pool(studies(name))
    found, known = fit.robust(cluster=cluster), pin["CR2"]
    near(
        [found.estimates[0], found.se[0], found.statistic[0], found.df[0], found.pvalue[0]],
        [known[n][0] for n in ("beta", "se", "t", "df", "p")],
        ITERATED,
    )
    plain = fit.robust(cluster=cluster, small_sample="CR1")
    near(plain.se, pin["CR1_metafor"]["se"], ITERATED)


def test_robust_tests_of_a_regression_by_hand() -> None:
    """CR0 of a regression under a common effect, each study its own cluster: the sandwich."""
    es, since = studies("bcg_rr"), numbers(table("bcg_rr")["ablat"])
    fit = regress(es, moderators={"ablat": since.tolist()}, method="EE")
    found = fit.robust(cluster=range(es.k), small_sample="CR0")
    x, w = fit.design, 1 / es.vi
    e = es.yi - x @ fit.estimates
    bread = np.linalg.inv(x.T @ (w[:, None] * x))
    meat = x.T @ ((w * e)[:, None] ** 2 * x)
    near(found.covariance, bread @ meat @ bread, ITERATED)


@pytest.mark.parametrize("model", ["mods_REML", "mods_ML"])
def test_joint_robust_test(model: str) -> None:
    found, pin = fitted(model).robust().joint(), PINS[model]["CR2_HTZ_all_slopes"]
    near(
        [found.statistic, found.df, found.df_within, found.pvalue],
        [pin[name] for name in ("Fstat", "df_num", "df_denom", "p")],
        ITERATED,
    )


@pytest.mark.parametrize("model", [m for m in MODELS if "rstandard" in PINS[m]])
def test_each_effect_in_three_levels(model: str) -> None:
    fit, pin = fitted(model), PINS[model]
    found = fit.residuals()
    near(found.residual, pin["rstandard"]["resid"], ITERATED)
    near(found.se, pin["rstandard"]["se"], ITERATED)
    near(found.z, pin["rstandard"]["z"], ITERATED)
    near(fit.weights, pin["weights_rowsum"], ITERATED)
    near(fit.weights / 100, pin["hatvalues"], ITERATED)


@pytest.mark.parametrize("model", [m for m in MODELS if "cooks_distance_outer" in PINS[m]])
def test_influence_of_a_whole_district(model: str) -> None:
    """The reference keeps the variances of the whole."""
    fit, pin = fitted(model), PINS[model]["cooks_distance_outer"]
    found = fit.influence(reestimate=False)
    place = [found.labels.index(name) for name in pin["level"]]
    near(found.cook_d[place], pin["value"], ITERATED)


def test_what_is_not_compared_is_named() -> None:
    assert not COMPARED & set(NOT_COMPARED)
    for model in MODELS:
        assert set(PINS[model]) <= COMPARED | set(NOT_COMPARED)
