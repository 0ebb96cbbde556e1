"""What the team's own records say today, for the hints: counted, never named."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, Min, OuterRef

from ....choosing.hexagon import Assessed, Capacity, Site, Wanted
from ....choosing.rules.age import DAYS_A_MONTH
from ....knowledge.library import Library
from ....knowledge.programme import Programme
from ....knowledge.vocabulary import NeedLevel, Target
from ...accounts.models import User
from ...accounts.selectors import clinicians, members_of
from ...accounts.viewer import Viewer
from ...assessments.models import Formulation
from ...care_packages.models import Offer
from ...care_packages.programmes import offerable
from ...care_packages.situation import age_days
from ...instruments.models import Credential
from ...library.selectors import known_to
from ...planning.selectors import nodes_of_team
from ...referrals.models import Contact, Outcome, Referral, ReferralState
from ...relationships.models import Episode
from ..models import Exercise

A_YEAR = dt.timedelta(days=365)


def library_of(viewer: Viewer, on: dt.date) -> Library:
    """The shipped records with the team's own."""
    return known_to(viewer.team, today=on).library


def programmes(viewer: Viewer, on: dt.date) -> dict[str, Programme]:
    """What can be looked at: what a family could be offered, and what the team added, by name."""
    held = library_of(viewer, on)
    added = {name for kind, name in held.local if kind == "programmes"}
    found = {name: held.programmes[name] for name in {*offerable(), *added} & {*held.programmes}}
    return dict(sorted(found.items(), key=lambda item: item[1].name.casefold()))


def people(viewer: Viewer, on: dt.date) -> dict[str, User]:
    """Who can be asked to rate, by their id as a form sends it."""
    return {str(each.pk): each for each in clinicians(viewer, on)}


def members(viewer: Viewer, on: dt.date) -> dict[str, User]:
    """Who can own a line of a plan: anybody of the team who works in it."""
    return {
        str(each.user.pk): each.user
        for each in members_of(viewer, on)
        if each.role != "commissioner"
    }


def nodes(viewer: Viewer) -> dict[str, str]:
    """What a line of a plan can serve: the boxes of the team's theories of change, by id."""
    return {str(each.pk): each.words for each in nodes_of_team(viewer)}


class Served(NamedTuple):
    """A box that a line of a plan serves, and a theory in which it stands."""

    words: str
    theory: int
    box: int


def served(viewer: Viewer) -> dict[str, Served]:
    """What lines of a plan can serve, by id, with where it is to be found."""
    found = nodes_of_team(viewer).annotate(stands_in=Min("theories"))
    rows = found.values_list("pk", "words", "stands_in")
    return {str(pk): Served(words, theory, pk) for pk, words, theory in rows}


@dataclass(frozen=True)
class Facts:
    """One team on one day; made in five queries, whatever is asked of it."""

    as_of: str
    assessed: tuple[Assessed, ...]
    offers: dict[str, tuple[int, int | None]]
    waiting: int
    certified: int

    def site(self, programme: Programme, wanted: Wanted) -> Site:
        can_give, places_left = self.offers.get(programme.id, (0, None))
        return Site(
            as_of=self.as_of,
            wanted=wanted,
            assessed=self.assessed,
            capacity=Capacity(
                can_give=can_give,
                places_left=places_left,
                waiting=self.waiting,
                certified=self.certified,
            ),
        )


def team_facts(viewer: Viewer, on: dt.date) -> Facts:
    return Facts(
        as_of=on.isoformat(),
        assessed=_assessed(viewer, on),
        offers=_offers(viewer),
        waiting=_waiting(viewer),
        certified=_certified(viewer, on),
    )


def wanted_of(exercise: Exercise) -> Wanted:
    months = None
    if exercise.months_from is not None and exercise.months_to is not None:
        months = (exercise.months_from, exercise.months_to)
    levels = frozenset(level for level in NeedLevel if level.value in exercise.need_levels)
    return Wanted(months=months, need_levels=levels)


def _assessed(viewer: Viewer, on: dt.date) -> tuple[Assessed, ...]:
    """The latest understanding of each relationship in the last year, where needs were named. Of a
    baby who was lost nothing is counted."""
    found = (
        Formulation.objects.filter(
            episode__team=viewer.team,
            written_on__gt=on - A_YEAR,
            relationship__child__loss_recorded_at=None,
        )
        .select_related("relationship__child")
        .only(
            "needs",
            "relationship__child__born_on",
            "relationship__child__due_on",
        )
        .order_by("written_on", "pk")
    )
    latest = {each.relationship_id: each for each in found}
    made = []
    for each in latest.values():
        needs = frozenset(need for need in Target if need.value in each.needs and need.of_a_family)
        if needs:
            days = age_days(each.relationship.child, on)
            months = None if days is None else int(days // DAYS_A_MONTH)
            made.append(Assessed(needs, months))
    return tuple(made)


def _offers(viewer: Viewer) -> dict[str, tuple[int, int | None]]:
    found = Offer.objects.filter(team=viewer.team, ends_on=None).prefetch_related("practitioners")
    return {each.programme: (len(each.practitioners.all()), each.places_left) for each in found}


def _waiting(viewer: Viewer) -> int:
    """Families that nobody has decided about, and those accepted whom nobody has met."""
    met = Contact.objects.filter(
        family=OuterRef("family"),
        outcome=Outcome.MET,
        withdrawn_at=None,
        at__date__gte=OuterRef("opened_on"),
    )
    not_met = Episode.objects.filter(~Exists(met), team=viewer.team, closed_on=None)
    untriaged = Referral.objects.filter(team=viewer.team, state=ReferralState.RECEIVED)
    families = {*not_met.values_list("family", flat=True)}
    return len(families | {*untriaged.values_list("family", flat=True)})


def _certified(viewer: Viewer, on: dt.date) -> int:
    held = Credential.objects.filter(
        team=viewer.team, withdrawn_at=None, starts_on__lte=on, ends_on__gte=on
    )
    return clinicians(viewer, on).filter(pk__in=held.values("holder")).count()
