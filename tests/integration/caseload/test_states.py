"""How things stand, from dated facts alone. Each row of the table is one worked example."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.assessments.models import Phase
from attunement.service.care_packages.models import PartKind, PartState
from attunement.service.caseload.facts import (
    AssessmentFacts,
    EpisodeFacts,
    PackageFacts,
    PartFacts,
    ReferralFacts,
    RelationshipFacts,
)
from attunement.service.caseload.states import (
    REFERRED,
    Stage,
    State,
    part_words,
    relationship_state,
)
from attunement.service.referrals.models import ReferralState

ON = dt.date(2026, 6, 1)
OPENED = dt.date(2026, 3, 1)
VIPP = PartFacts(
    name="VIPP-SD", kind=PartKind.INDIVIDUAL, state=PartState.ACTIVE, expected=7, delivered=3
)
THERAPY = PartFacts(
    name="Talking therapy", kind=PartKind.OWN_THERAPY, state=PartState.PLANNED, expected=None
)
LIBRARY = PartFacts(
    name="Library songs", kind=PartKind.SIGNPOSTING, state=PartState.PLANNED, expected=None
)


def episode(**facts: object) -> EpisodeFacts:
    return EpisodeFacts(opened_on=OPENED, **facts)  # type: ignore[arg-type]


def assessed(completed_on: dt.date | None) -> tuple[AssessmentFacts, ...]:
    started = dt.date(2026, 3, 20)
    return (AssessmentFacts(phase=Phase.BASELINE, started_on=started, completed_on=completed_on),)


def with_package(*parts: PartFacts, ended_on: dt.date | None = None) -> RelationshipFacts:
    package = PackageFacts(agreed_on=dt.date(2026, 4, 20), ended_on=ended_on, parts=parts)
    return RelationshipFacts(packages=(package,))


PLAIN = RelationshipFacts()
DONE = dt.date(2026, 4, 2)
COMPLETED = replace(VIPP, state=PartState.COMPLETED, delivered=7)
STOPPED = replace(VIPP, state=PartState.STOPPED)


@pytest.mark.parametrize(
    ("relationship", "episode", "words", "stage"),
    [
        (PLAIN, None, "No referral yet", Stage.OUTSIDE),
        (PLAIN, episode(), "Accepted, not met yet", Stage.WAITING),
        (PLAIN, episode(met_on=DONE), "Getting to know each other", Stage.ENGAGING),
        (
            PLAIN,
            episode(met_on=DONE, assessments=assessed(None)),
            "Assessment under way since 20 March 2026",
            Stage.ASSESSING,
        ),
        (
            PLAIN,
            episode(met_on=DONE, assessments=assessed(DONE)),
            "Assessed, package not yet agreed",
            Stage.CHOOSING,
        ),
        (with_package(VIPP), episode(), "VIPP-SD under way, 3 of 7 sessions", Stage.DELIVERING),
        (
            with_package(VIPP, THERAPY, LIBRARY),
            episode(),
            "VIPP-SD under way, 3 of 7 sessions; In own therapy; Library songs: suggested",
            Stage.DELIVERING,
        ),
        (with_package(COMPLETED), episode(), "VIPP-SD completed, 7 of 7 sessions", Stage.REVIEWING),
        (
            with_package(STOPPED, ended_on=DONE),
            episode(),
            "VIPP-SD stopped early, 3 of 7 sessions",
            Stage.REVIEWING,
        ),
        (with_package(ended_on=DONE), episode(), "Package ended", Stage.REVIEWING),
        (with_package(VIPP), episode(closed_on=DONE), "Ended 2 April 2026", Stage.ENDED),
        (
            RelationshipFacts(included=False),
            episode(),
            "Not part of the work at the moment",
            Stage.OUTSIDE,
        ),
        (
            RelationshipFacts(ended_on=DONE),
            episode(),
            "No longer carer and child since 2 April 2026",
            Stage.OUTSIDE,
        ),
    ],
)
def test_the_state_of_a_relationship(
    relationship: RelationshipFacts, episode: EpisodeFacts | None, words: str, stage: Stage
) -> None:
    state = relationship_state(relationship, episode, None, ON)
    assert (state.words, state.stage) == (words, stage)


def test_a_family_that_waits_for_triage_says_so() -> None:
    referral = ReferralFacts(state=ReferralState.RECEIVED, on=DONE)
    state = relationship_state(PLAIN, None, referral, ON)
    assert (state.words, state.stage) == ("Waiting for triage", Stage.WAITING)


def test_what_was_decided_instead_is_said_with_its_day() -> None:
    referral = ReferralFacts(state=ReferralState.SIGNPOSTED, on=DONE)
    words = relationship_state(PLAIN, None, referral, ON).words
    assert words == "Told where else to go, 2 April 2026"


def test_every_state_of_a_referral_has_words() -> None:
    assert set(REFERRED) == set(ReferralState)


@pytest.mark.parametrize("kind", PartKind)
@pytest.mark.parametrize("state", PartState)
def test_every_part_in_every_state_has_words(kind: PartKind, state: PartState) -> None:
    part = PartFacts(name="X", kind=kind, state=state, expected=None, delivered=1)
    words = part_words(part)
    # What somebody's own therapy is called is not for the whole team.
    assert words.startswith("X") is (kind is not PartKind.OWN_THERAPY)
    assert len(words) > 3


def test_where_nobody_said_how_many_there_is_no_of() -> None:
    words = part_words(replace(VIPP, expected=None, delivered=1))
    assert words == "VIPP-SD under way, 1 session so far"


def test_the_newest_package_speaks() -> None:
    old = PackageFacts(agreed_on=OPENED, ended_on=DONE, parts=(STOPPED,))
    new = PackageFacts(agreed_on=DONE, ended_on=None, parts=(THERAPY,))
    state = relationship_state(RelationshipFacts(packages=(new, old)), episode(), None, ON)
    assert state.words == "In own therapy"


def test_work_that_goes_on_is_told_whatever_package_came_later() -> None:
    older = PackageFacts(agreed_on=OPENED, ended_on=None, parts=(VIPP,))
    therapy = PackageFacts(agreed_on=DONE, ended_on=None, parts=(THERAPY,))
    both = RelationshipFacts(packages=(therapy, older))
    assert relationship_state(both, episode(), None, ON) == State(
        Stage.DELIVERING, "In own therapy; VIPP-SD under way, 3 of 7 sessions"
    )
    over = replace(therapy, ended_on=DONE, parts=(replace(THERAPY, state=PartState.COMPLETED),))
    one = RelationshipFacts(packages=(over, older))
    assert (
        relationship_state(one, episode(), None, ON).words == "VIPP-SD under way, 3 of 7 sessions"
    )


dates = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@given(
    ended=st.none() | dates,
    closed=st.none() | dates,
    met=st.none() | dates,
    completed=st.none() | dates,
    included=st.booleans(),
    parts=st.lists(st.sampled_from([VIPP, THERAPY, LIBRARY, COMPLETED, STOPPED])),
)
def test_there_is_always_exactly_one_state_in_words(
    ended: dt.date | None,
    closed: dt.date | None,
    met: dt.date | None,
    completed: dt.date | None,
    included: bool,
    parts: list[PartFacts],
) -> None:
    relationship = replace(with_package(*parts), ended_on=ended, included=included)
    facts = episode(closed_on=closed, met_on=met, assessments=assessed(completed))
    state = relationship_state(relationship, facts, None, ON)
    assert state.words
    if ended is not None and ended <= ON:
        assert state.stage == Stage.OUTSIDE
    elif closed is not None and closed <= ON:
        assert state.stage == Stage.ENDED
    else:
        assert state.stage != Stage.ENDED
