"""Goals in the family's own words, rated from 0 to 10."""

import datetime as dt

import pytest

import world as worlds
from attunement.service.assessments import actions, selectors
from attunement.service.assessments.models import Goal, GoalRating, Phase
from attunement.service.audit.models import Event
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build
from world import TODAY

from .conftest import Scene


def rate(scene: Scene, goal: Goal, rating: int, **kwargs: object) -> GoalRating:
    arguments = {"assessment": scene.baseline, "on": TODAY} | kwargs
    return actions.rate_goal(by=scene.by, goal=goal, rating=rating, **arguments)  # type: ignore[arg-type]


def test_a_goal_keeps_their_words_whose_it_is_and_the_first_rating(scene: Scene) -> None:
    goal = build.goal(scene.by, scene.baseline, scene.home, "That he stops crying when I hold him")
    assert goal.words == "That he stops crying when I hold him"
    assert (goal.set_by, goal.relationship) == (scene.home.mother, scene.home.relationship)
    assert goal.ratings.get().rating == 2
    assert Event.objects.get(verb="set a goal").details == {"rated": True}


def test_a_goal_need_not_be_rated_at_once_and_then_has_no_rating(scene: Scene) -> None:
    goal = actions.set_goal(
        by=scene.by,
        assessment=scene.baseline,
        words="More sleep",
        set_by=scene.home.mother,
        relationship=None,
        on=TODAY,
    )
    assert not goal.ratings.exists()


def test_new_words_are_a_new_goal(scene: Scene) -> None:
    build.goal(scene.by, scene.baseline, scene.home, "To laugh")
    build.goal(scene.by, scene.baseline, scene.home, "To laugh out loud")
    assert [goal.words for goal in selectors.goals_of(scene.episode)] == [
        "To laugh",
        "To laugh out loud",
    ]


def test_ratings_follow_each_other_over_the_occasions(scene: Scene) -> None:
    goal = build.goal(scene.by, scene.baseline, scene.home)
    end = build.start(scene.by, scene.episode, phase=Phase.END)
    rate(scene, goal, 8, assessment=end)
    (found,) = selectors.goals_of(scene.episode)
    assert [row.rating for row in found.standing] == [2, 8]  # type: ignore[attr-defined]


def test_a_second_rating_in_one_assessment_stands_instead_of_the_first(scene: Scene) -> None:
    goal = build.goal(scene.by, scene.baseline, scene.home)
    first = goal.ratings.get()
    again = rate(scene, goal, 5, seen=first.pk)
    first.refresh_from_db()
    assert first.withdrawn_because == "Rated again in the same assessment."
    assert selectors.standing_rating(goal, scene.baseline) == again
    with pytest.raises(Stale):
        rate(scene, goal, 6, seen=first.pk)


@pytest.mark.parametrize("rating", [-1, 11])
def test_a_rating_outside_0_to_10_is_refused(scene: Scene, rating: int) -> None:
    goal = build.goal(scene.by, scene.baseline, scene.home)
    with pytest.raises(Refused, match="whole number from 0 to 10"):
        rate(scene, goal, rating)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_rating_is_dated_from_the_goal_to_today(scene: Scene, days: int) -> None:
    goal = build.goal(scene.by, scene.baseline, scene.home)
    with pytest.raises(Refused, match="The date must be from"):
        rate(scene, goal, 5, on=TODAY + dt.timedelta(days=days))


def test_a_goal_of_another_episode_is_not_rated_here(scene: Scene) -> None:
    other = worlds.home(scene.by, name="Hart")
    episode = worlds.episode(scene.by, other)
    goal = build.goal(scene.by, build.start(scene.by, episode), other)
    with pytest.raises(Refused, match="another episode"):
        rate(scene, goal, 5)


def test_only_a_parent_or_carer_of_this_family_sets_a_goal(scene: Scene) -> None:
    other = worlds.home(scene.by, name="Hart")
    for person, relationship, why in (
        (scene.home.baby, None, "Sam is not a parent or carer"),
        (other.mother, None, "is not a parent or carer in this family"),
        (scene.home.mother, other.relationship, "belongs to another family"),
    ):
        with pytest.raises(Refused, match=why):
            actions.set_goal(
                by=scene.by,
                assessment=scene.baseline,
                words="Anything",
                set_by=person,
                relationship=relationship,
                on=TODAY,
            )
    assert not Goal.objects.exists()


def test_a_withdrawn_goal_stays_readable_and_takes_no_rating(scene: Scene) -> None:
    goal = build.goal(scene.by, scene.baseline, scene.home)
    actions.withdraw_goal(by=scene.by, goal=goal, because="Said by a neighbour")
    goal.refresh_from_db()
    assert (goal.withdrawn_because, goal.withdrawn_by) == ("Said by a neighbour", scene.by.user)
    assert goal.ratings.count() == 1
    assert selectors.goals_of(scene.episode) == []
    with pytest.raises(Refused, match="has been withdrawn"):
        rate(scene, goal, 5)
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_goal(by=scene.by, goal=goal, because="Again")
