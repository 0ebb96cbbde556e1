"""Families as far as an agreed package, through actions alone."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.models import Formulation
from attunement.service.assessments.new import NewFormulation
from attunement.service.care_packages import actions
from attunement.service.care_packages.decision import ChosenPart
from attunement.service.care_packages.models import Offer, Package
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole, Episode
from attunement.service.relationships.new import NewCarer, NewFamily, NewPerson
from world import TODAY, Home, episode, home

WILLING = {
    "willing": ("birth-mother",),
    "formats": ("individual", "group", "video", "home", "own-therapy"),
}
NOTICING = {"needs": ("parental-sensitivity", "reflective-functioning")}


@dataclass(frozen=True)
class Understood:
    """A family whose one relationship has been written down in an open episode."""

    home: Home
    episode: Episode
    formulation: Formulation


def expecting(by: Viewer, *, weeks_to_go: int, name: str = "Okafor") -> Home:
    """A family whose baby is not born yet."""
    family = relationships.register_family(
        by=by,
        team=by.team,
        new=NewFamily(
            known_since=TODAY - dt.timedelta(days=60),
            children=(NewPerson(family_name=name, due_on=TODAY + dt.timedelta(weeks=weeks_to_go)),),
            carers=(
                NewCarer(
                    person=NewPerson(given_name="Ada", family_name=name), role=CarerRole.MOTHER
                ),
            ),
        ),
    )
    relationship = family.relationships.select_related("child", "carer").get()
    return Home(family, relationship.child, relationship.carer, relationship)


def understood(
    by: Viewer,
    *,
    weeks_old: int = 60,
    name: str = "Okafor",
    days_ago: int = 40,
    at_home: Home | None = None,
    **facts: Any,
) -> Understood:
    """`facts` are fields of NewFormulation; by default a willing mother and what she needs."""
    at_home = at_home or home(by, weeks_old=weeks_old, name=name)
    opened = episode(by, at_home, days_ago=days_ago)
    known: dict[str, Any] = {**WILLING, **NOTICING, "risk_band": "medium", **facts}
    formulation = assessments.write_formulation(
        by=by,
        episode=opened,
        relationship=at_home.relationship,
        new=NewFormulation(understanding="Sam looks away and Ada waits.", **known),
        on=TODAY - dt.timedelta(days=days_ago),
        seen=None,
    )
    return Understood(at_home, opened, formulation)


def offer(by: Viewer, programme: str = "vipp-sd", **facts: Any) -> Offer:
    given: dict[str, Any] = {"places_left": None, "next_start": None, **facts}
    return actions.set_offer(by=by, programme=programme, practitioners=[by.user], on=TODAY, **given)


def package(
    by: Viewer,
    family: Understood,
    *programmes: str,
    reason: str = "All the same: the family asked for it.",
    days_ago: int = 30,
) -> Package:
    """Agreed some time ago, with a reason for each part, so that any programme may be named."""
    chosen = programmes or ("vipp-sd",)
    return actions.agree_package(
        by=by,
        formulation=family.formulation,
        parts=[
            ChosenPart(
                programme=programme,
                reason=reason,
                practitioner=by.user,
                person=family.home.mother,
            )
            for programme in chosen
        ],
        reason="Ada wants to understand what Sam is telling her.",
        on=TODAY - dt.timedelta(days=days_ago),
    )
