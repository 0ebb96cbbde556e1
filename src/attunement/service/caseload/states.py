"""How things stand with one relationship: a pure function of dated facts, nothing kept by hand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..assessments.models import Phase
from ..care_packages.models import PartKind, PartState
from ..design.filters import day, plural
from ..referrals.models import ReferralState
from .facts import EpisodeFacts, PackageFacts, PartFacts, ReferralFacts, RelationshipFacts


class Stage(StrEnum):
    """Where in the work a relationship is; the order is that of an episode."""

    WAITING = "waiting"
    ENGAGING = "engaging"
    ASSESSING = "assessing"
    CHOOSING = "choosing"
    DELIVERING = "delivering"
    REVIEWING = "reviewing"
    ENDED = "ended"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class State:
    stage: Stage
    words: str


REFERRED = {
    ReferralState.RECEIVED: "Waiting for triage",
    ReferralState.ACCEPTED: "Accepted, no episode open",
    ReferralState.CONSULTATION: "Consultation instead of an episode",
    ReferralState.SIGNPOSTED: "Told where else to go",
    ReferralState.DECLINED: "Not taken on",
    ReferralState.REVOKED: "Referral taken back",
}


def relationship_state(
    relationship: RelationshipFacts,
    episode: EpisodeFacts | None,
    referral: ReferralFacts | None,
    on: dt.date,
) -> State:
    """Where this relationship is on a day, by the family's latest episode and latest referral."""
    if relationship.loss:
        return State(Stage.OUTSIDE, relationship.loss)
    if relationship.ended_on is not None and relationship.ended_on <= on:
        return State(Stage.OUTSIDE, f"No longer carer and child since {day(relationship.ended_on)}")
    if episode is None:
        return _referred(referral)
    if episode.closed_on is not None and episode.closed_on <= on:
        return State(Stage.ENDED, f"Ended {day(episode.closed_on)}")
    if not relationship.included:
        return State(Stage.OUTSIDE, "Not part of the work at the moment")
    if relationship.packages:
        return _care(relationship.packages)
    return _before_care(episode)


def _referred(referral: ReferralFacts | None) -> State:
    if referral is None:
        return State(Stage.OUTSIDE, "No referral yet")
    waiting = referral.state == ReferralState.RECEIVED
    words = REFERRED[referral.state]
    if waiting:
        return State(Stage.WAITING, words)
    return State(Stage.OUTSIDE, f"{words}, {day(referral.on)}")


def _before_care(episode: EpisodeFacts) -> State:
    baseline = episode.assessed(Phase.BASELINE)
    if baseline is not None and baseline.completed_on is not None:
        return State(Stage.CHOOSING, "Assessed, package not yet agreed")
    if baseline is not None:
        return State(Stage.ASSESSING, f"Assessment under way since {day(baseline.started_on)}")
    if episode.met_on is not None:
        return State(Stage.ENGAGING, "Getting to know each other")
    return State(Stage.WAITING, "Accepted, not met yet")


def _care(packages: Sequence[PackageFacts]) -> State:
    """What goes on in any package; where nothing does, what the latest one was."""
    under_way = [package for package in packages if package.ended_on is None]
    going = [part for package in under_way for part in package.parts if part.open]
    if going:
        return State(Stage.DELIVERING, "; ".join(part_words(part) for part in going))
    latest = packages[0]
    return State(
        Stage.REVIEWING,
        "; ".join(part_words(part) for part in latest.parts) or "Package ended",
    )


def part_words(part: PartFacts) -> str:
    """One part in words: "VIPP-SD under way, 3 of 7 sessions"."""
    if part.kind == PartKind.SIGNPOSTING:
        met = {PartState.COMPLETED: "put in touch", PartState.STOPPED: "not taken up"}
        return f"{part.name}: {met.get(part.state, 'suggested')}"
    if part.kind == PartKind.OWN_THERAPY:
        return "In own therapy" if part.open else "Own therapy has ended"
    if part.state == PartState.PLANNED:
        return f"{part.name} agreed, not started"
    how = {
        PartState.ACTIVE: "under way",
        PartState.COMPLETED: "completed",
        PartState.STOPPED: "stopped early",
    }
    return f"{part.name} {how[part.state]}, {dose_words(part.delivered, part.expected)}"


def dose_words(delivered: int, expected: int | None) -> str:
    """ "3 of 7 sessions"; where nobody has said how many, "3 sessions so far"."""
    if expected is None:
        return f"{plural(delivered, 'session')} so far"
    return f"{delivered} of {plural(expected, 'session')}"
