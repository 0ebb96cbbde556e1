"""The form of a referral: who, about whom, why, and who agreed. The rules are in reading.py."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils import timezone

from attunement.knowledge import library
from attunement.knowledge.stressor import Stressor, in_order

from ...design.fields import DayField, HintedCheckboxes
from ...design.forms import PageForm
from ...relationships.models import OtherParent
from ..models import ReferredBy, Willing
from ..reading import BABIES, CARERS, Mend, incoming, mends
from . import slots

AGREED = [
    ("carer_1", "The first parent or carer"),
    ("carer_2", "The second parent or carer"),
    ("carer_3", "The third parent or carer"),
]
SECOND_PARENT = [(value, label) for value, label in OtherParent.choices if value != "recorded"]
FOLDED = {
    "baby_2": "A second baby (twins)",
    "baby_3": "A third baby (triplets)",
    "carer_2": "A second parent or carer",
    "carer_3": "A third parent or carer",
}
"""Sections that most families do not need: shown closed, and open when they hold something."""


class FactsForm(PageForm):
    """Who refers, why, and who in the family agreed."""

    wording: ClassVar[tuple[str, ...]] = ("reason",)

    received_on = DayField(
        label="When did the referral reach the team?", subject="The date", required=False, past=True
    )
    referred_by = forms.ChoiceField(
        label="Who refers?",
        choices=ReferredBy.choices,
        widget=forms.RadioSelect,
        initial=ReferredBy.PROFESSIONAL,
    )
    referrer_name = slots.text("Name of the person who refers", longest=120)
    referrer_role = slots.text("Their role", longest=120, hint="For example: health visitor, GP.")
    referrer_organisation = slots.text("Where they work", longest=120)
    referrer_contact = slots.text("How to reach them", longest=200, hint="Phone or email.")
    reason = slots.story(
        "What help is hoped for?", hint="What is hard between parent and baby now."
    )
    concerns = slots.story(
        "What concerns the family, in their own words?",
        hint="As they say it. Leave it empty if nobody has asked them.",
    )
    willing = slots.choice(
        "Are they willing to meet us?", Willing.choices, initial=Willing.NOT_ASKED
    )
    consent_given_by = slots.choice("Who in the family agreed to this referral?", AGREED)
    consent_given_on = DayField(
        label="When did they agree?", subject="The date", required=False, past=True
    )


class IncomingForm(PageForm):
    """The base of the forms that bring a family in: cleaned, `incoming` is the referral.

    `gently` are other words for a field that was left empty.
    """

    folded: ClassVar[tuple[str, ...]] = tuple(FOLDED.values())
    gently: ClassVar[Mapping[str, str]] = {}

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        """The cleaned data under the names that reading.py reads."""
        return data

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        values = self.values(data)
        today = timezone.localdate()
        for mend in mends(values, today=today, test_numbers_only=settings.DEMONSTRATION):
            self.mend(mend, missing=not values.get(mend.name))
        if not self.errors:
            data["incoming"] = incoming(values)
        return data

    def opened(self, names: Sequence[str]) -> bool:
        """Whether a folded part holds something, so that it must not stay closed."""
        return self.is_bound and any(self[name].errors or self._said(name) for name in names)

    def _said(self, name: str) -> bool:
        value = self[name].value()
        typed = any(value) if isinstance(value, list) else bool(value)
        return typed and value != self.fields[name].initial

    def mend(self, mend: Mend, *, missing: bool) -> None:
        """Put what is to mend at its field, unless the field itself has said what is wrong."""
        if mend.name in self.errors:
            return
        words = self.gently.get(mend.name, mend.words) if missing else mend.words
        slot = FOLDED.get("_".join(mend.name.split("_")[:2]))
        self.add_error(
            mend.name if mend.name in self.fields else None, f"{slot}: {words}" if slot else words
        )


class ReferralForm(IncomingForm, FactsForm):
    """What a team member enters, for a professional or for a family who called."""

    second_parent = slots.choice(
        "What is known of a second parent, if none is given above?",
        SECOND_PARENT,
        hint="“Not known yet” does not mean absent.",
        initial=OtherParent.NOT_KNOWN,
    )
    safe_contact = slots.story(
        "How is it safe to contact them?",
        hint="Whom, when and how. For example: text the mother first, never leave a message.",
        rows=3,
    )
    about: ClassVar[tuple[str, ...]] = ("received_on", "referred_by")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        babies = [self._slot("baby", n, slots.baby_fields()) for n in range(1, BABIES + 1)]
        carers = [self._slot("carer", n, slots.carer_fields()) for n in range(1, CARERS + 1)]
        self.sections = (
            (
                "The referral",
                (
                    *self.about,
                    "referrer_name",
                    "referrer_role",
                    "referrer_organisation",
                    "referrer_contact",
                ),
            ),
            ("Why now", ("reason", "concerns", "willing")),
            *babies,
            *carers,
            ("The family", ("second_parent", "safe_contact")),
            ("What is hard for this family, and what helps", self._checklist()),
            ("Their agreement", ("consent_given_by", "consent_given_on")),
        )
        self.order_fields(name for _, names in self.sections for name in names)

    def _slot(
        self, kind: str, number: int, fields: dict[str, forms.Field]
    ) -> tuple[str, tuple[str, ...]]:
        named = slots.named(kind, number, fields)
        self.fields.update(named)
        first = {"baby": "The baby", "carer": "The parent or carer"}[kind]
        return FOLDED.get(f"{kind}_{number}", first), tuple(named)

    def _checklist(self) -> tuple[str, ...]:
        """One row of boxes a category; what is not ticked stays not known."""
        items = in_order(library().stressors.values())
        names = []
        for category in dict.fromkeys(item.category for item in items):
            of_it = [item for item in items if item.category == category]
            name = f"stressors_{category}"
            self.fields[name] = forms.MultipleChoiceField(
                label=of_it[0].category_name,
                help_text="Tick what you know of. What you leave empty counts as not known.",
                choices=[(item.id, self.item_words(item)) for item in of_it],
                required=False,
                widget=HintedCheckboxes(hints=self.item_hints(of_it)),
            )
            names.append(name)
        return tuple(names)

    def item_words(self, item: Stressor) -> str:
        """How an item of the checklist is put to whoever fills this in."""
        return item.text.capitalize()

    def item_hints(self, items: Iterable[Stressor]) -> dict[str, str]:
        return {}

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        ticked = [item for name in data if name.startswith("stressors_") for item in data[name]]
        return data | {"stressors": tuple(ticked)}


class ProfessionalForm(ReferralForm):
    """What a professional sends from outside: it is received today, and from them. The checklist is
    in gentler words, which can be said aloud to a family, and says how to ask for what is seldom
    told."""

    received_on = None  # type: ignore[assignment]
    referred_by = None  # type: ignore[assignment]
    about = ()

    def item_words(self, item: Stressor) -> str:
        return item.gentler

    def item_hints(self, items: Iterable[Stressor]) -> dict[str, str]:
        return {item.id: item.prompt for item in items if item.prompt}

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        today = {"received_on": timezone.localdate(), "referred_by": ReferredBy.PROFESSIONAL}
        return super().values(data) | today
