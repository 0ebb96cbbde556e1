"""Fills an empty database with the fictional team, through the product's own actions only."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from ..accounts.roles import Role
from ..accounts.viewer import Viewer
from ..care_packages.actions import set_offer
from ..instruments.actions import record_credential
from ..teams.actions import add_user, start_team
from .cast import (
    ADDRESS,
    CERTIFIED,
    CRISIS,
    FAMILY_CRISIS,
    MEMBERS,
    OFFERS,
    PASSWORD,
    SLUG,
    TEAM,
    TELEPHONE,
)
from .plan import stories
from .play import play
from .play.copying import give_copies
from .play.grouping import group
from .play.households import households
from .play.offering import offer
from .play.rating_twice import enter_zones, rate_twice
from .play.signposting import signpost
from .play.stage import Company
from .play.supervising import supervise
from .play.theorising import theorise

Progress = Callable[[int, int], None]


@transaction.atomic
def load(*, progress: Progress | None = None, today: dt.date | None = None) -> int:
    """Load the whole demonstration, or, when interrupted, none of it; returns how many families.

    `progress` is told how many of how many are done.
    """
    today = today or timezone.localdate()
    viewers = _team(today)
    company = Company(
        practitioners=tuple(v for v in viewers if v.role == Role.PRACTITIONER),
        supervisor=_first(viewers, Role.SUPERVISOR),
        administrator=_first(viewers, Role.ADMINISTRATOR),
        today=today,
    )
    _offer(viewers, today)
    _certify(viewers, today)
    told = list(stories(today))
    for done, story in enumerate(told, start=1):
        play(story, company)
        if progress is not None:
            progress(done, len(told))
    more = households(company)
    group(viewers, company)
    signpost(viewers, company)
    supervise(company)
    offer(viewers, today)
    rate_twice(company)
    enter_zones(_first(viewers, Role.TEAM_LEAD), company)
    theorise(viewers)
    give_copies(_first(viewers, Role.TEAM_LEAD), company)
    return len(told) + more


def _team(today: dt.date) -> list[Viewer]:
    team = start_team(
        name=TEAM,
        slug=SLUG,
        address=ADDRESS,
        telephone=TELEPHONE,
        crisis_text=CRISIS,
        family_crisis_text=FAMILY_CRISIS,
    )
    return [
        add_user(
            team=team,
            email=member.email,
            name=member.name,
            role=member.role,
            password=PASSWORD,
            on=today - dt.timedelta(days=900),
            profession=member.profession,
        )
        for member in MEMBERS
    ]


def _first(viewers: list[Viewer], role: Role) -> Viewer:
    return next(viewer for viewer in viewers if viewer.role == role)


def _offer(viewers: list[Viewer], today: dt.date) -> None:
    lead = _first(viewers, Role.TEAM_LEAD)
    for each in OFFERS:
        starts = each.starts_in_days
        set_offer(
            by=lead,
            programme=each.programme,
            practitioners=[viewers[place].user for place in each.by],
            places_left=each.places,
            next_start=None if starts is None else today + dt.timedelta(days=starts),
            on=today - dt.timedelta(days=700),
        )


def _certify(viewers: list[Viewer], today: dt.date) -> None:
    lead = _first(viewers, Role.TEAM_LEAD)
    for each in CERTIFIED:
        record_credential(
            by=lead,
            holder=viewers[each.who].user,
            measure=each.measure,
            starts_on=today - dt.timedelta(days=890),
            ends_on=today + dt.timedelta(days=each.ends_in_days),
            evidence="Certificate in the training folder (fictional).",
            on=today,
        )
