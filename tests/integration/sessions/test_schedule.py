"""When sessions would be: the same time by the clock on the wall, whatever the clocks do."""

import datetime as dt

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.sessions.schedule import every

LONDON = timezone.get_default_timezone()
MOMENTS = st.builds(
    lambda day, at: dt.datetime.combine(day, at, LONDON),
    st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    st.times(dt.time(8), dt.time(20)),
)


def slowly(first: dt.datetime, weeks: int, times: int) -> list[dt.datetime]:
    """One day at a time on the calendar."""
    day, found = timezone.localdate(first), []
    since = 0
    while len(found) < times:
        if since % (7 * weeks) == 0:
            found.append(dt.datetime.combine(day, timezone.localtime(first).time(), LONDON))
        day, since = day + dt.timedelta(days=1), since + 1
    return found


@given(first=MOMENTS, weeks=st.integers(1, 12), times=st.integers(1, 40))
def test_it_agrees_with_the_calendar_walked_day_by_day(
    first: dt.datetime, weeks: int, times: int
) -> None:
    made = every(first, weeks=weeks, times=times)
    assert list(made) == slowly(first, weeks, times)
    assert {timezone.localtime(at).time() for at in made} == {timezone.localtime(first).time()}


def test_two_in_the_afternoon_stays_so_when_the_clocks_change() -> None:
    first = dt.datetime(2026, 10, 22, 14, tzinfo=LONDON)
    before, after = every(first, weeks=1, times=2)
    assert (before.astimezone(dt.UTC).hour, after.astimezone(dt.UTC).hour) == (13, 14)


def test_none_asked_none_made() -> None:
    assert every(dt.datetime(2026, 1, 1, 9, tzinfo=LONDON), weeks=1, times=0) == ()
