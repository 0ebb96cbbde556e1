"""Missing studies: cautions, choices, and studies that say nothing."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis import bias, errors, models
from attunement.synthesis.effects import EffectSizes, effect_size

YI = [0.9, 0.7, 0.5, 0.45, 0.4, 0.3, 0.32, 0.25, 0.2, 0.21, 0.15]
VI = [0.30, 0.20, 0.12, 0.10, 0.09, 0.05, 0.04, 0.03, 0.02, 0.015, 0.01]
FUNNEL = EffectSizes(yi=np.array(YI), vi=np.array(VI))


def first(k: int) -> EffectSizes:
    return EffectSizes(yi=np.array(YI[:k]), vi=np.array(VI[:k]))


def codes(found: object) -> list[str]:
    return [caution.code for caution in found.cautions]  # type: ignore[attr-defined]


ASKED = {
    "egger": bias.egger, "begg": bias.begg, "trim_and_fill": bias.trim_and_fill,
    "pet_peese": bias.pet_peese, "weighted_average": bias.weighted_average,
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_under_ten_studies_there_is_a_caution(name: str) -> None:
    assert "asymmetry-few-studies" in codes(ASKED[name](first(9)))
    assert "asymmetry-few-studies" not in codes(ASKED[name](first(10)))


@pytest.mark.parametrize("name", ASKED)
def test_a_model_will_do_instead_of_its_effects(name: str) -> None:
    fit = models.pool(FUNNEL, method="DL", test="z")
    alone = {"method": "DL", "test": "z"} if name == "trim_and_fill" else {}
    one, two = ASKED[name](fit), ASKED[name](FUNNEL, **alone)  # type: ignore[operator]
    attribute = "pvalue" if name != "trim_and_fill" else "k0"
    assert getattr(one, attribute) == getattr(two, attribute)


@pytest.mark.parametrize("name", ["egger", "begg", "trim_and_fill", "pet_peese"])
def test_two_studies_are_too_few(name: str) -> None:
    with pytest.raises(errors.TooFewStudies, match="2 studies are too few"):
        ASKED[name](first(2))


@pytest.mark.parametrize("name", ["egger", "begg", "pet_peese"])
def test_studies_of_one_size_say_nothing(name: str) -> None:
    flat = EffectSizes(yi=np.array(YI), vi=np.full(len(YI), 0.1))
    with pytest.raises(errors.NotIdentifiable):
        ASKED[name](flat)


def test_effects_on_a_line_leave_nothing_to_judge_it_by() -> None:
    vi = np.array(VI)
    line = EffectSizes(yi=0.1 + 2 * np.sqrt(vi), vi=vi)
    for ask in (bias.egger, bias.pet_peese):
        with pytest.raises(errors.NoSpread):
            ask(line)
    with pytest.raises(errors.NoSpread):
        bias.weighted_average(EffectSizes(yi=np.full(len(VI), 0.3), vi=vi))


def test_studies_of_one_size_lean_to_no_side_unless_told() -> None:
    flat = EffectSizes(yi=np.array(YI), vi=np.full(len(YI), 0.1))
    with pytest.raises(errors.NotIdentifiable, match="Say side='left'"):
        bias.trim_and_fill(flat)
    assert bias.trim_and_fill(flat, side="left").side == "left"


def test_a_model_with_moderators_is_not_a_funnel() -> None:
    fit = models.regress(FUNNEL, moderators={"year": list(range(11))})
    with pytest.raises(errors.WrongColumns, match="has moderators"):
        bias.egger(fit)


def test_a_measure_whose_variance_holds_the_effect_is_named() -> None:
    es = effect_size("SMD", d=[0.9, 0.6, 0.4, 0.2], n1=[10, 20, 40, 80], n2=[10, 20, 40, 80])
    assert "variance-tied-to-effect" in codes(bias.egger(es))
    assert "variance-tied-to-effect" not in codes(bias.egger(es, predictor="sqrtninv"))
    assert "variance-tied-to-effect" not in codes(bias.egger(FUNNEL))


def test_a_funnel_with_a_gap_leans() -> None:
    found = bias.egger(FUNNEL)
    assert found.slope > 0
    assert found.pvalue < 0.001
    assert found.df == 9
    assert found.limit is not None
    assert found.limit < models.pool(FUNNEL).estimate
    assert bias.egger(FUNNEL, model="regress", test="z").df is None
    assert bias.egger(FUNNEL, model="regress", test="knha").df == 9
    filled = bias.trim_and_fill(FUNNEL)
    assert filled.side == "left"
    assert filled.k0 > 0
    assert filled.fit.estimate < models.pool(FUNNEL).estimate
    assert [one for one in filled.fit.effects.labels if one.startswith("filled")]


def test_numbers_of_people_must_be_known() -> None:
    with pytest.raises(errors.UnknownChoice, match="numbers of people are not known"):
        bias.egger(FUNNEL, predictor="ni")


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: bias.egger(FUNNEL, predictor="se"), "predictor='se' is not known"),
        (lambda: bias.egger(FUNNEL, model="lm"), "model='lm' is not known"),
        (lambda: bias.egger(FUNNEL, method="DL"), "are for model='regress'"),
        (lambda: bias.trim_and_fill(FUNNEL, estimator="S0"), "estimator='S0' is not known"),
        (lambda: bias.trim_and_fill(FUNNEL, side="up"), "side='up' is not known"),
        (lambda: bias.failsafe_n(FUNNEL, kind="Fisher"), "kind='Fisher' is not known"),
        (lambda: bias.failsafe_n(FUNNEL, alpha=5), "alpha=5 is not between"),
        (lambda: bias.failsafe_n(FUNNEL, target=0.1), "with Rosenberg"),
        (lambda: bias.failsafe_n(FUNNEL, kind="Orwin", target=0), "other than 0"),
        (lambda: bias.pet_peese(FUNNEL, alpha=2), "alpha=2 is not between"),
        (lambda: bias.egger(FUNNEL, level=95), "level 95 is not between"),
        (lambda: bias.pet_peese(FUNNEL, level=1.0), "level 1.0 is not between"),
        (lambda: bias.selection_model(FUNNEL, level=0), "level 0 is not between"),
        (lambda: bias.excess_significance(FUNNEL, alpha=0), "alpha=0 is not between"),
        (lambda: bias.excess_significance(FUNNEL, effect=np.inf), "effect=inf"),
        (lambda: bias.excess_significance(FUNNEL, effect=0.1, tau2=-1), "tau2=-1"),
        (lambda: bias.selection_model(FUNNEL, kind="cliff"), "kind='cliff' is not known"),
        (lambda: bias.selection_model(FUNNEL, steps=(0.025,), kind="beta"), "Both steps and"),
        (lambda: bias.selection_model(FUNNEL, steps=(1.2,)), "not p-values above 0"),
        (lambda: bias.selection_model(FUNNEL, steps=()), "not p-values above 0"),
        (lambda: bias.selection_model(FUNNEL, steps=(1e-9,)), "between 0 and 1e-09"),
        (lambda: bias.selection_model(FUNNEL, alternative="up"), "alternative='up'"),
    ],
)
def test_choices_that_do_not_exist(ask: object, says: str) -> None:
    with pytest.raises(errors.UnknownChoice, match=says):
        ask()  # type: ignore[operator]


def test_ranks_that_tie_are_counted_as_ties() -> None:
    tied = EffectSizes(yi=np.array(YI), vi=np.array([*VI[:-1], VI[-2]]))
    found = bias.begg(tied)
    assert not found.exact
    assert 0 < found.pvalue < 0.05
    assert bias.begg(FUNNEL).exact


def test_many_studies_have_no_exact_table() -> None:
    found = {}
    for k in (170, 171):
        many = EffectSizes(yi=np.sin(np.arange(k)), vi=0.1 + 0.01 * np.arange(k))
        found[k] = bias.begg(many)
    assert found[170].exact
    assert not found[171].exact
    assert found[170].pvalue == pytest.approx(found[171].pvalue, abs=0.1)


def test_orwin_s_target() -> None:
    average = models.pool(FUNNEL, method="EE").estimate
    assert bias.failsafe_n(FUNNEL, kind="Orwin").n == FUNNEL.k
    assert bias.failsafe_n(FUNNEL, kind="Orwin", target=-average / 3).n == 2 * FUNNEL.k
    assert bias.failsafe_n(FUNNEL, kind="Orwin", target=average * 2).n == 0


def test_nothing_to_undo() -> None:
    none = EffectSizes(yi=np.array([0.1, -0.1, 0.02]), vi=np.array([0.1, 0.1, 0.2]))
    assert bias.failsafe_n(none, kind="Rosenthal").n == 0
    assert bias.failsafe_n(none, kind="Rosenberg").n == 0
    assert codes(bias.failsafe_n(none)) == ["failsafe-n-counts-nothing"]


def test_pet_or_peese() -> None:
    leaning = bias.pet_peese(FUNNEL)
    chosen = "PEESE" if leaning.pet.pvalue[0] < 0.1 else "PET"
    assert leaning.chosen == chosen
    assert bias.pet_peese(FUNNEL, alpha=0.999).chosen == "PEESE"
    assert bias.pet_peese(FUNNEL, alpha=1e-9).chosen == "PET"
    assert leaning.ci_lower < leaning.estimate < leaning.ci_upper


def test_no_study_has_power() -> None:
    weak = EffectSizes(yi=np.array([0.01, -0.01, 0.02]), vi=np.array([1.0, 2.0, 3.0]))
    found = bias.weighted_average(weak)
    assert (found.adequate, found.waap_estimate, found.waap_se) == (0, None, None)


def test_selection_of_significant_results_is_found_and_undone() -> None:
    """Studies of no effect, of which nearly all of those that are not significant are lost."""
    draws = np.random.default_rng(4).normal(size=(1200,))
    vi = np.tile(np.linspace(0.01, 0.2, 40), 30)
    yi = draws * np.sqrt(vi)
    seen = (yi / np.sqrt(vi) > 1.96) | (np.arange(1200) % 12 == 0)
    es = EffectSizes(yi=yi[seen], vi=vi[seen])
    naive = models.pool(es, method="ML", test="z")
    found = bias.selection_model(es, steps=(0.025,), alternative="greater")
    assert naive.ci_lower > 0.02
    assert abs(found.estimate) < 2.5 * found.se
    assert found.delta[0] < 0.3
    assert found.lrt_pvalue < 0.001
    assert found.p_table == (int(np.sum(yi[seen] / np.sqrt(vi[seen]) >= 1.96)), es.k - sum(
        yi[seen] / np.sqrt(vi[seen]) >= 1.96))  # fmt: skip


def test_a_common_effect_keeps_tau2_at_zero() -> None:
    fit = models.pool(FUNNEL, method="EE")
    found = bias.selection_model(fit, kind="negexp")
    assert found.tau2 == 0
    assert found.tau2_se is None
    assert found.steps == ()
    assert found.p_table == ()


def test_two_sided_selection_has_no_direction() -> None:
    back = EffectSizes(yi=-np.array(YI), vi=np.array(VI))
    one = bias.selection_model(FUNNEL, steps=(0.15,), alternative="two.sided")
    two = bias.selection_model(back, steps=(0.15,), alternative="two.sided")
    assert one.estimate == pytest.approx(-two.estimate, abs=1e-6)
    assert one.log_likelihood == pytest.approx(two.log_likelihood, abs=1e-9)


def test_more_significant_results_than_power_allows() -> None:
    """Ten studies, each with a power of about a sixth, and each of them significant."""
    es = EffectSizes(yi=np.full(10, 0.5), vi=np.full(10, 0.0625))
    found = bias.excess_significance(es, effect=0.25)
    assert (found.observed, found.k) == (10, 10)
    assert found.pvalue < 1e-6
    assert found.ratio > 5
    assert bias.excess_significance(es).effect == pytest.approx(0.5)


@pytest.mark.parametrize("method", [bias.egger, bias.begg, bias.failsafe_n, bias.pet_peese])
def test_effects_that_depend_on_one_another_are_refused(method: Any) -> None:
    fit = models.multilevel(
        yi=[0.1, 0.5, 0.3, 0.9], vi=[0.02, 0.05, 0.01, 0.1], study=["a", "a", "b", "b"]
    )
    with pytest.raises(errors.WrongColumns, match="depend on one another"):
        method(fit)


def test_counts_are_tested_by_the_effects_of_their_studies() -> None:
    fit = models.peto(ai=[4, 7, 9], bi=[36, 40, 51], ci=[9, 4, 12], di=[31, 35, 49])
    assert bias.egger(fit).pvalue == bias.egger(fit.effects).pvalue
