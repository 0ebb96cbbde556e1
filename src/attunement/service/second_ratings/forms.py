"""Asking a colleague, rating again, and writing what was agreed."""

from collections.abc import Collection
from typing import Any

from django import forms

from ..accounts.models import User
from ..assessments.forms.measure import MeasureForm
from ..design.forms import PageForm


class AskForm(PageForm):
    rater = forms.ChoiceField(
        label="Who rates it a second time?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who rates it"},
    )

    def __init__(self, *args: Any, people: Collection[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.pk): each for each in people}
        field = self.fields["rater"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, each.name) for pk, each in self.people.items()]

    def clean_rater(self) -> User:
        return self.people[self.cleaned_data["rater"]]


class AgainForm(MeasureForm):
    """The same items as the first time. The day is that of the film, and is not asked again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["answered_on"]


class AgreedForm(PageForm):
    agreed = forms.CharField(
        label="What did you agree on, and why?",
        help_text="Both ratings stay as they are.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write what you agreed on"},
    )


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why do you withdraw it?",
        max_length=500,
        error_messages={"required": "Say why you withdraw it"},
    )
