"""Referral and triage: steps 2 and 3 of the chain."""

import datetime as dt

from journey import Journey

from world import TODAY

from .people import ACCEPTED, BABY, BORN, FATHER, MOTHER, NHS_NUMBER, PAIR, REFERRED, Case

BIRTH = ("The baby", "Date of birth")


def when_she_enters_a_referral_with_a_birth_in_the_future(journey: Journey) -> None:
    journey.follows("Referrals")
    journey.follows("Enter a referral")
    _the_referral(journey)
    _the_baby(journey, born=TODAY + dt.timedelta(days=40))
    _the_parents(journey)
    _what_is_hard(journey)
    _their_agreement(journey)
    journey.shot("referral", tall=True)
    journey.presses("Save the referral")


def then_she_is_told_at_the_date_and_nothing_is_lost(journey: Journey) -> None:
    journey.error_summary_says("date of birth")
    journey.still_holds("First name", "Ayo", under="The baby")
    journey.still_holds("First name", "Femi", under="A second parent or carer")


def when_she_mends_the_date(journey: Journey) -> None:
    journey.fills_day("Date of birth", BORN, under="The baby")
    journey.presses("Save the referral")


def then_the_family_waits_for_triage(journey: Journey) -> None:
    journey.sees("Waiting for triage", "Text Grace first", BABY, MOTHER, FATHER)
    journey.follows("Worklist")
    journey.sees("Bello")
    journey.visits("referrals")
    journey.sees("120 days")


def when_she_accepts_it_with_herself_as_keyworker(journey: Journey, case: Case) -> None:
    journey.follows("Bello")
    journey.follows("Decide about this referral")
    journey.chooses("Accept: start work with this family")
    journey.fills("Why?", "Both parents ask for help while Ayo is small. It is what we are for.")
    journey.fills_day("Date of the decision", ACCEPTED)
    journey.picks(case.practitioner.user.name, from_="If you accept: who will be their keyworker?")
    journey.shot("triage")
    journey.presses("Save the decision")


def then_their_care_has_begun(journey: Journey, case: Case) -> None:
    journey.is_at("family", family=case.family.pk)
    journey.sees("In our care since", case.practitioner.user.name, PAIR, "Ayo and Femi")


def _the_referral(journey: Journey) -> None:
    journey.fills_day("When did the referral reach the team?", REFERRED)
    journey.fills("Name of the person who refers", "Jo Bell")
    journey.fills("Their role", "Health visitor")
    journey.fills("Where they work", "Riverside health visiting")
    journey.fills("What help is hoped for?", "Ayo turns away when Grace comes close.")
    journey.fills(
        "What concerns the family, in their own words?", "“I feel like she does not want me.”"
    )
    journey.chooses("Yes", under="Are they willing to meet us?")


def _the_baby(journey: Journey, *, born: dt.date) -> None:
    journey.fills("First name", "Ayo", under="The baby")
    journey.fills("Last name", "Bello", under="The baby")
    journey.fills_day("Date of birth", born, under="The baby")
    journey.fills("NHS number", NHS_NUMBER, under="The baby")
    journey.chooses("Traced", under=("The baby", "Has the NHS number been traced?"))


def _the_parents(journey: Journey) -> None:
    _parent(journey, "The parent or carer", "Grace", "Mother", "07700 900123")
    journey.unfolds("A second parent or carer")
    _parent(journey, "A second parent or carer", "Femi", "Father", "07700 900456")
    journey.fills(
        "How is it safe to contact them?", "Text Grace first. Femi works nights: not before noon."
    )


def _parent(journey: Journey, place: str, name: str, role: str, telephone: str) -> None:
    journey.fills("First name", name, under=place)
    journey.fills("Last name", "Bello", under=place)
    journey.chooses(role, under=(place, "Who are they to the baby?"))
    journey.chooses(
        "Has parental responsibility", under=(place, "Do they have parental responsibility?")
    )
    journey.fills("Phone number", telephone, under=place)


def _what_is_hard(journey: Journey) -> None:
    journey.ticks(
        "Current or past mental illness",
        "Traumatic birth",
        "Little enjoyment together",
        "Accepts help",
    )


def _their_agreement(journey: Journey) -> None:
    journey.chooses("The first parent or carer", under="Who in the family agreed to this referral?")
    journey.fills_day("When did they agree?", REFERRED)
