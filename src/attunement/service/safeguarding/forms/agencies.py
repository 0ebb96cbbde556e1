"""What people type about a word with another agency."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ...design.days import within
from ...design.fields import DayField
from ...design.forms import PageForm
from ..models import Concern, How
from ..new import Spoken
from .concerns import because

NO_CONCERN = "none"


class _SpokenForm(PageForm):
    on = DayField(label="On which day?", subject="The day", past=True)
    agency = forms.CharField(
        label="Which agency?",
        help_text="For example: children’s social care, the police, the GP.",
        max_length=200,
        error_messages={"required": "Enter the agency"},
    )
    person = forms.CharField(
        label="With whom? (optional)", help_text="Name and job.", required=False, max_length=200
    )
    how = forms.ChoiceField(label="How?", choices=How.choices, widget=forms.RadioSelect)
    asked = forms.CharField(
        label="What was asked or shared?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=8000,
        error_messages={"required": "Write what was asked or shared"},
    )
    agreed = forms.CharField(
        label="What was agreed? (optional)",
        help_text="Who does what, by when.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=8000,
    )
    word_due_on = DayField(
        label="When is word due back? (optional)",
        subject="The day on which word is due back",
        latest=within(1),
        help_text="If nobody has come back by the end of that day, the supervisor and the team "
        "lead are told too.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        on, due = data.get("on"), data.get("word_due_on")
        if on and due and due < on:
            self.add_error("word_due_on", "Word is due back on the day you spoke or later")
        if not self.errors:
            data["spoken"] = self._spoken(data)
        return data

    def _spoken(self, data: dict[str, Any]) -> Spoken:
        return Spoken(
            on=data["on"],
            agency=data["agency"],
            person=data["person"],
            how=How(data["how"]),
            asked=data["asked"],
            agreed=data["agreed"],
            word_due_on=data["word_due_on"],
        )


class LiaisonForm(_SpokenForm):
    """`concerns` are those of the family that the person can read, each with its words."""

    concern = forms.ChoiceField(label="Which concern is it about?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, concerns: Sequence[tuple[Concern, str]], **kwargs: Any) -> None:
        self.concerns = {str(concern.pk): concern for concern, _ in concerns}
        super().__init__(*args, **kwargs)
        named = [(str(concern.pk), words) for concern, words in concerns]
        self.fields["concern"].choices = [*named, (NO_CONCERN, "None of these")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        return {**data, "concern": self.concerns.get(data.get("concern", NO_CONCERN))}


class CorrectLiaisonForm(_SpokenForm):
    because = because()


class WordForm(PageForm):
    on = DayField(label="On which day did word come?", subject="The day", past=True)
    word = forms.CharField(
        label="What did they say?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=8000,
        error_messages={"required": "Write what they said"},
    )
