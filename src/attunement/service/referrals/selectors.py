"""What a viewer can see of referrals and contacts. Everything starts from the viewer's team."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from ..accounts.models import Team
from ..accounts.viewer import Viewer
from ..relationships import selectors as families
from ..relationships.models import Family, FamilyMember, Person, Place
from .duplicates import NEAR, Told
from .engagement import Engagement, Reached, engagement
from .models import Contact, Decision, ImportDraft, Outcome, Referral, ReferralState
from .permissions import SEE_REFERRALS

CHILDREN = Prefetch(
    "family__members",
    queryset=FamilyMember.objects.filter(place=Place.CHILD, ends_on=None)
    .select_related("person")
    .order_by("pk"),
    to_attr="babies",
)
"""After it, `referral.family.babies` are the members for whom the work is."""


def referrals(viewer: Viewer) -> QuerySet[Referral]:
    if not viewer.may(SEE_REFERRALS):
        return Referral.objects.none()
    return Referral.objects.filter(team=viewer.team)


def referral(viewer: Viewer, pk: int) -> Referral:
    """Raises Referral.DoesNotExist for a referral that this viewer cannot see."""
    return (
        referrals(viewer)
        .select_related("family", "episode__keyworker", "consent_given_by", "source")
        .get(pk=pk)
    )


def in_state(viewer: Viewer, state: ReferralState) -> QuerySet[Referral]:
    """The longest waiting first; of those decided, the latest first. With `family.babies`."""
    order = "" if state == ReferralState.RECEIVED else "-"
    return (
        referrals(viewer)
        .filter(state=state)
        .select_related("family")
        .prefetch_related(CHILDREN)
        .order_by(f"{order}received_on", f"{order}pk")
    )


def waiting(viewer: Viewer) -> QuerySet[Referral]:
    """Not decided yet, or accepted and nobody met yet; the longest waiting first."""
    met = Contact.objects.filter(
        family=OuterRef("family"),
        outcome=Outcome.MET,
        withdrawn_at=None,
        at__date__gte=OuterRef("received_on"),
    )
    accepted = Q(state=ReferralState.ACCEPTED, episode__closed_on=None) & ~Exists(met)
    return (
        referrals(viewer)
        .filter(Q(state=ReferralState.RECEIVED) | accepted)
        .select_related("family", "episode__keyworker")
        .prefetch_related(CHILDREN)
        .order_by("received_on", "pk")
    )


def team(slug: str) -> Team:
    """For the public: any team, by the name in its address."""
    return Team.objects.get(slug=slug)


def draft(viewer: Viewer, token: str) -> ImportDraft:
    """A file that this very person uploaded within the day."""
    return ImportDraft.objects.select_related("taken").get(
        token=token, team=viewer.team, owner=viewer.user, expires_at__gt=timezone.now()
    )


def known_keys(viewer: Viewer, keys: Collection[str]) -> frozenset[str]:
    """Those of the keys under which a row has gone in already."""
    found = referrals(viewer).filter(import_key__in=set(keys) - {""})
    return frozenset(found.values_list("import_key", flat=True))


def contact(viewer: Viewer, pk: int) -> Contact:
    return Contact.objects.select_related("family", "by").get(families.seen_by(viewer), pk=pk)


def contacts_of(family: Family) -> QuerySet[Contact]:
    """Every attempt for a family, withdrawn ones too, latest first, with people and who was met."""
    return (
        family.contacts.select_related("by", "withdrawn_by")
        .prefetch_related("people", "met")
        .order_by("-at", "-pk")
    )


def planned_contacts(viewer: Viewer, on: dt.date) -> QuerySet[Contact]:
    """The viewer's own appointments of a day, and earlier ones without an outcome yet."""
    midnight = timezone.make_aware(dt.datetime.combine(on + dt.timedelta(days=1), dt.time()))
    return (
        Contact.objects.filter(
            by=viewer.user, team=viewer.team, outcome="", withdrawn_at=None, at__lt=midnight
        )
        .select_related("family")
        .prefetch_related("people")
        .order_by("at", "pk")
    )


def engagement_of(family: Family) -> tuple[tuple[Person, Engagement], ...]:
    """How far each carer has been reached, in the order of the family's carers. What is known of a
    second parent who is not recorded stands in `family.other_parent`."""
    carers = families.carers(family)
    past = family.contacts.filter(withdrawn_at=None).exclude(outcome="")
    told = [
        Reached(
            on=timezone.localdate(contact.at),
            invitation=contact.invitation,
            people=frozenset(person.pk for person in contact.people.all()),
            met=frozenset(person.pk for person in contact.met.all()),
        )
        for contact in past.prefetch_related("people", "met")
    ]
    return tuple(zip(carers, engagement([c.pk for c in carers], told), strict=True))


def told_of(family: Family) -> list[Told]:
    """A family's people as they are compared with others."""
    return [_told(member) for member in family.members.select_related("person", "family")]


def perhaps_the_same(viewer: Viewer, people: Collection[Told]) -> list[Told]:
    """People of the viewer's team worth comparing with these; duplicates.Register compares them."""
    alike = Q(person__nhs_number__in={p.nhs_number for p in people} - {""})
    alike |= Q(person__telephone__in={p.telephone for p in people} - {""})
    alike |= Q(person__born_on__in={p.born_on for p in people} - {None})
    days = [day for p in people if p.child and (day := p.due_on or p.born_on)]
    if days:
        alike |= Q(person__due_on__range=(min(days) - NEAR, max(days) + NEAR))
    unborn = [p.due_on for p in people if p.child and p.due_on and not p.born_on]
    if unborn:
        alike |= Q(person__born_on__range=(min(unborn) - NEAR, max(unborn) + NEAR))
    members = FamilyMember.objects.filter(alike, families.seen_by(viewer))
    return [_told(member) for member in members.select_related("person", "family")]


def _told(member: FamilyMember) -> Told:
    person = member.person
    return Told(
        place=member.family.reference,
        given_name=person.given_name,
        family_name=person.family_name,
        born_on=person.born_on,
        due_on=person.due_on,
        nhs_number=person.nhs_number,
        telephone=person.telephone,
        child=member.place == Place.CHILD,
    )


def decisions(referral: Referral) -> QuerySet[Decision]:
    return referral.decisions.select_related("decided_by").order_by("pk")
