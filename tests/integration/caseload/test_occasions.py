"""Which assessments are owed: above all, that a last session is not guessed."""

import datetime as dt
from dataclasses import replace

import pytest

from attunement.guidance import Status
from attunement.service.assessments.models import Phase
from attunement.service.care_packages.models import PartKind, PartState
from attunement.service.caseload.facts import (
    AssessmentFacts,
    EpisodeFacts,
    PackageFacts,
    PartFacts,
)
from attunement.service.caseload.occasions import last_session_on, owed

ON = dt.date(2026, 6, 1)
LATEST = dt.date(2026, 5, 25)
PART = PartFacts(
    name="VIPP-SD",
    kind=PartKind.INDIVIDUAL,
    state=PartState.ACTIVE,
    expected=7,
    delivered=3,
    last_on=LATEST,
)


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


def package(*parts: PartFacts, ended_on: dt.date | None = None) -> PackageFacts:
    return PackageFacts(agreed_on=ON - days(90), ended_on=ended_on, parts=parts)


def episode(
    *phases: tuple[Phase, int, int | None], last_session_on: dt.date | None = None
) -> EpisodeFacts:
    """`phases` are (phase, started so many days ago, completed so many days ago)."""
    return EpisodeFacts(
        opened_on=ON - days(200),
        last_session_on=last_session_on,
        assessments=tuple(
            AssessmentFacts(
                phase=phase,
                started_on=ON - days(started),
                completed_on=None if completed is None else ON - days(completed),
            )
            for phase, started, completed in phases
        ),
    )


class TestTheLastSession:
    @pytest.mark.parametrize(
        ("part", "known"),
        [
            (PART, False),
            (replace(PART, booked=4), True),
            (replace(PART, booked=3), False),
            (replace(PART, expected=None), False),
            (replace(PART, state=PartState.COMPLETED), True),
            (replace(PART, state=PartState.STOPPED), True),
        ],
    )
    def test_is_known_only_when_no_other_can_follow(self, part: PartFacts, known: bool) -> None:
        assert last_session_on(episode(), [package(part)]) == (LATEST if known else None)

    def test_is_not_known_while_one_part_is_open(self) -> None:
        done = replace(PART, state=PartState.COMPLETED)
        assert last_session_on(episode(), [package(done, PART)]) is None

    def test_does_not_wait_for_help_from_elsewhere(self) -> None:
        done = replace(PART, state=PartState.COMPLETED)
        elsewhere = replace(PART, kind=PartKind.SIGNPOSTING, last_on=None)
        assert last_session_on(episode(), [package(done, elsewhere)]) == LATEST

    def test_is_what_the_ending_says(self) -> None:
        said = ON - days(2)
        assert last_session_on(episode(last_session_on=said), [package(PART)]) == said

    def test_does_not_exist_before_a_package(self) -> None:
        assert last_session_on(episode(), []) is None


class TestWhatIsOwed:
    def names(self, facts: EpisodeFacts, *packages: PackageFacts) -> list[tuple[str, Status]]:
        return [(each.rule.name, each.status) for each in owed(facts, packages, ON)]

    def test_nothing_before_assessment_starts(self) -> None:
        assert self.names(episode()) == []

    def test_the_baseline_within_28_days_of_its_start(self) -> None:
        assert self.names(episode((Phase.BASELINE, 28, None))) == [("Baseline", Status.DUE)]
        late = self.names(episode((Phase.BASELINE, 29, None)))
        assert late == [("Baseline", Status.OVERDUE)]

    def test_nothing_once_it_is_done(self) -> None:
        assert self.names(episode((Phase.BASELINE, 28, 10))) == []

    def test_a_review_three_months_on(self) -> None:
        assert ("Review", Status.DUE) in self.names(episode((Phase.BASELINE, 110, 100)))

    def test_end_measures_only_when_the_last_session_is_known(self) -> None:
        facts = episode((Phase.BASELINE, 60, 50))
        assert self.names(facts, package(PART)) == []
        done = replace(PART, state=PartState.COMPLETED)
        assert self.names(facts, package(done)) == [("End", Status.DUE)]

    def test_a_follow_up_is_known_by_its_own_name(self) -> None:
        done = replace(PART, state=PartState.COMPLETED, last_on=ON - days(190))
        facts = episode((Phase.BASELINE, 300, 290), (Phase.END, 190, 190))
        assert ("Follow-up", Status.DUE) in self.names(facts, package(done))
        met = replace(
            facts,
            assessments=(
                *facts.assessments,
                AssessmentFacts(phase=Phase.FOLLOW_UP, started_on=ON, completed_on=ON),
            ),
        )
        assert "Follow-up" not in [name for name, _ in self.names(met, package(done))]
