"""What people type about one session of a group."""

from collections.abc import Mapping
from typing import Any

from django import forms

from ...design.days import within
from ...design.fields import DayTimeField
from ...design.forms import PageForm
from ...relationships.models import Person
from ..models import GroupSessionState
from .pieces import choices, story


class SessionForm(PageForm):
    at = DayTimeField(label="When is it?", subject="The session", latest=within(2))
    topic = forms.CharField(label="What is it about?", max_length=200, required=False)


class RegisterForm(PageForm):
    """`expected` are the people who had a place on that day."""

    to = forms.ChoiceField(
        label="What came of it?",
        choices=[
            (GroupSessionState.HELD.value, "It was held"),
            (GroupSessionState.CANCELLED.value, "It was cancelled"),
        ],
        widget=forms.RadioSelect,
    )
    came = forms.MultipleChoiceField(
        label="Who came?",
        help_text="Tick each person. Everybody else is kept as not there.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    because = story("If it was cancelled, or you put the list right: why?")

    def __init__(self, *args: Any, expected: Mapping[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected
        choices(self, "came", [(pk, person.full_name) for pk, person in expected.items()])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        people = [self.expected[pk] for pk in data.get("came", ())]
        if data.get("to") == GroupSessionState.CANCELLED and people:
            self.add_error(
                "came", "Nobody comes to a session that is cancelled: take out the ticks"
            )
        return data | {"people": people}
