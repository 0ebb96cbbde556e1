"""What agreement refuses, and what it answers where there is nothing to divide by."""

from math import nan, sqrt
from typing import Any

import numpy as np
import pytest

from attunement.measures.agreement import (
    Agreement,
    cohen_kappa,
    icc,
    krippendorff_alpha,
    percentage,
    weighted_kappa,
)
from attunement.measures.agreement.errors import (
    MissingRating,
    TooFewRaters,
    TooFewSubjects,
    UnevenRatings,
    UnknownChoice,
    UnusableRating,
)

YES, NO = "include", "exclude"


def seeded() -> np.random.Generator:
    return np.random.default_rng(1)


def alpha(data: Any, **options: Any) -> Agreement:
    return krippendorff_alpha(data, generator=seeded(), **options)


def test_kappa_of_words_by_hand() -> None:
    """Of 10, both include 4 and both exclude 3: 0.7 alike, 0.5 by chance, so 0.2 / 0.5."""
    first = [YES] * 4 + [NO] * 3 + [YES] + [NO] * 2
    second = [YES] * 4 + [NO] * 3 + [NO] + [YES] * 2
    found = cohen_kappa(first, second)
    assert found.estimate == pytest.approx((0.7 - 0.5) / (1 - 0.5))
    assert (found.n, found.raters, found.confidence) == (10, 2, 0.95)


def test_percentage_by_hand() -> None:
    """Wilson's interval for 1 of 2, with z = 1: (1/2 + 1/4 -+ sqrt(1/8 + 1/16)) / (3/2)."""
    found = percentage([1, 1], [1, 2], confidence=0.6826894921370859)
    assert found.estimate == 0.5
    assert found.ci_lower == pytest.approx(0.5 - sqrt(3 / 16) / 1.5)
    assert found.ci_upper == pytest.approx(0.5 + sqrt(3 / 16) / 1.5)


@pytest.mark.parametrize(("second", "ends"), [([1, 1], (None, 1.0)), ([2, 2], (0.0, None))])
def test_percentage_at_its_ends(second: list[int], ends: tuple[float, float]) -> None:
    found = percentage([1, 1], second)
    assert found.ci_lower == ends[0] or ends[0] is None
    assert found.ci_upper == ends[1] or ends[1] is None


@pytest.mark.parametrize("measure", [percentage, cohen_kappa])
def test_two_people_are_refused_by_name(measure: Any) -> None:
    with pytest.raises(TooFewSubjects, match="two subjects"):
        measure([1], [1])
    with pytest.raises(UnevenRatings, match="rated 2 subjects and the second 3"):
        measure([1, 2], [1, 2, 3])
    with pytest.raises(MissingRating, match="subject 2, 3"):
        measure([1, None, 2], [1, 2, nan])
    with pytest.raises(UnknownChoice, match=r"0\.95"):
        measure([1, 2], [1, 2], confidence=95)


def test_kappa_without_variation_is_undefined_with_a_reason() -> None:
    found = cohen_kappa([YES, YES], [YES, YES])
    assert found.estimate is None
    assert found.ci_lower is None
    assert "Both people rated every subject include" in str(found.reason)


def test_kappa_at_perfect_agreement_claims_no_certainty() -> None:
    found = cohen_kappa([1, 2, 1], [1, 2, 1])
    assert (found.estimate, found.ci_lower, found.ci_upper) == (1.0, None, None)
    assert "agreed on every subject" in found.cautions[0]


def test_kappa_where_one_person_used_one_level() -> None:
    found = cohen_kappa([1, 1, 1, 1], [1, 1, 1, 2])
    assert found.estimate == 0
    assert found.ci_lower is None
    assert "first person used one level only" in found.cautions[0]


def test_weighted_kappa_asks_for_every_level() -> None:
    with pytest.raises(UnusableRating, match="Subject 2 is rated 4"):
        weighted_kappa([1, 4], [1, 2], levels=(1, 2, 3), weights="linear")
    with pytest.raises(UnknownChoice, match="each once"):
        weighted_kappa([1, 2], [1, 2], levels=(1, 2, 2), weights="linear")
    wrong: Any = "cubic"
    with pytest.raises(UnknownChoice, match="linear or quadratic"):
        weighted_kappa([1, 2], [1, 2], levels=(1, 2), weights=wrong)


def test_few_subjects_for_weights_are_said() -> None:
    few = weighted_kappa([1, 2, 3], [1, 3, 3], levels=(1, 2, 3), weights="linear")
    assert "about 18" in few.cautions[0]
    enough = weighted_kappa([1, 2, 3] * 6, [1, 3, 3] * 6, levels=(1, 2, 3), weights="linear")
    assert enough.cautions == ()


def test_icc_refuses_by_name() -> None:
    with pytest.raises(TooFewSubjects):
        icc([[1, 2]], form="1,1")
    with pytest.raises(TooFewRaters):
        icc([[1], [2]], form="1,1")
    with pytest.raises(UnevenRatings):
        icc([[1, 2], [1]], form="1,1")
    with pytest.raises(MissingRating, match="subject 2"):
        icc([[1, 2], [nan, 1]], form="1,1")
    with pytest.raises(UnusableRating, match="infinite"):
        icc([[1, 2], [float("inf"), 1]], form="1,1")
    wrong: Any = "4,1"
    with pytest.raises(UnknownChoice, match="4,1"):
        icc([[1, 2], [2, 1]], form=wrong)


