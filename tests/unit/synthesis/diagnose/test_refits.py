"""Refits of a model: too few studies, reasons, draws."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis import errors
from attunement.synthesis.diagnose import gosh
from attunement.synthesis.diagnose.resamples import MOST, digits_of, draw, resamples
from attunement.synthesis.models import Reason, compiled, pool, regress

YI = [0.1, 0.5, 0.3, 0.9, -0.1, 0.4]
VI = [0.02, 0.05, 0.01, 0.1, 0.04, 0.03]
FIT = pool(yi=YI, vi=VI, labels="abcdef")


def rng() -> np.random.Generator:
    return np.random.default_rng(20)


def test_leaving_one_of_two_leaves_one_with_a_reason() -> None:
    found = pool(yi=YI[:2], vi=VI[:2]).leave_one_out()
    assert found.reason.tolist() == [Reason.TOO_FEW] * 2
    assert found.estimate == pytest.approx([YI[1], YI[0]])
    assert np.isnan(found.se).all()
    assert not found.solved.any()
    by_z = pool(yi=YI[:2], vi=VI[:2], test="z").leave_one_out()
    assert by_z.se == pytest.approx(np.sqrt([VI[1], VI[0]]))


def test_one_study_cannot_be_left_out() -> None:
    with pytest.raises(errors.TooFewStudies):
        pool(yi=[1], vi=[1], test="z").leave_one_out()
    for name in ("influence", "baujat"):
        with pytest.raises(errors.TooFewStudies, match="3 studies"):
            getattr(pool(yi=YI[:2], vi=VI[:2]), name)()


def test_a_category_of_one_study_cannot_be_left_without_it() -> None:
    fit = regress(yi=YI, vi=VI, moderators={"sort": list("aaaabb"), "last": [0, 0, 0, 0, 0, 1]})
    found = fit.leave_one_out()
    assert found.reason.tolist() == [Reason.SOLVED] * 4 + [Reason.CONFOUNDED] * 2
    assert np.isnan(found.estimate[4:]).all()
    assert np.isfinite(found.estimate[:4]).all()
    influence = fit.influence()
    assert np.isnan(influence.cook_d[4:]).all()
    assert np.isfinite(influence.hat).all()
    assert "apart" in Reason.CONFOUNDED.words


def test_studies_come_in_by_what_is_asked() -> None:
    found = FIT.cumulative(by=[3, 1, 2, 1, 9, 0])
    assert found.labels == ("f", "b", "d", "c", "a", "e")
    assert found.k.tolist() == [1, 2, 3, 4, 5, 6]
    assert found.estimate[-1] == pytest.approx(FIT.estimate)
    assert found.ci_lower[-1] == pytest.approx(FIT.ci_lower)
    assert FIT.cumulative().labels == tuple("abcdef")


@pytest.mark.parametrize("by", [[1, 2], [1, 2, 3, 4, 5, np.nan]])
def test_an_order_is_a_number_for_each(by: list[float]) -> None:
    with pytest.raises(errors.UnknownChoice, match="6 finite"):
        FIT.cumulative(by=by)


def test_every_subset_stands_once_and_a_study_is_in_half_of_them() -> None:
    found = FIT.gosh()
    assert found.exhaustive
    assert len({tuple(row) for row in found.members.tolist()}) == 2**6 - 1
    assert found.members.sum(axis=0).tolist() == [32] * 6
    assert found.refits.k.tolist() == found.members.sum(axis=1).tolist()
    whole = found.members.all(axis=1)
    assert found.refits.estimate[whole] == pytest.approx([FIT.estimate])


def test_drawn_subsets_are_repeatable_and_never_empty() -> None:
    one, two = (gosh(FIT, subsets=200, rng=rng()) for _ in range(2))
    assert np.array_equal(one.members, two.members)
    assert one.members.any(axis=1).all()
    assert not one.exhaustive


def test_too_many_subsets_must_be_drawn() -> None:
    fit = pool(yi=np.arange(21) / 10, vi=np.ones(21))
    with pytest.raises(errors.UnknownChoice, match="2,097,151"):
        fit.gosh()
    with pytest.raises(errors.UnknownChoice, match="permutation_test"):
        fit.permutation_test()
    assert fit.gosh(subsets=20, rng=rng()).refits.solved.all()


@pytest.mark.parametrize("name", ["gosh", "permutation_test"])
def test_a_generator_of_which_nothing_is_drawn_is_an_error(name: str) -> None:
    with pytest.raises(errors.UnknownChoice, match="Say how many"):
        getattr(FIT, name)(rng=rng())


@pytest.mark.parametrize(
    "drawn",
    [
        lambda **by: FIT.bootstrap(40, **by).estimate,
        lambda **by: np.array(FIT.permutation_test(40, **by).pvalue),
        lambda **by: FIT.gosh(subsets=40, **by).members,
    ],
    ids=["bootstrap", "permutation_test", "gosh"],
)
def test_without_a_generator_the_draws_are_always_the_same(drawn: Any) -> None:
    assert np.array_equal(drawn(), drawn(), equal_nan=True)
    assert not np.array_equal(drawn(), drawn(rng=rng()), equal_nan=True)


def test_no_draws_are_none() -> None:
    with pytest.raises(errors.UnknownChoice, match="1 or more"):
        FIT.bootstrap(0, rng=rng())


def test_a_bootstrap_is_repeatable_and_spreads_about_the_estimate() -> None:
    one, two = FIT.bootstrap(400, rng=rng()), FIT.bootstrap(400, rng=rng())
    assert np.array_equal(one.estimate, two.estimate)
    interval = one.interval()
    assert interval.lower < FIT.estimate < interval.upper
    assert one.tau2_interval.lower >= 0
    assert 0 < one.se < 1
    assert (one.reason == Reason.SOLVED).all()


def test_resamples_drawn_in_pieces_are_those_drawn_at_once() -> None:
    pieces = rng()
    parts = np.concatenate([draw(7, n, pieces) for n in (3, 1, 8)])
    np.testing.assert_array_equal(parts, draw(7, 12, rng()))


@pytest.mark.parametrize("k", [1, 2, 7, 30, 33, 1000])
def test_resamples_are_the_digits_of_what_is_drawn_counted(
    k: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    digits, words = digits_of(k), draw(k, 70, rng())
    assert k**digits <= MOST
    slow = np.zeros((70, k))
    for row, drawn in zip(slow, words.tolist(), strict=True):
        places = [word // k**digit % k for word in drawn for digit in range(digits)]
        for place in places[:k]:
            row[place] += 1
    assert (slow.sum(axis=1) == k).all()
    np.testing.assert_array_equal(resamples(words, k), slow)
    monkeypatch.setattr(compiled, "loaded", lambda module: None)
    np.testing.assert_array_equal(resamples(words, k), slow)


def test_every_study_is_drawn_as_often_first_and_last_in_a_word() -> None:
    counts = resamples(draw(10, 20_000, rng()), 10)
    expected = 20_000
    assert (np.abs(counts.sum(axis=0) - expected) < 5 * np.sqrt(expected * 0.9)).all()
    spread = counts.var(axis=0)  # binomial: 10 draws of 1 in 10
    assert (np.abs(spread - 0.9) < 0.05).all()


def test_resamples_that_cannot_tell_moderators_apart_have_a_reason() -> None:
    fit = regress(yi=YI, vi=VI, moderators={"last": [0, 0, 0, 0, 0, 1]})
    found = fit.bootstrap(100, rng=rng())
    lost = found.reason == Reason.CONFOUNDED
    assert 0 < lost.sum() < 100
    assert np.isnan(found.beta[lost]).all()
    assert np.isfinite(found.beta[~lost]).all()
    assert np.isfinite(found.interval(coefficient=1)).all()


def test_a_permutation_test_by_hand() -> None:
    """Three effects, all positive: of 8 arrangements only itself and its mirror are as extreme."""
    found = pool(yi=[1, 1.1, 0.9], vi=[0.1, 0.1, 0.1], test="z").permutation_test()
    assert (found.n, found.exact, found.pvalue.tolist()) == (8, True, [0.25])


def test_a_drawn_permutation_test_is_never_0_and_near_the_exact_one() -> None:
    exact = FIT.permutation_test().pvalue[0]
    drawn = FIT.permutation_test(999, rng=rng())
    assert drawn.pvalue[0] == pytest.approx(exact, abs=0.05)
    assert not drawn.exact
    strong = pool(yi=[1.0, 1.1, 0.9, 1.05] * 5, vi=[0.01] * 20)
    assert strong.permutation_test(99, rng=rng()).pvalue[0] == 1 / 100


def test_a_regression_is_permuted_by_dealing_out_its_studies() -> None:
    fit = regress(yi=YI, vi=VI, moderators={"year": [1, 2, 3, 4, 5, 6]})
    exact = fit.permutation_test()
    assert exact.n == 720
    assert exact.pvalue.shape == (2,)
    drawn = fit.permutation_test(500, rng=rng())
    assert drawn.pvalue == pytest.approx(exact.pvalue, abs=0.08)


def test_weights_of_ones_own_stay_with_their_studies() -> None:
    fit = pool(yi=YI, vi=VI, method="GENQ", weights=[1, 2, 3, 1, 2, 3])
    alone = pool(yi=YI[1:], vi=VI[1:], method="GENQ", weights=[2, 3, 1, 2, 3])
    found = fit.leave_one_out()
    assert found.estimate[0] == pytest.approx(alone.estimate)
    assert found.se[0] == pytest.approx(alone.se)
    assert np.isfinite(fit.influence().cook_d).all()
