"""What people type about homes, parental responsibility and interpreters."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ..design.fields import DayField
from ..design.forms import PageForm
from ..relationships.models import Person
from .addresses import Home, leaks
from .models import Evidence

OUTSIDE = "outside"


class HouseholdForm(PageForm):
    """`members` are the people of the family; `residents` comes back as people."""

    name = forms.CharField(
        label="What do you call this home?",
        help_text="For example: Mum’s flat, the foster home. Do not write the address here.",
        max_length=80,
        error_messages={"required": "Enter a name for this home"},
    )
    residents = forms.MultipleChoiceField(
        label="Who lives there?",
        help_text="A baby can live in two homes.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who lives there"},
    )
    address = forms.CharField(
        label="Address", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    hidden = forms.BooleanField(
        label="Keep this address hidden from others in the family",
        help_text="It is then printed nowhere. On screen it is read by those who work with the "
        "family, supervisors and team leads alone. A letter that names it is not kept.",
        required=False,
    )
    contact = forms.CharField(
        label="How is it safe to write, call or come here?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    since = DayField(
        label="Since when?",
        subject="The date",
        help_text="Leave it empty if you do not know.",
        required=False,
        past=True,
    )

    def __init__(self, *args: Any, members: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(person.pk): person for person in members}
        self.fields["residents"].choices = [  # type: ignore[attr-defined]
            (pk, person.full_name) for pk, person in self.members.items()
        ]

    def clean_residents(self) -> list[Person]:
        return [self.members[pk] for pk in self.cleaned_data["residents"]]

    def clean(self) -> dict[str, Any]:
        """The whole team reads what a home is called and how to write there."""
        data = super().clean()
        home = Home(address=data.get("address", ""), hidden=True, residents=frozenset())
        for name in ("name", "contact") if data.get("hidden") else ():
            if leaks(data.get(name, ""), [home], to=None):
                self.add_error(name, "This names the hidden address: say it without the address")
        return data


class ChangeHouseholdForm(HouseholdForm):
    """`reads` is False for those who may not read this hidden address: they cannot change it."""

    since = None  # type: ignore[assignment]
    on = DayField(
        label="Since when is it so?",
        subject="The date",
        help_text="The day on which somebody moved in or out.",
        past=True,
    )

    def __init__(self, *args: Any, reads: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not reads:
            del self.fields["address"], self.fields["hidden"]


class EndHouseholdForm(PageForm):
    on = DayField(label="Since when does nobody live there?", subject="The date", past=True)


class ResponsibilityForm(PageForm):
    child = forms.ChoiceField(label="For which child?", widget=forms.RadioSelect)
    holder = forms.ChoiceField(label="Who holds it?", widget=forms.RadioSelect)
    holder_name = forms.CharField(
        label="Name of the person or authority outside this record",
        help_text="For example: the local authority, by a care order.",
        max_length=120,
        required=False,
    )
    evidence = forms.ChoiceField(
        label="What shows it?",
        help_text="Being a parent, or married, is not enough to be sure. Look at the document.",
        choices=Evidence.choices,
        widget=forms.RadioSelect,
    )
    seen_on = DayField(
        label="When did you see the document?",
        subject="The date",
        help_text="Leave it empty if you have seen none.",
        required=False,
        past=True,
    )
    since = DayField(
        label="Since when do they hold it?",
        subject="The date",
        help_text="Leave it empty if you do not know.",
        required=False,
        past=True,
    )
    until = DayField(label="Until when, if it has an end?", subject="The date", required=False)

    def __init__(
        self, *args: Any, children: Sequence[Person], adults: Sequence[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in (*children, *adults)}
        child: Any = self.fields["child"]
        child.choices = [(str(each.pk), each.full_name) for each in children]
        holder: Any = self.fields["holder"]
        holder.choices = [(str(each.pk), each.full_name) for each in adults]
        holder.choices += [(OUTSIDE, "Somebody who is not in this record")]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        outside = data.get("holder") == OUTSIDE
        if outside and not data.get("holder_name"):
            self.add_error("holder_name", "Enter who holds it")
        if data.get("holder") and not outside and data.get("holder_name"):
            self.add_error("holder_name", "Leave this empty, or choose somebody outside the record")
        shown = data.get("evidence") not in {None, "", Evidence.TOLD}
        if shown and not data.get("seen_on") and "seen_on" not in self.errors:
            self.add_error(
                "seen_on", "Enter the day on which you saw it, or say that no document was seen"
            )
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", "The end is before the beginning. Check both dates.")
        data["child"] = self.people.get(data.get("child", ""))
        data["holder"] = None if outside else self.people.get(data.get("holder", ""))
        return data


class DisputeForm(PageForm):
    disputed_by = forms.CharField(
        label="Who says that it is not so?",
        max_length=120,
        error_messages={"required": "Enter who disputes it"},
    )
    words = forms.CharField(
        label="What do they say?",
        help_text="In their words. Whoever reads the record may see them.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what they say"},
    )
    on = DayField(label="When did they say so?", subject="The date", past=True)


class SettleForm(PageForm):
    how = forms.CharField(
        label="How was it settled?",
        help_text="For example: the court order was seen; they agreed.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write how it was settled"},
    )
    on = DayField(label="On which day?", subject="The date", past=True)
    holds = forms.ChoiceField(
        label="Do they hold parental responsibility?",
        choices=[("yes", "Yes, as it was recorded"), ("no", "No, not from that day on")],
        widget=forms.RadioSelect,
    )


class BecauseForm(PageForm):
    because = forms.CharField(
        label="Why is it withdrawn?",
        max_length=500,
        error_messages={"required": "Enter why it is withdrawn"},
    )


class InterpreterForm(PageForm):
    name = forms.CharField(
        label="Name, or their number at the agency",
        max_length=120,
        error_messages={"required": "Enter their name or number"},
    )
    language = forms.CharField(
        label="Which language?", max_length=60, error_messages={"required": "Enter the language"}
    )
    agency = forms.CharField(label="Agency", max_length=120, required=False)
    contact = forms.CharField(label="How to reach them", max_length=200, required=False)


class RetireForm(PageForm):
    on = DayField(label="Since when are they no longer asked?", subject="The date", past=True)
