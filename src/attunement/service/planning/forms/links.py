"""A link: what leads to what, why, what has to hold, and the evidence on it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ..models import CONFIDENCE_CHOICES, Box
from .boxes import box_choices
from .proposing import TEXT, ChangeForm


class LinkForm(ChangeForm):
    """`evidence`: the claims on the link, each with its line; unticked, one is taken off."""

    why = forms.CharField(
        label="Why should one lead to the other? (optional)",
        required=False,
        max_length=2000,
        widget=TEXT,
    )
    assumption = forms.CharField(
        label="What has to hold for it? (optional)",
        required=False,
        max_length=2000,
        widget=TEXT,
        help_text="An assumption, such as: parents can come at the time that we offer",
    )
    broken = forms.CharField(
        label="If it does not hold, what happened? (optional)",
        required=False,
        max_length=2000,
        widget=TEXT,
        help_text="Leave it empty while the assumption holds. What lies beyond is then marked",
    )
    confidence = forms.ChoiceField(
        label="How confident is the team?",
        required=False,
        choices=[("", "Nobody has said yet"), *CONFIDENCE_CHOICES],
        widget=forms.RadioSelect,
    )
    evidence = forms.MultipleChoiceField(
        label="Evidence on this link",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Untick what should come off",
    )

    def __init__(self, *args: Any, claims: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if claims:
            self.fields["evidence"].choices = claims  # type: ignore[attr-defined]
        else:
            del self.fields["evidence"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("broken") and not data.get("assumption"):
            self.add_error("assumption", "Say what had to hold, so that it can be broken")
        return {"evidence": [], **data}


class AddLinkForm(LinkForm):
    cause = forms.TypedChoiceField(label="From", coerce=int)
    effect = forms.TypedChoiceField(label="Leads to", coerce=int)

    def __init__(self, *args: Any, boxes: Iterable[Box], **kwargs: Any) -> None:
        super().__init__(*args, claims=[], **kwargs)
        choices = box_choices(boxes)
        for end in ("cause", "effect"):
            self.fields[end].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["cause", "effect"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("cause") and data.get("cause") == data.get("effect"):
            self.add_error("effect", "Choose another box: a box cannot lead to itself")
        return data


class AttachForm(ChangeForm):
    claim = forms.ChoiceField(label="Which finding?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, claims: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"].choices = claims  # type: ignore[attr-defined]
