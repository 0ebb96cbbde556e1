"""What people type about one person: a carer, a baby, a birth, and who they are to each other."""

from typing import Any

from django import forms
from django.utils import timezone

from ...design.fields import DayField
from ...design.filters import day
from ...design.forms import PageForm
from .. import checks
from ..models import CarerRole, NhsNumberStatus, ParentalResponsibility, Person
from .fields import NhsNumberField, PhoneField

SIBLING, SOMEBODY = "sibling", "somebody"


def _status_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Has the NHS number been traced?",
        help_text="Traced means looked up and found to be theirs, not only well formed.",
        choices=NhsNumberStatus.choices,
        initial=NhsNumberStatus.UNTRACED,
        widget=forms.RadioSelect,
    )


class ContactDetails(PageForm):
    """How to reach somebody, and what they need from us."""

    telephone = PhoneField()
    email = forms.EmailField(
        label="Email address",
        required=False,
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )
    address = forms.CharField(
        label="Address",
        help_text="Leave it empty where it must stay hidden.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = forms.CharField(label="Language they prefer", max_length=60, required=False)
    interpreter_needed = forms.BooleanField(label="They need an interpreter", required=False)
    access_needs = forms.CharField(
        label="What would help them take part?",
        help_text="For example: large print, step-free access, a place to feed the baby.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AdultForm(ContactDetails):
    given_name = forms.CharField(label="First name", max_length=80, required=False)
    family_name = forms.CharField(label="Last name", max_length=80, required=False)
    born_on = DayField(label="Date of birth", required=False, past=True)
    nhs_number = NhsNumberField()
    nhs_number_status = _status_field()
    field_order = ("given_name", "family_name", "born_on", "nhs_number", "nhs_number_status")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("given_name") and not data.get("family_name"):
            self.add_error("given_name", "Enter a first name or a last name")
        _check_number(self, data, unborn=False)
        return data


class UnbornForm(PageForm):
    no_date = "Enter the due date"
    given_name = forms.CharField(
        label="First name",
        help_text="Leave it empty if the baby has no name yet.",
        max_length=80,
        required=False,
    )
    family_name = forms.CharField(label="Last name", max_length=80, required=False)
    due_on = DayField(
        label="Due date",
        help_text="Give it for a baby who was born early, too: their age is counted from it.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("born_on") and "born_on" not in self.errors and "due_on" not in self.errors:
            wrong = checks.due_date(data.get("due_on"), today=timezone.localdate())
            if wrong or not data.get("due_on"):
                self.add_error("due_on", wrong or self.no_date)
        return data


class ChildForm(UnbornForm):
    """A baby, born or not yet: one of the two dates must be known."""

    no_date = "Enter the date of birth, or the due date"
    born_on = DayField(
        label="Date of birth", help_text="Leave it empty if not born yet.", required=False
    )
    nhs_number = NhsNumberField()
    nhs_number_status = _status_field()
    field_order = ("given_name", "family_name", "born_on", "due_on")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        born = data.get("born_on")
        if wrong := checks.birth(born, today=timezone.localdate()) or checks.birth_and_due(
            born, data.get("due_on")
        ):
            self.add_error("born_on", wrong)
        _check_number(self, data, unborn=not born and "born_on" not in self.errors)
        return data


class RelativeForm(PageForm):
    """A brother or sister, or somebody else who matters. No more is asked than who they are: a
    record of somebody whom nobody works with holds no more than is needed."""

    given_name = forms.CharField(
        label="First name", max_length=80, error_messages={"required": "Enter a first name"}
    )
    family_name = forms.CharField(label="Last name", max_length=80, required=False)
    sibling = forms.TypedChoiceField(
        label="Who are they to the baby?",
        choices=((SIBLING, "Brother or sister"), (SOMEBODY, "Somebody else in the family")),
        coerce=SIBLING.__eq__,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who they are to the baby"},
    )
    called = forms.CharField(
        label="In the family’s words",
        help_text="For example: half-sister, grandmother who lives upstairs, mother’s best friend.",
        max_length=60,
        required=False,
    )
    born_on = DayField(label="Date of birth (optional)", required=False, past=True)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("sibling") is False and not data.get("called"):
            self.add_error("called", "Enter who they are to the baby, such as grandmother")
        return data


class PersonDetailsForm(AdultForm):
    """An adult already in the record; `children` are the days on which their children were born.

    `housed`: a home is on record for them. Their address is that of the home: one kept here as well
    would be read by the whole team, hidden or not, and would come back once they move out."""

    def __init__(
        self, *args: Any, children: tuple[Any, ...] = (), housed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.children = children
        if housed:
            del self.fields["address"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        wrong = checks.carer_birth(
            data.get("born_on"), children=self.children, today=timezone.localdate()
        )
        if wrong:
            self.add_error("born_on", wrong)
        return data


class BirthForm(PageForm):
    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    born_on = DayField(
        label="Date of birth",
        past=True,
        error_messages={"required": "Enter the date of birth"},
    )
    given_name = forms.CharField(
        label="First name",
        help_text="Leave it empty if the baby has no name yet.",
        max_length=80,
        required=False,
    )
    nhs_number = NhsNumberField()
    nhs_number_status = _status_field()
    twin = forms.BooleanField(
        label="A twin was born too",
        help_text="Twins are two babies. The second gets their own place in the record, with the "
        "same parents and carers, and the work goes on about both.",
        required=False,
    )
    twin_given_name = forms.CharField(
        label="First name of the twin",
        help_text="Leave it empty if there is no twin, or no name yet. You can add the rest later.",
        max_length=80,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if wrong := checks.birth_and_due(data.get("born_on"), self.person.due_on):
            self.add_error("born_on", wrong)
        if data.get("twin_given_name") and not data.get("twin"):
            self.add_error("twin", "Tick this box if there is a twin, or leave their name empty")
        _check_number(self, data, unborn=False)
        return data


class LossForm(PageForm):
    """`person` is the baby; the day may stay empty, and is then not known."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    lost_on = DayField(
        label="The day, if you know it",
        subject="The date",
        help_text="Nobody has to be asked for it. Leave it empty if it is not known.",
        required=False,
        past=True,
    )
    sure = forms.BooleanField(
        label="I have checked that this is the right baby",
        error_messages={"required": "Check that this is the right baby, then tick the box"},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        wrong = checks.loss(
            data.get("lost_on"),
            born_on=self.person.born_on,
            due_on=self.person.due_on,
            today=timezone.localdate(),
        )
        if wrong:
            self.add_error("lost_on", wrong)
        return data


class CorrectLossForm(PageForm):
    because = forms.CharField(
        label="How did the mistake happen?",
        help_text="For example: it was recorded for the wrong family. This stays in the log.",
        max_length=500,
        error_messages={"required": "Enter how the mistake happened"},
    )


class RelationshipForm(PageForm):
    def __init__(self, *args: Any, starts_on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts_on = starts_on

    role = forms.ChoiceField(
        label="Who are they to the baby?", choices=CarerRole.choices, widget=forms.RadioSelect
    )
    parental_responsibility = forms.ChoiceField(
        label="Do they have parental responsibility?",
        choices=ParentalResponsibility.choices,
        widget=forms.RadioSelect,
    )
    ends_on = DayField(
        label="If they no longer care for this baby: since when?",
        subject="The date",
        help_text="Leave it empty while they do. What was recorded before stays.",
        required=False,
        past=True,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        ends = data.get("ends_on")
        if ends and ends < self.starts_on:
            self.add_error(
                "ends_on",
                "The date is before the baby was born or this was first recorded, "
                f"on {day(self.starts_on)}. Check the year.",
            )
        return data


def _check_number(form: forms.Form, data: dict[str, Any], *, unborn: bool) -> None:
    if "nhs_number" in form.errors:
        return
    wrong = checks.nhs_number_status(
        data.get("nhs_number", ""),
        unborn=unborn,
        says_traced=data.get("nhs_number_status") == NhsNumberStatus.TRACED,
    )
    if wrong:
        form.add_error("nhs_number", wrong)
