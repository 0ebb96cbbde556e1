"""An attempt to be in touch: when, how, with whom, and what came of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from ...design.days import within
from ...design.fields import DayTimeField
from ...design.forms import PageForm
from ...relationships.models import FamilyMember
from ..models import Mode, Outcome


class _WithPeople(PageForm):
    """`members` are the family's: every one of them can be ticked, fathers and others too."""

    def __init__(self, *args: Any, members: Sequence[FamilyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(member.person_id): member.person for member in members}
        offered = [(pk, person.full_name) for pk, person in self.by_pk.items()]
        for name in ("people", "met"):
            if name in self.fields:
                self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("people", "met"):
            if name in data:
                data[name] = [self.by_pk[pk] for pk in data[name]]
        return data


def _who(label: str, hint: str = "", **kwargs: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=hint, widget=forms.CheckboxSelectMultiple, **kwargs
    )


class PlanForm(_WithPeople):
    at = DayTimeField(
        label="When?",
        subject="The appointment",
        latest=within(1),
        help_text="The time like 2:30pm or 14:30.",
        earliest=timezone.localdate,
    )
    mode = forms.ChoiceField(
        label="How?",
        choices=Mode.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how"},
    )
    people = _who(
        "Whom is it meant for?",
        "Every carer in their own right: tick each one that you ask or write to.",
        error_messages={"required": "Select whom it is meant for"},
    )
    invitation = forms.BooleanField(
        label="This invites them to take part in the work", required=False
    )
    joint_with = forms.CharField(
        label="Who comes with you?",
        help_text="For a joint visit: the referrer or another professional.",
        max_length=120,
        required=False,
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("mode") == Mode.JOINT_VISIT and not data.get("joint_with"):
            self.add_error("joint_with", "Say with whom the joint visit is")
        return data


def _check_met(form: forms.Form, data: dict[str, Any]) -> None:
    """Whether the outcome and who was met say the same."""
    if "met" in form.errors or not data.get("outcome"):
        return
    if data["outcome"] == Outcome.MET and not data.get("met"):
        form.add_error("met", "Select whom you met or spoke to")
    if data["outcome"] != Outcome.MET and data.get("met"):
        form.add_error("met", "Leave this empty, or change the outcome to “We met or spoke”")


class ContactForm(PlanForm):
    at = DayTimeField(
        label="When?", subject="The contact", help_text="The time like 2:30pm or 14:30.", past=True
    )
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what came of it"},
    )
    met = _who("Whom did you meet or speak to?", "Leave it empty if nobody.", required=False)
    field_order = ("at", "mode", "joint_with", "people", "invitation", "outcome", "met", "note")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        at = data.get("at")
        if at and at > timezone.now():
            self.add_error("at", "The contact must be in the past. Plan an appointment instead")
        _check_met(self, data)
        return data


class OutcomeForm(_WithPeople):
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what came of it"},
    )
    met = _who("Whom did you meet or speak to?", "Leave it empty if nobody.", required=False)
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        _check_met(self, data)
        return data


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why is this withdrawn?",
        help_text="It stays readable, marked as withdrawn.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )
