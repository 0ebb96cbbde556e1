"""What a pooled result says, and what is refused."""

import numpy as np
import pytest

from attunement.synthesis import errors
from attunement.synthesis.effects import EffectSizes
from attunement.synthesis.models import pool
from attunement.synthesis.models.inference import TESTS
from attunement.synthesis.models.quadratic_form import chi2_mixture_cdf
from attunement.synthesis.models.tau2 import CLOSED, LIKELIHOODS

YI = [0.1, 0.5, 0.3, 0.9, -0.1, 0.4]
VI = [0.02, 0.05, 0.01, 0.1, 0.04, 0.03]


def codes(fit: object) -> set[str]:
    return {caution.code for caution in getattr(fit, "cautions", ())}


def test_effects_may_come_ready_made_or_as_arrays() -> None:
    es = EffectSizes(yi=np.array(YI), vi=np.array(VI), measure="SMD", labels=tuple("abcdef"))
    assert pool(es).estimate == pool(yi=YI, vi=VI).estimate
    assert pool(es).effects.labels == tuple("abcdef")
    assert pool(yi=YI, vi=VI, labels="abcdef", measure="SMD").effects.measure == "SMD"


def test_the_defaults_are_reml_and_knapp_hartung_and_z_under_a_common_effect() -> None:
    fit = pool(yi=YI, vi=VI)
    assert (fit.method, fit.test, fit.level) == ("REML", "knha", 0.95)
    assert pool(yi=YI, vi=VI, method="EE").test == "z"


def test_a_common_effect_by_hand() -> None:
    fit = pool(yi=[0, 1], vi=[1, 3], method="EE")
    assert fit.estimate == pytest.approx(0.25)
    assert fit.se == pytest.approx(np.sqrt(0.75))
    assert fit.q == pytest.approx(0.25)
    assert fit.weights == pytest.approx([75, 25])
    assert (fit.tau2, fit.tau2_se, fit.tau2_ci, fit.prediction_interval) == (0, None, None, None)


def test_two_studies_of_one_variance_by_hand() -> None:
    """The restricted likelihood of two effects of one variance peaks at d^2 / 2 - v."""
    fit = pool(yi=[0, 2], vi=[0.5, 0.5], test="z")
    assert fit.tau2 == pytest.approx(1.5, abs=1e-12)
    assert fit.se == pytest.approx(1)
    assert {"tau2-few-studies", "no-prediction-interval"} <= codes(fit)
    assert fit.prediction_interval is None


def test_one_study_is_itself_and_says_nothing_of_spread() -> None:
    fit = pool(yi=[0.4], vi=[0.04], test="z")
    assert (fit.estimate, fit.se, fit.tau2) == pytest.approx((0.4, 0.2, 0))
    assert (fit.q, fit.q_pvalue, fit.i2, fit.h2) == (0, 1, 0, 1)
    assert (fit.tau2_ci, fit.i2_ci, fit.h2_ci, fit.certificate) == (None, None, None, None)
    assert "tau2-not-estimable" in codes(fit)


@pytest.mark.parametrize("test", ["t", "knha", "adhoc"])
def test_one_study_leaves_nothing_for_a_t(test: str) -> None:
    with pytest.raises(errors.TooFewStudies, match='test="z"'):
        pool(yi=[0.4], vi=[0.04], test=test)


@pytest.mark.parametrize("method", [*CLOSED, *LIKELIHOODS])
def test_identical_effects_have_no_spread(method: str) -> None:
    fit = pool(yi=[0.3] * 5, vi=VI[:5], method=method, test="adhoc")
    assert fit.tau2 == pytest.approx(0, abs=1e-25)
    assert fit.estimate == pytest.approx(0.3)
    assert fit.se == pytest.approx(1 / np.sqrt(sum(1 / v for v in VI[:5])))
    with pytest.raises(errors.NoSpread, match="adhoc"):
        pool(yi=[0.3] * 5, vi=VI[:5], method=method, test="knha")


@pytest.mark.parametrize("test", TESTS)
def test_one_huge_weight_is_no_trouble(test: str) -> None:
    fit = pool(yi=[0.1, 5, -5, 3], vi=[1e-9, 1, 1, 1], method="EE", test=test)
    assert fit.estimate == pytest.approx(0.1, abs=1e-6)
    assert fit.weights[0] > 99.9
    assert np.isfinite([fit.se, fit.pvalue, fit.ci_lower]).all()


def test_effects_far_from_zero_lose_no_digits() -> None:
    near, far = pool(yi=YI, vi=VI), pool(yi=np.array(YI) + 1e6, vi=VI)
    assert far.tau2 == pytest.approx(near.tau2, rel=1e-8)
    assert far.certificate
    assert far.certificate.score < 1e-12


def test_a_boundary_is_certified_as_one() -> None:
    fit = pool(yi=[0.1, 0.2, 0.15, 0.12], vi=[1, 1, 1, 1], test="z")
    assert fit.tau2 == 0
    assert fit.certificate
    assert fit.certificate.boundary
    assert (fit.certificate.score, fit.certificate.maxima) == (0, 1)
    assert fit.certificate.gap == np.inf
    assert fit.tau2_ci == (0, 0)
    assert "tau2-interval-at-0" in codes(fit)


def test_a_narrowed_interval_is_said_and_adhoc_never_narrows() -> None:
    y, v = [0.1, 0.2, 0.15, 0.12], [1, 1, 1, 1]
    narrowed, plain = pool(yi=y, vi=v), pool(yi=y, vi=v, test="z")
    assert "knha-narrows" in codes(narrowed)
    assert narrowed.se < plain.se
    assert pool(yi=y, vi=v, test="adhoc").se == pytest.approx(plain.se)


