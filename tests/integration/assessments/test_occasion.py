"""Beginning, writing up and completing an assessment."""

import datetime as dt

import pytest

import world as worlds
from attunement.service.assessments import actions, selectors
from attunement.service.assessments.models import Assessment, Phase
from attunement.service.audit.models import Event
from attunement.service.relationships import actions as relationships
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build
from world import TODAY

from .conftest import Scene

DAY = dt.timedelta(days=1)


def notes(scene: Scene, seen: int | None = None, **said: object) -> Assessment:
    written = {
        "referrer_information": "",
        "conversation": "",
        "observation": "",
        "observed": None,
    } | said
    return actions.write_notes(by=scene.by, assessment=scene.baseline, seen=seen, **written)  # type: ignore[arg-type]


def test_starting_is_written_and_audited(scene: Scene) -> None:
    row = Assessment.objects.get()
    assert (row.phase, row.started_on, row.started_by) == (Phase.BASELINE, TODAY, scene.by.user)
    event = Event.objects.get(verb="started an assessment")
    assert (event.subject, event.family_id) == (f"assessment {row.pk}", scene.home.family.pk)


def test_an_episode_has_one_baseline(scene: Scene) -> None:
    with pytest.raises(Refused, match="already has its baseline assessment"):
        build.start(scene.by, scene.episode)


def test_a_second_review_waits_for_the_first(scene: Scene) -> None:
    review = build.start(scene.by, scene.episode, phase=Phase.REVIEW)
    with pytest.raises(Refused, match=r"A review assessment from .* is still open"):
        build.start(scene.by, scene.episode, phase=Phase.REVIEW)
    actions.complete_assessment(by=scene.by, assessment=review, on=TODAY, seen=None)
    assert build.start(scene.by, scene.episode, phase=Phase.REVIEW).pk != review.pk


@pytest.mark.parametrize("days", [-11, 1])
def test_an_assessment_lies_within_the_episode_and_not_ahead(scene: Scene, days: int) -> None:
    with pytest.raises(Refused, match="This episode of care began on"):
        build.start(scene.by, scene.episode, phase=Phase.REVIEW, on=TODAY + days * DAY)


def test_a_closed_episode_takes_no_assessment(scene: Scene) -> None:
    relationships.close_episode(by=scene.by, episode=scene.episode, on=TODAY, because="Moved away")
    with pytest.raises(Refused, match="has ended"):
        build.start(scene.by, scene.episode, phase=Phase.END)
    with pytest.raises(Refused, match="has ended"):
        notes(scene, conversation="More")


def test_notes_are_written_with_whom_was_observed(scene: Scene) -> None:
    notes(scene, observation="Sam looked up and waited.", observed=scene.home.relationship)
    row = Assessment.objects.get()
    assert row.observation == "Sam looked up and waited."
    assert row.observed == scene.home.relationship
    assert row.version == 2
    assert Event.objects.filter(verb="wrote assessment notes").count() == 1


def test_an_observation_of_nobody_is_refused(scene: Scene) -> None:
    with pytest.raises(Refused, match="about one relationship"):
        notes(scene, observation="They played.")


def test_another_familys_relationship_cannot_have_been_observed(scene: Scene) -> None:
    other = worlds.home(scene.by, name="Hart")
    with pytest.raises(Refused, match="another family"):
        notes(scene, observation="They played.", observed=other.relationship)


def test_the_second_of_two_writers_is_told(scene: Scene) -> None:
    notes(scene, seen=1, conversation="First")
    with pytest.raises(Stale):
        notes(scene, seen=1, conversation="Second")
    assert Assessment.objects.get().conversation == "First"


def test_completing_closes_it_for_every_write(scene: Scene) -> None:
    goal = build.goal(scene.by, scene.baseline, scene.home)
    done = actions.complete_assessment(
        by=scene.by, assessment=scene.baseline, on=TODAY, seen=scene.baseline.version
    )
    assert done.completed_on == TODAY
    assert Event.objects.filter(verb="completed an assessment").count() == 1
    for write in (
        lambda: notes(scene, conversation="More"),
        lambda: build.phq9(scene.by, scene.baseline, scene.home),
        lambda: build.goal(scene.by, scene.baseline, scene.home),
        lambda: actions.rate_goal(
            by=scene.by, goal=goal, assessment=scene.baseline, rating=3, on=TODAY
        ),
        lambda: actions.complete_assessment(
            by=scene.by, assessment=scene.baseline, on=TODAY, seen=None
        ),
    ):
        with pytest.raises(Refused, match="This assessment was completed on"):
            write()


@pytest.mark.parametrize("days", [-1, 1])
def test_it_is_completed_between_its_start_and_today(scene: Scene, days: int) -> None:
    with pytest.raises(Refused, match="This assessment was started on"):
        actions.complete_assessment(
            by=scene.by, assessment=scene.baseline, on=TODAY + days * DAY, seen=None
        )


def test_another_team_cannot_find_it(scene: Scene, world: worlds.World) -> None:
    with pytest.raises(Assessment.DoesNotExist):
        selectors.assessment(world.stranger, scene.baseline.pk)
    assert selectors.assessment(scene.by, scene.baseline.pk) == scene.baseline
