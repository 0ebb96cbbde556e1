"""Beginning and completing an assessment, its written parts, and goals."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from ...design.fields import DayField, ScoreField
from ...design.forms import PageForm
from ...relationships.models import Person, Relationship
from ..models import Phase

RATING_ENDS = {0: "Not started", 10: "There"}
NOT_ONE = "all"


class StartForm(PageForm):
    def __init__(self, *args: Any, earliest: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["started_on"] = DayField(
            label="When does it start?",
            subject="The start",
            earliest=earliest,
            past=True,
            initial=timezone.localdate,
            error_messages={"required": "Enter the day on which it starts"},
        )

    phase = forms.ChoiceField(
        label="Which assessment is this?",
        help_text=(
            "Baseline: before the work. Review: on the way. End: as the work ends. "
            "Follow-up: some time after."
        ),
        choices=Phase.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which assessment this is"},
    )


class CompleteForm(PageForm):
    def __init__(self, *args: Any, earliest: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["completed_on"] = DayField(
            label="When was it completed?",
            subject="The date",
            earliest=earliest,
            past=True,
            initial=timezone.localdate,
            error_messages={"required": "Enter the day on which it was completed"},
        )


class NotesForm(PageForm):
    """The three written parts; `observed` is a Relationship or None."""

    referrer_information = forms.CharField(
        label="What the referrer told us",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    conversation = forms.CharField(
        label="What we talked about with the family",
        help_text="What they hope for, what worries them, what already helps.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    observation = forms.CharField(
        label="What we saw between them",
        help_text="What the baby did, what the parent or carer did, and what came of it.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, relationships: Sequence[Relationship], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(each.pk): each for each in relationships}
        self.fields["observed"] = forms.ChoiceField(
            label="Whom did you observe together?",
            required=False,
            choices=[(key, str(each)) for key, each in self.by_key.items()],
            widget=forms.RadioSelect,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        observed = self.by_key.get(data.get("observed") or "")
        if data.get("observation") and observed is None and "observed" not in self.errors:
            self.add_error("observed", "Choose whom you observed together")
        return data | {"observed": observed}


class GoalForm(PageForm):
    """A goal in the family's words; `set_by` is a Person, `relationship` a Relationship or None."""

    words = forms.CharField(
        label="What do they hope for?",
        help_text="In their own words, as they said it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter the goal in their own words"},
    )

    def __init__(
        self,
        *args: Any,
        carers: Sequence[Person],
        relationships: Sequence[Relationship],
        earliest: dt.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.carers = {str(each.pk): each for each in carers}
        self.relationships = {str(each.pk): each for each in relationships}
        self.fields["set_by"] = forms.ChoiceField(
            label="Whose goal is it?",
            choices=[(key, each.full_name) for key, each in self.carers.items()],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose whose goal it is"},
        )
        self.fields["relationship"] = forms.ChoiceField(
            label="Whom is it about?",
            choices=[
                *((key, str(each)) for key, each in self.relationships.items()),
                (NOT_ONE, "The family as a whole"),
            ],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose whom the goal is about"},
        )
        self.fields["rating"] = ScoreField(
            label="How close do they feel to it today?",
            help_text="Leave it open if they would rather not say yet.",
            ends=RATING_ENDS,
            required=False,
        )
        self.fields["on"] = _rated_on(earliest)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {
            "set_by": self.carers.get(data.get("set_by") or ""),
            "relationship": self.relationships.get(data.get("relationship") or ""),
        }


class RatingForm(PageForm):
    rating = ScoreField(
        label="How close do they feel to it today?",
        ends=RATING_ENDS,
        error_messages={"required": "Choose a number from 0 to 10"},
    )

    def __init__(self, *args: Any, earliest: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"] = _rated_on(earliest)


class ConfirmForm(PageForm):
    note = forms.CharField(
        label="What did you look at?",
        help_text="For example: all of the film of 3 March, before reading these ratings.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Say what you looked at before you confirmed it"},
    )


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="For example: entered for the wrong person.",
        max_length=500,
        error_messages={"required": "Enter why it is withdrawn"},
    )


def _rated_on(earliest: dt.date) -> DayField:
    return DayField(
        label="When did they say so?",
        subject="The date",
        earliest=earliest,
        past=True,
        initial=timezone.localdate,
        error_messages={"required": "Enter the date"},
    )
