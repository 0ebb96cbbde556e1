"""What people type to open a sealed section, and to review that it was opened."""

from django import forms

from ...design.forms import PageForm
from ...sections.models import Finding


class BreakGlassForm(PageForm):
    reason = forms.CharField(
        label="Why do you need to read this now?",
        help_text="The supervisors and the team leads read what you write.",
        widget=forms.Textarea(attrs={"rows": 4}),
        min_length=10,
        max_length=2000,
        error_messages={
            "required": "Write why you need to read this now",
            "min_length": "Write a little more, so that somebody else can understand why",
        },
    )


class ReviewOpeningForm(PageForm):
    finding = forms.ChoiceField(
        label="What did you find?", choices=Finding.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label="What did you look at, and what happens now?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Write what you looked at"},
    )
