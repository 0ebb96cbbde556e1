"""What people type about the weight of work, and about supervision."""

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms

from ..accounts.models import User
from ..design.days import within
from ..design.fields import DayField
from ..design.forms import PageForm
from ..relationships.models import Family
from .decided import Decided
from .models import WorkKind
from .policies import HEAVIEST

WRONG = (
    "required",
    "invalid",
    "min_value",
    "max_value",
    "max_digits",
    "max_decimal_places",
    "max_whole_digits",
)
"""Every code of Django's for a number that does not fit: one sentence says all of it."""


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _story(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )


class WeightsForm(PageForm):
    """One box for each kind of work, named by its code."""

    because = _story("Why?", "Others read this beside the numbers.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boxes = {
            kind.value: forms.DecimalField(
                label=kind.label,
                min_value=0,
                max_value=HEAVIEST,
                max_digits=3,
                decimal_places=1,
                error_messages=dict.fromkeys(
                    WRONG, f"{kind.label} must be a number from 0 to {HEAVIEST}, such as 0.5"
                ),
            )
            for kind in WorkKind
        }
        self.fields = {**boxes, "because": self.fields["because"]}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"units": {kind: data[kind] for kind in WorkKind if kind in data}}


class HoldForm(PageForm):
    on = DayField(label="When did you meet?", subject="The date", past=True)
    note = _story(
        "What was not about one family?",
        "For example: leave, training, how the work is.",
        required=False,
    )


class _WithDecision(PageForm):
    """The two who met are the only ones who may do what was decided."""

    wording: ClassVar[tuple[str, ...]] = ("decision",)
    decision = _story("What was decided?", required=False)
    owner = forms.ChoiceField(label="Who does it?", widget=forms.RadioSelect, required=False)
    due_on = DayField(label="By when?", subject="The date", latest=within(1), required=False)

    def __init__(self, *args: Any, two: Collection[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.two = {str(user.pk): user for user in two}
        _choices(self, "owner", [(pk, user.name) for pk, user in self.two.items()])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        words, due_on = data.get("decision", ""), data.get("due_on")
        owner = self.two.get(data.get("owner", ""))
        if not (words or owner or due_on):
            return data | {"decided": None}
        if not words and "decision" not in self.errors:
            self.add_error("decision", "Write what was decided, or take out who and when")
        if owner is None and "owner" not in self.errors:
            self.add_error("owner", "Choose which of you two does it")
        if due_on is None and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the day by which it is done")
        return data | {"decided": Decided(words, owner, due_on)}


class DecideForm(_WithDecision):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True


class DiscussForm(_WithDecision):
    """`families` are those of the practitioner's open work."""

    wording: ClassVar[tuple[str, ...]] = ("said", "decision")
    family = forms.ChoiceField(label="Which family?", widget=forms.Select)
    said = _story("What did you think together?")

    field_order = ("family", "said", "decision", "owner", "due_on")
    sections = (
        ("The family", ("family", "said")),
        ("A decision, if there was one", ("decision", "owner", "due_on")),
    )

    def __init__(self, *args: Any, families: Collection[Family], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.families = {str(family.pk): family for family in families}
        named = [(pk, family.name) for pk, family in self.families.items()]
        _choices(self, "family", [("", "Choose a family"), *named])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        return data | {"family": self.families.get(data.get("family", ""))}


class WithdrawForm(PageForm):
    because = forms.CharField(
        label="Why is it withdrawn?",
        max_length=500,
        error_messages={"required": "Write why, in a sentence"},
    )
