"""Moderators as they come: words, numbers, gaps, and what cannot be."""

from typing import Any

import numpy as np
import pytest

from attunement.synthesis import errors
from attunement.synthesis.models import pool, regress, subgroups

YI = [0.1, 0.5, 0.3, 0.9, -0.1, 0.4, 0.2, 0.6]
VI = [0.02, 0.05, 0.01, 0.1, 0.04, 0.03, 0.02, 0.05]
YEAR = [1999, 2003, 2010, 2012, 2015, 2018, 2020, 2021]
SORT = ["play", "talk", "play", "video", "talk", "video", "play", "talk"]


def fitted(**options: Any) -> Any:
    return regress(yi=YI, vi=VI, **options)


def test_words_are_categories_and_numbers_are_numbers() -> None:
    fit = fitted(moderators={"year": YEAR, "sort": SORT})
    assert fit.names == ("intercept", "year", "sort: talk", "sort: video")
    assert fit.design[:, 1].tolist() == YEAR
    assert fit.design[:, 3].tolist() == [float(s == "video") for s in SORT]


def test_the_level_compared_with_may_be_named() -> None:
    fit = fitted(moderators={"sort": SORT}, reference={"sort": "video"})
    assert fit.names == ("intercept", "sort: play", "sort: talk")


def test_without_an_intercept_every_level_has_a_coefficient() -> None:
    with_, without = (fitted(moderators={"sort": SORT}, intercept=i) for i in (True, False))
    assert without.names == ("sort: play", "sort: talk", "sort: video")
    assert without.tau2 == pytest.approx(with_.tau2)
    assert without.estimates[1] == pytest.approx(with_.estimates[0] + with_.estimates[1])
    assert without.r2 is None
    assert without.omnibus.df == 3


def test_a_year_as_it_stands_costs_no_digits() -> None:
    raw = fitted(moderators={"year": YEAR})
    centred = fitted(moderators={"year": [y - 2012 for y in YEAR]})
    assert raw.tau2 == pytest.approx(centred.tau2, rel=1e-12)
    assert raw.estimates[1] == pytest.approx(centred.estimates[1], rel=1e-11)
    assert raw.estimates[0] == pytest.approx(
        centred.estimates[0] - 2012 * centred.estimates[1], rel=1e-10
    )
    assert raw.certificate.score < 1e-12


def test_a_study_with_a_gap_is_left_out_and_named() -> None:
    gaps: list[Any] = [*SORT[:6], None, ""]
    fit = fitted(moderators={"sort": gaps, "year": [np.nan, *YEAR[1:]]})
    assert fit.k == 5
    assert [(x.row, x.reason) for x in fit.excluded] == [
        (1, "no value of year"),
        (7, "no value of sort"),
        (8, "no value of sort"),
    ]
    same = regress(yi=YI[1:6], vi=VI[1:6], moderators={"sort": SORT[1:6], "year": YEAR[1:6]})
    assert fit.estimates == pytest.approx(same.estimates)


def test_prediction_for_new_studies_takes_the_same_moderators() -> None:
    fit = fitted(moderators={"year": YEAR, "sort": SORT})
    new = fit.predict({"year": [2025], "sort": ["video"]})
    by_hand = fit.estimates @ [1, 2025, 0, 1]
    assert new.estimate == pytest.approx([by_hand])
    assert new.pi_lower < new.ci_lower
    with pytest.raises(errors.WrongColumns, match="year"):
        fit.predict({"sort": ["video"]})
    with pytest.raises(errors.UnknownChoice, match="no level 'song'"):
        fit.predict({"year": [2025], "sort": ["song"]})
    with pytest.raises(errors.UnknownChoice, match="is none"):
        fit.predict({"year": ["late"], "sort": ["video"]})


def test_all_moderators_together_are_tested_by_the_reference_distribution_of_the_fit() -> None:
    z = fitted(moderators={"sort": SORT}, test="z").omnibus
    f = fitted(moderators={"sort": SORT}).omnibus
    assert (z.df, z.df_within) == (2, np.inf)
    assert (f.df, f.df_within) == (2, 5)


def test_what_the_moderators_account_for() -> None:
    fit = fitted(moderators={"sort": SORT}, method="HE")
    without = pool(yi=YI, vi=VI, method="HE")
    assert fit.r2 == pytest.approx(100 * max(0, 1 - fit.tau2 / without.tau2))
    nothing = regress(yi=[0.1, 0.11, 0.12], vi=[1, 1, 1], moderators={"x": [1, 2, 4]}, test="z")
    assert nothing.r2 is None


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"moderators": {}}, errors.WrongColumns, "use pool"),
        ({"moderators": {"x": [1, 2]}}, errors.WrongColumns, "2 values for 8"),
        ({"moderators": {"x": [None] * 8}}, errors.WrongColumns, "fewer moderators"),
        ({"moderators": {"x": [1] * 8}}, errors.NotIdentifiable, "twice"),
        ({"moderators": {"s": SORT}, "reference": {"s": "song"}}, errors.UnknownChoice, "play"),
        ({"moderators": {"s": SORT}, "reference": {"t": "play"}}, errors.UnknownChoice, "Name"),
        ({"moderators": {"y": YEAR}, "reference": {"y": "1"}}, errors.UnknownChoice, "number"),
        ({"moderators": {"s": [*SORT[:7], 3]}}, errors.UnknownChoice, "no level 3"),
        ({"moderators": {"a": list("abcdefgh")}}, errors.TooFewStudies, "fewer coefficients"),
    ],
)
def test_moderators_that_cannot_be_are_refused(
    options: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        fitted(**options)


def test_groups_are_pooled_as_if_alone() -> None:
    found = subgroups(yi=YI, vi=VI, by=SORT)
    play = [i for i, sort in enumerate(SORT) if sort == "play"]
    alone = pool(yi=[YI[i] for i in play], vi=[VI[i] for i in play])
    assert found.names == ("play", "talk", "video")
    assert found.k == (3, 3, 2)
    assert found.estimate[0] == alone.estimate
    assert found.fits[0].ci_upper == alone.ci_upper
    assert found.between.df == 2
    assert any(c.words.startswith("video: ") for c in found.cautions)


def test_a_group_of_one_is_shown_as_it_stands() -> None:
    found = subgroups(yi=YI, vi=VI, by=["song", *SORT[1:]])
    song = found.names.index("song")
    assert (found.estimate[song], found.tau2[song]) == (YI[0], 0)
    assert found.fits[song].test == "z"


def test_groups_may_share_a_spread() -> None:
    found = subgroups(yi=YI, vi=VI, by=SORT, tau2="common")
    assert len(set(found.tau2)) == 1
    assert found.regression
    assert found.regression.names == ("group: play", "group: talk", "group: video")


def test_a_study_in_no_group_is_left_out() -> None:
    assert sum(subgroups(yi=YI, vi=VI, by=[None, *SORT[1:]]).k) == 7


def test_groups_that_cannot_be_are_refused() -> None:
    with pytest.raises(errors.TooFewStudies, match="one group"):
        subgroups(yi=YI, vi=VI, by=["play"] * 8)
    with pytest.raises(errors.UnknownChoice, match="separate"):
        subgroups(yi=YI, vi=VI, by=SORT, tau2="both")  # type: ignore[arg-type]


def test_the_call_in_r_of_a_regression_names_its_columns() -> None:
    said = fitted(moderators={"year": YEAR, 'a "word"': SORT}).to_r()
    assert 'mods=cbind("intercept"=c(1.0, 1.0' in said
    assert r'"a \"word\": talk"=c(0.0, 1.0' in said
    assert "intercept=FALSE" in said
