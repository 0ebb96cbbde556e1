"""The words of a reminder. Pure.

Short sentences and everyday words, for a reading age of 9 to 11. They name no team, no place, no
baby and no reason: somebody else may read the phone. They do name who writes, so that the parent
knows whom it is from.
"""

import datetime as dt

from ..design.filters import clock


def reminder(*, to: str, by: str, at: dt.datetime, call: str) -> str:
    """`to` and `by` are first names, `at` is local time; `call` is the team's telephone, or
    empty."""
    day = f"{at:%A} {at.day} {at:%B}"
    other = f"please call {call}" if call else "please tell me"
    no_reply = " You cannot reply to this text." if call else ""
    return (
        f"Hello {to}, this is {by}. We meet on {day} at {clock(at)}. "
        f"If you want another time, {other}.{no_reply}"
    )
