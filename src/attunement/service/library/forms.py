"""What a reader of the library can ask: a day."""

import datetime as dt

from django import forms
from django.http import QueryDict
from django.utils import timezone

from ..design.fields import DayField

EARLIEST = dt.date(1990, 1, 1)
"""Before anything that the library holds."""


class AsKnownForm(forms.Form):
    """The day in three boxes, sent with GET."""

    known_on = DayField(
        label="What was known on which day?",
        help_text="For example, 1 10 2019",
        subject="The day",
        past=True,
        earliest=EARLIEST,
    )

    @classmethod
    def asked(cls, query: QueryDict) -> "AsKnownForm | None":
        """The form as it was sent, None when it was not."""
        return cls(query) if any(name.startswith("known_on_") for name in query) else None

    @classmethod
    def of_address(cls, text: str) -> "AsKnownForm":
        """The form as if the words of an address had been typed, to say what is wrong with them."""
        year, month, day = (*text.split("-", 2), "", "")[:3]
        return cls({"known_on_day": day, "known_on_month": month, "known_on_year": year})


def day_in(text: str | None) -> dt.date | None:
    """The day that an address gives. Raises ValueError when it gives none that has been."""
    if not text:
        return None
    day = dt.date.fromisoformat(text)
    if not EARLIEST <= day <= timezone.localdate():
        raise ValueError(text)
    return day
