"""What a team enters from its own manual: zones by age form, and how many items may be missing.

The numbers here are made up for the tests. None is a manual's.
"""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from attunement.measures import (
    ChangeKind,
    CutOffsDoNotFit,
    Incomplete,
    LocalCutOffs,
    LocalZones,
    Zone,
    change,
    measure,
    score,
)

ASQ, CORE = measure("asq-se-2"), measure("core-10")
NAMES = ("low", "monitor", "refer")


def zones(form, low, refer, names=NAMES):
    return {
        "form": form,
        "zones": [
            {"name": names[0], "min": 0, "max": low},
            {"name": names[1], "min": low + 1, "max": refer - 1},
            {"name": names[2], "min": refer, "max": None},
        ],
    }


def entered(measure_=ASQ, **said):
    return LocalCutOffs.model_validate(
        {
            "measure": measure_.id,
            "version": measure_.version,
            "entered_by": "Priya",
            "entered_on": dt.date(2026, 3, 1),
            "edition": "A guide made up for tests",
            "page": "12",
            **said,
        }
    )


LOCAL = entered(zones=[zones(6, 20, 41), zones(12, 30, 51)])


def form(interval, points, local=LOCAL):
    return score(ASQ, {"interval": interval, "points": points}, local=local)


@pytest.mark.parametrize(
    ("interval", "points", "zone"),
    [(6, 20, "low"), (6, 21, "monitor"), (6, 41, "refer"), (12, 41, "monitor"), (12, 999, "refer")],
)
def test_a_score_is_read_on_its_own_form(interval, points, zone):
    assert form(interval, points).zones["total"].name == zone


def test_without_an_entry_or_for_another_form_there_is_no_zone():
    assert form(6, 20, local=None).zones == {}
    assert form(24, 20).zones == {}


def test_age_forms_are_compared_by_zone_and_not_by_points():
    found = change(ASQ, form(6, 45), form(12, 45), local=LOCAL)
    assert (found.kind, found.zones, found.towards) == (
        ChangeKind.MOVED_ZONES, ("refer", "monitor"), "better",
    )  # fmt: skip
    assert found.difference is None
    assert found.basis == "A guide made up for tests, page 12, entered by Priya"
    same = change(ASQ, form(6, 5), form(12, 25), local=LOCAL)
    assert (same.kind, same.towards) == (ChangeKind.SAME_ZONE, "same")
    worse = change(ASQ, form(6, 5), form(12, 60), local=LOCAL)
    assert worse.towards == "worse"


def test_zones_that_are_not_the_same_are_not_laid_side_by_side():
    other = entered(zones=[zones(6, 20, 41), zones(12, 30, 51, names=("a", "b", "c"))])
    found = change(ASQ, form(6, 45, other), form(12, 45, other), local=other)
    assert found.kind is ChangeKind.CANNOT_BE_SAID
    missing = change(ASQ, form(6, 45), form(24, 45), local=LOCAL)
    assert missing.kind is ChangeKind.CANNOT_BE_SAID


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"measure": "asq-3"}, "entered for asq-3"),
        ({"version": "3"}, "version 3"),
        ({"zones": [zones(7, 20, 41)]}, "no form 7"),
        ({"zones": [zones(6, 20, 41) | {"scale": "warmth"}]}, "no scale warmth"),
        ({"zones": [zones(6, 20, 41, names=("a", "a", "b"))]}, "one name"),
        ({"most_missing": 2}, "not pro-rated"),
    ],
)
def test_an_entry_that_cannot_belong_to_the_measure_says_why(said, words):
    with pytest.raises(CutOffsDoNotFit, match=words):
        form(6, 20, entered(**said))


def test_a_zone_outside_the_range_of_the_score_is_refused():
    wrong = entered(CORE, zones=[{"zones": [
        {"name": "a", "min": 0, "max": 10}, {"name": "b", "min": 11, "max": 41},
    ]}])  # fmt: skip
    with pytest.raises(CutOffsDoNotFit, match="leaves the range of the score, 0 to 40"):
        score(CORE, dict.fromkeys(range(1, 11), 0), local=wrong)


@pytest.mark.parametrize(
    "faulty",
    [
        [Zone(name="a", min=0, max=5), Zone(name="b", min=5, max=9)],
        [Zone(name="a", min=0, max=None), Zone(name="b", min=5, max=9)],
    ],
)
def test_zones_that_overlap_are_refused(faulty):
    with pytest.raises(ValidationError, match="overlap"):
        LocalZones(zones=tuple(faulty))


def test_zones_out_of_order_are_refused_and_falling_ones_are_in_order():
    a, b, c = (Zone(name=n, min=low, max=low + 4) for n, low in (("a", 0), ("b", 5), ("c", 10)))
    with pytest.raises(ValidationError, match="in order"):
        LocalZones(zones=(b, a, c))
    assert LocalZones(zones=(c, b, a)).zones[0].name == "c"


def test_core_10_is_pro_rated_only_as_far_as_the_team_entered():
    nine = dict.fromkeys(map(str, range(1, 10)), 1)
    assert isinstance(score(CORE, nine), Incomplete)
    found = score(CORE, nine, local=entered(CORE, most_missing=1))
    # Seven ones and items 2 and 3 turned to 3 are 13; 10 * 13 / 9 = 14.4.
    assert found.total == pytest.approx(130 / 9)
    assert (found.answered, found.out_of) == (9, 10)
    assert found.band.name == "mild"
    eight = {key: 1 for key in nine if key != "1"}
    assert isinstance(score(CORE, eight, local=entered(CORE, most_missing=1)), Incomplete)


@given(st.dictionaries(st.integers(1, 10).map(str), st.integers(0, 4)), st.integers(1, 9))
def test_pro_rating_is_ten_times_the_mean_of_what_was_answered(answers, most):
    found = score(CORE, answers, local=entered(CORE, most_missing=most))
    if 10 - len(answers) > most:
        assert isinstance(found, Incomplete)
        return
    points = [4 - n if key in ("2", "3") else n for key, n in answers.items()]
    assert found.total == pytest.approx(float(10 * Fraction(sum(points), len(points))))
