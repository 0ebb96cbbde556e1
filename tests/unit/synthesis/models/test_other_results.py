"""What counts and dependent effects share with any pooled result, and what is their own."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis import errors
from attunement.synthesis.models import mantel_haenszel, multilevel, peto, pool, regress, subgroups

COUNTS: dict[str, Any] = {
    "ai": [10, 4, 0, 7], "bi": [90, 46, 30, 53], "ci": [20, 9, 3, 9], "di": [80, 41, 27, 51]
}  # fmt: skip
YI = [0.1, 0.5, 0.3, 0.9, -0.1, 0.4, 0.2, 0.6]
VI = [0.02, 0.05, 0.01, 0.1, 0.04, 0.03, 0.02, 0.05]
STUDY = list("aabbccdd")
WAYS: dict[str, Any] = {
    "OR": lambda **c: mantel_haenszel(**c),
    "RR": lambda **c: mantel_haenszel(**c, measure="RR"),
    "RD": lambda **c: mantel_haenszel(**c, measure="RD"),
    "PETO": lambda **c: peto(**c),
}


@pytest.mark.parametrize("way", WAYS)
def test_leaving_one_out_of_counts_is_pooling_the_others(way: str) -> None:
    found = WAYS[way](**COUNTS).leave_one_out()
    for i in range(4):
        rest = WAYS[way](**{n: np.delete(c, i) for n, c in COUNTS.items()})
        for name in ("estimate", "se", "ci_lower", "ci_upper", "q", "i2", "pvalue"):
            assert getattr(found, name)[i] == getattr(rest, name)
    assert found.reason == ("",) * 4


def test_a_study_that_counts_cannot_do_without_has_a_reason() -> None:
    found = mantel_haenszel(ai=[3, 0], bi=[9, 9], ci=[2, 4], di=[8, 9]).leave_one_out()
    assert np.isnan(found.estimate).tolist() == [True, False]
    assert "no events in any study" in found.reason[0]
    with pytest.raises(errors.TooFewStudies, match="needs 2"):
        mantel_haenszel(ai=[3], bi=[9], ci=[2], di=[8]).leave_one_out()


@pytest.mark.parametrize("way", WAYS)
def test_weights_of_counts_make_the_pooled_number(way: str) -> None:
    """On the scale that is averaged: the ratio itself for OR and RR, where no cell is zero."""
    some = {n: [c[i] for i in (0, 1, 3)] for n, c in COUNTS.items()}
    fit = WAYS[way](**some)
    assert fit.weights.sum() == pytest.approx(100)
    ratio = way in ("OR", "RR")
    each = np.exp(fit.effects.yi) if ratio else fit.effects.yi
    pooled = float(fit.weights @ each / 100)
    assert (np.log(pooled) if ratio else pooled) == pytest.approx(fit.estimate)


def test_a_table_left_out_keeps_the_rows_of_the_others() -> None:
    more = {n: [x, *c] for (n, c), x in zip(COUNTS.items(), (0, 9, 0, 9), strict=True)}
    assert mantel_haenszel(**more).effects.rows == (2, 3, 4, 5)


def fitted(**options: Any) -> Any:
    return multilevel(**{"yi": YI, "vi": VI, "study": STUDY} | options)


class TestCalls:
    """Run by hand in metafor 3.8: see validation/README.md."""

    def test_counts(self) -> None:
        some = {n: c[:2] for n, c in COUNTS.items()}
        cells = "ai=c(10.0, 4.0), bi=c(90.0, 46.0), ci=c(20.0, 9.0), di=c(80.0, 41.0)"
        assert mantel_haenszel(**some, measure="RR").to_r() == (
            f'rma.mh({cells}, measure="RR", level=95)'
        )
        assert peto(**some, level=0.9).to_r() == f"rma.peto({cells}, level=90)"

    def test_dependent_effects(self) -> None:
        call = fitted(yi=YI[:3], vi=VI[:3], study=list("aab"), method="ML").to_r()
        assert call.startswith('study <- c("a", "a", "b"); effect <- c(1, 2, 3); rma.mv(yi=c(0.1')
        assert "V=vcalc(c(0.02, 0.05, 0.01), cluster=study, obs=seq_along(study), rho=0.6)" in call
        assert 'random=~1|study/effect, method="ML", test="t", level=95' in call
        assert "vcalc" not in fitted(rho=None).to_r()
        assert "mods=cbind" in fitted(moderators={"x": range(8)}).to_r()

    def test_robust_tests_of_a_fit_and_of_dependent_effects(self) -> None:
        fit = pool(yi=YI[:3], vi=VI[:3])
        said = fit.robust(cluster=["a", 'b "c"', "a"], small_sample="CR1").to_r()
        assert said == (
            f"fit <- {{{fit.to_r()}}}; clubSandwich::coef_test(fit, "
            'vcov="CR1", cluster=c("a", "b \\"c\\"", "a"), test="Satterthwaite")'
        )
        levels = fitted()
        within = levels.robust().to_r()
        assert within.startswith(f"fit <- {{{levels.to_r()}}}; ")
        assert f"cluster=c({', '.join(f'"{one}"' for one in STUDY)})" in within
        assert 'vcov="CR2"' in within

    def test_groups(self) -> None:
        separate = subgroups(yi=YI, vi=VI, by=list("aaaabbbb"))
        assert separate.to_r() == "\n".join(
            f"# {name}\n{fit.to_r()}" for name, fit in zip("ab", separate.fits, strict=True)
        )
        common = subgroups(yi=YI, vi=VI, by=list("aaaabbbb"), tau2="common")
        assert common.regression
        assert common.to_r() == common.regression.to_r()


class TestWholeStudies:
    def test_leaving_a_study_out_is_a_fit_of_the_others(self) -> None:
        fit = fitted()
        found, influence = fit.leave_one_out(), fit.influence()
        for i, name in enumerate("abcd"):
            keep = [j for j, own in enumerate(STUDY) if own != name]
            rest = fitted(
                **{n: [c[j] for j in keep] for n, c in (("yi", YI), ("vi", VI))},
                study=[STUDY[j] for j in keep],
            )
            assert found.labels[i] == name
            assert found.estimate[i] == pytest.approx(rest.estimate, rel=1e-12)
            assert found.ci_lower[i] == pytest.approx(rest.robust().ci_lower[0], rel=1e-10)
            assert influence.sigma2[i] == pytest.approx(rest.sigma2, abs=1e-12)
            change = (fit.estimate - rest.estimate) ** 2 / fit.covariance[0, 0]
            assert influence.cook_d[i] == pytest.approx(change, rel=1e-8)

    def test_a_study_without_which_moderators_cannot_be_told_apart(self) -> None:
        found = fitted(moderators={"new": [0, 0, 0, 0, 0, 0, 1, 1]}).influence()
        assert np.isnan(found.cook_d).tolist() == [False, False, False, True]
        assert "cannot be told apart" in found.reason[3]

    def test_two_studies_are_too_few(self) -> None:
        with pytest.raises(errors.TooFewStudies, match="3 or more"):
            fitted(study=list("aaaabbbb")).influence()

    def test_moderators_leave_no_pooled_effect_to_follow(self) -> None:
        with pytest.raises(errors.NoPooledEffect):
            fitted(moderators={"x": range(8)}).leave_one_out()


class TestRobust:
    def test_studies_nested_in_laboratories(self) -> None:
        fit = fitted()
        assert fit.robust(cluster=STUDY).se == pytest.approx(fit.robust().se, rel=1e-12)
        wide = fit.robust(cluster=["x"] * 4 + ["y"] * 2 + ["z"] * 2)
        assert wide.clusters == 3
        assert wide.df[0] < fit.robust().df[0]

    def test_a_study_in_two_clusters_is_refused(self) -> None:
        with pytest.raises(errors.WrongColumns, match="Study 'a' stands in two clusters"):
            fitted().robust(cluster=list("xyyyzzzz"))

    def test_one_coefficient_is_its_own_t_squared(self) -> None:
        found = fitted(moderators={"x": range(8)}).robust()
        joint = found.joint(["x"])
        assert joint.statistic == pytest.approx(found.statistic[1] ** 2)
        assert joint.df_within == pytest.approx(found.df[1])
        assert joint.pvalue == pytest.approx(found.pvalue[1])
        assert found.joint().pvalue == joint.pvalue

    def test_names_that_are_none(self) -> None:
        found = fitted(moderators={"x": range(8)}).robust()
        for names in (["y"], [], ["x", "x"]):
            with pytest.raises(errors.UnknownChoice, match="Name some of intercept, x"):
                found.joint(names)
        with pytest.raises(errors.UnknownChoice):
            fitted().robust().joint()

    def test_too_few_clusters_for_several_coefficients(self) -> None:
        between = {"x": [1, 0, 0, 0, 0, 0, 0, 0], "z": [0, 0, 1, 0, 0, 0, 0, 0]}
        fit = regress(yi=YI, vi=VI, moderators=between)
        with pytest.raises(errors.TooFewStudies, match="leave no degrees of freedom"):
            fit.robust(cluster=STUDY).joint(["x", "z"])


class TestCertificate:
    def test_a_maximum_is_shown_and_how_it_was_found(self) -> None:
        certificate = fitted().certificate
        assert certificate.score < 1e-12
        assert certificate.starts == certificate.reached == 3
        assert (certificate.maxima, certificate.gap) == (1, np.inf)
        assert np.all(np.diag(certificate.hessian)[~np.array(certificate.boundary)] < 0)

    def test_one_effect_a_study_is_one_ridge_and_said_so(self) -> None:
        fit = fitted(study=list("abcdefgh"), rho=None)
        assert fit.certificate.maxima == 1
        assert "one-effect-a-study" in [c.code for c in fit.cautions]

    def test_few_studies_are_cautioned(self) -> None:
        assert "tau2-few-studies" in [c.code for c in fitted().cautions]


def test_effects_on_one_line_have_no_robust_summary() -> None:
    with pytest.raises(errors.NoSpread):
        fitted(yi=[0.3] * 8).summary()


def test_a_pooled_result_and_its_summary_say_the_same() -> None:
    fit = pool(yi=YI, vi=VI)
    found = fit.summary()
    for name in ("estimate", "se", "ci_lower", "pvalue", "q", "i2", "k"):
        assert getattr(found, name) == getattr(fit, name)
    assert found.variances == (("tau²", fit.tau2),)
    assert pool(yi=YI, vi=VI, method="EE").summary().variances == ()
