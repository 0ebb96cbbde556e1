"""Local services, and help that was offered: one who arrived, one to ask, one who said no."""

import datetime as dt
from collections.abc import Sequence

from ...accounts.viewer import Viewer
from ...relationships.models import Episode, Presence, Stressor
from ...signposting import actions
from ...signposting.models import Kind, LocalService, Signpost, SignpostState
from .stage import Company

SERVICES = (
    ("Exampletown Housing Help", Kind.HOUSING, "Exampletown", "01632 960 301, weekdays 9 to 5", 40),
    ("Money Matters", Kind.DEBT, "Anybody", "Drop in, library, Thursdays 10am to 1pm", 75),
    ("The Baby Shelf", Kind.ESSENTIALS, "Exampletown", "We refer: 01632 960 303", 20),
    ("Safe Steps (fictional)", Kind.DOMESTIC_ABUSE, "Anybody", "01632 960 304, at any hour", 12),
    ("New Leaf", Kind.SUBSTANCE_USE, "Over 18", "01632 960 305. No referral needed.", 90),
    ("Pram Walks", Kind.ISOLATION, "Parents of babies", "Park gate, Mondays at 10am", 230),
)
"""Name, kind, whom it is for, how to get in touch, and days since it was checked."""


def signpost(viewers: Sequence[Viewer], company: Company) -> None:
    office, today = company.administrator, company.today
    listed = {
        kind: _listed(office, today, name, kind, area, contact, days)
        for name, kind, area, contact, days in SERVICES
    }
    by_user = {each.user.pk: each for each in viewers}
    open_ones = (
        Episode.objects.filter(
            team=office.team, closed_on=None, family__loss_recorded_at=None, packages__isnull=False
        )
        .select_related("family")
        .distinct()
        .order_by("pk")[:5]
    )
    for number, episode in enumerate(open_ones):
        _followed(by_user[episode.keyworker_id], episode, listed, number, today)


def _listed(
    office: Viewer, today: dt.date, name: str, kind: Kind, area: str, contact: str, days: int
) -> LocalService:
    on = today - dt.timedelta(days=days)
    return actions.add_service(
        by=office, name=name, kind=kind, area=area, contact=contact, about="", on=on
    )


def _followed(
    by: Viewer, episode: Episode, listed: dict[Kind, LocalService], number: int, today: dt.date
) -> None:
    kinds = (Kind.ISOLATION, Kind.DEBT, Kind.HOUSING, Kind.ESSENTIALS, Kind.DOMESTIC_ABUSE)
    carer = episode.family.relationships.order_by("pk")[0].carer
    strain = (
        Stressor.objects.filter(family=episode.family, presence=Presence.PRESENT, withdrawn_at=None)
        .order_by("-noted_on", "pk")
        .first()
    )
    offer = actions.offer_help(
        by=by,
        family=episode.family,
        service=listed[kinds[number]],
        person=carer,
        item=strain.item if strain and number < 3 else "",
        on=today - dt.timedelta(days=26),
        note="We looked at it together on the telephone." if number == 0 else "",
    )
    if number == 2:
        _step(by, offer, SignpostState.DECLINED, 20, today, "Not now: her sister is helping.")
        return
    offer = _accepted(by, offer, 21, 6 if number == 3 else -4, today)
    if number == 0:
        offer = _step(by, offer, SignpostState.ARRIVED, 12, today, "")
        done = "Goes every Monday now, and has met two other mothers."
        _step(by, offer, SignpostState.FINISHED, 2, today, done)


def _accepted(by: Viewer, offer: Signpost, ago: int, ask_in: int, today: dt.date) -> Signpost:
    return actions.step(
        by=by,
        signpost=offer,
        to=SignpostState.ACCEPTED,
        on=today - dt.timedelta(days=ago),
        ask_on=today + dt.timedelta(days=ask_in),
    )


def _step(
    by: Viewer, offer: Signpost, to: SignpostState, ago: int, today: dt.date, note: str
) -> Signpost:
    on = today - dt.timedelta(days=ago)
    return actions.step(by=by, signpost=offer, to=to, on=on, note=note)
