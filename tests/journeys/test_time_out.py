"""A session that ends half-way through a questionnaire: what was answered is not lost."""

import pytest
from django.contrib.sessions.models import Session
from journey import Journey
from playwright.sync_api import expect

import world
from attunement.service.assessments.models import Assessment, Response
from builders import assessments

HARD = "1. Little interest or pleasure in doing things"
LOW = "2. Feeling down, depressed, or hopeless"


def given_a_baseline_under_way(journey: Journey) -> Assessment:
    by = journey.world.practitioner
    home = world.home(by)
    return assessments.start(by, world.episode(by, home))


def when_she_answers_two_questions(journey: Journey, baseline: Assessment) -> None:
    journey.signs_in(journey.world.practitioner)
    journey.visits("choose_measure", assessment=baseline.pk)
    journey.follows("Ada answers: PHQ-9: Patient Health Questionnaire-9")
    journey.chooses("Several days", under=HARD)
    journey.chooses("More than half the days", under=LOW)


def when_the_baby_wakes_and_the_session_ends() -> None:
    Session.objects.all().delete()


def when_she_saves_after_all(journey: Journey) -> None:
    journey.presses("Save the answers")


def then_she_is_asked_to_sign_in_and_nothing_is_saved(journey: Journey) -> None:
    journey.is_at("account_login")
    assert not Response.objects.exists()


def then_her_answers_are_there(journey: Journey) -> None:
    journey.sees("Your session had ended, so nothing was saved. What you typed is below")
    for answer, question in (("Several days", HARD), ("More than half the days", LOW)):
        group = journey.page.get_by_role("group", name=question)
        expect(group.get_by_role("radio", name=answer, exact=True)).to_be_checked()


def then_they_can_be_saved(journey: Journey) -> None:
    journey.presses("Save the answers")
    journey.sees("Not finished: 2 of 9 answered, no score")
    assert Response.objects.get().answers["1"] == 1


@pytest.mark.parametrize("way", ["journey", "plain_journey"])
def test_a_session_that_ends_half_way(way: str, request: pytest.FixtureRequest) -> None:
    journey: Journey = request.getfixturevalue(way)
    baseline = given_a_baseline_under_way(journey)
    when_she_answers_two_questions(journey, baseline)
    when_the_baby_wakes_and_the_session_ends()
    when_she_saves_after_all(journey)
    then_she_is_asked_to_sign_in_and_nothing_is_saved(journey)
    journey.signs_in(journey.world.practitioner)
    then_her_answers_are_there(journey)
    then_they_can_be_saved(journey)
