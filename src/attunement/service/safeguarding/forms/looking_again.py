"""How far off a day may be on which somebody looks again."""

import datetime as dt

from django.utils import timezone


def within_a_year() -> dt.date:
    """The last day that can be chosen. A year typed wrongly (2090) would put a concern, or a flag,
    out of everybody's sight for good."""
    return timezone.localdate() + dt.timedelta(days=366)
