"""What people type about local services, and about an offer of one."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any, ClassVar

from django import forms

from ...knowledge.stressor import Stressor as Item
from ..design.days import within
from ..design.fields import DayField
from ..design.forms import PageForm
from ..relationships.models import Person
from .models import Kind, LocalService, SignpostState

EVERYBODY, NONE_NOTED = "family", "none"
"""Answers of their own: a radio button without a value is not shown."""


def _choices(form: forms.Form, name: str, choices: Sequence[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _story(label: str, hint: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class ServiceForm(PageForm):
    name = forms.CharField(label="What is it called?", max_length=120)
    kind = forms.ChoiceField(
        label="What does it help with?", choices=Kind.choices, widget=forms.RadioSelect
    )
    area = forms.CharField(
        label="Whom is it for?",
        help_text="For example: anybody in Exampletown; parents under 25.",
        max_length=120,
    )
    contact = _story(
        "How do families get in touch?",
        "Telephone, address, days and hours, and whether somebody must refer them.",
        required=True,
    )
    about = _story("What else should we know?")
    on = DayField(label="When did you check this?", subject="The date", past=True)


class RetireForm(PageForm):
    because = forms.CharField(
        label="Why is it taken off the list?",
        max_length=500,
        error_messages={"required": "Write why, in a sentence"},
    )


class OfferForm(PageForm):
    wording: ClassVar[tuple[str, ...]] = ("note",)
    service = forms.ChoiceField(label="Which service?", widget=forms.Select)
    person = forms.ChoiceField(label="To whom was it offered?", widget=forms.RadioSelect)
    item = forms.ChoiceField(
        label="Which strain is it about?",
        help_text="The map of strains then shows that somebody is acting.",
        widget=forms.RadioSelect,
    )
    on = DayField(label="When?", subject="The date", past=True)
    note = _story("Note")

    def __init__(
        self,
        *args: Any,
        services: Iterable[LocalService],
        people: Collection[Person],
        items: Collection[Item],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        known = list(services)
        self.services = {str(each.pk): each for each in known}
        self.people = {str(each.pk): each for each in people}
        by_kind = [
            (Kind(kind).label, [(str(each.pk), each.name) for each in rows])
            for kind, rows in groupby(known, key=lambda each: each.kind)
        ]
        _choices(self, "service", [("", "Choose a service"), *by_kind])
        names = [(pk, person.full_name) for pk, person in self.people.items()]
        _choices(self, "person", [(EVERYBODY, "The family as a whole"), *names])
        texts = [(each.id, f"{each.text[:1].upper()}{each.text[1:]}") for each in items]
        _choices(self, "item", [(NONE_NOTED, "None of those that are noted"), *texts])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {
            "service": self.services.get(data.get("service", "")),
            "person": self.people.get(data.get("person", "")),
            "item": "" if data.get("item") == NONE_NOTED else data.get("item", ""),
        }


class StepForm(PageForm):
    wording: ClassVar[tuple[str, ...]] = ("note",)
    to = forms.ChoiceField(label="How does it stand?", widget=forms.RadioSelect)
    on = DayField(label="Since when?", subject="The date", past=True)
    ask_on = DayField(
        label="If they would like it: when do we ask whether they arrived?",
        help_text="It then stands on the keyworker’s worklist.",
        subject="The day on which we ask",
        latest=within(1),
        required=False,
    )
    note = _story("What did they say, or what came of it?")

    def __init__(self, *args: Any, states: Sequence[SignpostState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "to", [(state.value, state.label) for state in states])
        if SignpostState.ACCEPTED not in states:
            del self.fields["ask_on"]


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="For example: it was offered to another family.",
        max_length=500,
        error_messages={"required": "Write why, in a sentence"},
    )
