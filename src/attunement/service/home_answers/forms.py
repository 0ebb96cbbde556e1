"""What the team types to ask somebody at home; and the two forms of a parent, PIN and answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..assessments.forms.measure import item_field
from ..design.forms import PageForm
from ..relationships.models import Person
from .asking import Offer, Question
from .keys import PIN_DIGITS
from .models import Language
from .wording import offered


class SafelyTo(PageForm):
    """Where the link goes, and that somebody thought about who reads it there."""

    sent_to = forms.CharField(
        label="Which number or address does the link go to?",
        max_length=200,
        error_messages={"required": "Enter the number or address that the link goes to"},
    )
    safe = forms.BooleanField(
        label="I have checked that this is safe",
        help_text="Only they read messages there, and they want to be asked in this way.",
        error_messages={
            "required": "Check with them that this number or address is safe, then tick this box"
        },
    )


class RenewForm(SafelyTo):
    pass


class InviteForm(SafelyTo):
    """`cleaned_data["asked"]` holds keys of offers."""

    asked = forms.MultipleChoiceField(
        label="What should they answer?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what they should answer"},
    )
    language = forms.ChoiceField(
        label="In which language do they want the words around the questions?",
        choices=[(each.value, each.label) for each in Language if each.value in offered()],
        initial=Language.ENGLISH,
        widget=forms.RadioSelect,
    )
    field_order = ("asked", "language", "sent_to", "safe")

    def __init__(self, *args: Any, person: Person, offers: Sequence[Offer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = self.fields["asked"]
        assert isinstance(possible, forms.MultipleChoiceField)
        possible.choices = [
            (offer.key, f"{offer.filling.name}: {offer.filling.measure.about}")
            for offer in offers
            if offer.refusal is None
        ]
        self.fields["sent_to"].initial = person.telephone or person.email


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why do you withdraw the link?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you withdraw the link"},
    )


class PinForm(forms.Form):
    """Digits of any script, with or without spaces: a phone set to Urdu types ۱۲۳."""

    pin = forms.CharField(max_length=40)

    def clean_pin(self) -> str:
        typed = "".join(self.cleaned_data["pin"].split())
        if not typed.isdecimal() or len(typed) != PIN_DIGITS:
            raise ValidationError("not a PIN")
        return "".join(str(int(digit)) for digit in typed)


class AnswerForm(forms.Form):
    """One question. The page has its own words for what is wrong: there is only one thing."""

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"] = item_field(question.item, question.measure.response(question.item))
        self.fields["answer"].required = True
