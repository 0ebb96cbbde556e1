"""What people do on the board, and how they enter a criterion."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ...measures.procedures.qsort import CARDS, PILES
from ..design.fields import DayField, ScoreInput
from ..design.forms import PageForm
from .models import CriterionSort
from .typed import CriterionMistakes, read_values

OFF = "off"
"""Where a card goes that is taken off the board."""


class MoveForm(PageForm):
    """The cards that are ticked on the board, and where they go."""

    cards = forms.TypedMultipleChoiceField(
        label="Cards",
        choices=[(card, f"Card {card}") for card in CARDS],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one card to move"},
    )
    pile = forms.ChoiceField(
        label="Move the ticked cards to",
        choices=[
            *((str(pile), f"Pile {pile}") for pile in PILES),
            (OFF, "Off the board, to sort later"),
        ],
        widget=forms.Select,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        pile = data.get("pile", OFF)
        return data | {"pile": None if pile == OFF else int(pile)}


class CardForm(PageForm):
    """Where one card goes."""

    pile = forms.TypedChoiceField(
        label="How like the child is this card?",
        help_text="1 is least like, 9 is most like. Press a number key, or choose and go on.",
        choices=[(pile, str(pile)) for pile in PILES],
        coerce=int,
        widget=ScoreInput,
        error_messages={"required": "Choose a pile from 1 to 9"},
    )


class FinishForm(PageForm):
    criterion = forms.ChoiceField(
        label="Score it against which criterion?", widget=forms.RadioSelect
    )
    observed_on = DayField(
        label="When was the child observed?",
        subject="The date",
        help_text="The last visit, if there were several.",
        past=True,
    )

    def __init__(self, *args: Any, criteria: Iterable[CriterionSort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = {str(each.pk): each for each in criteria}
        field = self.fields["criterion"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (pk, f"{each.stands_for} ({each.source}, {each.page})")
            for pk, each in self.criteria.items()
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"criterion": self.criteria.get(data.get("criterion", ""))}


class CriterionForm(PageForm):
    stands_for = forms.CharField(
        label="What does it stand for?",
        help_text="For example: security.",
        max_length=60,
    )
    source = forms.CharField(
        label="From which source?", help_text="Authors, year and title.", max_length=300
    )
    page = forms.CharField(label="Page or table", max_length=60)
    values = forms.CharField(
        label="The 90 values",
        help_text="One card a line: its number, a space, and its value. Copy them from the source, "
        "not from memory.",
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Enter the value of each of the 90 cards"},
    )

    def clean_values(self) -> dict[int, float]:
        try:
            return read_values(self.cleaned_data["values"])
        except CriterionMistakes as wrong:
            raise forms.ValidationError(" ".join(wrong.mistakes[:5])) from wrong


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="What was wrong with it?",
        max_length=500,
        error_messages={"required": "Say what was wrong with it"},
    )
