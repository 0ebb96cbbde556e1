"""By when a copy must be given. Pure.

One month from the day on which it was asked for: UK GDPR art. 12(3). The last day is the same day
of the month that it ends in, or that month's last day where it has no such day. Where the request
is complex, or the person has made a number of requests, the month may become three, counted from
the same day; they are told so, and why, within the first month (the same article; Information
Commissioner's Office, "What should we consider when responding to a request?"). General knowledge:
not yet checked against the publisher.
"""

import calendar
import datetime as dt

SOURCE = "UK GDPR article 12(3), not yet checked against the publisher"

MONTHS, MONTHS_EXTENDED = 1, 3


def due(asked_on: dt.date, *, extended: bool = False) -> dt.date:
    """31 January gives 28 (or 29) February, extended 30 April; 15 March gives 15 April, 15 June."""
    count = asked_on.month - 1 + (MONTHS_EXTENDED if extended else MONTHS)
    year, month = asked_on.year + count // 12, count % 12 + 1
    return dt.date(year, month, min(asked_on.day, calendar.monthrange(year, month)[1]))
