"""What people type when they plan, move or withdraw sessions."""

from typing import Any

from django import forms

from ...care_packages import policies as packages
from ...care_packages.forms import refuse
from ...care_packages.models import Part
from ...design.days import within
from ...design.fields import DayTimeField
from ...design.forms import PageForm
from .. import policies
from ..models import SessionMode

MOST_WEEKS_BETWEEN = 12


class ModeField(forms.ChoiceField):
    def __init__(self, label: str) -> None:
        super().__init__(label=label, choices=SessionMode.choices, widget=forms.RadioSelect)


class PlanForm(PageForm):
    first = DayTimeField(
        label="When is the first session?", subject="The first session", latest=within(1)
    )
    times = forms.IntegerField(
        label="How many sessions?",
        min_value=1,
        max_value=policies.MOST_AT_ONCE,
        error_messages={
            "required": "Enter how many sessions",
            "invalid": "The number of sessions must be a whole number, like 7",
            "min_value": "Plan at least 1 session",
            "max_value": f"Plan at most {policies.MOST_AT_ONCE} sessions at once",
        },
    )
    because = forms.CharField(
        label="Why this many?", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    weeks_between = forms.IntegerField(
        label="How many weeks from one session to the next?",
        help_text="1 is every week, 2 is every other week.",
        initial=1,
        min_value=1,
        max_value=MOST_WEEKS_BETWEEN,
        error_messages={
            "required": "Enter how many weeks from one session to the next",
            "invalid": "The weeks between sessions must be a whole number, like 1",
            "min_value": "Sessions must be at least 1 week apart",
            "max_value": f"Sessions must be at most {MOST_WEEKS_BETWEEN} weeks apart",
        },
    )
    mode = ModeField("Where will you meet?")

    def __init__(self, *args: Any, part: Part, why: str, **kwargs: Any) -> None:
        """`why`: when a reason is needed, as a hint; empty when this run only adds to another."""
        super().__init__(*args, **kwargs)
        self.part, self.first_run = part, bool(why)
        if why:
            self.fields["because"].help_text = why
        else:
            del self.fields["because"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        times, first = data.get("times"), data.get("first")
        if times and self.first_run:
            refusal = packages.may_expect(self.part, times, because=data.get("because", ""))
            refuse(self, "because", refusal)
        if first:
            refuse(self, "first", policies.may_begin(self.part, first))
        return data


class MoveForm(PageForm):
    at = DayTimeField(label="When is it now?", subject="The new date", latest=within(1))
    mode = ModeField("Where will you meet?")

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if at := data.get("at"):
            refuse(self, "at", policies.may_begin(self.part, at))
        return data


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="What was wrong with this record?",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what was wrong with this record"},
    )
