"""A box: what it says, taking it out, sharing it, and what it stands by."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ....theory.words import STAGE_NAMES
from ...design.forms import PageForm
from ..indicators import indicators
from ..models import STAGE_CHOICES, Box, Direction
from .proposing import TEXT, ChangeForm


def box_choices(boxes: Iterable[Box], empty: str = "Choose one") -> list[tuple[str, str]]:
    return [("", empty), *((str(box.pk), f"{box.get_stage_display()}: {box}") for box in boxes)]


class BoxForm(ChangeForm):
    """Cleaned, `parent` is an id or None."""

    stage = forms.ChoiceField(
        label="Where it stands",
        choices=[
            ("", "Choose one"),
            *((stage, f"{term}: {STAGE_NAMES[stage].lower()}") for stage, term in STAGE_CHOICES),  # type: ignore[index]
        ],
    )
    words = forms.CharField(
        label="What it says",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One thing, in words that a parent would know: Parent notices what the baby asks",
    )
    parent = forms.TypedChoiceField(
        label="Part of (optional)",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Where it is one piece of a larger box",
    )
    measures = forms.MultipleChoiceField(
        label="Measures that may show it (optional)",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        boxes: Iterable[Box],
        instruments: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = box_choices(boxes, "It stands alone")  # type: ignore[attr-defined]
        self.fields["measures"].choices = instruments  # type: ignore[attr-defined]


class TakeForm(ChangeForm):
    because = forms.CharField(
        label="Why?",
        max_length=2000,
        widget=TEXT,
        error_messages={"required": "Say why it is taken out"},
    )


class ShareForm(PageForm):
    box = forms.TypedChoiceField(label="Which box?", coerce=int)

    def __init__(self, *args: Any, boxes: Iterable[Box], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["box"].choices = box_choices(boxes)  # type: ignore[attr-defined]


class BindForm(PageForm):
    indicator = forms.ChoiceField(
        label="What should be counted?",
        help_text="Each is a share of your team’s own records",
    )
    direction = forms.ChoiceField(
        label="The target", choices=Direction.choices, widget=forms.RadioSelect
    )
    percent = forms.IntegerField(
        label="Per cent", min_value=0, max_value=100, help_text="Your team’s own target: 0 to 100"
    )
    months = forms.IntegerField(
        label="How many months back?",
        min_value=1,
        max_value=60,
        help_text="Twelve is usual. With few families, count longer",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.id, each.name) for each in indicators().values()]
        self.fields["indicator"].choices = [("", "Choose one"), *known]  # type: ignore[attr-defined]
