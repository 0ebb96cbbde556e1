"""The list of referrals, one state at a time; those waiting for triage first."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from ...design.filters import day
from ..models import Referral, ReferralState
from .babies import Baby, baby, waited


@dataclass(frozen=True)
class Tab:
    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Row:
    family: str
    href: str
    babies: tuple[Baby, ...]
    received: str
    waited: str
    waited_share: str
    referred_by: str


@dataclass(frozen=True)
class ListPresenter:
    title: str
    tabs: tuple[Tab, ...]
    caption: str
    rows: tuple[Row, ...]
    waiting: bool
    nothing: str
    earlier_href: str
    later_href: str
    new_href: str
    import_href: str
    new_label: str = "Enter a referral"
    import_label: str = "Bring in a file"
    waiting_href: str = ""
    waiting_label: str = "Who is waiting to be met, and in which order"


def referral_list(
    rows: Sequence[Referral], *, state: ReferralState, page: int, more: bool, today: dt.date
) -> ListPresenter:
    waiting = state == ReferralState.RECEIVED
    here = reverse("referrals")
    return ListPresenter(
        title="Referrals",
        tabs=tuple(
            Tab(one.label, f"{here}?state={one.value}", one == state) for one in ReferralState
        ),
        caption=f"{state.label}: {'longest waiting' if waiting else 'latest'} first",
        rows=tuple(_row(row, today) for row in rows),
        waiting=waiting,
        nothing="Nobody is waiting for triage." if waiting else "No referrals here.",
        earlier_href=f"{here}?state={state.value}&page={page - 1}" if page > 1 else "",
        later_href=f"{here}?state={state.value}&page={page + 1}" if more else "",
        new_href=reverse("new_referral"),
        import_href=reverse("import_referrals"),
        waiting_href=reverse("waiting_list"),
    )


def _row(row: Referral, today: dt.date) -> Row:
    days, share = waited(row.received_on, today=today)
    members = row.family.babies  # type: ignore[attr-defined]  # put there by selectors.CHILDREN
    return Row(
        family=row.family.name,
        href=reverse("referral", args=[row.pk]),
        babies=tuple(baby(member.person, today=today) for member in members),
        received=day(row.received_on),
        waited=days,
        waited_share=share,
        referred_by=row.referrer_name or row.get_referred_by_display(),
    )
