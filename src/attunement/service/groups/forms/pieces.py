"""Fields that several forms about groups share."""

from collections.abc import Sequence

from django import forms


def story(label: str, hint: str = "", *, rows: int = 2) -> forms.CharField:
    """Words that are needed only sometimes: the policy says when."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=1000,
    )


def number(label: str, hint: str = "", *, low: int, high: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=low, max_value=high)


def choices(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
