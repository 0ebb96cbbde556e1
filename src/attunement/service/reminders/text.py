"""The words of a reminder. Pure.

Short sentences and everyday words, for a reading age of 9 to 11. They name no team, no place, no
baby and no reason: somebody else may read the phone. They do name who writes, so that the parent
knows whom it is from.
"""

import datetime as dt

from ..design.filters import clock
from ..referrals.models import Mode

WE_MEET, WE_SPEAK = "We meet", "We speak on the phone"
MEETINGS = {
    Mode.PHONE: WE_SPEAK,
    Mode.HOME_VISIT: WE_MEET,
    Mode.JOINT_VISIT: WE_MEET,
    Mode.CLINIC: WE_MEET,
    Mode.VIDEO_CALL: WE_MEET,
}
"""Ways of being in touch for which somebody has to be there."""


def reminder(*, to: str, by: str, at: dt.datetime, call: str, meeting: str = WE_MEET) -> str:
    """`to` and `by` are first names, `at` is local time; `call` is the team's telephone, or
    empty."""
    day = f"{at:%A} {at.day} {at:%B}"
    other = f"please call {call}" if call else "please tell me"
    no_reply = " You cannot reply to this text." if call else ""
    return (
        f"Hello {to}, this is {by}. {meeting} on {day} at {clock(at)}. "
        f"If you want another time, {other}.{no_reply}"
    )
