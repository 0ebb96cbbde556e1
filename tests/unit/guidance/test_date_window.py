"""Windows about an anchor: both ends included, against a twin that steps through the days."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from attunement.guidance import Offset, Status, Window, completed_months, fits_age
from attunement.measures import measure

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
day_windows = st.builds(
    lambda first, length: Window(opens=Offset(days=first), closes=Offset(days=first + length)),
    st.integers(-40, 40),
    st.integers(0, 60),
)
BIRTH = date(2025, 6, 1)


@given(day_windows, days, st.integers(-120, 120), st.none() | st.integers(-120, 120))
def test_status_as_its_slow_twin(window, anchor, after, done_after):
    on = anchor + timedelta(days=after)
    done_on = None if done_after is None else anchor + timedelta(days=done_after)
    inside = {anchor + timedelta(days=n) for n in range(window.opens.days, window.closes.days + 1)}
    assert window.contains(anchor, on) == (on in inside)
    if done_on is not None and done_on <= on and done_on >= min(inside):
        expected = Status.MET
    elif on < min(inside):
        expected = Status.UPCOMING
    elif on in inside:
        expected = Status.DUE
    else:
        expected = Status.OVERDUE
    assert window.status(anchor, on, done_on) is expected


@given(days, st.integers(0, 30), st.integers(0, 40), days)
def test_completed_months_include_the_whole_last_month(birth, least, more, on):
    assume(on >= birth)
    window = Window.of_completed_months(least, least + more)
    inside = least <= completed_months(birth, on) <= least + more
    assert window.contains(birth, on) == inside


@given(days, st.integers(-3, 3), st.integers(-90, 90), st.integers(-3, 3), st.integers(-90, 90))
def test_a_window_that_loads_opens_before_it_closes_about_every_anchor(
    anchor, months, more, later_months, later
):
    try:
        window = Window(
            opens=Offset(months=months, days=more), closes=Offset(months=later_months, days=later)
        )
    except ValidationError:
        return
    assert window.opens_on(anchor) <= window.closes_on(anchor)


def test_a_window_that_closes_first_is_refused():
    with pytest.raises(ValidationError, match="closes before it opens"):
        Window(opens=Offset(months=3), closes=Offset(days=89))


def test_done_too_early_does_not_count():
    window = Window(opens=Offset(days=7), closes=Offset(days=14))
    early, late = BIRTH + timedelta(days=6), BIRTH + timedelta(days=20)
    assert window.status(BIRTH, late, done_on=early) is Status.OVERDUE
    assert window.status(BIRTH, late, done_on=late) is Status.MET


def test_what_is_planned_is_not_yet_met():
    window = Window(opens=Offset(), closes=Offset(days=14))
    on = BIRTH + timedelta(days=3)
    assert window.status(BIRTH, on, done_on=on + timedelta(days=1)) is Status.DUE


@pytest.mark.parametrize(
    ("id_", "on", "fits"),
    [
        ("kips", date(2025, 7, 31), False),
        ("kips", date(2025, 8, 1), True),
        ("kips", date(2031, 5, 31), True),
        ("kips", date(2031, 6, 1), False),
        ("care-index", BIRTH, True),
        ("care-index", date(2026, 9, 30), True),
        ("care-index", date(2026, 10, 1), False),
        ("maas", BIRTH, False),
        ("phq-9", BIRTH, True),
    ],
)
def test_whether_a_measure_fits_a_born_baby(id_, on, fits):
    assert fits_age(measure(id_).ages, on=on, born_on=BIRTH, due_on=BIRTH) is fits


@pytest.mark.parametrize(
    ("id_", "weeks_before", "fits"),
    [("maas", 29, False), ("maas", 28, True), ("maas", 0, True), ("kips", 1, False)],
)
def test_whether_a_measure_fits_an_unborn_baby(id_, weeks_before, fits):
    on = BIRTH - timedelta(weeks=weeks_before)
    assert fits_age(measure(id_).ages, on=on, due_on=BIRTH) is fits


def test_a_window_without_any_date_is_refused():
    with pytest.raises(ValueError, match="date of birth or a due date"):
        fits_age(measure("kips").ages, on=BIRTH)
    assert fits_age(measure("phq-9").ages, on=BIRTH)
