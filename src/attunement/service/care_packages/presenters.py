"""Every visible string of the pages on offers and on choosing."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from ...guidance import Factor
from ...knowledge.programme import Programme
from ..accounts.viewer import Viewer
from ..assessments.models import Formulation
from ..design.filters import day, listed, plural
from ..relationships.models import Relationship
from ..way.presenters import FormPagePresenter
from .choice import VERDICTS, ChoiceView, choice_view
from .models import Offer
from .permissions import CHANGE_OFFERS
from .shown import Shown
from .words import NOT_KNOWN

YOU_DECIDE = (
    "You decide. This page sets out what sources say for a family like this one. It does not know "
    "this family, and it gives no advice. You may choose otherwise and write why."
)


@dataclass(frozen=True)
class OfferRow:
    name: str
    practitioners: str
    places: str
    next_start: str
    change_href: str
    change_label: str


@dataclass(frozen=True)
class OffersPage:
    title: str
    lead: str
    offered: tuple[OfferRow, ...]
    nothing: str
    others_title: str
    others: tuple[tuple[str, str, str], ...]


def offers_page(
    viewer: Viewer, offers: Iterable[Offer], programmes: Mapping[str, Programme], on: dt.date
) -> OffersPage:
    """`others` are (name, address, label); the address is empty for those who cannot change it."""
    may_change = viewer.may(CHANGE_OFFERS)
    current = {offer.programme: offer for offer in offers}

    def href(programme: str) -> str:
        return reverse("change_offer", args=[programme]) if may_change else ""

    return OffersPage(
        title="What this team can offer",
        lead=(
            "The choosing page says of each programme whether the team can deliver it now. "
            "It reads that from this list."
            + ("" if may_change else " Your team lead keeps it up to date.")
        ),
        offered=tuple(
            OfferRow(
                name=programme.name,
                practitioners=listed(user.name for user in current[id].practitioners.all()),
                places=_places(current[id]),
                next_start=_start(current[id], on),
                change_href=href(id),
                change_label=f"Change {programme.name}",
            )
            for id, programme in programmes.items()
            if id in current
        ),
        nothing="The team offers nothing yet.",
        others_title="Not offered now",
        others=tuple(
            (programme.name, href(id), f"Offer {programme.name}")
            for id, programme in programmes.items()
            if id not in current
        ),
    )


def _places(offer: Offer) -> str:
    return "Not counted" if offer.places_left is None else plural(offer.places_left, "place")


def _start(offer: Offer, on: dt.date) -> str:
    return day(offer.next_start) if offer.next_start and offer.next_start > on else "Any time"


def change_offer_form(programme: Programme, offer: Offer | None) -> FormPagePresenter:
    return FormPagePresenter(
        title=programme.name,
        caption="Change an offer" if offer else "Offer a programme",
        back_href=reverse("offers"),
        back_label="Back to what the team can offer",
    )


@dataclass(frozen=True)
class Missing:
    """Something that is not known, and what knowing it would change on this page."""

    label: str
    changes: str


WOULD_CHANGE = {
    "The baby's age": "Which programmes are made for a baby of this age.",
    "What this relationship needs": (
        "What is worth offering at all. Until needs are named, nothing can be said to suit."
    ),
    "Strain on the relationship": (
        "Whether programmes for every family, or those for families where difficulty is already "
        "seen, reach this one; and how findings such as those on infant massage read."
    ),
    "The parent's mood": "How findings that were made with depressed parents read.",
    "Concern seen in the relationship": (
        "Whether something that is harmless for most may make things worse here."
    ),
    "Who is willing to take part": "Which programmes have somebody to work with.",
    "Ways of working that they would try": (
        "Whether to offer a group, film, visits at home or therapy of the parent's own."
    ),
    "Circumstances": "Whether versions made for particular families fit.",
}


@dataclass(frozen=True)
class ChoosePage:
    title: str
    caption: str
    back_href: str
    back_label: str
    you_decide: str
    understood_href: str
    understood_label: str
    nothing_yet: str
    facts: tuple[tuple[str, str], ...]
    missing: tuple[Missing, ...]
    choice: ChoiceView | None
    fingerprint: int
    submit: str


def choose_page(
    relationship: Relationship, formulation: Formulation | None, shown: Shown | None
) -> ChoosePage:
    """Without a formulation the page says what is missing and leads there."""
    facts = shown.facts if shown else ()
    return ChoosePage(
        title=f"Choose a package for {relationship}",
        caption=relationship.family.name,
        back_href=reverse("family", args=[relationship.family_id]),
        back_label=f"Back to {relationship.family.name}",
        you_decide=YOU_DECIDE,
        understood_href=reverse("formulation", args=[relationship.pk]),
        understood_label=(
            "Change how this relationship is understood"
            if formulation
            else "Write how this relationship is understood"
        ),
        nothing_yet=(
            ""
            if formulation
            else "Nobody has written yet how this relationship is understood: what it needs, how "
            "much strain it is under, who is willing. Choosing starts from there."
        ),
        facts=facts,
        missing=tuple(
            Missing(label, WOULD_CHANGE[label]) for label, words in facts if words == NOT_KNOWN
        ),
        choice=choice_view(shown) if shown else None,
        fingerprint=shown.fingerprint if shown else 0,
        submit="Go on with the ticked programmes",
    )


def agree_form(
    relationship: Relationship,
    shown: Shown,
    chosen: Iterable[str],
    *,
    as_read: bool,
    gaps: Collection[Factor],
) -> FormPagePresenter:
    """`as_read`: whether the choice is still as it was on the page that the ticks came from.
    `gaps`: what a comprehensive assessment that is called for still lacks."""
    lines = tuple(
        f"{shown.by_id[id].name}: {VERDICTS[shown.by_id[id].verdict][0].lower()}" for id in chosen
    )
    changed = (
        "The choice has changed since you read it. Read it again before you decide: go back, and "
        "your ticks are still there."
    )
    return FormPagePresenter(
        title=f"Agree a package for {relationship}",
        caption=relationship.family.name,
        intro=(
            *(() if as_read else (changed,)),
            *_begins_without(relationship, gaps),
            "You have chosen:",
            *lines,
        ),
        submit="Agree this package",
        back_href=reverse("choose", args=[relationship.pk]),
        back_label="Back to the choice",
    )


def _begins_without(relationship: Relationship, gaps: Collection[Factor]) -> tuple[str, ...]:
    if not gaps:
        return ()
    return (
        "NICE asks for a comprehensive assessment before any attachment intervention with a child "
        f"such as {relationship.child.first_name}. Nothing is on file yet on: "
        f"{listed(factor.name.lower() for factor in gaps)}. You can write it down first, from the "
        "family’s page, or say below why this begins all the same.",
    )
