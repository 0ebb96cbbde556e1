from django import forms

from ...design.forms import PageForm


class TaskForm(PageForm):
    note = forms.CharField(
        label="What was done?",
        help_text="Who was spoken to, what was agreed, and what happens next.",
        widget=forms.Textarea,
        error_messages={"required": "Say what was done before you close this"},
    )
