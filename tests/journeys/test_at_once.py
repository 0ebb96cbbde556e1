"""Two people at one record, and one person who presses a button twice."""

import pytest
from django.utils import timezone
from journey import Journey

import world
from attunement.service.accounts.roles import Role
from attunement.service.referrals.models import Contact
from attunement.service.relationships.models import Family

SAFE = "How is it safe to contact them?"
HERS, THEIRS = "Text Ada after noon.", "Never ring: the flat has one phone."


def given_a_family_that_two_people_have_open(one: Journey, other: Journey) -> Family:
    family = world.home(one.world.practitioner).family
    one.signs_in(one.world.practitioner)
    other.signs_in(one.world.viewers[Role.TEAM_LEAD])
    for each in (one, other):
        each.visits("change_family", family=family.pk)
    return family


def when_somebody_writes(journey: Journey, words: str) -> None:
    journey.fills(SAFE, words)
    journey.presses("Save")


def then_the_second_is_told_and_keeps_her_words(journey: Journey) -> None:
    journey.error_summary_says("Someone else changed this while you were working on it.")
    journey.still_holds(SAFE, HERS)
    journey.sees("Nothing was overwritten.")


def then_she_can_see_what_is_there_now(journey: Journey) -> None:
    journey.sees(THEIRS)


def when_she_brings_both_together(journey: Journey) -> None:
    when_somebody_writes(journey, f"{THEIRS} {HERS}")


def then_both_are_in_the_record(journey: Journey, family: Family) -> None:
    journey.is_at("family", family=family.pk)
    journey.sees(f"{THEIRS} {HERS}")


@pytest.mark.each_engine
def test_two_people_change_one_family(journey: Journey, colleague_journey: Journey) -> None:
    family = given_a_family_that_two_people_have_open(journey, colleague_journey)
    when_somebody_writes(colleague_journey, THEIRS)
    when_somebody_writes(journey, HERS)
    then_the_second_is_told_and_keeps_her_words(journey)
    then_she_can_see_what_is_there_now(journey)
    when_she_brings_both_together(journey)
    then_both_are_in_the_record(journey, family)


def given_a_contact_about_to_be_saved(journey: Journey) -> Family:
    by = journey.world.practitioner
    home = world.home(by)
    world.episode(by, home)
    journey.signs_in(by)
    journey.visits("record_contact", family=home.family.pk)
    journey.fills_day("When?", world.TODAY, time=f"{timezone.localtime():%H:%M}")
    journey.chooses("Text message", under="How?")
    journey.ticks("Ada Okafor", under="Whom is it meant for?")
    journey.chooses("Message left or sent", under="What came of it?")
    return home.family


def when_she_presses_save_twice(journey: Journey) -> None:
    journey.page.get_by_role("button", name="Save").dblclick(no_wait_after=True)


def then_there_is_one_contact(journey: Journey, family: Family) -> None:
    journey.is_at("family", family=family.pk)
    journey.sees("1 attempt")
    assert Contact.objects.count() == 1


@pytest.mark.each_engine
def test_a_button_pressed_twice_acts_once(journey: Journey) -> None:
    family = given_a_contact_about_to_be_saved(journey)
    when_she_presses_save_twice(journey)
    then_there_is_one_contact(journey, family)
