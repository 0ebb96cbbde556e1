"""Typing the words of a licensed form from the team's own copy."""

from typing import Any

from django import forms

from ....measures import Measure
from ...design.forms import PageForm

LONGEST = 600


class PackForm(PageForm):
    """One box for each item, and one for each printed answer."""

    licence = forms.CharField(
        label="Under which licence do you type these words?",
        help_text="Who gave it, its number, and until when.",
        max_length=300,
    )
    instruction = forms.CharField(
        label="The instruction at the top of the form",
        help_text="Leave empty if there is none.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        for item in measure.items:
            label = f"{item.label[:1].upper()}{item.label[1:]}"
            self.fields[f"item-{item.key}"] = _words(label)
        for name, response in measure.responses.items():
            for option in response.options:
                field = _words(f"The printed answer for {option.value}")
                field.initial = option.label
                self.fields[f"option-{name}-{option.value}"] = field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return {
            "licence": data.get("licence", ""),
            "instruction": data.get("instruction", ""),
            "items": {item.key: data.get(f"item-{item.key}", "") for item in self.measure.items},
            "options": {
                name: {
                    option.value: data.get(f"option-{name}-{option.value}", "")
                    for option in response.options
                }
                for name, response in self.measure.responses.items()
                if response.options
            },
        }


def _words(label: str) -> forms.CharField:
    wrong = {"required": f"Type the words of: {label[:1].lower()}{label[1:]}"}
    return forms.CharField(label=label, max_length=LONGEST, error_messages=wrong)
