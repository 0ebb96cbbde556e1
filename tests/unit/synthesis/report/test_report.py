"""The report: every number is the fit's, every claim is one that the numbers bear."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from attunement.synthesis.bias.egger import egger
from attunement.synthesis.bias.trim_and_fill import trim_and_fill
from attunement.synthesis.effects import EffectSizes, effect_size
from attunement.synthesis.errors import NoPooledEffect, UnknownChoice
from attunement.synthesis.models import (
    Fit,
    Summarised,
    mantel_haenszel,
    multilevel,
    peto,
    pool,
    regress,
    subgroups,
)
from attunement.synthesis.models.inference import TESTS as KNOWN_TESTS
from attunement.synthesis.models.tau2 import METHODS
from attunement.synthesis.report import REFERENCES, report
from attunement.synthesis.report.methods import ESTIMATORS, TESTS

CITATION = re.compile(r"[A-Z][a-z]+(?: (?:&|et al\.)(?: [A-Z][a-z]+)?)? (?:19|20)\d\d")


def clear() -> Fit:
    return pool(yi=[-0.5, -0.6, -0.4, -0.55], vi=[0.01, 0.02, 0.03, 0.012], measure="SMD")


def unclear() -> Fit:
    return pool(yi=[-0.5, 0.6, -0.1, 0.2], vi=[0.04, 0.05, 0.03, 0.06], measure="SMD")


def ratios() -> Fit:
    es = effect_size(
        "OR",
        labels=["Ash", "Beech", "Cedar", "Dogwood"],
        a=[12, 8, 20, None],
        n1=[40, 30, 60, 20],
        c=[20, 15, 25, 3],
        n2=[40, 31, 58, 21],
    )
    return pool(es)


class TestNumbers:
    def test_the_pooled_effect_is_told_as_a_ratio_with_its_test(self) -> None:
        fit = ratios()
        low, at, high = np.exp([fit.ci_lower, fit.estimate, fit.ci_upper])
        assert (
            f"pooled odds ratio of the 3 studies, which count 259 people, was {at:.2f} "
            f"(95% confidence interval (CI) {low:.2f} to {high:.2f}; t(2) = {fit.statistic:.2f}"
        ) in report(fit).results

    def test_heterogeneity_and_prediction_are_the_fits(self) -> None:
        fit, said = unclear(), report(unclear()).results
        assert fit.prediction_interval is not None
        assert f"(tau²) was {fit.tau2:#.3g}" in said
        assert f"I² was {fit.i2:.0f}%" in said
        low, high = fit.prediction_interval
        assert f"a new study like these was {low:.2f} to {high:.2f}." in said

    def test_leaving_out_names_the_studies_that_matter(self) -> None:
        yi, vi = [-0.5, -0.6, -0.4, -0.55, 0.5], [0.001, 0.01, 0.01, 0.01, 0.01]
        fit = pool(yi=yi, vi=vi, labels=list("abcde"), measure="SMD")
        assert fit.ci_lower < 0 < fit.ci_upper
        assert "The interval no longer includes no effect without e." in report(fit).results

    def test_a_level_of_its_own_is_said(self) -> None:
        fit = pool(yi=[-0.5, 0.6, 0.1], vi=[0.04, 0.05, 0.03], level=0.9)
        assert "90% confidence interval" in report(fit).results
        assert "95%" not in report(fit).results


class TestClaims:
    def test_an_interval_with_no_effect_inside_claims_neither_effect_nor_none(self) -> None:
        said = report(unclear()).results
        assert "do not show an effect, and they do not show that there is none" in said

    def test_an_interval_beside_no_effect_says_on_which_side(self) -> None:
        assert "The interval lies below 0, no effect." in report(clear()).results

    def test_an_estimate_of_no_spread_is_no_proof_of_it(self) -> None:
        assert clear().tau2 == 0
        assert "(tau²) was 0 (95% CI 0 to " in report(clear()).results
        assert "does not show that the effects are the same" in report(clear()).results

    def test_a_proportion_is_not_tested_against_a_half(self) -> None:
        fit = pool(effect_size("PLO", x=[3, 9, 14], n=[20, 30, 28]))
        said = report(fit).results
        assert "no effect" not in said
        assert "t(2)" not in said

    def test_one_study_is_not_called_pooled(self) -> None:
        said = report(pool(yi=[0.3], vi=[0.1], labels=["Ash"], method="EE"))
        assert "The one study (Ash) gave an effect of 0.30" in said.results
        assert "pooled effect of" not in said.results

    @pytest.mark.parametrize("fit", [clear(), unclear(), ratios()])
    def test_no_word_that_numbers_cannot_bear(self, fit: Fit) -> None:
        words = report(fit, egger=egger(fit)).text.casefold()
        for claim in ("proves", "significant", "effective", "causes an", "works", "robust"):
            assert claim not in words


YI, VI = [0.1, 0.5, 0.3, 0.9, -0.1, 0.4, 0.2, 0.6], [0.02, 0.05, 0.01, 0.1, 0.04, 0.03, 0.02, 0.05]
COUNTS: dict[str, Any] = {"ai": [4, 0, 9], "bi": [36, 40, 51], "ci": [9, 4, 12], "di": [31, 35, 49]}
OTHERS: dict[str, Callable[[], Summarised]] = {
    "MH": lambda: mantel_haenszel(**COUNTS),
    "RR": lambda: mantel_haenszel(**COUNTS, measure="RR"),
    "RD": lambda: mantel_haenszel(**COUNTS, measure="RD"),
    "Peto": lambda: peto(**COUNTS),
    "CHE": lambda: multilevel(yi=YI, vi=VI, study=list("aabbccdd"), measure="SMD"),
    "three levels": lambda: multilevel(yi=YI, vi=VI, study=list("aabbccdd"), rho=None),
    "moderators": lambda: regress(yi=YI, vi=VI, moderators={"weeks": [3, 5, 8, 2, 9, 1, 4, 7]}),
    "moderators, EE": lambda: regress(
        yi=YI, vi=VI, moderators={"where": list("aabbabab"), "x": list(range(8))}, method="EE"
    ),
}


@pytest.mark.parametrize("name", OTHERS)
class TestOtherModels:
    def test_it_is_told_without_a_gap_or_a_claim(self, name: str) -> None:
        fit = OTHERS[name]()
        words = report(fit).text
        assert "nan" not in words
        assert "None" not in words
        for claim in ("proves", "significant", "effective", "causes an", "works"):
            assert claim not in words.casefold()
        assert all(caution.words in words for caution in fit.cautions)

    def test_each_paper_cited_is_listed_in_full_and_no_other(self, name: str) -> None:
        said = report(OTHERS[name]())
        cited = {c for c in REFERENCES if c in said.methods + said.results}
        assert tuple(REFERENCES[c] for c in sorted(cited)) == said.references
        assert cited


class TestOtherNumbers:
    def test_counts(self) -> None:
        fit = mantel_haenszel(**COUNTS)
        low, at, high = np.exp([fit.ci_lower, fit.estimate, fit.ci_upper])
        said = report(fit)
        assert f"was {at:.2f} (95% confidence interval (CI) {low:.2f} to {high:.2f}; z" in (
            said.results
        )
        assert "a half was added" in said.methods
        without = fit.leave_one_out()
        ends = np.exp([without.estimate.min(), without.estimate.max()])
        assert "ranged from {:.2f} to {:.2f}".format(*ends) in said.results

    def test_dependent_effects_stand_on_their_robust_test_and_on_other_correlations(self) -> None:
        fit = multilevel(yi=YI, vi=VI, study=list("aabbccdd"), measure="SMD")
        test, said = fit.robust(), report(fit)
        assert f"{test.ci_lower[0]:.2f} to {test.ci_upper[0]:.2f}; t({round(test.df[0], 1):g})" in (
            said.results
        )
        assert "8 effects of 4 studies" in said.results
        strip = fit.over_rho().estimate
        assert f"went from {strip.min():.2f} to {strip.max():.2f}." in said.results
        assert "correlate by 0.6" in said.methods
        assert "in place of" not in report(OTHERS["three levels"]()).results
        assert any("degrees of freedom are too few" in line for line in said.cautions)

    def test_coefficients_are_differences_on_the_scale_pooled_on(self) -> None:
        es = effect_size(
            "RR", a=[4, 3, 9, 7], n1=[20, 30, 40, 30], c=[8, 9, 9, 9], n2=[20, 28, 41, 30]
        )
        fit = regress(es, moderators={"weeks": [1, 4, 2, 9]})
        said = report(fit)
        assert "on the scale pooled on" in said.results
        assert "is told below" not in said.methods
        assert f"weeks {fit.estimates[1]:.2f} (95% CI {fit.ci_lower[1]:.2f}" in said.results
        assert f"F(1, 2) = {fit.omnibus.statistic:.2f}" in said.results

    def test_what_has_no_pooled_effect_or_no_subgroups_is_refused_by_name(self) -> None:
        with pytest.raises(NoPooledEffect, match="Read its coefficients"):
            report(multilevel(yi=YI, vi=VI, study=list("aabbccdd"), moderators={"x": range(8)}))
        groups = subgroups(yi=YI, vi=VI, by=list("aaaabbbb"))
        with pytest.raises(UnknownChoice, match="inverse variance"):
            report(OTHERS["CHE"](), subgroups=groups)


class TestWhatElse:
    def test_cautions_and_exclusions_are_there(self) -> None:
        said = report(ratios())
        assert all(any(c.words in line for line in said.cautions) for c in ratios().cautions)
        (excluded,) = said.excluded
        assert excluded.startswith("Row 4 (Dogwood): ")
        assert excluded in said.markdown()

    def test_what_nobody_asked_for_is_said_to_be_not_reported(self) -> None:
        words = " ".join(report(clear()).not_reported)
        assert "How many people" in words
        assert "small studies" in words
        assert "GRADE" in words
        few = pool(yi=[0.1, 0.2], vi=[0.1, 0.1], test="z")
        assert any("prediction interval" in line for line in report(few).not_reported)

    def test_asymmetry_is_told_with_what_it_does_not_show(self) -> None:
        fit = unclear()
        said = report(fit, egger=egger(fit), filled=trim_and_fill(fit))
        assert f"slope of {egger(fit).slope:.2f}" in said.results
        assert "a large p-value does not show that none is missing" in said.results
        assert "not a corrected result" in said.results
        assert not any("small studies" in line for line in said.not_reported)
        assert any("fewer than 10" in line for line in said.cautions)

    def test_groups_are_told_with_their_test(self) -> None:
        es = EffectSizes(yi=np.array([0.1, 0.3, 0.6, 0.5]), vi=np.full(4, 0.02), measure="SMD")
        by = subgroups(es, by=["a", "a", "b", "b"], test="z")
        said = report(pool(es), subgroups=by)
        assert f"a {by.estimate[0]:.2f} (k = 2" in said.results
        assert "Test of a difference between groups: Q(1) = " in said.results


class TestReferences:
    def test_each_paper_cited_is_listed_in_full_and_no_other(self) -> None:
        fit = unclear()
        said = report(fit, egger=egger(fit), filled=trim_and_fill(fit))
        ours = {c for c in CITATION.findall(said.methods + said.results) if c in REFERENCES}
        assert tuple(REFERENCES[c] for c in sorted(ours)) == said.references

    def test_the_year_of_a_short_name_is_that_of_the_paper(self) -> None:
        for short, full in REFERENCES.items():
            assert short.split()[0] == full.split()[0]
            assert f"({short[-4:]})" in full

    def test_every_method_and_test_has_its_words_and_its_paper(self) -> None:
        assert {*ESTIMATORS, "EE"} == set(METHODS)
        assert set(TESTS) == set(KNOWN_TESTS)
        for words in ESTIMATORS.values():
            assert any(short in words for short in REFERENCES), words

    def test_markdown_has_a_heading_for_each_part(self) -> None:
        headings = [x for x in report(ratios(), title="T").markdown().splitlines() if x[:1] == "#"]
        assert headings == [
            "# T",
            "## Methods",
            "## Results",
            "## Be careful",
            "## Left out",
            "## Not reported",
            "## References",
        ]
