"""Counts behind the indicators: one query each, whatever the number of families.

Every function gives units of one team, each with `family` (its id) and `said`: yes, no or missing.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from ...accounts.models import Team
from ...assessments.models import Assessment, Phase
from ...care_packages.models import Part, PartKind, PartState
from ...referrals.models import Contact
from ...referrals.models import Outcome as ContactOutcome
from ...relationships.models import (
    CarerRole,
    Changeable,
    Episode,
    Family,
    OtherParent,
    Presence,
    Relationship,
    Stressor,
)
from ...sessions.models import Session, SessionState

YES, NO, MISSING = "yes", "no", "missing"


class Window(NamedTuple):
    """The days that are counted, both included."""

    since: dt.date
    today: dt.date

    @property
    def starts(self) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(self.since, dt.time()))

    @property
    def ends(self) -> dt.datetime:
        """The moment at which today begins: what is planned for today is not overdue."""
        return timezone.make_aware(dt.datetime.combine(self.today, dt.time()))


type Units = QuerySet[Any]


def _said(*cases: When, default: str) -> Case:
    return Case(*cases, default=Value(default), output_field=CharField())


def _when(condition: Q | Exists, said: str) -> When:
    return When(condition, then=Value(said))


def _sessions(team: Team) -> QuerySet[Session]:
    """A parent's own therapy is sealed: not even in a sum is it told."""
    return Session.objects.exclude(part__kind=PartKind.OWN_THERAPY).filter(team=team)


def _in_care(team: Team, window: Window) -> QuerySet[Family]:
    going = Episode.objects.filter(team=team, opened_on__lte=window.today).filter(
        Q(closed_on=None) | Q(closed_on__gte=window.since)
    )
    return Family.objects.filter(pk__in=going.values("family"))


def fathers_met(team: Team, window: Window) -> Units:
    contacts = Contact.objects.filter(
        team=team, at__gte=window.starts, family=OuterRef("family")
    ).exclude(outcome="")
    sessions = _sessions(team).filter(at__gte=window.starts, family=OuterRef("family"))
    met = contacts.filter(met=OuterRef("carer"), outcome=ContactOutcome.MET)
    came = sessions.filter(
        state=SessionState.HELD,
        attendances__person=OuterRef("carer"),
        attendances__came=True,
    )
    there, gone = Q(withdrawn_at=None), ~Q(withdrawn_at=None)
    any_held = sessions.filter(there).exclude(state=SessionState.PLANNED)
    return (
        Relationship.objects.filter(
            family__in=_in_care(team, window), role=CarerRole.FATHER, ends_on=None
        )
        # A father of twins is one father.
        .filter(
            pk=Subquery(
                Relationship.objects.filter(
                    family=OuterRef("family"),
                    carer=OuterRef("carer"),
                    role=CarerRole.FATHER,
                    ends_on=None,
                )
                .order_by("pk")
                .values("pk")[:1]
            )
        )
        .annotate(
            said=_said(
                _when(Exists(met.filter(there)), YES),
                _when(Exists(came.filter(there)), YES),
                _when(Exists(met.filter(gone)), MISSING),
                _when(Exists(came.filter(gone)), MISSING),
                _when(Exists(contacts.filter(there)), NO),
                _when(Exists(any_held), NO),
                default=MISSING,
            )
        )
    )


def other_parent_known(team: Team, window: Window) -> Units:
    asked = ~Q(other_parent=OtherParent.NOT_KNOWN)
    return _in_care(team, window).annotate(said=_said(_when(asked, YES), default=NO))


def stressors_acted_on(team: Team, window: Window) -> Units:
    """What was noted last of each item in each family. When that is withdrawn the item is not
    known, whatever older words say: they have been corrected once."""
    noted = Stressor.objects.filter(family=OuterRef("family"), item=OuterRef("item"))
    last = noted.order_by("-noted_on", "-pk").values("pk")[:1]
    present = Q(presence=Presence.PRESENT) & ~Q(changeable=Changeable.NO)
    gone = ~Q(withdrawn_at=None)
    return (
        Stressor.objects.filter(family__in=_in_care(team, window))
        .filter(present | gone, pk=Subquery(last))
        .annotate(
            said=_said(
                _when(gone, MISSING),
                _when(~Q(acting=""), YES),
                _when(Q(changeable=Changeable.NOT_KNOWN), MISSING),
                default=NO,
            )
        )
    )


def dose_delivered(team: Team, window: Window) -> Units:
    held = Session.objects.filter(part=OuterRef("pk"), state=SessionState.HELD).order_by()

    def times(rows: QuerySet[Session]) -> Coalesce:
        counted = rows.values("part").annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counted), 0)

    return (
        Part.objects.filter(
            package__episode__team=team,
            state__in=(PartState.COMPLETED, PartState.STOPPED),
            ended_on__gte=window.since,
            ended_on__lte=window.today,
        )
        .exclude(kind__in=(PartKind.SIGNPOSTING, PartKind.OWN_THERAPY))
        .annotate(held=times(held.filter(withdrawn_at=None)), ever=times(held))
        .annotate(
            said=_said(
                _when(Q(sessions_expected=None), MISSING),
                _when(Q(held__gte=F("sessions_expected")), YES),
                _when(Q(ever__gte=F("sessions_expected")), MISSING),
                default=NO,
            )
        )
    )


def sessions_held(team: Team, window: Window) -> Units:
    return (
        _sessions(team)
        .filter(at__gte=window.starts, at__lt=window.ends)
        .annotate(
            said=_said(
                _when(~Q(withdrawn_at=None) | Q(state=SessionState.PLANNED), MISSING),
                _when(Q(state=SessionState.HELD), YES),
                default=NO,
            )
        )
    )


def end_measured(team: Team, window: Window) -> Units:
    done = Assessment.objects.filter(
        episode=OuterRef("pk"), phase=Phase.END, completed_on__isnull=False
    )
    return Episode.objects.filter(
        team=team, closed_on__gte=window.since, closed_on__lte=window.today
    ).annotate(said=_said(_when(Exists(done), YES), default=NO))


UNITS: Mapping[str, tuple[Callable[[Team, Window], Units], str]] = MappingProxyType(
    {
        "fathers-met": (fathers_met, "family"),
        "other-parent-known": (other_parent_known, "pk"),
        "stressors-acted-on": (stressors_acted_on, "family"),
        "dose-delivered": (dose_delivered, "package__episode__family"),
        "sessions-held": (sessions_held, "family"),
        "end-measured": (end_measured, "family"),
    }
)
"""How each is counted, and where its family stands."""
