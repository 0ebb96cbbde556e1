"""What people type in a comprehensive assessment."""

from django import forms

from ..design.fields import DayField
from ..design.forms import PageForm
from .models import Standing


class NoteForm(PageForm):
    standing = forms.ChoiceField(
        label="Is there something on file?",
        choices=[
            (Standing.FOUND, "Yes: this is what is known"),
            (Standing.DOES_NOT_APPLY, "This does not apply to this child"),
        ],
        widget=forms.RadioSelect,
    )
    found = forms.CharField(
        label="What is known, or why does it not apply?",
        help_text="If it was asked about and nobody knows, write that, and who was asked.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        error_messages={"required": "Write what is known, or why it does not apply"},
    )
    source = forms.CharField(
        label="Where does this come from?",
        help_text="Who said so, which report, or what you saw.",
        max_length=500,
        error_messages={"required": "Say where this comes from"},
    )
    dated_on = DayField(
        label="From which day is it?",
        subject="The date",
        help_text="The day of the report, the talk or the visit.",
        past=True,
    )


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="For example: it was about another child.",
        max_length=500,
        error_messages={"required": "Enter why it is withdrawn"},
    )
