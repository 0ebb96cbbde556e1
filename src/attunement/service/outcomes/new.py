"""What a practitioner says of an ending: plain values, before there are rows."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NewEnding:
    """Of each line of the checklist a date, or a reason why not. The dates of the end measures and
    of the letter are not said here: they are known from the assessment and the letter."""

    last_session_on: dt.date | None = None
    no_last_session_because: str = ""
    goodbye_on: dt.date | None = None
    goodbye_note: str = ""
    no_goodbye_because: str = ""
    referrer_on: dt.date | None = None
    no_referrer_because: str = ""
    follow_up_on: dt.date | None = None
    later_follow_up_on: dt.date | None = None
    no_follow_up_because: str = ""
    no_end_measures_because: str = ""
    no_letter_because: str = ""
