"""What may follow what in the life of a referral. Drawn in docs/reference/states.md."""

from .models import ReferralState

TRANSITIONS: dict[ReferralState, frozenset[ReferralState]] = {
    ReferralState.RECEIVED: frozenset(
        {
            ReferralState.ACCEPTED,
            ReferralState.CONSULTATION,
            ReferralState.SIGNPOSTED,
            ReferralState.DECLINED,
            ReferralState.REVOKED,
        }
    ),
    # Taken back only while nothing has been done for the family: see policies.may_revoke.
    ReferralState.ACCEPTED: frozenset({ReferralState.REVOKED}),
    ReferralState.CONSULTATION: frozenset(),
    ReferralState.SIGNPOSTED: frozenset(),
    ReferralState.DECLINED: frozenset(),
    ReferralState.REVOKED: frozenset(),
}


def may_follow(before: ReferralState, after: ReferralState) -> bool:
    return after in TRANSITIONS[before]
