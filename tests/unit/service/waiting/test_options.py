"""What a baby's age allows, until which day, from the records."""

import datetime as dt

import pytest

from attunement.guidance import add_months
from attunement.knowledge import library
from attunement.knowledge.programme import Programme
from attunement.knowledge.vocabulary import Circumstance
from attunement.measures import measures
from attunement.service.waiting.options import (
    AHEAD,
    Dates,
    lost_by,
    measures_close,
    programmes_close,
)
from attunement.service.waiting.ordering import Closing

DAY = dt.date(2026, 6, 1)
ALL = list(library().programmes.values())


def decides(programme: Programme) -> bool:
    most = programme.ages.max_months
    return most is not None and most.may_decide


def expects(programme: Programme) -> bool:
    return any(each.any_of == (Circumstance.EXPECTING,) for each in programme.made_for)


BOUNDED = [programme for programme in ALL if decides(programme) and not expects(programme)]


@pytest.mark.parametrize("programme", BOUNDED, ids=lambda each: each.id)
def test_the_last_day_is_the_last_of_the_upper_month(programme: Programme) -> None:
    assert programme.ages.max_months is not None
    most = programme.ages.max_months.value
    born = add_months(DAY, -most)  # of the upper age today
    (closing,) = programmes_close([programme], Dates(born, None), DAY)
    assert closing.on == add_months(born, most + 1) - dt.timedelta(days=1)
    after = closing.on + dt.timedelta(days=1)
    assert programmes_close([programme], Dates(born, None), after) == []


def test_an_age_that_nobody_checked_closes_nothing() -> None:
    unchecked = [each for each in ALL if each.ages.max_months and not decides(each)]
    assert unchecked, "the records hold some"
    assert programmes_close(unchecked, Dates(DAY, None), DAY) == []


def test_what_has_not_opened_yet_does_not_close() -> None:
    later = [each for each in BOUNDED if each.ages.min_months and each.ages.min_months.value > 0]
    assert later, "the records hold some"
    assert programmes_close(later, Dates(DAY, None), DAY) == []


def test_what_is_for_pregnancy_is_past_for_a_baby_who_is_born() -> None:
    expecting = [each for each in ALL if expects(each)]
    assert "mellow-bumps" in {each.id for each in expecting}
    assert programmes_close(expecting, Dates(DAY - dt.timedelta(days=7), None), DAY) == []


def test_what_is_for_pregnancy_closes_on_the_due_date() -> None:
    due = DAY + dt.timedelta(weeks=4)
    mellow_bumps = library().programmes["mellow-bumps"]
    assert programmes_close([mellow_bumps], Dates(None, due), DAY) == [Closing("Mellow Bumps", due)]
    too_early = DAY + dt.timedelta(weeks=30)
    assert programmes_close([mellow_bumps], Dates(None, too_early), DAY) == []


def test_no_dates_no_closing() -> None:
    assert programmes_close(ALL, Dates(None, None), DAY) == []


def test_a_measure_whose_window_is_open_closes() -> None:
    found = measures_close(measures().values(), Dates(add_months(DAY, -6), None), DAY)
    assert found
    assert all(closing.on >= DAY for closing in found)
    assert found == sorted(found, key=lambda closing: (closing.on, closing.name))


def test_lost_are_those_before_the_start_or_in_the_next_weeks() -> None:
    soon, late = Closing("A", DAY + dt.timedelta(days=9)), Closing("B", DAY + AHEAD)
    assert lost_by([soon, late], None, DAY) == [soon]
    assert lost_by([soon, late], soon.on, DAY) == []
    assert lost_by([soon, late], late.on + dt.timedelta(days=1), DAY) == [soon, late]
