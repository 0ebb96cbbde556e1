"""What people type about certificates, licences and cut-offs."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from ....measures import Measure
from ....measures.local import LocalZones
from ...accounts.models import User
from ...design.fields import DayField
from ...design.forms import PageForm
from ..typed_zones import ZoneMistakes, columns, read_zones

LONGEST = dt.timedelta(days=3700)
"""A certificate for longer than ten years is a slip of the finger."""


class CredentialForm(PageForm):
    holder = forms.ChoiceField(label="Who is certified?", widget=forms.RadioSelect)
    measure = forms.ChoiceField(label="To rate with which measure?", widget=forms.RadioSelect)
    starts_on = DayField(label="Certified from", past=True)
    ends_on = DayField(
        label="Certified until",
        help_text="The last day that the certificate covers.",
    )
    evidence = forms.CharField(
        label="Who certified it, and where is the certificate kept?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )

    def __init__(
        self, *args: Any, people: Iterable[User], measures: Iterable[Measure], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in people}
        holder, measure = self.fields["holder"], self.fields["measure"]
        assert isinstance(holder, forms.ChoiceField)
        assert isinstance(measure, forms.ChoiceField)
        holder.choices = [(pk, user.name) for pk, user in self.people.items()]
        measure.choices = [(each.id, each.title) for each in measures]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Certified until must be on or after the day it starts")
        elif starts_on and ends_on and ends_on - starts_on > LONGEST:
            self.add_error("ends_on", "A certificate covers ten years at most: check both dates")
        return data | {"holder": self.people.get(data.get("holder", ""))}


class LicenceForm(PageForm):
    measure = forms.ChoiceField(label="Which measure?", widget=forms.RadioSelect)
    holder = forms.CharField(
        label="Who holds the licence?", help_text="As it stands on the licence.", max_length=200
    )
    reference = forms.CharField(label="Its number or reference", max_length=200, required=False)
    seats = forms.IntegerField(
        label="For how many people?",
        help_text="Leave empty if they are not counted.",
        min_value=1,
        max_value=500,
        required=False,
    )
    starts_on = DayField(label="It starts on")
    ends_on = DayField(
        label="It ends on",
        help_text="The last day that it covers. Leave empty if it does not end.",
        required=False,
    )

    def __init__(self, *args: Any, measures: Iterable[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure = self.fields["measure"]
        assert isinstance(measure, forms.ChoiceField)
        measure.choices = [(each.id, each.title) for each in measures]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "It ends on must be on or after the day it starts")
        return data


class CutOffsForm(PageForm):
    edition = forms.CharField(
        label="Which edition of the manual?", help_text="Its title and year.", max_length=200
    )
    page = forms.CharField(label="Page or table", max_length=60)
    zones = forms.CharField(
        label="The zones",
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Enter the zones as the manual gives them"},
    )
    most_missing = forms.IntegerField(
        label="How many unanswered questions does the manual let you fill in?",
        help_text="Leave empty if the manual says nothing about it.",
        min_value=1,
        max_value=50,
        required=False,
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        self.fields["zones"].help_text = (
            f"One zone a line, from the mildest: {', '.join(columns(measure))}. "
            "Commas between. At the top, “to” may stay empty. Leave no gap: each zone begins with "
            "the next score after the one before it."
        )
        if measure.missing != "prorate":
            del self.fields["most_missing"]

    def clean_zones(self) -> tuple[LocalZones, ...]:
        try:
            return read_zones(self.measure, self.cleaned_data["zones"])
        except ZoneMistakes as wrong:
            raise forms.ValidationError(" ".join(wrong.mistakes[:5])) from wrong

    def clean(self) -> dict[str, Any]:
        return {"most_missing": None} | (super().clean() or {})


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="What was wrong with it?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what was wrong with it"},
    )
