"""A team's totals, counted by the database in a fixed number of queries. No row of any family ever
leaves it: only counts, and for a median the one or two middle waits."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import TruncDate, TruncQuarter
from django.utils import timezone

from ...accounts.models import Team
from ...accounts.viewer import Viewer
from ...care_packages.models import PartKind
from ...referrals.models import Contact, Referral, ReferralState
from ...referrals.models import Outcome as ContactOutcome
from ...relationships.models import CarerRole, Episode, Place, Relationship
from ...sessions.models import Attendance, Session, SessionState
from ..permissions import SEE_TOTALS
from ..tallies import (
    UNDER_WEEKS,
    AgeBand,
    Happened,
    Reached,
    Received,
    Tallies,
    Waited,
    WhichCarer,
    quarters,
)
from .dose import delivered_by_programme
from .inclusion import in_care, inclusion
from .outcomes import ended, outcomes


def totals(viewer: Viewer, today: dt.date) -> Tallies:
    """Raises PermissionError for a role that may not see totals."""
    if not viewer.may(SEE_TOTALS):
        raise PermissionError(f"{viewer.role} may not see totals")
    team, since = viewer.team, quarters(today)[0]
    closed = ended(team, since)
    found = outcomes(team, since, closed)
    return Tallies(
        today=today,
        referrals=_referrals(team, since),
        ages=_ages(team, since),
        first_met=_first_met(team, since),
        still_waiting=_still_waiting(team, today),
        open_episodes=Episode.objects.filter(team=team, closed_on=None).count(),
        contacts=_contacts(team, since),
        sessions=_sessions(team, since),
        second_parents=_second_parents(team, since),
        carers=_carers(team, since),
        inclusion=inclusion(team, since, today),
        doses=delivered_by_programme(team, since),
        outcomes=found.outcomes,
        moves=found.moves,
        ended=closed,
    )


def _words(*cases: When, default: str) -> Case:
    return Case(*cases, default=Value(default), output_field=CharField())


def _tally(rows: QuerySet[Any], *names: str) -> dict[Any, int]:
    """Counts by these values; by one value the key is that value, by several a tuple of them."""
    counted = rows.order_by().values_list(*names).annotate(n=Count("pk"))
    return {key[0] if len(names) == 1 else tuple(key): n for *key, n in counted}


def _referrals(team: Team, since: dt.date) -> Mapping[tuple[dt.date, Received], int]:
    found = Referral.objects.filter(team=team, received_on__gte=since).annotate(
        quarter=TruncQuarter("received_on"),
        became=_words(
            When(state=ReferralState.RECEIVED, then=Value(Received.WAITING)),
            When(state=ReferralState.ACCEPTED, then=Value(Received.ACCEPTED)),
            default=Received.OTHER,
        ),
    )
    counted = _tally(found, "quarter", "became")
    return {(quarter, Received(became)): n for (quarter, became), n in counted.items()}


def _ages(team: Team, since: dt.date) -> Mapping[AgeBand, int]:
    """Each baby of each referral, by age on the day on which it was received."""
    bands = [
        When(age__lt=dt.timedelta(weeks=weeks), then=Value(band))
        for band, weeks in UNDER_WEEKS.items()
    ]
    there = Q(family__members__starts_on__lte=F("received_on")) | Q(
        family__members__starts_on=F("family__known_since")
    )
    found = Referral.objects.filter(
        there, team=team, received_on__gte=since, family__members__place=Place.CHILD
    ).annotate(
        born=F("family__members__person__born_on"),
        due=F("family__members__person__due_on"),
        age=_days("received_on", "family__members__person__born_on"),
    )
    banded = found.annotate(
        band=_words(
            When(born=None, due=None, then=Value(AgeBand.NOT_KNOWN)),
            When(born=None, then=Value(AgeBand.UNBORN)),
            *bands,
            default=AgeBand.WEEKS_104,
        )
    )
    return {AgeBand(band): n for band, n in _tally(banded, "band").items()}


def _days(later: str, earlier: str) -> ExpressionWrapper:
    return ExpressionWrapper(F(later) - F(earlier), output_field=DurationField())


def _met_since_referral() -> QuerySet[Contact]:
    return Contact.objects.filter(
        family=OuterRef("family"),
        outcome=ContactOutcome.MET,
        withdrawn_at=None,
        at__date__gte=OuterRef("received_on"),
    )


def _first_met(team: Team, since: dt.date) -> Waited:
    first = _met_since_referral().order_by("at").values(day=TruncDate("at"))[:1]
    found = (
        Referral.objects.filter(team=team, state=ReferralState.ACCEPTED)
        .annotate(met_on=Subquery(first))
        .filter(met_on__gte=since)
        .annotate(waited=_days("met_on", "received_on"))
    )
    count = found.count()
    middle = found.order_by("waited").values_list("waited", flat=True)
    return Waited(count, _mean(_middle(middle, count)))


def _still_waiting(team: Team, today: dt.date) -> Waited:
    """Not decided yet, or accepted into care that goes on and nobody met yet."""
    accepted = Q(state=ReferralState.ACCEPTED, episode__closed_on=None)
    found = Referral.objects.filter(
        Q(state=ReferralState.RECEIVED) | accepted & ~Exists(_met_since_referral()), team=team
    )
    count = found.count()
    middle = _middle(found.order_by("received_on").values_list("received_on", flat=True), count)
    return Waited(count, _mean([today - day for day in middle]))


def _middle(ordered: QuerySet[Any], count: int) -> list[Any]:
    """The one or two rows in the middle of so many."""
    return list(ordered[(count - 1) // 2 : count // 2 + 1]) if count else []


def _mean(waits: list[dt.timedelta]) -> float | None:
    return sum(wait.days for wait in waits) / len(waits) if waits else None


def _start(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _contacts(team: Team, since: dt.date) -> Mapping[tuple[dt.date, Happened], int]:
    found = Contact.objects.filter(
        team=team, withdrawn_at=None, at__gte=_start(since), at__lte=timezone.now()
    )
    said = _words(
        When(outcome=ContactOutcome.MET, then=Value(Happened.YES)),
        When(outcome="", then=Value(Happened.NOT_SAID)),
        default=Happened.NO,
    )
    return _by_quarter(found.annotate(happened=said))


def _sessions(team: Team, since: dt.date) -> Mapping[tuple[dt.date, Happened], int]:
    # Sessions of a parent's own therapy are sealed: not even in a sum are they told.
    found = Session.objects.exclude(part__kind=PartKind.OWN_THERAPY).filter(
        team=team, withdrawn_at=None, at__gte=_start(since), at__lte=timezone.now()
    )
    said = _words(
        When(state=SessionState.HELD, then=Value(Happened.YES)),
        When(state=SessionState.PLANNED, then=Value(Happened.NOT_SAID)),
        default=Happened.NO,
    )
    return _by_quarter(found.annotate(happened=said))


def _by_quarter(found: QuerySet[Any]) -> Mapping[tuple[dt.date, Happened], int]:
    counted = _tally(found.annotate(quarter=TruncQuarter("at")), "quarter", "happened")
    return {
        (timezone.localdate(quarter), Happened(happened)): n
        for (quarter, happened), n in counted.items()
    }


def _second_parents(team: Team, since: dt.date) -> Mapping[str, int]:
    return _tally(in_care(team, since), "other_parent")


def _carers(team: Team, since: dt.date) -> Mapping[tuple[WhichCarer, Reached], int]:
    """People, each once, who are the father or another carer than the mother of a child."""
    contacts = Contact.objects.filter(withdrawn_at=None)
    came = Attendance.objects.exclude(session__part__kind=PartKind.OWN_THERAPY).filter(
        person=OuterRef("carer"), came=True, session__withdrawn_at=None
    )
    met = Exists(contacts.filter(met=OuterRef("carer"), outcome=ContactOutcome.MET)) | Exists(came)
    invited = Exists(contacts.filter(people=OuterRef("carer"), invitation=True).exclude(outcome=""))
    counted = (
        Relationship.objects.filter(family__in=in_care(team, since), ends_on=None)
        .exclude(role=CarerRole.MOTHER)
        .annotate(
            who=_words(
                When(role=CarerRole.FATHER, then=Value(WhichCarer.FATHER)),
                default=WhichCarer.OTHER,
            ),
            reached=_words(
                When(met, then=Value(Reached.MET)),
                When(invited, then=Value(Reached.INVITED)),
                default=Reached.NEITHER,
            ),
        )
        .order_by()
        .values_list("who", "reached")
        .annotate(n=Count("carer", distinct=True))
    )
    return Counter({(WhichCarer(who), Reached(reached)): n for who, reached, n in counted})
