"""The fields of one baby or one carer, for a form that has room for several without scripts."""

from collections.abc import Mapping, Sequence

from django import forms

from ...design.fields import DayField
from ...relationships.forms import NhsNumberField, PhoneField
from ...relationships.models import CarerRole, NhsNumberStatus, ParentalResponsibility

Fields = Mapping[str, forms.Field]


def text(label: str, *, longest: int = 80, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, help_text=hint, required=False)


def story(label: str, *, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=10_000,
        help_text=hint,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def choice(
    label: str, choices: Sequence[tuple[str, str]], *, hint: str = "", initial: str | None = None
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=hint,
        initial=initial,
        required=False,
        widget=forms.RadioSelect,
    )


def named(kind: str, number: int, fields: Fields) -> dict[str, forms.Field]:
    return {f"{kind}_{number}_{part}": field for part, field in fields.items()}


def baby_fields() -> dict[str, forms.Field]:
    return {
        "first_name": text("First name", hint="Leave it empty if there is no name yet."),
        "last_name": text("Last name"),
        "born_on": DayField(
            label="Date of birth",
            help_text="Leave it empty if the baby is not born yet.",
            required=False,
        ),
        "due_on": DayField(
            label="Due date",
            help_text="For a baby who is not born yet, or who was born early.",
            required=False,
        ),
        "nhs_number": NhsNumberField(
            help_text="10 digits. Leave it empty if it is not known, or the baby is not born yet."
        ),
        "nhs_number_status": choice(
            "Has the NHS number been traced?",
            NhsNumberStatus.choices,
            hint="Traced means looked up and found to be this baby’s.",
        ),
    }


def carer_fields() -> dict[str, forms.Field]:
    return {
        "first_name": text("First name"),
        "last_name": text("Last name"),
        "role": choice("Who are they to the baby?", CarerRole.choices),
        "parental_responsibility": choice(
            "Do they have parental responsibility?",
            ParentalResponsibility.choices,
            hint="The legal rights and duties of a parent.",
            initial=ParentalResponsibility.NOT_KNOWN,
        ),
        "born_on": DayField(label="Date of birth", required=False),
        "phone": PhoneField(),
        "email": forms.EmailField(
            label="Email address",
            required=False,
            error_messages={"invalid": "Enter an email address like name@example.org"},
        ),
        "address": story("Address", hint="Leave it empty where it must stay hidden.", rows=3),
        "language": text("Language they prefer", longest=60),
        "interpreter": forms.BooleanField(label="They need an interpreter", required=False),
        "access_needs": story(
            "What would help them take part?",
            hint="For example: large print, step-free access, a place to feed the baby.",
            rows=2,
        ),
    }
