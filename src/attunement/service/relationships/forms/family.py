"""What people type about families and the people in them."""

from django import forms

from ...design.fields import DayField
from ...design.forms import PageForm
from ..models import CarerRole, OtherParent, ParentalResponsibility
from .people import ContactDetails


class FamilyForm(PageForm):
    name = forms.CharField(
        label="What does the team call this family?",
        max_length=120,
        error_messages={"required": "Enter a name for the family"},
    )
    safe_contact = forms.CharField(
        label="How is it safe to contact them?",
        help_text=(
            "For example: text the mother first, never leave a message, do not write to the flat. "
            "This is shown before every contact."
        ),
        required=False,
        widget=forms.Textarea,
    )
    other_parent = forms.ChoiceField(
        label="What do we know about a second parent?",
        help_text="“Not known yet” is a question to ask. It does not mean absent.",
        choices=OtherParent.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what we know about a second parent"},
    )


class CarerForm(ContactDetails):
    given_name = forms.CharField(
        label="First name", max_length=80, error_messages={"required": "Enter their first name"}
    )
    family_name = forms.CharField(label="Last name", max_length=80, required=False)
    role = forms.ChoiceField(
        label="Who are they to the baby?",
        choices=CarerRole.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who they are to the baby"},
    )
    parental_responsibility = forms.ChoiceField(
        label="Do they have parental responsibility?",
        choices=ParentalResponsibility.choices,
        widget=forms.RadioSelect,
        initial=ParentalResponsibility.NOT_KNOWN,
    )
    born_on = DayField(label="Date of birth", required=False, past=True)
    field_order = ("given_name", "family_name", "role", "parental_responsibility", "born_on")
