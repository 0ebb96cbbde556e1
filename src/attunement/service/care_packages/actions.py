"""Every write to what the team can offer, and to what was agreed with a family."""

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet

from ..accounts.models import User
from ..accounts.viewer import Viewer
from ..assessments.models import Formulation
from ..audit.actions import action, record
from ..comprehensive import selectors as comprehensive
from ..sections.rules import logged
from ..way.locking import Stale, bump, lock
from ..way.policies import insist
from . import policies, selectors
from .decision import ChosenPart
from .kept import keep
from .models import Offer, Package, PackageState, Part, PartKind, PartState
from .sealed import section_of
from .states import OPEN_PARTS

NOT_OFFERED = 0
"""The version that somebody has seen who saw that a programme is not offered."""


@action
def set_offer(
    *,
    by: Viewer,
    programme: str,
    practitioners: Collection[User],
    places_left: int | None,
    next_start: dt.date | None,
    on: dt.date,
    seen: int | None = None,
) -> Offer:
    """Say that the team can deliver a programme: by whom, with how many places and from when."""
    lock(by.team)  # two people who both begin to offer one programme take turns
    insist(policies.may_offer(programme, practitioners))
    offer = selectors.offer(by, programme)
    if seen is not None and seen != (offer.version if offer else NOT_OFFERED):
        raise Stale(offer or by.team)
    if offer is None:
        offer = Offer.objects.create(
            team=by.team,
            programme=programme,
            places_left=places_left,
            next_start=next_start,
            starts_on=on,
        )
    else:
        offer.places_left, offer.next_start = places_left, next_start
        bump(offer, "places_left", "next_start")
    offer.practitioners.set(practitioners)
    record(
        by=by,
        verb="changed an offer",
        subject=f"offer {offer.pk}",
        details={
            "programme": programme,
            "practitioners": sorted(user.pk for user in practitioners),
            "places_left": places_left,
            "next_start": next_start.isoformat() if next_start else None,
        },
    )
    return offer


@action
def end_offer(*, by: Viewer, offer: Offer, on: dt.date, seen: int | None = None) -> Offer:
    """The team no longer delivers this. What was agreed with families goes on."""
    offer = lock(offer, seen=seen)
    insist(policies.may_end_offer(offer))
    offer.ends_on = on
    bump(offer, "ends_on")
    record(
        by=by,
        verb="ended an offer",
        subject=f"offer {offer.pk}",
        details={"programme": offer.programme},
    )
    return offer


@action
def agree_package(
    *,
    by: Viewer,
    formulation: Formulation,
    parts: Collection[ChosenPart],
    reason: str,
    on: dt.date,
    begun_because: str = "",
    seen: int | None = None,
) -> Package:
    """Decide on a package for one relationship.

    The choice is made again here and kept with the decision, so that what is stored is what holds.
    `seen` is the `Shown.fingerprint` that the practitioner had read: raises Stale when the family's
    facts, the team's offers or the knowledge have changed since. `begun_because` says why it
    begins before a comprehensive assessment that the child is called for is complete.
    """
    episode = lock(formulation.episode)
    formulation = lock(formulation)
    relationship = formulation.relationship
    insist(policies.may_choose(relationship, episode))
    shown = selectors.shown(by, formulation, on)
    if seen is not None and seen != shown.fingerprint:
        raise Stale(formulation)
    gaps = comprehensive.missing_for(relationship.family, relationship.child)
    insist(policies.may_begin_without(gaps, begun_because))
    under_way = selectors.programmes_under_way(formulation)
    insist(policies.may_agree(shown, parts, under_way=under_way))
    package = Package.objects.create(
        episode=episode,
        formulation=formulation,
        relationship=relationship,
        decided_on=on,
        decided_by=by.user,
        reason=reason,
        knowledge_version=shown.knowledge_version,
        shown=keep(shown),
        begun_without=[factor.id for factor in gaps],
        begun_because=begun_because if gaps else "",
    )
    for part in parts:
        candidate = shown.by_id[part.programme]
        Part.objects.create(
            package=package,
            programme=part.programme,
            kind=candidate.kind,
            person=part.person if candidate.kind == PartKind.OWN_THERAPY else None,
            practitioner=part.practitioner,
            verdict=candidate.verdict,
            reason=part.reason,
            sessions_expected=candidate.sessions,
        )
    record(
        by=by,
        verb="agreed a package",
        family=episode.family_id,
        subject=f"package {package.pk}",
        details={
            "relationship": relationship.pk,
            "programmes": sorted(part.programme for part in parts),
            "knowledge": shown.knowledge_version,
        },
    )
    return package


@action
def expect_sessions(
    *, by: Viewer, part: Part, sessions: int, because: str, seen: int | None = None
) -> Part:
    """Say how many sessions a part is to have, with a reason when it is not the usual number."""
    part = lock(part, seen=seen)
    insist(policies.may_change(part))
    insist(policies.may_expect(part, sessions, because=because))
    part.sessions_expected, part.expected_because = sessions, because
    bump(part, "sessions_expected", "expected_because")
    record(
        by=by,
        verb="said how many sessions",
        family=part.package.episode.family_id,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"sessions": sessions},
    )
    return part


@action
def move_part(
    *,
    by: Viewer,
    part: Part,
    to: PartState,
    on: dt.date,
    because: str = "",
    seen: int | None = None,
) -> Part:
    """One step in the life of a part. Ending it keeps the day, and for a stop the reason."""
    part = lock(part, seen=seen)
    insist(policies.may_move(part, to, because=because))
    part.state = to
    if to not in OPEN_PARTS:
        part.ended_on, part.ended_because = on, because
    bump(part, "state", "ended_on", "ended_because")
    record(
        by=by,
        verb=f"marked a part {to.label.lower()}",
        family=part.package.episode.family_id,
        subject=logged(section_of(part.kind), f"part {part.pk}"),
        details={"on": on.isoformat()},
    )
    return part


@action
def end_package(
    *, by: Viewer, package: Package, on: dt.date, because: str, seen: int | None = None
) -> Package:
    """End a package whose parts have all ended (`sessions.actions.finish_package` ends both)."""
    package = lock(package, seen=seen)
    insist(policies.may_end(package, open_parts=_open(package.parts.all())))
    package.state, package.ended_on, package.ended_because = PackageState.ENDED, on, because
    bump(package, "state", "ended_on", "ended_because")
    record(
        by=by,
        verb="ended a package",
        family=package.episode.family_id,
        subject=f"package {package.pk}",
        details={"on": on.isoformat()},
    )
    return package


def _open(parts: QuerySet[Part]) -> int:
    return parts.filter(state__in=OPEN_PARTS).count()
