"""How soon, before whom, paused, and reviewed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from ..design.days import within
from ..design.fields import DayField
from ..design.forms import PageForm
from .models import Level, WhyPaused


def _story(label: str, hint: str = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=4000,
        error_messages={"required": "Write why, in a sentence"},
    )


class NeedForm(PageForm):
    wording: ClassVar[tuple[str, ...]] = ("because",)
    level = forms.ChoiceField(
        label="How soon does this family need to be met?",
        choices=Level.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how soon"},
    )
    because = _story("Why?", "Others read this: it is the reason that the list shows.")


class MoveForm(PageForm):
    """`others` are those who stand before this family: key and name."""

    wording: ClassVar[tuple[str, ...]] = ("because",)
    before = forms.ChoiceField(
        label="Before whom?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose before whom"},
    )
    because = _story("Why?", "The reason stays on the list and in the log of both families.")

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["before"].choices = others  # type: ignore[attr-defined]


class PauseForm(PageForm):
    why = forms.ChoiceField(
        label="Why is the wait paused?",
        choices=WhyPaused.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why"},
    )
    starts_on = DayField(label="From when?", subject="The date", past=True)
    note = _story("Note", required=False)


class EndPauseForm(PageForm):
    on = DayField(label="Waiting again from when?", subject="The date", past=True)


class ReviewForm(PageForm):
    wording: ClassVar[tuple[str, ...]] = ("found", "offered")
    on = DayField(label="When did you ask?", subject="The date", past=True)
    found = _story("How are they?", "What has changed for baby and carers, and what is safe.")
    offered = _story(
        "What were they offered meanwhile?",
        "For example: a drop-in, baby massage, a call each week, a talk with the referrer.",
        required=False,
    )
    next_on = DayField(label="When will you ask again?", subject="The date", latest=within(1))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        on, next_on = data.get("on"), data.get("next_on")
        if (
            isinstance(on, dt.date)
            and isinstance(next_on, dt.date)
            and next_on <= max(on, timezone.localdate())
        ):
            self.add_error("next_on", "Enter a day that is still to come")
        return data
