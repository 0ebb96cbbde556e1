"""Deciding about a referral: one question, and for each answer what it needs."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from ...accounts.models import User
from ...design.fields import DayField
from ...design.forms import PageForm
from ...relationships.models import Relationship
from ..models import ReferralState

ANSWERS = [
    (ReferralState.ACCEPTED, "Accept: start work with this family"),
    (ReferralState.CONSULTATION, "Offer the referrer a consultation instead"),
    (ReferralState.SIGNPOSTED, "Signpost to another service"),
    (ReferralState.DECLINED, "Decline"),
]


class DecisionForm(PageForm):
    """`joining` is true when an episode is open already: then the referral joins it, and neither a
    keyworker nor relationships are asked for."""

    state = forms.ChoiceField(
        label="What is your decision?",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Select your decision"},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="For a signpost, say where to. The referrer may ask for this reason.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter the reason"},
    )
    on = DayField(label="Date of the decision", past=True)

    def __init__(
        self,
        *args: Any,
        keyworkers: Iterable[User],
        relationships: Sequence[Relationship],
        joining: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keyworkers = {str(user.pk): user for user in keyworkers}
        self.relationships = {str(row.pk): row for row in relationships}
        self.joining = joining
        if not joining:
            self._ask_who_and_whom()

    def _ask_who_and_whom(self) -> None:
        self.fields["keyworker"] = forms.ChoiceField(
            label="If you accept: who will be their keyworker?",
            choices=[("", "Choose"), *((pk, u.name) for pk, u in self.keyworkers.items())],
            required=False,
            widget=forms.Select,
        )
        self.fields["relationships"] = forms.MultipleChoiceField(
            label="If you accept: which relationships is the care about?",
            choices=[(pk, str(row)) for pk, row in self.relationships.items()],
            initial=list(self.relationships),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["keyworker"] = self.keyworkers.get(data.get("keyworker", ""))
        data["relationships"] = [self.relationships[pk] for pk in data.get("relationships", ())]
        if data.get("state") == ReferralState.ACCEPTED and not self.joining:
            if data["keyworker"] is None and "keyworker" not in self.errors:
                self.add_error("keyworker", "Choose who will be their keyworker")
            if not data["relationships"] and "relationships" not in self.errors:
                self.add_error("relationships", "Choose at least one relationship")
        return data


class RevokeForm(PageForm):
    reason = forms.CharField(
        label="Why is this referral taken back?",
        help_text="For example: the family has changed their mind, or it was entered twice.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter the reason"},
    )
    on = DayField(label="Date", past=True)
