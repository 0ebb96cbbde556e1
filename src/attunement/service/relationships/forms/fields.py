"""Form fields about a person: an NHS number, and a phone number that can be found again."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from attunement.guidance import NhsNumber

from .. import checks
from ..telephone import tidy


class NhsNumberField(forms.CharField):
    """Ten digits however they were spaced -> ten digits; "" when left empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "NHS number")
        kwargs.setdefault(
            "help_text", "10 digits, for example 999 123 4567. Leave it empty if not known."
        )
        kwargs.setdefault("required", False)
        super().__init__(
            max_length=40,
            widget=forms.TextInput(
                attrs={"class": "nhsuk-input--width-10", "inputmode": "numeric"}
            ),
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        wrong = checks.nhs_number(text, test_numbers_only=settings.DEMONSTRATION)
        if wrong:
            raise ValidationError(wrong, code="nhs_number")
        return NhsNumber.parse(text).digits if text else ""


class PhoneField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Phone number")
        kwargs.setdefault("required", False)
        super().__init__(
            max_length=40,
            widget=forms.TelInput(attrs={"class": "nhsuk-input--width-20"}),
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        return tidy(super().clean(value))
