"""What people type about a run, and what a coder enters."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django import forms

from ...measures.procedures.strange_situation import EPISODES, classification_problems
from ..assessments.forms.measure import MeasureForm, field_name
from ..design.fields import DayField
from ..design.forms import PageForm
from ..way.policies import Refusal
from .actions import Length
from .models import CutShort, EpisodeTimes
from .policies import codes
from .states import Press

LENGTH = re.compile(r"(?:(\d{1,2})[:.])?(\d{1,3})")
LONGEST = 3599
"""No episode lasts an hour: this only keeps a slip of the finger out."""


class StartForm(PageForm):
    filmed_on = DayField(label="Which day is it filmed?", subject="The date", past=True)
    agreed = forms.CharField(
        label="Who agreed to this and to the film?",
        help_text="Say who was asked, that they know it may upset the child for a short while, and "
        "how they can stop it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Say who agreed, and how they can stop it"},
    )


class PressForm(PageForm):
    """One button, and nothing to type."""

    press = forms.ChoiceField(
        choices=[(each.value, each.value) for each in Press],
        widget=forms.HiddenInput,
        error_messages={"required": "Press one of the buttons"},
    )


class LengthField(forms.Field):
    """Minutes and seconds (2:45), or seconds alone (165) -> whole seconds; empty is not known."""

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip()
        if not typed:
            return None
        found = LENGTH.fullmatch(typed)
        minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0)
        if found is None or (found[1] and seconds > 59):
            raise forms.ValidationError(f"{self.label} must be like 2:45, in minutes and seconds")
        total = minutes * 60 + seconds
        if total > LONGEST:
            raise forms.ValidationError(f"{self.label} must be shorter than an hour")
        return total

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 60}:{value % 60:02}" if isinstance(value, int) else value


class LengthsForm(PageForm):
    """How long each episode lasted by the film; and of each parting, why it was cut short. `times`
    says which lengths are known already."""

    def __init__(self, *args: Any, times: Sequence[EpisodeTimes], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_clock = {each.number for each in times if each.ended_at}
        for episode in EPISODES:
            self.fields[f"length-{episode.number}"] = LengthField(
                label=f"Episode {episode.number}",
                help_text=episode.what,
                required=False,
                widget=forms.TextInput(attrs={"class": "nhsuk-input--width-4"}),
            )
            if episode.parted:
                self.fields[f"cut-{episode.number}"] = forms.ChoiceField(
                    label=f"Why was episode {episode.number} cut short?",
                    choices=[("", "It was not cut short"), *CutShort.choices],
                    required=False,
                    widget=forms.Select,
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        lengths = {
            episode.number: Length(
                data.get(f"length-{episode.number}"), data.get(f"cut-{episode.number}", "")
            )
            for episode in EPISODES
        }
        known = [number for number, length in lengths.items() if length.seconds is not None]
        for number in range(1, max(known, default=0)):
            missing = lengths[number].seconds is None and number not in self.by_clock
            if missing and not self.errors:
                self.add_error(
                    f"length-{number}", f"Enter the length of episode {number}, which came before"
                )
        return data | {"lengths": lengths}


class StopForm(PageForm):
    because = forms.CharField(
        label="Why was it stopped?",
        help_text="For example: Sam did not settle, and Ada asked to stop.",
        max_length=500,
        error_messages={"required": "Say why it was stopped"},
    )


class CodeForm(MeasureForm):
    """What a coder wrote. `answered_on` is the day of coding; the age is that on the film."""

    def __init__(self, *args: Any, filmed_on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, earliest=filmed_on, **kwargs)
        self.fields["answered_on"].label = "When was the film coded?"

    def unsuited(self, on: dt.date) -> Refusal | None:
        return None  # the day of filming was judged when it was entered

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for problem in classification_problems(codes(self.filling.measure, self.given)):
            self.add_error(field_name(problem.where), f"{problem.what} {problem.mend}")
        return data


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why is it withdrawn?",
        max_length=500,
        error_messages={"required": "Say why it is withdrawn"},
    )
