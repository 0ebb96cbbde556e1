"""Weeks and months; and what a calendar program is told, and is not."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from attunement.service.appointments import dates
from attunement.service.appointments.appointment import Appointment, Kind
from attunement.service.appointments.feed import feed, initials, summary

TODAY = dt.date(2026, 3, 4)
NOW = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC)
SESSION = Appointment(
    kind=Kind.SESSION,
    pk=3,
    on=TODAY,
    at=dt.datetime(2026, 3, 4, 14, tzinfo=dt.UTC),
    what="zqprogramme, session 3",
    where="zqplace",
    who="zqpractitioner",
    family=7,
    family_name="Okafor",
)
DAYS = st.dates(dates.EARLIEST, dates.LATEST)


@given(DAYS)
def test_a_week_is_seven_days_from_a_monday_and_holds_its_day(day: dt.date) -> None:
    week = dates.week_of(day)
    assert (len(week.days), week.first.weekday()) == (7, 0)
    assert day in week.days
    assert {dates.week_of(each) for each in week.days} == {week}


@given(DAYS)
def test_the_weeks_of_a_month_hold_each_of_its_days_once(day: dt.date) -> None:
    month = dates.month_of(day)
    found = [each for week in dates.weeks_of_month(day) for each in week.days]
    assert [each for each in found if (each.year, each.month) == (day.year, day.month)] == list(
        month.days
    )
    assert len(found) == len(set(found))
    assert dates.before_month(dates.after_month(day)) == month.first


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-28", dt.date(2026, 2, 28)),
        ("2026-02", dt.date(2026, 2, 1)),
        ("2026-02-30", TODAY),
        ("", TODAY),
        ("next week", TODAY),
        ("9999-12-31", TODAY),
        ("0001-01-01", TODAY),
    ],
)
def test_the_day_of_an_address_or_today(text: str, day: dt.date) -> None:
    assert dates.read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Okafor", "O."),
        ("Okafor and Lee", "O.L."),
        ("Okafor-Lee", "O.L."),
        ("“The Lees”", "T.L."),
        ("Álvarez", "Á."),
        ("van der Berg", "B."),
        ("A B C D E", "A.B.C."),
        ("", ""),
        ("nobody", ""),
    ],
)
def test_initials_at_most(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=60))
def test_initials_are_never_a_name(name: str) -> None:
    """Three letters at most, each alone."""
    assert all(len(each) == 1 for each in initials(name).split(".") if each)
    assert len(initials(name).replace(".", "")) <= 3


def read(*found: Appointment, link: str = "s") -> Calendar:
    return Calendar.from_ical(feed(found, secret=link, now=NOW))


def test_it_says_when_what_kind_and_initials_and_nothing_else() -> None:
    (event,) = read(SESSION).walk("VEVENT")
    assert event["summary"] == "Session, O."
    assert event.decoded("dtstart") == SESSION.at
    assert set(event.keys()) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "CLASS"}
    whole = feed([SESSION], secret="s", now=NOW).decode()
    assert "zq" not in whole
    assert "Okafor" not in whole


def test_a_day_without_a_time_is_a_day() -> None:
    review = replace(SESSION, kind=Kind.REVIEW, at=None)
    (event,) = read(review).walk("VEVENT")
    assert event.decoded("dtstart") == TODAY
    assert event["summary"] == "Review, O."


@pytest.mark.parametrize("change", [{"after_loss": True}, {"to_come": False}])
def test_what_is_not_told(change: dict[str, bool]) -> None:
    assert not read(replace(SESSION, **change)).walk("VEVENT")


def test_where_a_flag_asks_for_care_there_are_no_initials() -> None:
    assert summary(replace(SESSION, guarded=True)) == "Session"


def test_a_name_is_the_same_each_time_and_another_for_another_link_or_thing() -> None:
    def uid(each: Appointment, link: str = "s") -> str:
        (event,) = read(each, link=link).walk("VEVENT")
        return str(event["uid"])

    assert uid(SESSION) == uid(SESSION)
    others = {
        uid(SESSION),
        uid(SESSION, "other"),
        uid(replace(SESSION, pk=4)),
        uid(replace(SESSION, kind=Kind.GROUP)),
    }
    assert len(others) == 4


@given(st.lists(st.integers(0, 400), max_size=20, unique=True))
def test_every_program_reads_it_back(hours: list[int]) -> None:
    found = [
        replace(SESSION, pk=each, at=NOW + dt.timedelta(hours=each), family_name="O;,\\n")
        for each in hours
    ]
    events = read(*found).walk("VEVENT")
    assert [each.decoded("dtstart") for each in events] == [each.at for each in found]
    assert all(len(line) <= 75 for line in feed(found, secret="s", now=NOW).split(b"\r\n"))
