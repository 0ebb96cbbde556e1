"""Effects that depend on one another: what is fitted, and what is refused."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis import errors
from attunement.synthesis.models import multilevel, pool

YI = [0.1, 0.5, 0.3, 0.9, -0.1, 0.4, 0.2, 0.6]
VI = [0.02, 0.05, 0.01, 0.1, 0.04, 0.03, 0.02, 0.05]
STUDY = list("aabbccdd")


def fitted(**options: Any) -> Any:
    return multilevel(**{"yi": YI, "vi": VI, "study": STUDY} | options)


def test_one_effect_a_study_is_a_pooled_result() -> None:
    """Both variances then mean one thing: only their sum is known, and it is tau2."""
    fit = fitted(study=list("abcdefgh"), effect=list("abcdefgh"), rho=None, test="z")
    plain = pool(yi=YI, vi=VI, test="z")
    assert sum(fit.sigma2) == pytest.approx(plain.tau2, rel=1e-9)
    assert fit.estimate == pytest.approx(plain.estimate)
    assert fit.se == pytest.approx([plain.se])


def test_rows_of_one_effect_share_its_variance() -> None:
    own, shared = fitted(), fitted(effect=STUDY)
    assert own.sigma2 != shared.sigma2
    # Where an effect is its study, the two variances are one.
    assert shared.loglik <= own.loglik + 1e-9


def test_order_does_not_matter() -> None:
    order = [3, 7, 1, 0, 5, 2, 6, 4]
    one = fitted()
    other = fitted(
        **{n: [c[i] for i in order] for n, c in (("yi", YI), ("vi", VI), ("study", STUDY))}
    )
    assert other.sigma2 == pytest.approx(one.sigma2, abs=1e-12)
    assert other.estimate == pytest.approx(one.estimate)
    assert other.robust().se == pytest.approx(one.robust().se)


def test_identical_effects_have_no_variances() -> None:
    fit = fitted(yi=[0.3] * 8)
    assert fit.sigma2 == (0, 0)
    assert (fit.certificate.score, fit.i2) == (0, 0)
    assert fit.estimate == pytest.approx(0.3)
    with pytest.raises(errors.NoSpread, match="model itself"):
        fit.robust()


def test_the_correlation_assumed_is_shown_beside_others() -> None:
    strip = fitted().over_rho()
    assert [fit.rho for fit in strip.fits] == [0, 0.2, 0.4, 0.6, 0.8]
    assert strip.estimate[3] == pytest.approx(fitted(rho=0.6).estimate)
    assert strip.sigma2[0] == pytest.approx(fitted(rho=None).sigma2, abs=1e-12)
    with pytest.raises(errors.UnknownChoice, match="rho"):
        fitted().over_rho([1.0])


def test_a_gap_in_a_moderator_leaves_its_effect_out() -> None:
    fit = fitted(moderators={"year": [1, 2, 3, 4, 5, 6, 7, None]})
    alone = multilevel(
        yi=YI[:7], vi=VI[:7], study=STUDY[:7], moderators={"year": [1, 2, 3, 4, 5, 6, 7]}
    )
    assert [x.row for x in fit.excluded] == [8]
    assert fit.estimates == pytest.approx(alone.estimates)


def test_few_degrees_of_freedom_are_said() -> None:
    found = fitted().robust()
    assert found.clusters == 4
    assert found.df[0] < 4
    assert [c.code for c in found.cautions] == ["robust-few-df"]


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"study": STUDY[:7]}, errors.WrongColumns, "study has 7"),
        ({"effect": [1]}, errors.WrongColumns, "effect has 1"),
        ({"study": ["a"] * 8}, errors.TooFewStudies, "one cluster"),
        ({"study": [None, *STUDY[1:]]}, errors.WrongColumns, "no cluster"),
        ({"rho": 1.0}, errors.UnknownChoice, "below 1"),
        ({"method": "DL"}, errors.UnknownChoice, "REML or ML"),
        ({"test": "knha"}, errors.UnknownChoice, "z or t"),
        ({"level": 2}, errors.UnknownChoice, "0.95"),
        ({"moderators": {"x": [1] * 8}}, errors.NotIdentifiable, "twice"),
        ({"moderators": {"x": list("abcdefgh")}}, errors.TooFewStudies, "fewer"),
    ],
)
def test_what_cannot_be_is_refused(
    options: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        fitted(**options)


def test_robust_tests_that_cannot_be_are_refused() -> None:
    fit = pool(yi=YI, vi=VI)
    with pytest.raises(errors.UnknownChoice, match="CR2"):
        fit.robust(cluster=STUDY, small_sample="CR9")
    with pytest.raises(errors.WrongColumns, match="8 effects"):
        fit.robust(cluster=STUDY[:3])
    own = pool(yi=YI, vi=VI, method="GENQ", weights=[1.0] * 8)
    with pytest.raises(errors.UnknownChoice, match="without weights"):
        own.robust(cluster=STUDY)
    with pytest.raises(errors.TooFewStudies, match="more clusters"):
        multilevel(
            yi=YI, vi=VI, study=list("aaaabbbb"), moderators={"x": [1, 2, 3, 4, 5, 6, 7, 9]}
        ).robust()


def test_clusters_of_one_are_the_usual_robust_variance() -> None:
    fit = pool(yi=YI, vi=VI, method="EE")
    found = fit.robust(cluster=range(8), small_sample="CR0")
    w = 1 / np.array(VI)
    by_hand = np.sqrt(np.sum((w * (np.array(YI) - fit.estimate)) ** 2)) / w.sum()
    assert found.se == pytest.approx([by_hand])
