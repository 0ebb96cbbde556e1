"""Who referred, what the family said about telling them, and that they were told."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from ..design.days import within
from ..design.fields import DayField, DayTimeField
from ..design.forms import PageForm
from ..relationships.models import FamilyMember
from .models import How
from .new import NewReferrer

NEW = "new"


class ReferrerForm(PageForm):
    """Cleaned, `new_referrer` is set."""

    name = forms.CharField(
        label="Their name", max_length=120, error_messages={"required": "Enter their name"}
    )
    role = forms.CharField(label="Their role", max_length=120, required=False)
    agency = forms.CharField(
        label="Where they work",
        help_text="The practice, nursery or team. The same name is the same place.",
        max_length=120,
        required=False,
    )
    contact = forms.CharField(
        label="How to reach them", help_text="Phone or email.", max_length=200, required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("name"):
            data["new_referrer"] = NewReferrer(
                **{key: data.get(key, "") for key in ("name", "role", "agency", "contact")}
            )
        return data


class NameForm(ReferrerForm):
    """`offered` are the rows that may be them, each with why; cleaned, `who` is a row's key or
    `new_referrer` is set."""

    who = forms.ChoiceField(
        label="Who is the referrer?",
        help_text="Look at the reasons. Two people can have the same name.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who the referrer is"},
    )
    sections = (
        ("Known referrers", ("who",)),
        ("If they are new", ("name", "role", "agency", "contact")),
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False  # only for somebody new
        choices = [*offered, (NEW, "Somebody new: I give their details below")]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        if not offered:
            self.initial["who"] = NEW

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("who") == NEW:
            if not data.get("name"):
                self.add_error("name", "Enter the name of the new referrer")
        else:
            data.pop("new_referrer", None)
        return data


class SendForm(PageForm):
    how = forms.ChoiceField(
        label="How did you tell them?",
        choices=How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how you told them"},
    )
    on = DayField(label="On which day?", subject="The date", past=True)
    shown = forms.CharField(widget=forms.HiddenInput)


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why is this withdrawn?",
        help_text="For example: it was never sent, or it went to somebody else.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )


class VisitForm(PageForm):
    at = DayTimeField(
        label="When?",
        subject="The visit",
        latest=within(1),
        help_text="The time like 2:30pm or 14:30.",
        earliest=timezone.localdate,
    )
    people = forms.MultipleChoiceField(
        label="Whom is it meant for?",
        help_text="Every carer in their own right: tick each one that you ask.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select whom it is meant for"},
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, members: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(member.person_id): member.person for member in members}
        self.fields["people"].choices = [  # type: ignore[attr-defined]
            (pk, person.full_name) for pk, person in self.by_pk.items()
        ]

    def clean_people(self) -> list[Any]:
        return [self.by_pk[pk] for pk in self.cleaned_data["people"]]
