"""The base of the service's forms: plain words for what is missing, and optional sections."""

from typing import Any

from django import forms
from django.forms.widgets import CheckboxInput, ChoiceWidget, FileInput

Sections = tuple[tuple[str, tuple[str, ...]], ...]


class PageForm(forms.Form):
    """A form of form_page.jinja. `sections` groups all its fields under titles, or stays empty."""

    sections: Sections = ()
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.required and field.error_messages["required"] == _DJANGO_SAYS:
                label = str(field.label or name.replace("_", " "))
                field.error_messages["required"] = missing(label, field.widget)


def missing(label: str, widget: forms.Widget) -> str:
    """Say what to do about an empty field: "Enter the due date", "Choose a team"."""
    if label.rstrip().endswith("?"):
        return f"Answer this question: {label.strip()}"
    if isinstance(widget, CheckboxInput):
        return f"Tick this box to go on: {label}"
    verb = "Choose" if isinstance(widget, ChoiceWidget | FileInput) else "Enter"
    # "Phone number" -> "phone number", but "NHS number" stays.
    start = label[:2] if label[:2].isupper() else label[:2].lower()
    return f"{verb} {start}{label[2:]}"


_DJANGO_SAYS = forms.Field.default_error_messages["required"]
