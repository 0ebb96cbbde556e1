"""A mother asks for help at night, on an old phone that runs no scripts."""

import datetime as dt

from journey import Journey
from playwright.sync_api import expect

from attunement.service.referrals.models import Referral, ReferredBy
from attunement.service.relationships.models import Person
from world import TODAY

TERMS_OF_THE_TRADE = (
    "stressor",
    "triage",
    "assessment",
    "intervention",
    "attachment",
    "engagement",
)


def when_she_opens_the_page(journey: Journey) -> None:
    journey.visits("refer_family", team=journey.world.team.slug)


def then_it_speaks_to_her(journey: Journey) -> None:
    journey.sees(
        "You are not alone", "There is no wrong answer.", "call the crisis line: 0000 000."
    )
    expect(journey.page.locator("main")).not_to_contain_text("Sign in")
    for term in TERMS_OF_THE_TRADE:
        journey.does_not_see(term)
    journey.shot("ask-for-help", tall=True)


def when_she_sends_too_little(journey: Journey) -> None:
    journey.fills("What would you like help with?", "My baby cries and I cry too.")
    journey.fills("Your baby’s first name", "Lily", under="Your baby")
    journey.fills("Your first name", "Kate")
    journey.presses("Send")


def then_she_is_told_gently_what_is_missing(journey: Journey) -> None:
    journey.error_summary_says(
        "Tell us when your baby was born, or is due",
        "Tell us who you are to the baby",
        "Give us a phone number or an email, to reach you",
        "Tick the box if you are happy for us to read this",
    )
    journey.still_holds("What would you like help with?", "My baby cries and I cry too.")


def when_she_adds_it(journey: Journey) -> None:
    born = TODAY - dt.timedelta(weeks=7)
    journey.fills_day("When was your baby born?", born, under="Your baby")
    journey.chooses("Mum", under="Who are you to the baby?")
    journey.fills("Your phone number", "07700 900321")
    journey.fills("How is it safe for us to contact you?", "Text me. Do not leave a message.")
    journey.ticks("Baby cries a lot and is hard to settle", "Feeling alone")
    journey.ticks("I am happy for the team to read this and contact me")
    journey.presses("Send")


def then_she_is_thanked_and_told_what_comes_next(journey: Journey) -> None:
    journey.is_at("refer_thanks", team=journey.world.team.slug)
    journey.sees("Thank you. We have what you sent", "What happens next")
    journey.does_not_see("Lily", "Kate")


def then_the_team_has_it_in_her_words(journey: Journey) -> None:
    referral = Referral.objects.get()
    assert referral.referred_by == ReferredBy.FAMILY
    assert referral.reason == "My baby cries and I cry too."
    assert referral.family.safe_contact == "Text me. Do not leave a message."
    assert Person.objects.filter(given_name="Lily").exists()
    journey.signs_in(journey.world.practitioner)
    journey.sees("Waiting for triage")


def test_a_mother_asks_for_help_on_her_phone(plain_phone_journey: Journey) -> None:
    journey = plain_phone_journey
    when_she_opens_the_page(journey)
    then_it_speaks_to_her(journey)
    when_she_sends_too_little(journey)
    then_she_is_told_gently_what_is_missing(journey)
    when_she_adds_it(journey)
    then_she_is_thanked_and_told_what_comes_next(journey)
    then_the_team_has_it_in_her_words(journey)
