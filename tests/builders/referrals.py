"""Referrals and contacts for tests, made by actions only."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils import timezone

from attunement.service.accounts.models import User
from attunement.service.accounts.viewer import Viewer
from attunement.service.referrals import actions
from attunement.service.referrals.models import (
    Contact,
    Mode,
    Outcome,
    Referral,
    ReferralState,
    ReferredBy,
)
from attunement.service.referrals.new import NewReferral
from attunement.service.relationships.models import Family, Person
from world import TODAY, new_family


def new_referral(*, days_ago: int = 14, **changes: Any) -> NewReferral:
    told = NewReferral(
        received_on=TODAY - dt.timedelta(days=days_ago),
        referred_by=ReferredBy.PROFESSIONAL,
        referrer_name="Jo Bell",
        referrer_role="Health visitor",
        reason="Ada finds it hard to soothe Sam.",
        consent_from=0,
        consent_given_on=TODAY - dt.timedelta(days=days_ago + 2),
    )
    return replace(told, **changes)


def referral(
    by: Viewer, *, family: Family | None = None, days_ago: int = 14, name: str = "Okafor", **kw: Any
) -> Referral:
    return actions.receive_referral(
        by=by,
        team=by.team,
        new=new_referral(days_ago=days_ago, **kw),
        family=family or new_family(name=name),
    )


def accepted(by: Viewer, row: Referral, *, keyworker: User | None = None) -> Referral:
    return actions.accept_referral(
        by=by,
        referral=row,
        keyworker=keyworker or by.user,
        relationships=list(row.family.relationships.all()),
        reason="The relationship is what needs help.",
        on=TODAY,
        seen=row.version,
    )


def answered(
    by: Viewer, row: Referral, state: ReferralState = ReferralState.SIGNPOSTED
) -> Referral:
    return actions.answer_referral(
        by=by, referral=row, state=state, reason="Another service fits.", on=TODAY, seen=row.version
    )


def contact(
    by: Viewer,
    family: Family,
    people: Sequence[Person],
    *,
    outcome: Outcome = Outcome.MET,
    days_ago: int = 1,
    **kw: Any,
) -> Contact:
    return actions.record_contact(
        by=by,
        family=family,
        at=timezone.localtime() - dt.timedelta(days=days_ago),
        mode=kw.pop("mode", Mode.HOME_VISIT),
        people=people,
        met=kw.pop("met", people if outcome == Outcome.MET else ()),
        outcome=outcome,
        **kw,
    )


def planned(
    by: Viewer, family: Family, people: Sequence[Person], *, days_ahead: int = 3
) -> Contact:
    return actions.plan_contact(
        by=by,
        family=family,
        at=timezone.localtime() + dt.timedelta(days=days_ahead),
        mode=Mode.HOME_VISIT,
        people=people,
    )
