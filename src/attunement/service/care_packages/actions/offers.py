"""Every write to what the team can offer."""

import datetime as dt
from collections.abc import Collection

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import Stale, bump, lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Offer

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
