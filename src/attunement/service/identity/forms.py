"""What people type when two records may be of the same."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ..design.forms import PageForm


class ApartForm(PageForm):
    because = forms.CharField(
        label="How do you know that they are not the same?",
        help_text="For example: twins; a son with his father’s name.",
        max_length=500,
        error_messages={"required": "Enter how you know"},
    )


class MergeForm(PageForm):
    """`choices`: the numbers of the two records with their names."""

    survivor = forms.ChoiceField(
        label="Which record stays?",
        help_text="The other one is merged into it. Everything about both is kept.",
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label="How do you know that they are the same?",
        help_text="For example: the referrer confirmed it; the NHS number was traced.",
        max_length=500,
        error_messages={"required": "Enter how you know"},
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        survivor: Any = self.fields["survivor"]
        survivor.choices = [(str(pk), words) for pk, words in choices]


class UndoForm(PageForm):
    because = forms.CharField(
        label="Why must they be taken apart?",
        max_length=500,
        error_messages={"required": "Enter why they must be taken apart"},
    )
