"""What people say about reminders."""

from typing import Any

from django import forms

from ..care_packages.forms import refuse
from ..design.forms import PageForm
from . import policies


class SwitchOnForm(PageForm):
    """The number that was checked goes with the answer: a number that changed meanwhile was not."""

    telephone = forms.CharField(widget=forms.HiddenInput, required=False)
    safe = forms.BooleanField(label="A text to this number is safe", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        refuse(self, "safe", policies.says_safe(data.get("safe", False)))
        return data


class NothingTypedForm(PageForm):
    pass
