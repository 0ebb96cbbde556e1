"""What people type about a flag."""

import datetime as dt
from typing import Any

from django import forms

from ...design.days import within
from ...design.fields import DayField
from ...design.forms import PageForm
from ...sections.models import FlagKind


def _words() -> forms.CharField:
    return forms.CharField(
        label="What should people do, or not do?",
        help_text="Everybody in the team who works with families reads this before they meet, "
        "call or write. Say what is needed for that, and no more.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )


def _review() -> DayField:
    return DayField(
        label="When will somebody look at it again?",
        subject="The day on which to look again",
        latest=within(1),
        help_text="A flag that nobody looks at again is believed for ever.",
    )


class _Reviewed(PageForm):
    """`today` is the first day on which it can be looked at again."""

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        on = data.get("review_on")
        if on is not None and on <= self.today:
            self.add_error("review_on", "The day on which to look again must be after today")
        return data


class FlagForm(_Reviewed):
    kind = forms.ChoiceField(
        label="What must people know?",
        choices=FlagKind.choices,
        widget=forms.RadioSelect,
    )
    words = _words()
    since = DayField(label="Since when?", subject="The day", past=True)
    review_on = _review()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("kind") in {FlagKind.OTHER, FlagKind.NO_CONTACT} and not data.get("words"):
            self.add_error("words", "Say what people should do, or not do")
        return data


class ReviewFlagForm(_Reviewed):
    words = _words()
    review_on = _review()


class EndFlagForm(PageForm):
    on = DayField(label="From which day does it no longer hold?", subject="The day", past=True)
    because = forms.CharField(
        label="Why?",
        max_length=500,
        error_messages={"required": "Enter why it no longer holds"},
    )