@pytest.mark.parametrize("form", ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"])
def test_icc_without_variation_is_undefined_with_a_reason(form: Any) -> None:
    found = icc([[0.1, 0.1, 0.1]] * 3, form=form)
    assert found.estimate is None
    assert "Every rating is the same" in str(found.reason)


def test_icc_where_subjects_are_alike() -> None:
    crossed = icc([[1, 2], [2, 1]], form="2,1")
    assert crossed.estimate is None
    assert "do not differ at all" in str(crossed.reason)
    mean = icc([[1, 2], [2, 1]], form="3,k")
    assert mean.estimate is None
    assert "do not differ more than" in str(mean.reason)


def test_icc_of_exact_agreement_claims_no_certainty() -> None:
    found = icc([[1, 1], [2, 2], [5, 5]], form="2,k")
    assert found.estimate == pytest.approx(1)
    assert found.ci_lower is None
    assert "no error" in found.cautions[0]


def test_icc_of_a_lenient_rater() -> None:
    """The second always gives 2 more: consistent, and not in agreement."""
    ratings = [[1, 3], [2, 4], [6, 8]]
    assert icc(ratings, form="3,1").estimate == pytest.approx(1)
    strict = icc(ratings, form="2,1")
    assert strict.estimate is not None
    assert strict.estimate < 0.9
    assert strict.ci_lower is not None


def test_alpha_refuses_by_name() -> None:
    with pytest.raises(TooFewRaters):
        alpha([[1, 2]])
    with pytest.raises(UnevenRatings):
        alpha([[1, 2], [1]])
    with pytest.raises(TooFewSubjects, match="1 rated by two or more"):
        alpha([[1, None, 3], [1, 2, None]])
    with pytest.raises(UnusableRating, match="Rater 2 gives subject 1 'a'"):
        alpha([[1, 2], ["a", 2]], metric="interval")
    with pytest.raises(UnusableRating, match="below 0"):
        alpha([[1, 2], [-1, 2]], metric="ratio")
    with pytest.raises(UnusableRating, match="not one of the levels"):
        alpha([["low", "high"], ["low", "hgih"]], metric="ordinal", levels=("low", "high"))
    with pytest.raises(UnknownChoice, match="own order"):
        alpha([[1, 2], [1, 2]], metric="interval", levels=(1, 2))
    with pytest.raises(UnknownChoice, match="metric"):
        alpha([[1, 2], [1, 2]], metric="circular")
    with pytest.raises(UnknownChoice, match="subjects or pairs"):
        alpha([[1, 2], [1, 2]], resample="raters")
    with pytest.raises(UnknownChoice, match="resamples"):
        alpha([[1, 2], [1, 2]], resamples=0)


def test_alpha_without_variation_is_undefined_with_a_reason() -> None:
    found = alpha([["low", "low"], ["low", "low"]])
    assert found.estimate is None
    assert "Every rating is low" in str(found.reason)


def test_alpha_of_exact_agreement_claims_no_certainty() -> None:
    found = alpha([[1, 2, 3], [1, 2, 3]])
    assert (found.estimate, found.ci_lower) == (1.0, None)


def test_alpha_of_named_levels_is_that_of_their_places() -> None:
    words = ["low", "middle", "high"]
    named = [["low", "middle", "high", "low"], ["low", "high", "high", "middle"]]
    places = [[words.index(one) for one in row] for row in named]
    by_name = alpha(named, metric="ordinal", levels=words)
    assert by_name.estimate == alpha(places, metric="ordinal").estimate


def test_the_bootstrap_spreads_as_independent_pairs_do() -> None:
    """Of 400 pairs, 100 differ, so alpha over resamples has the spread of a proportion."""
    first = [0, 1] * 200
    second = [1 - one if place < 100 else one for place, one in enumerate(first)]
    found = alpha(
        [first, second], resample="pairs", resamples=40_000, confidence=0.6826894921370859
    )
    expected = 400 * 400 * 2 / (800 * 799)  # chance of two ratings of all 800 to differ
    assert found.estimate == pytest.approx(1 - 0.25 / expected)
    assert found.ci_lower is not None
    assert found.ci_upper is not None
    spread = (found.ci_upper - found.ci_lower) / 2
    assert spread == pytest.approx(sqrt(0.25 * 0.75 / 400) / expected, rel=0.05)
    assert not found.cautions


def test_one_seed_gives_one_interval() -> None:
    data = [[1, 2, 3, 3, 1], [1, 2, 2, 3, 1], [2, 2, 3, 3, 1]]
    assert alpha(data) == alpha(data)


def test_resamples_that_are_all_alike_are_counted() -> None:
    found = alpha([[1, 1, 2], [1, 1, 1]])
    assert "all ratings were alike" in found.cautions[0]
    assert found.ci_lower is not None
    one = krippendorff_alpha(
        [[1, 1, 2], [1, 1, 1]], generator=np.random.default_rng(3), resamples=1
    )
    assert (one.ci_lower is None) == ("1 of 1 resamples" in "".join(one.cautions))


def test_pairs_of_more_than_two_raters_are_said_to_be_too_narrow() -> None:
    data = [[1, 2, 3, 3, 1], [1, 2, 2, 3, 1], [2, 2, 3, 3, 1]]
    assert "too narrow" in alpha(data, resample="pairs").cautions[0]
    assert alpha(data[:2], resample="pairs").cautions == ()


def test_a_result_is_whole() -> None:
    with pytest.raises(ValueError, match="never both"):
        Agreement(estimate=None, confidence=0.95, n=2, raters=2, method="m")
    with pytest.raises(ValueError, match="two ends"):
        Agreement(estimate=1.0, ci_lower=0.5, confidence=0.95, n=2, raters=2, method="m")