def test_levels_widen_intervals() -> None:
    wide, narrow = pool(yi=YI, vi=VI, level=0.99), pool(yi=YI, vi=VI, level=0.8)
    assert wide.ci_lower < narrow.ci_lower
    assert wide.tau2_ci
    assert narrow.tau2_ci
    assert wide.tau2_ci.upper > narrow.tau2_ci.upper
    assert wide.prediction_interval
    assert narrow.prediction_interval
    assert wide.prediction_interval.lower < narrow.prediction_interval.lower


def test_a_prediction_interval_of_no_known_kind_is_refused() -> None:
    with pytest.raises(errors.UnknownChoice, match="HTS"):
        pool(yi=YI, vi=VI).predict("better")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"method": "BEST"}, "REML"),
        ({"test": "F"}, "knha"),
        ({"level": 95}, "0.95"),
        ({"weights": [1] * 6}, "Leave them out"),
        ({"method": "GENQ"}, "needs weights"),
        ({"method": "GENQ", "weights": [1, 2]}, "6 numbers"),
        ({"method": "GENQ", "weights": [1, 2, 3, 4, 5, 0]}, "above 0"),
    ],
)
def test_an_option_that_cannot_be_is_refused(options: dict[str, object], words: str) -> None:
    with pytest.raises(errors.UnknownChoice, match=words):
        pool(yi=YI, vi=VI, **options)  # type: ignore[arg-type]


def test_effects_are_given_once() -> None:
    es = EffectSizes(yi=np.array(YI), vi=np.array(VI))
    with pytest.raises(errors.WrongColumns, match="twice"):
        pool(es, vi=VI)
    with pytest.raises(errors.WrongColumns, match="given: yi"):
        pool(yi=YI)
    with pytest.raises(errors.WrongColumns, match="neither"):
        pool()


@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan, np.inf])
def test_a_variance_that_cannot_be_is_refused(bad: float) -> None:
    with pytest.raises(errors.NotPositive):
        pool(yi=YI, vi=[*VI[:5], bad])


def test_a_result_cannot_be_changed() -> None:
    fit = pool(yi=YI, vi=VI)
    with pytest.raises(AttributeError):
        fit.tau2 = 1  # type: ignore[misc]
    for array in (fit.weights, fit.design, fit.covariance, fit.effects.yi):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_the_call_in_r_holds_every_digit() -> None:
    said = pool(yi=[0.1, 1 / 3], vi=[0.2, 0.3], method="PM", test="t", level=0.9).to_r()
    assert said == (
        "rma(yi=c(0.1, 0.3333333333333333), vi=c(0.2, 0.3), "
        'method="PM", test="t", level=90, control=list(tol=1e-14, maxiter=10000))'
    )


def test_the_call_in_r_of_a_method_that_it_lacks_gives_tau2() -> None:
    fit = pool(yi=YI, vi=VI, method="DL2")
    assert f"tau2={fit.tau2!r}" in fit.to_r()
    assert "method" not in fit.to_r()


def test_the_call_in_r_with_weights() -> None:
    fit = pool(yi=[0, 1, 2], vi=[1, 1, 2], method="GENQ", weights=[1, 2, 3])
    assert 'method="GENQ", weights=c(1.0, 2.0, 3.0)' in fit.to_r()


def test_the_effect_of_a_study_is_drawn_to_the_pooled_one() -> None:
    fit = pool(yi=YI, vi=VI)
    found = fit.shrunken()
    between = (found.estimate - fit.estimate) / (np.array(YI) - fit.estimate)
    assert ((between > 0) & (between < 1)).all()
    assert (found.se < np.sqrt(VI)).all()
    flat = pool(yi=YI, vi=VI, method="EE").shrunken()
    assert flat.estimate == pytest.approx(np.full(6, pool(yi=YI, vi=VI, method="EE").estimate))


def test_a_single_study_has_no_residual() -> None:
    found = pool(yi=[0.4], vi=[0.04], test="z").residuals()
    assert (found.residual[0], found.se[0], found.z[0]) == pytest.approx((0, 0, 0))


def test_a_likelihood_is_profiled_and_nothing_else() -> None:
    interval = pool(yi=YI, vi=VI).tau2_profile()
    assert interval.lower == 0
    assert interval.upper > pool(yi=YI, vi=VI).tau2
    apart = pool(yi=[0, 1, 2, 3], vi=[0.01] * 4).tau2_profile()
    assert apart.lower > 0
    with pytest.raises(errors.UnknownChoice, match="REML or ML"):
        pool(yi=YI, vi=VI, method="DL").tau2_profile()


def test_the_exact_interval_is_for_weights_of_ones_own() -> None:
    fit = pool(yi=YI, vi=VI, method="GENQM", weights=[1.0] * 6)
    interval = fit.tau2_generalised_q()
    assert interval.lower <= fit.tau2 <= interval.upper
    with pytest.raises(errors.UnknownChoice, match="GENQM"):
        pool(yi=YI, vi=VI).tau2_generalised_q()


def test_a_resample_of_a_median_unbiased_fit_is_a_fit_of_the_resample() -> None:
    fit = pool(yi=YI, vi=VI, method="GENQM", weights=[1.0, 2, 3, 1, 2, 3], test="z")
    alone = pool(yi=YI[1:], vi=VI[1:], method="GENQM", weights=[2.0, 3, 1, 2, 3], test="z")
    assert fit.leave_one_out().tau2[0] == pytest.approx(alone.tau2, rel=1e-9, abs=1e-12)


def test_a_distribution_that_cannot_be_held_is_refused() -> None:
    with pytest.raises(errors.NotSolved, match="too widely"):
        chi2_mixture_cdf(1.0, 10.0 ** np.linspace(-6, 6, 300))
