"""What a viewer can see of invitations; and what a token leads to, for whoever holds it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from ...measures import measures
from ..accounts.viewer import Viewer
from ..assessments import selectors as assessments
from ..assessments.models import Assessment
from ..relationships import selectors as relationships
from ..relationships.models import Person
from . import asking
from .asking import Offer
from .keys import digest
from .models import AskedForm, Invitation


def _invitations() -> QuerySet[Invitation]:
    forms = AskedForm.objects.select_related(
        "about", "relationship__child", "relationship__carer", "safety_task", "response"
    ).order_by("pk")
    return (
        Invitation.objects.select_related(
            "assessment__episode__family__team",
            "assessment__episode__team",
            "assessment__episode__keyworker",
            "person",
            "asked_by",
            "withdrawn_by",
        )
        .prefetch_related(Prefetch("forms", queryset=forms))
        .order_by("-asked_at", "-pk")
    )


def invitation(viewer: Viewer, pk: int) -> Invitation:
    """Raises Invitation.DoesNotExist for one that this viewer cannot see."""
    seen = relationships.seen_by(viewer, family="assessment__episode__family")
    return _invitations().get(seen, pk=pk)


def invitation_of(token: str) -> Invitation:
    """The invitation of a link, whatever its state; raises Invitation.DoesNotExist."""
    return _invitations().get(token_hash=digest(token))


def invitations_of(assessment: Assessment) -> list[Invitation]:
    return list(_invitations().filter(assessment=assessment))


@dataclass(frozen=True)
class AtHome:
    """One assessment, who could be asked in it, and who has been."""

    assessment: Assessment
    carers: tuple[Person, ...]
    invitations: tuple[Invitation, ...]


def at_home(viewer: Viewer, pk: int) -> AtHome:
    """Raises Assessment.DoesNotExist for one that this viewer cannot see."""
    found = assessments.assessment(viewer, pk)
    return AtHome(
        found,
        carers_in(found, timezone.localdate()),
        tuple(invitations_of(found)),
    )


def carers_in(assessment: Assessment, on: dt.date) -> tuple[Person, ...]:
    """The parents and carers of the family's relationships on a day, each once."""
    within = assessments.current_relationships(assessment.episode.family, on)
    return tuple(dict.fromkeys(each.carer for each in within))


def offers(assessment: Assessment, person: Person) -> list[Offer]:
    """Every form that this person answers, as things stand now."""
    today = timezone.localdate()
    return asking.offers(
        measures().values(),
        assessments.current_relationships(assessment.episode.family, today),
        person,
        assessments.responses_in(assessment),
        invitations_of(assessment),
        timezone.now(),
        today,
    )


@dataclass(frozen=True)
class Asking:
    """One person who could be asked in one assessment, and what."""

    assessment: Assessment
    person: Person
    carers: tuple[Person, ...]
    offers: tuple[Offer, ...]


def asking_of(viewer: Viewer, assessment: int, person: int) -> Asking:
    """Raises DoesNotExist for an assessment that this viewer cannot see, and for a person who is
    not in its family."""
    found = assessments.assessment(viewer, assessment)
    member = relationships.member(viewer, family=found.episode.family_id, person=person)
    return Asking(
        found,
        member.person,
        carers_in(found, timezone.localdate()),
        tuple(offers(found, member.person)),
    )
