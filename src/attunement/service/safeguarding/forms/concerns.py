"""What people type about a concern."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from ...design.days import within
from ...design.fields import DayField
from ...design.forms import PageForm
from ...relationships.models import Person
from ..models import ConcernKind, ConcernState, WhoseWords
from ..new import Told

WHOLE_FAMILY = "family"


def because() -> forms.CharField:
    return forms.CharField(
        label="Why is it corrected?",
        help_text="What was written first stays readable.",
        max_length=500,
        error_messages={"required": "Enter why it is corrected"},
    )


class ConcernForm(PageForm):
    """`people` are those of the family."""

    about = forms.ChoiceField(label="Whom is it about?", widget=forms.RadioSelect)
    words = forms.CharField(
        label="What was seen or said?",
        help_text="The facts first. Use their own words where you can, in quotation marks. "
        "Keep what you make of it apart.",
        widget=forms.Textarea(attrs={"rows": 7}),
        max_length=8000,
        error_messages={"required": "Write what was seen or said"},
    )
    whose = forms.ChoiceField(
        label="Whose words are these?", choices=WhoseWords.choices, widget=forms.RadioSelect
    )
    told_by = forms.CharField(
        label="Who said it? (optional)",
        help_text="Their name, and who they are to the family. Leave it empty if you saw it "
        "yourself, or if they gave no name.",
        required=False,
        max_length=200,
    )
    seen_on = DayField(label="On which day was it seen or said?", subject="The day", past=True)
    kind = forms.ChoiceField(
        label="What kind of concern is it?",
        help_text="The nearest. It can be corrected.",
        choices=ConcernKind.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        self.people = {str(person.pk): person for person in people}
        super().__init__(*args, **kwargs)
        named = [(pk, person.full_name) for pk, person in self.people.items()]
        self.fields["about"].choices = [*named, (WHOLE_FAMILY, "The whole family")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        spoken = data.get("whose") not in {WhoseWords.SEEN, WhoseWords.ANONYMOUS, None}
        if spoken and not data.get("told_by", "").strip():
            self.add_error("told_by", "Say who said it, or choose “Somebody who gave no name”")
        if not self.errors:
            data["told"] = self._told(data)
        return data

    def _told(self, data: dict[str, Any]) -> Told:
        return Told(
            about=self.people.get(data["about"]),
            kind=ConcernKind(data["kind"]),
            words=data["words"],
            whose=WhoseWords(data["whose"]),
            told_by=data["told_by"],
            seen_on=data["seen_on"],
        )


class CorrectConcernForm(ConcernForm):
    because = because()


DECISIONS = {
    ConcernState.WATCHING: "Watch, and look again on a day",
    ConcernState.WITH_LEAD: "Talk with the safeguarding lead",
    ConcernState.REFERRED: "Refer to children’s social care",
    ConcernState.EMERGENCY: "Emergency: the police or an ambulance was called",
    ConcernState.CLOSED: "Close: nothing more is needed",
    ConcernState.MISTAKEN: "It was recorded by mistake",
}


class DecideForm(PageForm):
    """`open_to` are the states that the concern can go to."""

    to = forms.ChoiceField(label="What did you decide?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why?",
        help_text="What you know, what you weighed, whom you asked.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        error_messages={"required": "Write why you decided this"},
    )
    review_on = DayField(
        label="When will somebody look again?",
        subject="The day on which to look again",
        latest=within(1),
        help_text="Needed when you watch. A task is put on your worklist for that day.",
        required=False,
    )

    def __init__(
        self, *args: Any, open_to: Collection[ConcernState], today: dt.date, **kwargs: Any
    ) -> None:
        self.today = today
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (state, words) for state, words in DECISIONS.items() if state in open_to
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        on = data.get("review_on")
        if data.get("to") == ConcernState.WATCHING and on is None and "review_on" in data:
            self.add_error("review_on", "Say when somebody will look again")
        if on is not None and on < self.today:
            self.add_error("review_on", "The day on which to look again must be today or later")
        return data
