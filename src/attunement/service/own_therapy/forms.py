"""What people type within a parent's own therapy."""

from typing import Any

from django import forms

from ...measures import measure
from ..design.fields import DayField, ScoreField
from ..design.forms import PageForm
from .policies import scored


class SummaryForm(PageForm):
    words = forms.CharField(
        label="What may the team know?",
        help_text="In plain words, as the parent agreed to them. The whole clinical team reads it.",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        error_messages={"required": "Write the words that the parent agreed to"},
    )
    names_therapist = forms.TypedChoiceField(
        label="May the team know who the therapist is?",
        choices=[("yes", "Yes, the parent agreed to that"), ("no", "No")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    agreed_on = DayField(label="On which day did the parent agree?", subject="The day", past=True)
    how = forms.CharField(
        label="How did they agree?",
        help_text="For example: we read it together and they asked for one change.",
        max_length=300,
        error_messages={"required": "Say how they agreed"},
    )


class GoalForm(PageForm):
    words = forms.CharField(
        label="What does the parent want from this therapy?",
        help_text="In their own words.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Write the goal in their own words"},
    )
    on = DayField(label="On which day was it set?", subject="The day", past=True)


class RateForm(PageForm):
    rating = ScoreField(
        label="How close do they feel to it?", ends={0: "Not at all", 10: "Reached"}
    )
    on = DayField(label="On which day did they say so?", subject="The day", past=True)


class ScoreForm(PageForm):
    measure = forms.ChoiceField(label="Which questionnaire?")
    total = forms.DecimalField(
        label="Total", help_text="As counted from the form.", max_digits=7, decimal_places=2
    )
    on = DayField(label="On which day was it filled in?", subject="The day", past=True)
    note = forms.CharField(
        label="Anything to know about it? (optional)",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((measure(key).name, key) for key in scored())
        self.fields["measure"].choices = [("", ""), *((key, name) for name, key in named)]  # type: ignore[attr-defined]


class TakeBackForm(PageForm):
    because = forms.CharField(
        label="Why is it withdrawn?",
        max_length=500,
        error_messages={"required": "Enter why it is withdrawn"},
    )
