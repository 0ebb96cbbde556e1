"""What people say about reminders."""

import datetime as dt
from typing import Any

from django import forms

from ..care_packages.forms import refuse
from ..design.forms import PageForm
from . import policies

HOURS = [
    (str(each), policies.hour(dt.time(each)))
    for each in range(policies.FROM.hour, policies.UNTIL.hour + 1)
]


def _hour(label: str, usual: dt.time) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=HOURS,
        initial=str(usual.hour),
        coerce=lambda text: dt.time(int(text)),
    )


class SwitchOnForm(PageForm):
    """The number that was checked goes with the answer: a number that changed meanwhile was not."""

    telephone = forms.CharField(widget=forms.HiddenInput, required=False)
    earliest = _hour("Safe from", policies.FROM)
    latest = _hour("Safe until", policies.UNTIL)
    safe = forms.BooleanField(label="A text to this number is safe", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("earliest") and data.get("latest"):
            refuse(self, "latest", policies.are_hours(data["earliest"], data["latest"]))
        refuse(self, "safe", policies.says_safe(data.get("safe", False)))
        return data


class NothingTypedForm(PageForm):
    pass
