"""A change that is made at once by a team lead, and proposed with a reason by everybody else."""

from typing import Any

from django import forms

from ...design.forms import PageForm

TEXT = forms.Textarea(attrs={"rows": 3})


class ChangeForm(PageForm):
    def __init__(self, *args: Any, proposing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if proposing and "because" not in self.fields:
            self.fields["because"] = forms.CharField(
                label="Why do you propose this?",
                max_length=2000,
                widget=TEXT,
                help_text="Your team lead reads this and decides",
                error_messages={"required": "Say why, so that your team lead can decide"},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not set(self.changed_data) & set(self.base_fields):
            self.add_error(None, "Nothing here is different from what is there now")
        return data
