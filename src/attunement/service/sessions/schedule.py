"""When a run of sessions would be: pure dates, before anything is booked."""

import datetime as dt

from django.utils import timezone


def every(first: dt.datetime, *, weeks: int, times: int) -> tuple[dt.datetime, ...]:
    """`times` moments, `weeks` apart, at the same time of day by the clock on the wall.

    A visit at 2pm stays at 2pm when the clocks change: days are added to the local date, never
    hours to the moment.
    """
    local = timezone.localtime(first)
    return tuple(
        timezone.make_aware(
            dt.datetime.combine(
                local.date() + dt.timedelta(weeks=weeks * number), local.time().replace(tzinfo=None)
            )
        )
        for number in range(times)
    )
