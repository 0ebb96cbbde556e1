"""What a reader of the library can ask: words to look for, and a day."""

import datetime as dt
from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils import timezone

from ..design.days import DayError
from ..design.fields import DayField
from ..design.filters import day as in_words

EARLIEST = dt.date(1990, 1, 1)
"""Before anything that the library holds."""


LONGEST_QUERY = 200
"""In letters: a sentence or two. What is longer is a paste by mistake."""


class SearchForm(forms.Form):
    """What somebody types to find records, sent with GET."""

    q = forms.CharField(
        label="What are you looking for?",
        help_text="For example: baby massage, vipp, PND, something for fathers",
        required=False,
        max_length=LONGEST_QUERY,
        error_messages={
            "max_length": (
                f"Search for up to {LONGEST_QUERY} letters at a time. You typed %(show_value)s: "
                "take out all but the words that matter most"
            )
        },
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )

    @classmethod
    def asked(cls, query: QueryDict) -> "SearchForm":
        return cls(query, auto_id="%s")


class KnownDayField(DayField):
    """A day of which the library can say what was known then. A day outside is answered with the
    days that can be asked for."""

    def read(self, typed: Sequence[str]) -> dt.date:
        try:
            return super().read(typed)
        except DayError as error:
            a_year = len(typed[2]) == 4 and typed[2].isdecimal()
            if error.code in ("too_early", "too_late") or (error.code == "year" and a_year):
                raise DayError(
                    f"{self.subject} must be from {in_words(EARLIEST)} to today, "
                    f"{in_words(timezone.localdate())}",
                    parts=error.parts,
                    code="outside",
                ) from error
            raise


class AsKnownForm(forms.Form):
    """The day in three boxes, sent with GET."""

    known_on = KnownDayField(
        label="What was known on which day?",
        help_text=f"For example, 1 10 2019. The earliest day is {in_words(EARLIEST)}",
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
