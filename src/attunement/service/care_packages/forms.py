"""What people type about offers and packages."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils import timezone

from ...guidance import Factor
from ..accounts.models import User
from ..design.days import within
from ..design.fields import DayField
from ..design.forms import PageForm, Sections
from ..relationships.models import Person
from ..way.policies import Refusal
from .decision import ChosenPart
from .models import PartKind
from .policies import needs_reason
from .shown import ShownCandidate

MOST_PLACES = 200


def refuse(form: forms.Form, name: str, refusal: Refusal | None) -> None:
    """Put what a policy says beside the field that can mend it."""
    if refusal is not None:
        form.add_error(name, f"{refusal.why} {refusal.instead}".strip())


class OfferForm(PageForm):
    practitioners = forms.MultipleChoiceField(
        label="Who can deliver it now?",
        help_text="Only people who are trained in it and have room for a family.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    places_left = forms.IntegerField(
        label="How many places are left?",
        help_text="Leave empty if places are not counted.",
        min_value=0,
        max_value=MOST_PLACES,
        required=False,
        error_messages={
            "invalid": "Places left must be a whole number, like 4",
            "min_value": "Places left must be 0 or more",
            "max_value": f"Places left must be {MOST_PLACES} or fewer",
        },
    )
    next_start = DayField(
        label="When can the next family start?",
        subject="The next start",
        latest=within(2),
        help_text="Leave empty if a family can start at any time.",
        earliest=timezone.localdate,
        required=False,
    )
    stop = forms.BooleanField(
        label="We no longer offer this",
        help_text="Families who have it in their package keep it.",
        required=False,
    )

    def __init__(self, *args: Any, people: Iterable[User], offered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in people}
        self._choices("practitioners").choices = [(pk, u.name) for pk, u in self.people.items()]
        if not offered:
            del self.fields["stop"]

    def _choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = data.get("practitioners", [])
        data["practitioners"] = [self.people[pk] for pk in chosen]
        if not chosen and not data.get("stop") and "practitioners" not in self.errors:
            self.add_error("practitioners", "Tick at least one person who can deliver it")
        return data


class ChooseForm(PageForm):
    """The ticks on the choosing page."""

    programme = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick at least one programme to put it in the package",
            "invalid_choice": "One of the programmes that you ticked cannot be offered now",
        },
    )

    def __init__(self, *args: Any, programmes: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["programme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(id, id) for id in programmes]


class AgreeForm(PageForm):
    """Why this package; for each part who gives it, whose it is, and why where that is needed."""

    reason = forms.CharField(
        label="Why this package, for this family, now?",
        help_text="What you saw, what the family said they want, and what you weighed up.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write why this package, for this family, now"},
    )
    review_on = DayField(
        label="When will you look at this package again?",
        subject="The first review",
        latest=within(1),
        help_text="It is put on the worklist for that day. You can leave it empty.",
        earliest=lambda: timezone.localdate() + dt.timedelta(days=1),
        required=False,
    )
    begun_because = forms.CharField(
        label="Why begin before the comprehensive assessment is complete?",
        help_text="What cannot wait, and when the rest will be found out.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={
            "required": "Write why it begins before the comprehensive assessment is complete"
        },
    )

    def __init__(
        self,
        *args: Any,
        chosen: Iterable[ShownCandidate],
        people: Iterable[Person],
        practitioners: Iterable[User],
        gaps: Collection[Factor] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not gaps:
            del self.fields["begun_because"]
        self.chosen = tuple(chosen)
        self.people = {str(person.pk): person for person in people}
        self.practitioners = {str(user.pk): user for user in practitioners}
        sections: list[tuple[str, tuple[str, ...]]] = [("The package", tuple(self.fields))]
        for candidate in self.chosen:
            fields = self._fields(candidate)
            self.fields.update(fields)
            if fields:
                sections.append((candidate.name, tuple(fields)))
        self.sections: Sections = tuple(sections)

    def _fields(self, candidate: ShownCandidate) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        id, name = candidate.programme, candidate.name
        if candidate.kind == PartKind.OWN_THERAPY:
            fields[f"person_{id}"] = forms.ChoiceField(
                label="Whose therapy is it?",
                choices=[(pk, person.full_name) for pk, person in self.people.items()],
                widget=forms.RadioSelect,
                error_messages={"required": f"{name}: say whose therapy it is"},
            )
        if candidate.kind != PartKind.SIGNPOSTING:
            fields[f"practitioner_{id}"] = forms.ChoiceField(
                label="Who will deliver it?",
                choices=[
                    ("", "Not decided yet"),
                    *((pk, user.name) for pk, user in self.practitioners.items()),
                ],
                required=False,
            )
        if needs_reason(candidate):
            fields[f"why_{id}"] = forms.CharField(
                label="Why choose it all the same?",
                help_text=_what_speaks_against(candidate),
                widget=forms.Textarea(attrs={"rows": 4}),
                error_messages={"required": f"{name}: write why you choose it all the same"},
            )
        return fields

    def clean(self) -> dict[str, Any]:
        """With the chosen parts as `parts`."""
        data = super().clean() or {}
        return data | {"parts": self._parts(data)}

    def _parts(self, data: dict[str, Any]) -> tuple[ChosenPart, ...]:
        return tuple(
            ChosenPart(
                programme=candidate.programme,
                reason=data.get(f"why_{candidate.programme}", ""),
                practitioner=self.practitioners.get(
                    data.get(f"practitioner_{candidate.programme}", "")
                ),
                person=self.people.get(data.get(f"person_{candidate.programme}", "")),
            )
            for candidate in self.chosen
        )


def _what_speaks_against(candidate: ShownCandidate) -> str:
    said = [reason.text for reason in candidate.deciding]
    if not candidate.deliverable:
        said.append(f"Not deliverable by this team now: {candidate.delivery}")
    return " ".join(said)
