"""By when a copy must be given. Pure.

One month from the day on which it was asked for: UK GDPR art. 12(3). The last day is the same day
of the next month, or that month's last day where it has no such day. General knowledge: not yet
checked against the publisher.
"""

import calendar
import datetime as dt

SOURCE = "UK GDPR article 12(3), not yet checked against the publisher"


def due(asked_on: dt.date) -> dt.date:
    """31 January gives 28 (or 29) February; 15 March gives 15 April."""
    year, month = asked_on.year + asked_on.month // 12, asked_on.month % 12 + 1
    return dt.date(year, month, min(asked_on.day, calendar.monthrange(year, month)[1]))
