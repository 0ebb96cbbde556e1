"""What people type about the end of a part or of a package."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from ...care_packages import policies as packages
from ...care_packages.forms import refuse
from ...care_packages.models import Part, PartState
from ...design.fields import DayField
from ...design.forms import PageForm


class EndPartForm(PageForm):
    to = forms.ChoiceField(
        label="How did it end?",
        choices=[
            (PartState.COMPLETED.value, "Completed: we did what we set out to do"),
            (PartState.STOPPED.value, "Stopped early"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended"},
    )
    because = forms.CharField(
        label="Why?",
        help_text="Needed when it stopped early. What you know, without blame.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    on = DayField(label="When did it end?", subject="The end")

    def __init__(self, *args: Any, part: Part, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        limit_end(self, part.package.decided_on, today)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("to"):
            to, because = PartState(data["to"]), data.get("because", "")
            refuse(self, "because", packages.says_why_it_stopped(to, because))
        return data


class EndPackageForm(PageForm):
    completed = forms.MultipleChoiceField(
        label="Which parts were completed?",
        help_text="Parts that you do not tick are recorded as stopped early.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    because = forms.CharField(
        label="Why does this package end?",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write why this package ends"},
    )
    on = DayField(label="When does it end?", subject="The end")

    def __init__(
        self,
        *args: Any,
        parts: Iterable[tuple[Part, str]],
        since: dt.date,
        today: dt.date,
        **kwargs: Any,
    ) -> None:
        """`parts` are those still open, each with its name."""
        super().__init__(*args, **kwargs)
        named = {str(part.pk): (part, name) for part, name in parts}
        self.parts = {pk: part for pk, (part, _) in named.items()}
        completed = self.fields["completed"]
        assert isinstance(completed, forms.ChoiceField)
        completed.choices = [(pk, name) for pk, (_, name) in named.items()]
        if not named:
            del self.fields["completed"]
        limit_end(self, since, today)

    def clean(self) -> dict[str, Any]:
        """With the completed parts as `completed`."""
        data = super().clean() or {}
        return data | {"completed": [self.parts[pk] for pk in data.get("completed", [])]}


def limit_end(form: PageForm, since: dt.date, today: dt.date) -> None:
    """Care ends between the day on which it was agreed and today."""
    field = form.fields["on"]
    assert isinstance(field, DayField)
    field.earliest, field.latest, field.initial = since, today, today
