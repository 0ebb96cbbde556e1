"""What is typed about a request, and what is judged of each passage."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from ..design.fields import DayField
from ..design.forms import PageForm
from .actions import Verdict
from .copy import Passage
from .models import AskedBy, Ground, Why

GIVE = "give"


class AskForm(PageForm):
    asked_by = forms.ChoiceField(
        label="Who asked?",
        choices=AskedBy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who asked"},
    )
    asker = forms.CharField(
        label="Their name",
        max_length=120,
        error_messages={"required": "Enter the name of who asked"},
    )
    on = DayField(
        label="On which day did they ask?",
        subject="The date",
        help_text="By letter, by email or by word of mouth: the month runs from that day.",
        # A year typed wrongly would be decades late, and could not be taken back.
        earliest=lambda: timezone.localdate() - dt.timedelta(days=366),
        past=True,
    )


class BeginForm(PageForm):
    identity = forms.CharField(
        label="How do you know that it is them?",
        help_text="For example: known to the keyworker and asked in person; passport seen. For a "
        "child: the document that shows parental responsibility.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how it was checked who asks"},
    )


class SureForm(PageForm):
    """Nothing to type: the button is the answer."""


class ExtendForm(PageForm):
    ground = forms.ChoiceField(
        label="Why does it take longer?",
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it takes longer"},
    )
    because = forms.CharField(
        label="What did you tell them?",
        help_text="What makes it so, in the words in which they were told. For example: the record "
        "goes back nine years, and two services wrote in it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write down what you told them"},
    )
    told_on = DayField(label="On which day were they told?", subject="The date", past=True)


class HandOverForm(PageForm):
    how = forms.CharField(
        label="How was it handed over?",
        help_text="Into whose hands, or in which way that they said is safe.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how it was handed over"},
    )
    on = DayField(label="On which day?", subject="The date", past=True)


class RefuseForm(PageForm):
    because = forms.CharField(
        label="Why is it refused?",
        help_text="Tell them in writing within the month: why, that they can complain to the "
        "Information Commissioner, and that they can go to court.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is refused"},
    )
    on = DayField(label="On which day were they told?", subject="The date", past=True)


class JudgeForm(PageForm):
    """`verdicts` are of the passages that were answered: the others wait."""

    def __init__(self, *args: Any, passages: Sequence[Passage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passages = {f"passage-{n}": each for n, each in enumerate(passages, start=1)}
        for number, (name, each) in enumerate(self.passages.items(), start=1):
            self.fields[name] = forms.ChoiceField(
                label=f"{number}. {each.title}",
                help_text=each.words,
                choices=[
                    (GIVE, "Give it"),
                    *((why, f"Leave it out: {lower(label)}") for why, label in Why.choices),
                ],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"note-{number}"] = forms.CharField(
                label=f"{number}. Why, in your words",
                help_text="Needed for serious harm and for another reason.",
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number, name in enumerate(self.passages, start=1):
            note = f"note-{number}"
            if data.get(name) in {Why.SERIOUS_HARM, Why.OTHER} and not data.get(note, "").strip():
                self.add_error(note, f"Write down why passage {number} is left out")
        if not self.errors and not any(data.get(name) for name in self.passages):
            self.add_error(next(iter(self.passages)), "Judge at least one passage")
        return data

    def verdicts(self, data: dict[str, Any]) -> list[Verdict]:
        return [
            Verdict(
                key=each.key,
                given=data[name] == GIVE,
                why="" if data[name] == GIVE else data[name],
                note=data.get(f"note-{number}", ""),
            )
            for number, (name, each) in enumerate(self.passages.items(), start=1)
            if data.get(name)
        ]


def lower(label: str) -> str:
    return label[:1].lower() + label[1:]
