"""Rating history: who, by what standard, from when and until when."""

from datetime import date

import pytest
from pydantic import ValidationError

from attunement.knowledge import library
from attunement.knowledge.rating import EIF_LEVELS, Rating, Scheme

RATINGS = [r for one in library().programmes.values() for r in one.ratings]


def held(**changes: object) -> Rating:
    return Rating.model_validate({**RATINGS[0].model_dump(), **changes})


def test_every_rating_has_an_assessor_and_says_what_it_knows_of_its_dates() -> None:
    assert len(RATINGS) > 15
    assert all(rating.assessor for rating in RATINGS)
    assert all(rating.valid_from or rating.as_of or rating.sources for rating in RATINGS)


def test_every_level_given_is_a_level_of_its_standard() -> None:
    scales = library().rating_scales
    for rating in RATINGS:
        if rating.scheme is Scheme.EIF:
            assert rating.standard == "eif"
            assert scales["eif"].level(rating.value)


def test_the_eif_levels_in_code_are_those_on_record_weakest_first() -> None:
    levels = sorted(library().rating_scales["eif"].levels, key=lambda level: level.order or 0)
    assert tuple(level.code for level in levels) == EIF_LEVELS


def test_a_rating_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="before it begins"):
        held(valid_from="2018", valid_to="2017")


@pytest.mark.parametrize(
    ("given", "on", "stale"),
    [
        ("2016-07", date(2021, 7, 31), False),
        ("2016-07", date(2021, 8, 1), True),
        ("2016", date(2022, 1, 1), True),
        ("2016", date(2021, 12, 31), False),
    ],
)
def test_five_years_on_it_is_stale(given: str, on: date, stale: bool) -> None:
    assert held(valid_from=given).stale_on(on) is stale


def test_of_a_rating_without_a_date_nobody_can_say() -> None:
    assert held(valid_from=None, as_of=None).stale_on(date(2026, 1, 1)) is None


def test_a_record_past_its_review_date_says_so() -> None:
    record = library().programmes["vig"]
    assert not record.overdue_for_review(record.next_review_on)
    assert record.overdue_for_review(date(2099, 1, 1))
