"""Local services and offers of them, through actions alone."""

import datetime as dt
from typing import Any

from attunement.service.accounts.viewer import Viewer
from attunement.service.relationships.models import Family
from attunement.service.signposting import actions
from attunement.service.signposting.models import Kind, LocalService, Signpost, SignpostState
from world import TODAY

REFUGE = "Safe Harbour"
REFUGE_NUMBER = "01632 960 555"


def service(
    by: Viewer, name: str = "Advice Point", kind: Kind = Kind.DEBT, **facts: Any
) -> LocalService:
    given: dict[str, Any] = {
        "area": "Exampletown",
        "contact": "Call 01632 960 444, weekdays.",
        "about": "",
        "on": TODAY,
        **facts,
    }
    return actions.add_service(by=by, name=name, kind=kind, **given)


def refuge(by: Viewer) -> LocalService:
    contact = f"Call {REFUGE_NUMBER} at any hour, or help@harbour.example"
    return service(by, REFUGE, Kind.DOMESTIC_ABUSE, contact=contact)


def offered(by: Viewer, family: Family, service: LocalService, **facts: Any) -> Signpost:
    given: dict[str, Any] = {"on": TODAY - dt.timedelta(days=20), **facts}
    return actions.offer_help(by=by, family=family, service=service, **given)


def accepted(by: Viewer, signpost: Signpost, *, ask_in: int = 7, days_ago: int = 15) -> Signpost:
    """They said yes some days ago; we ask after `ask_in` days (negative: it is late)."""
    on = TODAY - dt.timedelta(days=days_ago)
    return actions.step(
        by=by,
        signpost=signpost,
        to=SignpostState.ACCEPTED,
        on=on,
        ask_on=TODAY + dt.timedelta(days=ask_in),
    )
