"""What a team lead types about the team itself."""

from django import forms

from ..design.forms import PageForm


class CrisisForm(PageForm):
    crisis_text = forms.CharField(
        label="What should staff do when an answer may not wait?",
        help_text="Whom to call, whom to tell, what to ask. Staff see it beside the task.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=1500,
        error_messages={"required": "Write what staff should do"},
    )
    family_crisis_text = forms.CharField(
        label="What should parents read?",
        help_text="Whom they can call, by day and by night. Short and kind. Parents see it on "
        "every page that they get from you.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=600,
        error_messages={"required": "Write whom parents can call"},
    )
