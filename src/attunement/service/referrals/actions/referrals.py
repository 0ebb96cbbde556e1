"""Every write about referrals: bringing them in, deciding, taking back."""

import datetime as dt
from collections.abc import Sequence

from ...accounts.models import Team, User
from ...accounts.viewer import Viewer
from ...audit.actions import Entry, action, record, record_all
from ...consents.actions import note_agreements
from ...relationships import actions as people
from ...relationships import selectors as families
from ...relationships.models import Episode, Family, Relationship, Reporter
from ...relationships.new import NewFamily
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import Decision, Import, Referral, ReferralState, ReferredBy
from ..new import Incoming, NewReferral


@action
def receive_referral(
    *, by: Viewer | None, team: Team, new: NewReferral, family: NewFamily | Family
) -> Referral:
    """Write down a referral, with the family that it brings (or about one that we know).

    `by` is None for what a family or a referrer sends from outside.
    """
    if isinstance(family, NewFamily):
        family = people.register_family(by=by, team=team, new=family)
    return _receive(by, team, [(family, new, "")], None)[0]


@action
def receive_referrals(
    *, by: Viewer, rows: Sequence[Incoming], source: Import | None = None
) -> list[Referral]:
    """Write down many referrals at once, each with the new family that it brings."""
    registered = people.register_families(by=by, team=by.team, new=[row.family for row in rows])
    told = [(f, row.referral, row.key) for f, row in zip(registered, rows, strict=True)]
    return _receive(by, by.team, told, source)


def _receive(
    by: Viewer | None,
    team: Team,
    told: Sequence[tuple[Family, NewReferral, str]],
    source: Import | None,
) -> list[Referral]:
    agreed = families.carers_of([family for family, _, _ in told])
    received = Referral.objects.bulk_create(
        Referral(
            team=team,
            family=family,
            received_on=new.received_on,
            referred_by=new.referred_by,
            referrer_name=new.referrer_name,
            referrer_role=new.referrer_role,
            referrer_organisation=new.referrer_organisation,
            referrer_contact=new.referrer_contact,
            reason=new.reason,
            concerns_in_their_words=new.concerns_in_their_words,
            willing=new.willing,
            consent_given_by=agreed[family.pk][new.consent_from],
            consent_given_on=new.consent_given_on,
            source=source,
            import_key=key,
        )
        for family, new, key in told
    )
    if told:
        note_agreements(
            by=by,
            team=team,
            told=[
                (family, agreed[family.pk][new.consent_from], new.consent_given_on)
                for family, new, _ in told
            ],
        )
    for family, new, _ in told:
        if new.stressors:
            people.note_stressors(
                by=by,
                family=family,
                reporter=REPORTERS[new.referred_by],
                on=new.received_on,
                presences=new.stressors,
            )
    record_all(
        by=by,
        team=team,
        entries=[
            Entry(
                verb="received a referral",
                family=row.family_id,
                subject=f"referral {row.pk}",
                details={
                    "referred_by": row.referred_by,
                    "received_on": row.received_on.isoformat(),
                },
            )
            for row in received
        ],
    )
    return received


REPORTERS = {
    ReferredBy.FAMILY: Reporter.FAMILY,
    ReferredBy.PROFESSIONAL: Reporter.REFERRER,
}


def _decide(
    by: Viewer, referral: Referral, state: ReferralState, reason: str, on: dt.date, verb: str
) -> Referral:
    """Write the step and its reason; the referral is locked and the policies have agreed."""
    before, referral.state = referral.state, state
    bump(referral, "state", "episode")
    Decision.objects.create(
        referral=referral, state=state, reason=reason, decided_on=on, decided_by=by.user
    )
    record(
        by=by,
        verb=verb,
        family=referral.family_id,
        subject=f"referral {referral.pk}",
        details={"before": before, "after": state, "on": on.isoformat()},
    )
    return referral


@action
def accept_referral(
    *,
    by: Viewer,
    referral: Referral,
    keyworker: User | None,
    relationships: Sequence[Relationship],
    reason: str,
    on: dt.date,
    seen: int | None,
) -> Referral:
    """Take the family on. Opens an episode about these relationships; where one is open already,
    the referral joins it, and its keyworker stays."""
    referral = lock(referral, seen=seen)
    insist(policies.may_decide(referral))
    insist(policies.may_decide_on(referral, on))
    episode = families.open_episode(referral.family)
    if episode is None:
        insist(policies.needs_keyworker(keyworker, relationships))
        assert keyworker is not None
        episode = people.open_episode(
            by=by, family=referral.family, relationships=relationships, keyworker=keyworker, on=on
        )
    referral.episode = episode
    return _decide(by, referral, ReferralState.ACCEPTED, reason, on, "accepted a referral")


@action
def answer_referral(
    *,
    by: Viewer,
    referral: Referral,
    state: ReferralState,
    reason: str,
    on: dt.date,
    seen: int | None,
) -> Referral:
    """Answer with a consultation, a signpost or a no; the family stays with whoever has it now."""
    referral = lock(referral, seen=seen)
    insist(policies.may_decide(referral))
    insist(policies.may_answer(referral, state))
    insist(policies.may_decide_on(referral, on))
    return _decide(by, referral, state, reason, on, "answered a referral")


@action
def revoke_referral(
    *, by: Viewer, referral: Referral, reason: str, on: dt.date, seen: int | None
) -> Referral:
    """Take a referral back. An episode that it alone had opened closes with it."""
    referral = lock(referral, seen=seen)
    insist(policies.may_revoke(referral))
    insist(policies.may_decide_on(referral, on))
    episode = referral.episode
    if episode is not None and _opened_by(referral, episode):
        people.close_episode(by=by, episode=episode, on=on, because=f"Taken back: {reason}")
    return _decide(by, referral, ReferralState.REVOKED, reason, on, "took back a referral")


def _opened_by(referral: Referral, episode: Episode) -> bool:
    others = episode.referrals.filter(state=ReferralState.ACCEPTED).exclude(pk=referral.pk)
    return episode.closed_on is None and not others.exists()
