"""Days and times as people type them: read back exactly, or refused with what to mend."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.design import filters
from attunement.service.design.days import MONTHS, DayError, moment, read_day, read_time

BORN = "Date of birth"
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS, st.sampled_from(["number", "padded", "name", "short", "CAPITALS"]))
def test_every_real_day_is_read_back(day: date, style: str) -> None:
    name = MONTHS[day.month - 1]
    month = {
        "number": str(day.month),
        "padded": f"{day.month:02}",
        "name": name.title(),
        "short": name[:3],
        "CAPITALS": name.upper(),
    }[style]
    assert read_day((str(day.day), month, str(day.year)), subject=BORN) == day


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100))
def test_a_day_is_real_when_the_calendar_says_so(day: int, month: int, year: int) -> None:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = {2: 29 if leap else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    if day <= longest:
        assert read_day((str(day), str(month), str(year)), subject=BORN) == date(year, month, day)
    else:
        with pytest.raises(DayError, match="is not a day"):
            read_day((str(day), str(month), str(year)), subject=BORN)


@pytest.mark.parametrize(
    ("typed", "parts", "words"),
    [
        (("3", "4", ""), ("year",), "Date of birth must include a year"),
        (("", "4", ""), ("day", "year"), "Date of birth must include a day and a year"),
        (("32", "4", "2026"), ("day",), "the day must be a number from 1 to 31"),
        (("x", "4", "2026"), ("day",), "the day must be a number from 1 to 31"),
        (("²", "4", "2026"), ("day",), "the day must be a number from 1 to 31"),
        (("3", "13", "2026"), ("month",), "the month must be a number from 1 to 12, or its name"),
        (("3", "ma", "2026"), ("month",), "the month must be a number from 1 to 12, or its name"),
        (("3", "4", "26"), ("year",), "the year must have 4 numbers, like 2026"),
        (("3", "4", "0026"), ("year",), "the year must have 4 numbers, like 2026"),
        (("3", "4", "٢٠٢٦"), ("year",), "the year must have 4 numbers, like 2026"),
        (
            ("30", "2", "2026"),
            ("day", "month", "year"),
            "30 February 2026 is not a day. Check the day and the month",
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(
    typed: tuple[str, str, str], parts: tuple[str, ...], words: str
) -> None:
    with pytest.raises(DayError) as refused:
        read_day(typed, subject=BORN)
    assert refused.value.parts == parts
    assert refused.value.message.startswith(BORN)
    assert words in refused.value.message


@given(st.text(max_size=6), st.text(max_size=12), st.text(max_size=6))
def test_whatever_is_typed_is_read_or_refused(day: str, month: str, year: str) -> None:
    try:
        read = read_day((day, month, year), subject=BORN)
    except DayError:
        return
    assert str(read.day) == day.lstrip("0")
    assert str(read.year) == year


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:30", time(14, 30)),
        ("2:30pm", time(14, 30)),
        ("2.30 PM", time(14, 30)),
        ("9:30", time(9, 30)),
        ("02:30", time(2, 30)),
        ("9am", time(9)),
        ("12pm", time(12)),
        ("12am", time(0)),
        ("midday", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_times(typed: str, read: time) -> None:
    assert read_time(typed, subject="First visit") == read


@pytest.mark.parametrize("typed", ["", "14", "25:00", "14:60", "13pm", "0am", "soon", "٢:٣٠"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(DayError, match="write the time like"):
        read_time(typed, subject="First visit")


@pytest.mark.parametrize("typed", ["2:30", "6:59", "1.00"])
def test_a_time_that_could_be_night_or_afternoon_is_asked_again(typed: str) -> None:
    with pytest.raises(DayError, match="add am or pm"):
        read_time(typed, subject="First visit")


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))  # noqa: DTZ001
def test_a_shown_time_of_day_can_be_typed_back(at: datetime) -> None:
    at = at.replace(second=0, microsecond=0)
    assert read_time(filters.clock(at), subject="First visit") == at.time()


def test_the_hour_that_spring_leaves_out_is_refused() -> None:
    with pytest.raises(DayError, match="the clocks go forward on 29 March 2026"):
        moment(date(2026, 3, 29), time(1, 30), subject="First visit")


def test_of_the_two_hours_in_autumn_the_first_is_meant() -> None:
    made = moment(date(2026, 10, 25), time(1, 30), subject="First visit")
    assert made.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_words_for_days_times_and_counts() -> None:
    assert filters.day(date(2026, 3, 1)) == "1 March 2026"
    assert filters.when(datetime(2026, 3, 1, 14, 30, tzinfo=UTC)) == "1 March 2026 at 2:30pm"
    assert filters.when(datetime(2026, 7, 1, 11, 0, tzinfo=UTC)) == "1 July 2026 at midday"
    assert filters.when(datetime(2026, 7, 1, 23, 0, tzinfo=UTC)) == "2 July 2026 at midnight"
    assert filters.day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026"
    assert filters.plural(1, "session") == "1 session"
    assert filters.plural(0, "session") == "0 sessions"
    assert filters.plural(2, "family", "families") == "2 families"


def test_names_in_a_list() -> None:
    assert [filters.listed("ABC"[:count]) for count in range(4)] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
